import { defineConfig } from 'vitest/config';
import { bolt11Aliases } from '../../../build/bolt11-aliases.ts';

/** `npm run test:sandbox`: the tests that start LDK networks. */
export default defineConfig({
  resolve: { alias: bolt11Aliases },
  test: {
    include: ['server/**/*.sandbox.test.ts'],
    // A network starts in a second and pays in 40 ms; a busy machine needs many times that.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    deps: { optimizer: { ssr: { enabled: true, include: ['bolt11'] } } },
  },
});
