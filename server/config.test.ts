import path from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('without settings the server is on this machine only, at port 3210', () => {
  expect(readConfig({ PORT: '', HOST: ' ' })).toMatchObject({
    ok: true,
    value: {
      host: '127.0.0.1',
      port: 3210,
      dataDir: path.resolve('data'),
      lightningNode: { kind: 'sandbox' },
    },
  });
});

test.each([
  ['PORT', '99999'],
  ['PORT', 'abc'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', '1e3'],
  ['LIGHTNING_NODE', 'abacus'],
  ['NETWORK', 'simnet'],
  ['NETWORK', 'mainnet'],
])('%s=%s is told in a sentence that names it', (name, value) => {
  const config = readConfig({ [name]: value });
  expect(config).toMatchObject({
    ok: false,
    error: expect.stringContaining(`${name} is "${value}"`),
  });
});

const LND = { LIGHTNING_NODE: 'lnd', LND_MACAROON: 'server.macaroon' };

test('LND: on mainnet, on this machine, its certificate vouched for by the system', () => {
  expect(readConfig(LND)).toMatchObject({
    ok: true,
    value: {
      lightningNode: {
        kind: 'lnd',
        network: 'mainnet',
        settings: {
          restUrl: 'https://127.0.0.1:8080',
          tlsCert: null,
          macaroon: 'server.macaroon',
        },
      },
    },
  });
});

test.each(['http://127.0.0.1:8080', '127.0.0.1:8080', 'https://lnd.example/v1', 'lnd'])(
  'LND_REST_URL=%s is told in a sentence',
  (LND_REST_URL) => {
    expect(readConfig({ ...LND, LND_REST_URL })).toMatchObject({
      ok: false,
      error: expect.stringContaining(`LND_REST_URL is "${LND_REST_URL}"`),
    });
  },
);

test('LND without a macaroon is told in a sentence', () => {
  expect(readConfig({ LIGHTNING_NODE: 'lnd' })).toMatchObject({
    ok: false,
    error: expect.stringContaining('LND_MACAROON is missing'),
  });
});
