import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './build/find-browser.mjs';
import { CHROMIUM_ARGS } from './e2e/support/chromium-args.ts';

// Not there yet on a bare machine when knip reads this file: `npm run test:browser` sees to it first.
const executablePath = findBrowser();

const launchOptions = {
  ...(executablePath && { executablePath }),
  args: CHROMIUM_ARGS,
};

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Every test has a browser context and a wallet of its own, and waits a third of its time for a
  // host that is slow on purpose: three workers keep two cores busy.
  fullyParallel: true,
  workers: 3,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  // A trace costs a fifth of the time: to get one of a test that failed, add `--trace on` and its file.
  use: { trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'phone',
      testDir: 'e2e/journeys',
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 }, launchOptions },
    },
    {
      name: 'desktop',
      testDir: 'e2e/journeys',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 }, launchOptions },
    },
  ],
});
