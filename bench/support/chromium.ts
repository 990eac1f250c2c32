import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../../build/find-browser.mjs';

export async function launchChromium(args: string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium: run `node build/ensure-browser.mjs` first.');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...args],
  });
}
