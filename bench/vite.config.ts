import { defineConfig } from 'vite';
import { nodeBundle } from '../build/node-bundle.ts';

export default defineConfig({
  ...nodeBundle,
  build: { ssr: 'bench/main.ts', outDir: 'dist/bench', target: 'node20' },
});
