import { expect, test } from 'vitest';
import { matchesPattern, paths, patterns } from './paths.ts';

const SOURCES = import.meta.glob<string>(
  ['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}', '!./paths.ts'],
  { query: '?raw', import: 'default', eager: true },
);
const PUBLIC = import.meta.glob<string>(
  ['/public/share-worker.js', '/public/manifest.webmanifest'],
  { query: '?raw', import: 'default', eager: true },
);

test('an address is a pattern with its parameters filled in', () => {
  expect(paths.payment('ab$&12')).toBe('/payment/ab$&12');
  expect(paths.deposit('lntx_1')).toBe('/receive/lntx_1');
  expect(paths.review('lnbc1')).toBe('/review#lnbc1');
});

test('a path belongs to one pattern', () => {
  const patternsOf = (path: string) =>
    Object.entries(patterns).flatMap(([name, pattern]) =>
      matchesPattern(pattern, path) ? [name] : [],
    );
  expect(patternsOf('/')).toEqual(['home']);
  expect(patternsOf('/receive')).toEqual(['receive']);
  expect(patternsOf(paths.deposit('lntx_1'))).toEqual(['deposit']);
  expect(patternsOf('/Payment/AB/')).toEqual(['payment']);
  expect(patternsOf('/payment')).toEqual([]);
  expect(patternsOf('/nothing')).toEqual([]);
});

/** A string, or what follows a `${…}`, that begins with one of the app's paths. `/sandbox/…` is the host's API. */
const BEFORE = '[\'"`}]';
const AFTER = '[?#\'"`]';
const WRITTEN = Object.values(patterns).map((pattern) =>
  pattern.includes(':')
    ? new RegExp(`${BEFORE}${pattern.split(':')[0]}`)
    : new RegExp(`${BEFORE}${pattern}${AFTER}`),
);

test('no other file of the app writes an address itself', () => {
  const files = Object.entries(SOURCES);
  expect(files.length).toBeGreaterThan(100);
  const writers = files.filter(([, text]) => WRITTEN.some((written) => written.test(text)));
  expect(writers.map(([file]) => file)).toEqual([]);
});

test('what is served as it is names the same addresses', () => {
  const worker = PUBLIC['/public/share-worker.js'];
  expect(worker).toContain(`Response.redirect('${paths.scan}'`);
  expect(worker).toContain(`'${paths.shared}'`);
  const manifest: unknown = JSON.parse(PUBLIC['/public/manifest.webmanifest'] ?? '');
  expect(manifest).toMatchObject({
    start_url: paths.home,
    shortcuts: [{ url: paths.scan }],
    protocol_handlers: [{ protocol: 'web+lightning', url: paths.lightningLink }],
  });
  expect(`/public${paths.shareWorker}` in PUBLIC).toBe(true);
});
