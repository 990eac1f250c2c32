import { gzipSync } from 'node:zlib';

/** As the wallet is served: every size we budget is measured after this. */
export function gzip(source: string | Uint8Array): Uint8Array {
  return gzipSync(source, { level: 9 });
}
