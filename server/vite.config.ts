import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { bolt11Aliases } from '../build/bolt11-aliases.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the server's own TypeScript for Node; packages stay in node_modules, bolt11 excepted. */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  resolve: { alias: bolt11Aliases },
  ssr: { noExternal: ['bolt11'] },
  build: {
    ssr: true,
    outDir: here('../dist/server'),
    target: 'node20',
    sourcemap: true,
    rollupOptions: {
      input: {
        main: here('./main.ts'),
        'sandbox-worker': here('./node/sandbox/thread/sandbox-worker.ts'),
        'api-key': here('./cli/api-key.ts'),
        audit: here('./cli/audit.ts'),
      },
      // Beside the entries: the sandbox's worker is looked for next to whoever starts it.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
