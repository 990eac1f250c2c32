import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bolt11Aliases } from './build/bolt11-aliases.ts';
import { firstVisit } from './build/first-visit.ts';
import { precompress } from './build/precompress.ts';
import { scanAliases } from './build/scan-aliases.ts';

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    firstVisit({ entry: 'index.html', screen: 'src/features/connect/connect-screen.tsx' }),
    precompress(),
  ],
  resolve: {
    alias: {
      ...bolt11Aliases,
      ...scanAliases,
      // wouter's stand-in for what React has had since 18.
      'use-sync-external-store/shim/index.js': 'react',
    },
  },
  build: {
    outDir: 'dist/wallet',
    manifest: true,
    target: 'es2022',
    // Inline data: scripts and fonts would need a weaker Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      checks: { pluginTimings: false },
    },
  },
  // `npm run dev` serves the wallet with hot reload; the API comes from `npm start` beside it.
  server: { proxy: { '/v1': 'http://127.0.0.1:3210', '/docs': 'http://127.0.0.1:3210' } },
});
