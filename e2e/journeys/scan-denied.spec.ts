/** The person, or the browser, does not let the page use the camera. */
import { accessibilityProblems } from '../support/accessible.ts';
import { test } from '../support/camera.ts';
import { expect } from '../support/fixtures.ts';
import { openSandboxWallet, openScan } from '../support/sandbox-wallet.ts';

test.use({ camera: 'denied' });

test('permission denied: what to do, and the other ways', async ({ page }) => {
  await openSandboxWallet(page);
  await openScan(page);
  await expect(page.getByText('This page may not use the camera.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try the camera again' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a picture' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Paste' })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
});
