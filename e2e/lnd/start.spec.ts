/** What stops the start, or lets it wait, in a sentence for the operator; and what the macaroon may do. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { removeData, startServer, type RunningServer } from '../support/server.ts';
import { httpsText } from './network/https-json.ts';
import { LightningNetwork } from './network/network.ts';
import { until } from './network/program.ts';
import { documentedPermissions } from './support/permissions.ts';
import { lndSettings, makeRealWallet, walletInvoice } from './support/real-server.ts';

let network: LightningNetwork;
let settings: Record<string, string>;
let server: RunningServer | null = null;

beforeAll(async () => {
  network = await LightningNetwork.start();
  settings = await lndSettings(network.ours);
});
afterAll(() => network?.stop());
afterEach(async () => {
  await server?.stop();
  if (server) await removeData(server);
  server = null;
});

/** What the server says before it gives up by itself. */
async function lastWords(changed: Record<string, string>, dataDir?: string): Promise<string> {
  const env = { ...settings, ...changed };
  const doomed = await startServer({ env, ...(dataDir === undefined ? {} : { dataDir }) }).catch(
    (error: unknown) => String(error),
  );
  if (typeof doomed === 'string') return doomed;
  await until('the server to end', async () => doomed.process.exitCode !== null);
  expect(doomed.process.exitCode).toBe(1);
  if (dataDir === undefined) await removeData(doomed);
  return doomed.output();
}

describe('the start is stopped by', () => {
  test('another network than the one that is meant', async () => {
    expect(await lastWords({ NETWORK: '' })).toContain(
      'NETWORK is mainnet, but the Lightning node ours runs on regtest. Set NETWORK=regtest',
    );
  });

  test('the certificate of another', async () => {
    const words = await lastWords({ LND_TLS_CERT: network.payee.certFile });
    expect(words).toContain('LND’s certificate is not the one in LND_TLS_CERT');
  });

  test('no certificate, where no authority knows LND', async () => {
    expect(await lastWords({ LND_TLS_CERT: '' })).toContain('Give LND_TLS_CERT the tls.cert');
  });

  test('the macaroon of another node', async () => {
    const LND_MACAROON = network.payee.adminMacaroonFile;
    expect(await lastWords({ LND_MACAROON })).toContain('LND refuses the macaroon in LND_MACAROON');
  });

  test('a macaroon that may not pay', async () => {
    const LND_MACAROON = await network.ours.bakeMacaroon(
      documentedPermissions().filter((uri) => !uri.includes('SendPaymentV2')),
    );
    expect(await lastWords({ LND_MACAROON })).toContain(
      'may not call /routerrpc.Router/SendPaymentV2',
    );
  });

  test('a file that is not there', async () => {
    expect(await lastWords({ LND_MACAROON: '/nowhere.macaroon' })).toContain(
      'LND_MACAROON is no macaroon in hex, and no file that can be read (ENOENT)',
    );
  });

  test('another node than the ledger’s', async () => {
    const first = await startServer({ env: settings });
    await walletInvoice(first, await makeRealWallet(first), 1);
    await first.stop();
    const other = await lndSettings(network.payee);
    expect(await lastWords(other, first.dataDir)).toContain(
      'This ledger belongs to the Lightning node',
    );
    await removeData(first);
  });
});

test('locked: it waits, says what to do, and goes on when LND is unlocked', async () => {
  await network.ours.stop();
  await network.ours.start({ locked: true });
  server = await startServer({ env: settings });
  const { output } = server;
  await until('the sentence', async () => output().includes('LND’s wallet is locked. Unlock it'));
  await network.ours.unlock();
  await network.connect();
  await walletInvoice(server, await makeRealWallet(server), 1);
});

test('away: it waits until LND is there', async () => {
  await network.ours.stop('SIGKILL');
  server = await startServer({ env: settings });
  const { output } = server;
  await until('the sentence', async () => output().includes('cannot be reached'));
  await network.ours.start();
  await network.connect();
  await walletInvoice(server, await makeRealWallet(server), 1);
});

test('the certificate’s text and the macaroon’s file do as well', async () => {
  server = await startServer({
    env: {
      ...settings,
      LND_TLS_CERT: readFileSync(network.ours.certFile, 'utf8'),
      LND_MACAROON: network.ours.adminMacaroonFile,
    },
  });
  await walletInvoice(server, await makeRealWallet(server), 1);
});

describe('the documented macaroon', () => {
  test.each([
    ['GET', '/v1/newaddress', undefined],
    ['POST', '/v1/transactions', { addr: 'x', amount: '1' }],
    ['GET', '/v1/payments', undefined],
    ['GET', '/v1/balance/blockchain', undefined],
    ['POST', '/v1/channels', { local_funding_amount: '1' }],
    ['POST', '/v1/macaroon', { permissions: [] }],
    ['POST', '/v2/invoices/settle', {}],
  ] as const)('may not %s %s', async (method, path, body) => {
    const { status, text } = await httpsText(`${network.ours.url}${path}`, {
      method,
      ca: readFileSync(network.ours.certFile),
      headers: { 'Grpc-Metadata-macaroon': settings['LND_MACAROON'] ?? '' },
      ...(body === undefined ? {} : { body }),
    });
    expect(status).not.toBe(200);
    expect(text).toContain('permission denied');
  });
});
