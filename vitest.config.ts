import { defineConfig } from 'vitest/config';
import { bolt11Aliases } from './build/bolt11-aliases.ts';

/** `npm run unit`: everything that needs no LDK network, no built server and no browser. */
export default defineConfig({
  resolve: { alias: bolt11Aliases },
  test: {
    // Most take milliseconds; a busy machine is no failure.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Bundled before the tests run, as for the browser: only so do the aliases reach into the bolt11 package.
    deps: { optimizer: { ssr: { enabled: true, include: ['bolt11'] } } },
    projects: [
      {
        extends: true,
        test: {
          name: 'core, server and build',
          include: ['{core,server,build}/**/*.test.ts'],
          exclude: ['**/*.{sandbox,faults}.test.ts'],
          // Their modules keep no state: loading them once, not for each file, halves the CPU time.
          isolate: false,
        },
      },
      // These put stand-ins in the place of the browser's own functions, and of modules.
      { extends: true, test: { name: 'wallet', include: ['src/**/*.test.{ts,tsx}'] } },
    ],
  },
});
