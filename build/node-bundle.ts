import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';
import { bolt11Aliases } from './bolt11-aliases.ts';

/** How TypeScript of ours is bundled for Node: packages stay in node_modules, except bolt11 with its shims. */
export const nodeBundle = {
  root: fileURLToPath(new URL('..', import.meta.url)),
  publicDir: false,
  resolve: { alias: bolt11Aliases },
  ssr: { noExternal: ['bolt11'] },
} satisfies UserConfig;
