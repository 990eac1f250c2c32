/** The sandbox's worker built as for production, for tests: threads run JavaScript. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** Ends as soon as it has handed a `release` to LDK, before anything of it is saved. */
const FRAGILE = `
  import { parentPort } from 'node:worker_threads';
  import './sandbox-worker.js';
  parentPort.on('message', ({ method }) => { if (method === 'release') process.exit(1); });
`;

export interface BuiltWorker {
  url: URL;
  fragileUrl: URL;
  remove: () => void;
}

export async function buildWorker(): Promise<BuiltWorker> {
  const directory = mkdtempSync(join(tmpdir(), 'sandbox-worker-'));
  // Packages stay outside the bundle.
  symlinkSync(join(repository, 'node_modules'), join(directory, 'node_modules'));
  await build({
    configFile: false,
    root: repository,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: join(repository, 'server/node/sandbox/thread/sandbox-worker.ts'),
      outDir: join(directory, 'dist'),
      target: 'node20',
      rollupOptions: { output: { entryFileNames: '[name].js' } },
    },
  });
  writeFileSync(join(directory, 'dist/fragile-worker.js'), FRAGILE);
  return {
    url: pathToFileURL(join(directory, 'dist/sandbox-worker.js')),
    fragileUrl: pathToFileURL(join(directory, 'dist/fragile-worker.js')),
    remove: () => rmSync(directory, { recursive: true }),
  };
}
