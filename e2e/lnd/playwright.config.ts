import { defineConfig } from '@playwright/test';
import journeys from '../../playwright.config.ts';

const phone = journeys.projects?.find(({ name }) => name === 'phone');

/** A phone paying through our server and a real lnd: `npm run test:lnd:browser`. */
export default defineConfig({
  ...journeys,
  testDir: 'browser',
  // One network of lnds and one server for all: some tests kill them.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  outputDir: '../../test-results/lnd',
  projects: [{ ...phone, testDir: 'browser' }],
});
