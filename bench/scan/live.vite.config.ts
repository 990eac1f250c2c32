import { defineConfig } from 'vite';
import { scanAliases } from '../../build/scan-aliases.ts';
import { pageConfig } from './page-config.ts';

export default defineConfig({ ...pageConfig('live'), resolve: { alias: scanAliases } });
