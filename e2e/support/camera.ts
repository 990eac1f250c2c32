/** Tests before a camera that shows what they film. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { test as base } from './fixtures.ts';
import { picture, writeFilm, type Picture } from './qr-picture.ts';

interface CameraOptions {
  /** `shows`: there is one, and the page may use it. `denied`: the browser answers no. */
  camera: 'shows' | 'denied' | 'none';
  browserArgs: string[];
}

interface CameraFixtures {
  /** What the camera shows from its next start on. */
  film: (frames: Picture[]) => Promise<void>;
}

export const test = base.extend<object, CameraOptions & CameraFixtures & { filmFile: string }>({
  camera: ['shows', { scope: 'worker', option: true }],
  browserArgs: [[], { scope: 'worker', option: true }],
  filmFile: [
    // oxlint-disable-next-line no-empty-pattern -- playwright asks for a destructured first parameter
    async ({}, provide) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'lnpay-film-'));
      await provide(path.join(folder, 'film.y4m'));
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  film: [
    async ({ filmFile }, provide) => {
      await provide((frames) => writeFilm(filmFile, frames));
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, camera, filmFile, browserArgs }, provide) => {
      await writeFilm(filmFile, [picture([])]);
      const device = [
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${filmFile}`,
      ];
      const flags = {
        shows: [...device, '--use-fake-ui-for-media-stream'],
        denied: device,
        none: [],
      }[camera];
      await provide({
        ...launchOptions,
        args: [...(launchOptions.args ?? []), ...flags, ...browserArgs],
      });
    },
    { scope: 'worker' },
  ],
  page: async ({ page }, provide) => {
    await page.addInitScript(countCameras);
    await provide(page);
  },
});

declare global {
  var camerasOpened: MediaStreamTrack[];
}

/** In the page: keeps every track that a camera ever gave. */
function countCameras(): void {
  globalThis.camerasOpened = [];
  if (!('mediaDevices' in navigator)) return;
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    globalThis.camerasOpened.push(...stream.getTracks());
    return stream;
  };
}

/** How many cameras are on, and how often one was opened. */
export function cameras(page: Page): Promise<{ on: number; opened: number }> {
  return page.evaluate(() => ({
    on: globalThis.camerasOpened.filter(({ readyState }) => readyState === 'live').length,
    opened: globalThis.camerasOpened.length,
  }));
}
