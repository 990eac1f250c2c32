import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openLanCertificate } from './lan-certificate.ts';
import { serveLan } from './serve-lan.ts';

function read(url: string, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { ca }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

test('answers over TLS with a certificate that holds for its address', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lnpay-lan-'));
  const certificate = await openLanCertificate(folder, ['127.0.0.1'], new Date());
  const lan = await serveLan(
    (request, response) => response.end(`you asked for ${request.url}`),
    certificate,
    ['127.0.0.1'],
    0,
  );
  expect(await read(`${lan.urls[0]}/scan`, certificate.cert)).toBe('you asked for /scan');
  await lan.stop();
  await expect(read(`${lan.urls[0]}/scan`, certificate.cert)).rejects.toThrow();
  rmSync(folder, { recursive: true });
});
