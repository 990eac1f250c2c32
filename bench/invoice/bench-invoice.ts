/** Reading an invoice in Chromium: the wallet's reader, compared with the bolt11 package under its usual polyfills. */
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import { encodeInvoice } from '#core/invoice/testing/encode-invoice.ts';
import { median, type BenchReport } from '../report.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveFolder } from '../support/serve-folder.ts';

const FOLDER = path.resolve('dist/bench/pages/invoice');
const ROUNDS = 9;
const WARM_READS = 200;

const INVOICES = [
  encodeInvoice({ amountMsat: 25_000_000n, description: 'Two coffees' }),
  encodeInvoice({
    amountMsat: 1_234_567n,
    description: 'A longer memo, as shops write. '.repeat(8),
  }),
  encodeInvoice({ descriptionHash: 'ab'.repeat(32), expiry: 600 }),
];

export async function benchInvoice(): Promise<BenchReport> {
  for (const page of ['ours', 'package'] as const) {
    await build({ configFile: path.resolve(`bench/invoice/${page}.vite.config.ts`) });
  }
  const site = await serveFolder(FOLDER);
  const browser = await launchChromium();
  try {
    const first = { ours: [] as number[], package: [] as number[] };
    const warm = { ours: [] as number[], package: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      // Alternating, so that other load on the machine affects both.
      for (const page of ['ours', 'package'] as const) {
        const figures = await measure(browser, site.url, page);
        first[page].push(figures.first);
        warm[page].push(figures.warm);
      }
    }
    const [ourFirst, packageFirst] = [median(first.ours), median(first.package)];
    const [ourWarm, packageWarm] = [median(warm.ours), median(warm.package)];
    return {
      title: `Reading an invoice in Chromium, median of ${ROUNDS} fresh pages each`,
      lines: [
        { name: 'ours: load and read the first invoice', value: ourFirst, unit: 'ms' },
        { name: 'bolt11 with polyfills: load and read the first', value: packageFirst, unit: 'ms' },
        {
          name: 'times faster, first invoice',
          value: packageFirst / ourFirst,
          unit: '×',
          budget: { min: 3 },
        },
        { name: 'ours: each further invoice', value: ourWarm, unit: 'ms' },
        { name: 'bolt11 with polyfills: each further invoice', value: packageWarm, unit: 'ms' },
        {
          name: 'times faster, further invoices',
          value: packageWarm / ourWarm,
          unit: '×',
          budget: { min: 1.5 },
        },
      ],
    };
  } finally {
    await browser.close();
    site.close();
  }
}

/** Milliseconds of CPU of the page's thread, so that other load on the machine does not count. */
async function measure(browser: Browser, url: string, name: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const threadMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name: metric }) => metric === 'TaskDuration')?.value ?? NaN);
  };
  const begin = await threadMs();
  await page.evaluate(
    async ({ script, invoice }) => {
      await import(script);
      readOne(invoice);
    },
    { script: `/${name}.js`, invoice: INVOICES[0] ?? '' },
  );
  const first = (await threadMs()) - begin;
  const readAll = () =>
    page.evaluate(
      ({ invoices, reads }) => {
        for (let i = 0; i < reads; i += 1) readOne(invoices[i % invoices.length] ?? '');
      },
      { invoices: INVOICES, reads: WARM_READS },
    );
  await readAll();
  const beginWarm = await threadMs();
  await readAll();
  const warm = ((await threadMs()) - beginWarm) / WARM_READS;
  await context.close();
  return { first, warm };
}
