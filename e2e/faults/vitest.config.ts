import { defineConfig } from 'vitest/config';
import { bolt11Aliases } from '../../build/bolt11-aliases.ts';

/** `npm run test:faults`: the long proofs, which print their counts. */
export default defineConfig({
  resolve: { alias: bolt11Aliases },
  test: {
    include: ['e2e/faults/**/*.spec.ts', 'server/simulation/**/*.faults.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    deps: { optimizer: { ssr: { enabled: true, include: ['bolt11'] } } },
  },
});
