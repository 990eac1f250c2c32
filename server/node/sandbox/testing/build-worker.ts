/** The sandbox's worker built as for production, for tests: threads run JavaScript. */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

export async function buildWorker(): Promise<{ url: URL; remove: () => void }> {
  const directory = mkdtempSync(join(tmpdir(), 'sandbox-worker-'));
  // Packages stay outside the bundle.
  symlinkSync(join(repository, 'node_modules'), join(directory, 'node_modules'));
  await build({
    configFile: false,
    root: repository,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: join(repository, 'server/node/sandbox/sandbox-worker.ts'),
      outDir: join(directory, 'dist'),
      target: 'node20',
      rollupOptions: { output: { entryFileNames: '[name].js' } },
    },
  });
  return {
    url: pathToFileURL(join(directory, 'dist/sandbox-worker.js')),
    remove: () => rmSync(directory, { recursive: true }),
  };
}
