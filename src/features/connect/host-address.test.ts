import { expect, test } from 'vitest';
import { readHost } from './host-address.ts';

test.each([
  ['https://lnpay.example.com', 'https://lnpay.example.com'],
  [' lnpay.example.com/ ', 'https://lnpay.example.com'],
  ['https://example.com/lnpay/v1/', 'https://example.com/lnpay'],
  ['https://example.com/v1/wallet/waka_x?y=1#z', 'https://example.com'],
  ['HTTPS://Example.COM:443', 'https://example.com'],
  ['localhost:3210', 'http://localhost:3210'],
  ['http://127.0.0.1:3210', 'http://127.0.0.1:3210'],
  ['http://[::1]:3210', 'http://[::1]:3210'],
])('%j is the host %s', (text, host) => {
  expect(readHost(text)).toEqual({ ok: true, value: host });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['http://example.com', 'insecure'],
  ['http://192.168.1.5:3210', 'insecure'],
  ['http://localhost.example.com', 'insecure'],
  ['https://user:secret@example.com', 'has-credentials'],
  ['ftp://example.com', 'wrong-scheme'],
  ['javascript://example.com', 'wrong-scheme'],
  ['nonsense', 'not-an-address'],
  ['https://', 'not-an-address'],
  ['waka_abc', 'not-an-address'],
])('%j is refused as %s', (text, problem) => {
  expect(readHost(text)).toEqual({ ok: false, error: problem });
});
