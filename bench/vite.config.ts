import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { bolt11Aliases } from '../build/bolt11-aliases.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the benches for Node, as server/vite.config.ts does the server. */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  resolve: { alias: bolt11Aliases },
  ssr: { noExternal: ['bolt11'] },
  build: {
    ssr: here('./main.ts'),
    outDir: here('../dist/bench'),
    target: 'node20',
  },
});
