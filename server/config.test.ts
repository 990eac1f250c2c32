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
      lightningNode: 'sandbox',
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
])('%s=%s is told in a sentence that names it', (name, value) => {
  const config = readConfig({ [name]: value });
  expect(config).toMatchObject({
    ok: false,
    error: expect.stringContaining(`${name} is "${value}"`),
  });
});
