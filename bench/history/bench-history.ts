/** A history of ten thousand rows in Chromium, with a host that answers at once. */
import path from 'node:path';
import type { Browser, Page, Route } from '@playwright/test';
import golden from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { median, percentile, type BenchReport } from '../report.ts';
import { launchChromium } from '../support/chromium.ts';

const WALLET = path.resolve('dist/wallet');
/** Nothing listens there: every request is answered here. */
const ORIGIN = 'http://localhost:9';
const ROWS = 10_000;
const OPENINGS = 7;
const FRAMES = 400;
const PX_A_FRAME = 300;

export async function benchHistory(): Promise<BenchReport> {
  const browser = await launchChromium();
  try {
    const openings: number[] = [];
    for (let i = 0; i < OPENINGS; i += 1) openings.push(await timeOpening(browser));
    const page = await openHistory(browser);
    const found = await timeSearch(page);
    const { frames, drawn } = await scroll(page);
    return {
      title: `History of ${ROWS.toLocaleString('en')} rows, Chromium`,
      lines: [
        {
          name: 'from opening the address to the first rows, median',
          value: median(openings),
          unit: 'ms',
          budget: { max: 2000 },
        },
        {
          name: 'a search that reads all of it first',
          value: found,
          unit: 'ms',
          budget: { max: 30_000 },
        },
        { name: 'rows drawn at once, at most', value: drawn, unit: '', budget: { max: 80 } },
        { name: 'a frame while scrolling, median', value: median(frames), unit: 'ms' },
        {
          name: 'a frame while scrolling, 95 of 100',
          value: percentile(frames, 0.95),
          unit: 'ms',
          budget: { max: 50 },
        },
        { name: 'a frame while scrolling, longest', value: Math.max(...frames), unit: 'ms' },
      ],
    };
  } finally {
    await browser.close();
  }
}

async function timeOpening(browser: Browser): Promise<number> {
  const start = performance.now();
  const page = await openHistory(browser);
  const took = performance.now() - start;
  await page.context().close();
  return took;
}

/** In a fresh browser profile. */
async function openHistory(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.route('**/*', answer);
  await page.addInitScript((host) => {
    const connection = { host, publicKey: 'pak_b', walletKey: 'waka_b', walletId: 'wal_b' };
    sessionStorage.setItem('connection', JSON.stringify(connection));
  }, ORIGIN);
  await page.goto(`${ORIGIN}/history`);
  await rows(page).first().waitFor();
  return page;
}

function rows(page: Page) {
  return page.getByRole('list', { name: 'Payments and deposits' }).getByRole('listitem');
}

async function timeSearch(page: Page): Promise<number> {
  const start = performance.now();
  await page.getByRole('searchbox').fill(`row ${ROWS - 1}`);
  await page.getByText('1 entry').waitFor();
  const took = performance.now() - start;
  await page.getByRole('searchbox').fill('');
  await page.getByText(`${ROWS.toLocaleString('en')} entries`).waitFor();
  return took;
}

/** Scrolls at every frame, about twice as fast as a thumb does. */
async function scroll(page: Page): Promise<{ frames: number[]; drawn: number }> {
  return page.evaluate(
    async ({ count, step }) => {
      const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const frames: number[] = [];
      let drawn = 0;
      let last = await nextFrame();
      for (let i = 0; i < count; i += 1) {
        scrollBy(0, step);
        const now = await nextFrame();
        frames.push(now - last);
        last = now;
        drawn = Math.max(drawn, document.querySelectorAll('main li').length);
      }
      if (scrollY < count * step * 0.9) throw new Error(`the page ends at ${scrollY}`);
      return { frames, drawn };
    },
    { count: FRAMES, step: PX_A_FRAME },
  );
}

async function answer(route: Route): Promise<void> {
  const url = new URL(route.request().url());
  if (url.pathname.endsWith('/transactions')) return answerPage(route, url);
  if (url.pathname === '/v1/wallet/waka_b') return route.fulfill({ json: golden.wal });
  if (url.pathname.startsWith('/v1/')) {
    return route.fulfill({ status: 404, json: { name: 'Not Found', message: '', status: 404 } });
  }
  const name = path.extname(url.pathname) === '' ? '/index.html' : path.normalize(url.pathname);
  return route.fulfill({ path: path.join(WALLET, name) });
}

async function answerPage(route: Route, url: URL): Promise<void> {
  const perPage = Number(url.searchParams.get('per-page'));
  const first = (Number(url.searchParams.get('page')) - 1) * perPage;
  const json = Array.from({ length: Math.min(perPage, ROWS - first) }, (_, i) => {
    const at = golden.created_at - first - i;
    const hash = (first + i).toString(16).padStart(64, '0');
    return {
      ...golden,
      id: `wtx_${first + i}`,
      created_at: at,
      lnTx: {
        ...golden.lnTx,
        memo: `Row ${first + i}`,
        r_hash_decoded: hash,
        settled_at: at,
      },
    };
  });
  await route.fulfill({
    json,
    headers: {
      'X-Pagination-Page-Count': String(Math.ceil(ROWS / perPage)),
      'X-Pagination-Total-Count': String(ROWS),
    },
  });
}
