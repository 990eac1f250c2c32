import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { bolt11Aliases } from './build/bolt11-aliases.ts';
import { scanAliases } from './build/scan-aliases.ts';

/** Compresses what can be compressed once, at build time, so that no request has to. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, output] of Object.entries(bundle)) {
          if (!/\.(?:js|css|html|svg|wasm|webmanifest)$/.test(fileName)) continue;
          const source = output.type === 'chunk' ? output.code : output.source;
          const bytes = Buffer.from(source);
          // The best quality would make the scanner's wasm 12 % smaller, and each start 3.4 s longer.
          const quality = {
            params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 500_000 ? 9 : 11 },
          };
          this.emitFile({
            type: 'asset',
            fileName: `${fileName}.gz`,
            source: gzipSync(bytes, { level: 9 }),
          });
          this.emitFile({
            type: 'asset',
            fileName: `${fileName}.br`,
            source: brotliCompressSync(bytes, quality),
          });
        }
      },
    },
  };
}

const FIRST_VISIT =
  /node_modules\/(?:react|react-dom|scheduler|wouter|regexparam|valibot|@tanstack\/(?:react-query|query-core))\/|src\/ui\/(?:button|classes|icons|notice|fold|foreign-text|calm-text|on-demand|page)\.|src\/messages\/en\/common\./;

export default defineConfig({
  plugins: [react(), tailwindcss(), precompress()],
  resolve: {
    alias: {
      ...bolt11Aliases,
      ...scanAliases,
      // wouter's stand-in for what React has had since 18.
      'use-sync-external-store/shim/index.js': 'react',
    },
  },
  build: {
    outDir: 'dist/wallet',
    manifest: true,
    target: 'es2022',
    // Inline data: scripts and fonts would need a weaker Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      checks: { pluginTimings: false },
      output: {
        // What every first visit needs, in one file: small files compress worse.
        codeSplitting: { groups: [{ name: 'first', test: FIRST_VISIT }] },
      },
    },
  },
  // `npm run dev` serves the wallet with hot reload; the API comes from `npm start` beside it.
  server: { proxy: { '/v1': 'http://127.0.0.1:3210', '/docs': 'http://127.0.0.1:3210' } },
});
