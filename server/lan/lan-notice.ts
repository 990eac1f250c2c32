/** What `--lan` prints: where to go with a phone, and what it means. */
import { renderUnicodeCompact } from 'uqr';
import type { OpenLan } from './open-lan.ts';

export function lanNotice({ urls, fingerprint, folder }: OpenLan): string {
  const [first = '', ...others] = urls;
  return [
    '',
    `On your phone: ${first}`,
    ...others.map((url) => `           or: ${url}`),
    '',
    renderUnicodeCompact(first, { border: 2 }),
    '',
    'Your browser will warn you, once: this certificate was made here, and nobody else vouches for it.',
    'Go on only if it shows this fingerprint (SHA-256):',
    `  ${fingerprint}`,
    '',
    'Everybody on this network can now open the wallet page and use the API of this host. They need keys',
    'of their own to touch a wallet, but anybody can make sandbox wallets. Use it on networks you trust,',
    `and stop the server to end it. The certificate is kept in ${folder}.`,
    '',
  ].join('\n');
}
