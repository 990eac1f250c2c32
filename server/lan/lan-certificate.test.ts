import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLanCertificate } from './lan-certificate.ts';

const NOW = new Date('2030-01-01T00:00:00Z');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lnpay-lan-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('made for the addresses, with a key that only its owner can read', async () => {
  const { cert } = await openLanCertificate(folder, ['192.168.1.20'], NOW);
  const certificate = new X509Certificate(cert);
  expect(certificate.checkIP('192.168.1.20')).toBe('192.168.1.20');
  expect(certificate.ca).toBe(false);
  const days = (Date.parse(certificate.validTo) - NOW.getTime()) / 86_400_000;
  expect(days).toBeGreaterThan(365);
  expect(days).toBeLessThanOrEqual(825);
  expect(statSync(path.join(folder, 'key.pem')).mode & 0o777).toBe(0o600);
});

test('kept from start to start', async () => {
  const first = await openLanCertificate(folder, ['192.168.1.20'], NOW);
  expect(await openLanCertificate(folder, ['192.168.1.20'], NOW)).toEqual(first);
});

test.each([
  ['another address', ['10.0.0.7'], NOW],
  ['its end is near', ['192.168.1.20'], new Date('2032-03-05T00:00:00Z')],
] as const)('made anew: %s', async (_why, addresses, now) => {
  const first = await openLanCertificate(folder, ['192.168.1.20'], NOW);
  const next = await openLanCertificate(folder, addresses, now);
  expect(next.fingerprint).not.toBe(first.fingerprint);
  expect(readFileSync(path.join(folder, 'certificate.pem'), 'utf8')).toBe(next.cert);
});

test('made anew when the files are spoilt', async () => {
  const first = await openLanCertificate(folder, ['192.168.1.20'], NOW);
  writeFileSync(path.join(folder, 'key.pem'), 'half a ke');
  const next = await openLanCertificate(folder, ['192.168.1.20'], NOW);
  expect(next.fingerprint).not.toBe(first.fingerprint);
});
