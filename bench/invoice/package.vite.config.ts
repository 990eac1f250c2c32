import { defineConfig } from 'vite';
import { nodePolyfills } from 'vite-plugin-node-polyfills';
import { pageConfig } from './page-config.ts';

export default defineConfig({ ...pageConfig('package'), plugins: [nodePolyfills()] });
