import { expect, test } from 'vitest';
import { withoutSecrets } from './report.ts';

test.each([
  ['key sak_KkKkKkKkKkneieivTI05Fm3YzTza4N is wrong', 'key sak_… is wrong'],
  ['GET /v1/wallet/waka_gy6aKnNfvPhFm1p8VF3YnjG', 'GET /v1/wallet/waka_…'],
  [`preimage ${'0a'.repeat(32)}`, 'preimage (32 bytes)'],
  [`macaroon ${'0201036c6e64'.repeat(20)} refused`, 'macaroon (hex) refused'],
  [`node 02${'ab'.repeat(32)}`, `node 02${'ab'.repeat(32)}`],
  ['cannot pay lnbcrt10u1p4s8lzkdqj23mk7grrdanx', 'cannot pay ln…'],
  [
    'payment pay_0123456789abcdefABCDEF01 is stuck',
    'payment pay_0123456789abcdefABCDEF01 is stuck',
  ],
])('%s', (line, printed) => {
  expect(withoutSecrets(line)).toBe(printed);
});
