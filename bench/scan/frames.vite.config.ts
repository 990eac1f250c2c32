import { defineConfig } from 'vite';
import { wasmAlias } from '../../build/scan-aliases.ts';
import { pageConfig } from './page-config.ts';

/** With zxing-js, which the wallet leaves out. */
export default defineConfig({ ...pageConfig('frames'), resolve: { alias: wasmAlias } });
