import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { NodeGate } from '#server/payments/node-gate.ts';
import { testApi, type TestApi } from './testing/test-api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await testApi();
});

const lnpayError = (status: number, name: string) => ({
  status,
  body: { name, message: expect.stringMatching(/\S/), code: 0, status },
});

describe('every error has LNPay’s shape', () => {
  test.each([
    ['an unknown address', '/v1/nonsense', {}, 404, 'Not Found'],
    ['an unknown address of the site', '/nonsense', {}, 404, 'Not Found'],
    ['broken JSON', '/v1/sandbox/invoice', { body: '{"kind":' }, 400, 'Bad Request'],
    ['a huge body', '/v1/sandbox/invoice', { body: 'x'.repeat(70_000) }, 413, 'Payload Too Large'],
    [
      'another kind of body',
      '/v1/sandbox/invoice',
      { body: '<a/>', headers: { 'Content-Type': 'text/xml' } },
      415,
      'Unsupported Media Type',
    ],
    ['another method', '/v1/capabilities', { method: 'DELETE' }, 405, 'Method Not Allowed'],
    ['another method with a body', '/v1/wallets', { body: {} }, 405, 'Method Not Allowed'],
    ['a broken escape', '/v1/wallet/%E0%A4%A', {}, 400, 'Bad Request'],
    ['no key', '/v1/wallets', {}, 401, 'Unauthorized'],
  ] as const)('%s', async (_name, url, call, status, name) => {
    expect(await api.call(url, call)).toMatchObject(lnpayError(status, name));
  });

  test('405 says what is allowed', async () => {
    const { headers } = await api.call('/v1/capabilities', { method: 'DELETE' });
    expect(headers.allow).toBe('GET, HEAD, OPTIONS');
  });

  test('a node that does not start: 503, and when to retry', async () => {
    const account = await api.account();
    Object.assign(api.context, {
      gate: new NodeGate(),
      settings: { ...api.context.settings, nodeStartMs: 10 },
    });
    const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000n });
    const answer = await api.withdraw(account, { payment_request: paymentRequest });
    expect(answer).toMatchObject(lnpayError(503, 'Service Unavailable'));
    expect(answer.headers['retry-after']).toBe('5');
  });

  test('an unforeseen error: 500, reported without an address, and without details for the caller', async () => {
    const account = await api.account();
    await api.ledger.database.close();
    const answer = await api.call(`/v1/wallet/${account.waka}`, { key: account.apiKeys.public });
    expect(answer).toMatchObject(lnpayError(500, 'Internal Server Error'));
    expect(api.reports).toHaveLength(1);
    expect(api.reports[0]).toMatch(/^GET \/v1\/wallet\/:access_key: /);
    expect(JSON.stringify(answer.body)).not.toContain('database');
  });
});

describe('other origins', () => {
  test('may ask beforehand, for any header', async () => {
    const answer = await api.call('/v1/wallet/waka_x/withdraw', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://shop.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-api-key,x-lnpay-sdk,idempotency-key',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'x-api-key,x-lnpay-sdk,idempotency-key',
      'access-control-allow-methods': expect.stringContaining('POST'),
    });
  });

  test('can read answers and errors', async () => {
    for (const url of ['/v1/capabilities', '/v1/nonsense', '/v1/wallets']) {
      const { headers } = await api.call(url, { headers: { Origin: 'https://shop.example' } });
      expect(headers['access-control-allow-origin']).toBe('*');
    }
  });
});

test('the usual headers are on every answer', async () => {
  const { headers } = await api.call('/v1/capabilities');
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=(self)'),
    'cache-control': 'no-store',
  });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  expect(headers['strict-transport-security']).toBeUndefined();
});

describe('the documentation', () => {
  test('describes every route, from the schemas that check requests', async () => {
    const { body, status } = await api.call('/docs/json');
    expect(status).toBe(200);
    const { paths, components } = Object(body);
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/v1/wallet/{access_key}/withdraw', '/v1/capabilities']),
    );
    const { post } = paths['/v1/wallet/{access_key}/withdraw'];
    const form = post.requestBody.content['application/json'].schema;
    expect(form.required).toEqual(['payment_request']);
    expect(form.properties.fee_limit_msat).toMatchObject({ type: 'integer', minimum: 0 });
    expect(Object.keys(post.responses)).toEqual(
      expect.arrayContaining(['201', '202', '400', '401', '503', '504']),
    );
    expect(components.schemas.Wtx.properties).toHaveProperty('lnTx');
    expect(JSON.stringify(body)).not.toContain('"def-');
  });

  test('is a page without inline script, under a policy of its own', async () => {
    const page = await api.app.inject('/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect(page.body).not.toMatch(/<script>|<style/);
  });
});

describe('the wallet’s files', () => {
  let folder = '';
  let site: TestApi;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'wallet-'));
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), '<div id="root"></div>');
    writeFileSync(path.join(folder, 'assets', 'main-abc.js'), 'run()');
    writeFileSync(path.join(folder, 'assets', 'main-abc.js.gz'), gzipSync('run()'));
    writeFileSync(path.join(folder, '.secret'), 'x');
    site = await testApi({}, { walletFolder: folder });
    return () => rmSync(folder, { recursive: true });
  });

  const page = { headers: { Accept: 'text/html,*/*' } };

  test('the page is at every address of the wallet, and checked anew each time', async () => {
    for (const url of ['/', '/review', '/payment/abc', '/v1x', '/documents']) {
      const answer = await site.call(url, page);
      expect(answer).toMatchObject({ status: 200, body: '<div id="root"></div>' });
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  test('a missing file is not the page', async () => {
    expect(await site.call('/assets/gone.js')).toMatchObject(lnpayError(404, 'Not Found'));
    expect(await site.call('/v1/nonsense', page)).toMatchObject(lnpayError(404, 'Not Found'));
    expect(await site.call('/v1', page)).toMatchObject(lnpayError(404, 'Not Found'));
    expect(await site.call('/docs/nonsense', page)).toMatchObject(lnpayError(404, 'Not Found'));
    expect(await site.call('/.secret')).toMatchObject({ status: 404 });
    expect(await site.call('/../package.json')).toMatchObject({ status: 404 });
  });

  test('hashed files are kept for good, and come compressed', async () => {
    const file = await site.call('/assets/main-abc.js', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(file.status).toBe(200);
    expect(file.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      vary: 'Accept-Encoding',
      'content-type': expect.stringContaining('javascript'),
    });
  });
});
