import { defineConfig } from 'vite';
import { bolt11Aliases } from '../../build/bolt11-aliases.ts';
import { pageConfig } from './page-config.ts';

export default defineConfig({ ...pageConfig('ours'), resolve: { alias: bolt11Aliases } });
