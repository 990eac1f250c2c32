import path from 'node:path';
import type { UserConfig } from 'vite';

/** How both pages are built: with worker and wasm, as the wallet is. */
export function pageConfig(name: 'frames' | 'live'): UserConfig {
  return {
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folderOf(name),
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: false,
      rollupOptions: {
        input: path.resolve(`bench/scan/${name}-page.ts`),
        output: { entryFileNames: 'page.js' },
      },
    },
  };
}

export function folderOf(name: 'frames' | 'live'): string {
  return path.resolve('dist/bench/pages/scan', name);
}
