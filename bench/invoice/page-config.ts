import path from 'node:path';
import type { UserConfig } from 'vite';

/** How both pages are built, apart from what replaces Node's modules. */
export function pageConfig(name: 'ours' | 'package'): UserConfig {
  return {
    logLevel: 'error',
    publicDir: false,
    build: {
      target: 'es2022',
      outDir: path.resolve('dist/bench/pages/invoice'),
      emptyOutDir: false,
      rollupOptions: {
        input: { [name]: path.resolve(`bench/invoice/${name}.ts`) },
        output: { entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  };
}
