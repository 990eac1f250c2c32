/** What `--lan` prints: the addresses for a phone, and what the warning and the risk are. */
import { renderUnicodeCompact } from 'uqr';
import type { OpenLan } from './open-lan.ts';

/** White on black, whatever the terminal's colours are: not every phone reads inverted codes. */
const [WHITE_ON_BLACK, RESET] = ['\u001B[97;40m', '\u001B[0m'];

export function lanNotice({ urls, fingerprint, folder }: OpenLan, inColour: boolean): string {
  const [first = '', ...others] = urls;
  const code = renderUnicodeCompact(first, { border: 2 });
  return [
    '',
    `On your phone: ${first}`,
    ...others.map((url) => `           or: ${url}`),
    '',
    inColour ? code.replaceAll(/^.+$/gm, `${WHITE_ON_BLACK}$&${RESET}`) : code,
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
