import { defineConfig } from 'vite';
import { nodeBundle } from '../build/node-bundle.ts';

export default defineConfig({
  ...nodeBundle,
  build: {
    ssr: true,
    outDir: 'dist/server',
    target: 'node20',
    sourcemap: true,
    rollupOptions: {
      input: {
        main: 'server/main.ts',
        'sandbox-worker': 'server/node/sandbox/thread/sandbox-worker.ts',
        'api-key': 'server/cli/api-key.ts',
        audit: 'server/cli/audit.ts',
      },
      // The server starts the sandbox's worker as a file beside its own.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
