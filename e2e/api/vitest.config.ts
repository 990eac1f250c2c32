import { defineConfig } from 'vitest/config';
import { bolt11Aliases } from '../../build/bolt11-aliases.ts';

/** The API over HTTP, against the built server with the real sandbox network. */
export default defineConfig({
  resolve: { alias: bolt11Aliases },
  test: {
    include: ['e2e/api/**/*.spec.ts'],
    // A test takes three seconds, and many times that on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // A file starts servers of its own; one that waits leaves its core to the others.
    maxWorkers: 3,
  },
});
