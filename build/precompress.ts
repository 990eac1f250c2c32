/** Compresses the built files once, at build time, so that the server never has to. */
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';
import { gzip } from './gzip.ts';

const COMPRESSIBLE = /\.(?:js|css|html|svg|wasm|webmanifest)$/;

/** From this size on Brotli's best quality (11) takes too long: 3.4 s more a build, for a scanner 12 % smaller. */
const LARGE_BYTES = 500_000;

/** Writes `<file>.gz` and `<file>.br` beside each file that compresses. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, output] of Object.entries(bundle)) {
          if (!COMPRESSIBLE.test(fileName)) continue;
          const bytes = Buffer.from(output.type === 'chunk' ? output.code : output.source);
          const quality = bytes.length > LARGE_BYTES ? 9 : constants.BROTLI_MAX_QUALITY;
          const brotli = brotliCompressSync(bytes, {
            params: { [constants.BROTLI_PARAM_QUALITY]: quality },
          });
          this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzip(bytes) });
          this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotli });
        }
      },
    },
  };
}
