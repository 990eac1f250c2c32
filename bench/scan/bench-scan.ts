/** Scanning: how many difficult frames are read, compared with html5-qrcode's own decoder, and how fast a camera is read. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { handheld, picture, writeFilm } from '#e2e/support/qr-picture.ts';
import { gzipKilobytes } from '../../build/first-visit.ts';
import { median, percentile, type BenchLine, type BenchReport } from '../report.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveFolder } from '../support/serve-folder.ts';
import { invoiceLike } from './draw-code.ts';
import type { Outcome, Reading } from './frames-page.ts';
import { folderOf } from './page-config.ts';
import { seededRandom } from './random.ts';

const OPENINGS = 15;

export async function benchScan(): Promise<BenchReport> {
  for (const page of ['frames', 'live'] as const) {
    await build({ configFile: path.resolve(`bench/scan/${page}.vite.config.ts`) });
  }
  const readings = await readFrames();
  return {
    title: `Scanning, over ${readings.length} frames of real-length invoices in Chromium`,
    lines: [...framesReport(readings), ...(await liveReport()), ...(await sizeReport())],
  };
}

async function readFrames(): Promise<Reading[]> {
  const site = await serveFolder(folderOf('frames'));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.addScriptTag({ url: '/page.js', type: 'module' });
    await page.waitForFunction(() => 'readFrames' in globalThis);
    return await page.evaluate(() => globalThis.readFrames());
  } finally {
    await browser.close();
    site.close();
  }
}

type Decoder = 'ours' | 'onePass' | 'zxingJs';

function framesReport(readings: Reading[]): BenchLine[] {
  const pristine = readings.filter(({ degradation }) => degradation === 'pristine');
  const share = (of: Reading[], decoder: Decoder) =>
    (100 * count(of, decoder, 'right')) / of.length;
  const times = (decoder: Decoder) => readings.map((reading) => reading[decoder].ms);
  const kinds = new Set(readings.map(({ degradation }) => degradation));
  const unread = [...kinds].flatMap((kind) => {
    const of = readings.filter(({ degradation }) => degradation === kind);
    const missing = of.length - count(of, 'ours', 'right');
    return missing === 0
      ? []
      : [{ name: `  of them, ${kind}`, value: missing, unit: `of ${of.length}` }];
  });
  return [
    { name: 'ways of degrading them', value: kinds.size - 1, unit: '', budget: { min: 20 } },
    { name: 'ours: read', value: share(readings, 'ours'), unit: '%', budget: { min: 95 } },
    {
      name: 'ours: read, pristine',
      value: share(pristine, 'ours'),
      unit: '%',
      budget: { min: 100 },
    },
    {
      name: 'ours: wrong texts',
      value: count(readings, 'ours', 'wrong'),
      unit: '',
      budget: { max: 0 },
    },
    { name: 'ours: not read', value: count(readings, 'ours', 'nothing'), unit: '' },
    ...unread,
    { name: 'ours: a picture, median', value: median(times('ours')), unit: 'ms' },
    { name: 'ours: a picture, 99 of 100', value: percentile(times('ours'), 0.99), unit: 'ms' },
    { name: 'ours, with one pass only: read', value: share(readings, 'onePass'), unit: '%' },
    { name: 'ours, with one pass only: median', value: median(times('onePass')), unit: 'ms' },
    { name: 'zxing-js of html5-qrcode: read', value: share(readings, 'zxingJs'), unit: '%' },
    {
      name: 'zxing-js of html5-qrcode: read, pristine',
      value: share(pristine, 'zxingJs'),
      unit: '%',
    },
    { name: 'zxing-js of html5-qrcode: median', value: median(times('zxingJs')), unit: 'ms' },
  ];
}

function count(readings: Reading[], decoder: Decoder, read: Outcome['read']): number {
  return readings.filter((reading) => reading[decoder].read === read).length;
}

async function liveReport(): Promise<BenchLine[]> {
  const random = seededRandom(7);
  const text = invoiceLike(340, true, random);
  const long = invoiceLike(780, false, random);
  const steady = await openings(text, [picture([{ text }], { width: 1280, height: 720 })]);
  const shots = Array.from({ length: 12 }, (_, frame) => handheld(long, frame));
  const inHand = await openings(long, shots);
  return [
    {
      name: 'camera: from opening it to the text, median',
      value: median(steady),
      unit: 'ms',
      budget: { max: 300 },
    },
    { name: 'camera: slowest', value: Math.max(...steady), unit: 'ms' },
    {
      name: 'camera, a long invoice in an unsteady hand: median',
      value: median(inHand),
      unit: 'ms',
    },
  ];
}

/**
 * Milliseconds from opening a fake camera that shows the frames to the text, for each opening.
 * @throws when another text is read
 */
async function openings(text: string, frames: Parameters<typeof writeFilm>[1]): Promise<number[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lnpay-film-'));
  const film = path.join(folder, 'film.y4m');
  await writeFilm(film, frames);
  const site = await serveFolder(folderOf('live'));
  const browser = await launchChromium([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]);
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.addScriptTag({ url: '/page.js', type: 'module' });
    await page.waitForFunction(() => 'prepare' in globalThis);
    await page.evaluate(() => globalThis.prepare());
    const times: number[] = [];
    for (let opening = 0; opening < OPENINGS; opening++) {
      const scanned = await page.evaluate(() => globalThis.scanOnce());
      if (scanned.text !== text) throw new Error(`the camera read another text: ${scanned.text}`);
      times.push(scanned.ms);
    }
    return times;
  } finally {
    await browser.close();
    site.close();
    await rm(folder, { recursive: true });
  }
}

/** The size of the scanner alone, built as a page without the rest of the wallet. */
async function sizeReport(): Promise<BenchLine[]> {
  const folder = folderOf('live');
  const assets = await readdir(folder, { recursive: true });
  const gzip = async (ending: string) => {
    const files = assets.filter((name) => name.endsWith(ending));
    return gzipKilobytes(await Promise.all(files.map((name) => readFile(path.join(folder, name)))));
  };
  return [
    {
      name: 'camera, html5-qrcode, worker and decoder: script, gzip',
      value: await gzip('.js'),
      unit: 'KB',
    },
    {
      name: 'decoder: wasm, gzip, where there is no native one',
      value: await gzip('.wasm'),
      unit: 'KB',
    },
  ];
}
