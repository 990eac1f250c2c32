import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What axe finds wrong with the page as it is. */
export async function accessibilityProblems(page: Page): Promise<unknown[]> {
  // The wallet has no frames: the page of its own that axe opens to look into frames costs as much as the rest.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) }));
}

/** axe finds nothing on the page, in light and dark. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await accessibilityProblems(page), `${name}, ${colorScheme}`).toEqual([]);
  }
}
