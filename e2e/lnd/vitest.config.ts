import { defineConfig } from 'vitest/config';
import { bolt11Aliases } from '../../build/bolt11-aliases.ts';

/** `npm run test:lnd`: against a network of real lnds. */
export default defineConfig({
  resolve: { alias: bolt11Aliases },
  test: {
    include: ['e2e/lnd/*.spec.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    deps: { optimizer: { ssr: { enabled: true, include: ['bolt11'] } } },
  },
});
