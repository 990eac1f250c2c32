import { defineConfig } from 'vitest/config';
import { bolt11Aliases } from './build/bolt11-aliases.ts';

/** `npm run unit`: everything that needs no LDK network, no built server and no browser. */
export default defineConfig({
  resolve: { alias: bolt11Aliases },
  test: {
    include: ['{core,server,src,build}/**/*.test.{ts,tsx}'],
    exclude: ['**/*.{sandbox,faults}.test.ts'],
    // Most take milliseconds; a busy machine is no failure.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Bundled before the tests run, as for the browser: only so do the aliases reach into the bolt11 package.
    deps: { optimizer: { ssr: { enabled: true, include: ['bolt11'] } } },
  },
});
