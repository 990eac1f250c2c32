/** What a first visit and the main screens load, compressed, according to the built wallet's manifest. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { FIRST_VISIT_BUDGET_KB, gzipKilobytes } from '../../build/first-visit.ts';
import { reachable } from '../../build/reachable.ts';
import type { BenchReport } from '../report.ts';

const WALLET = path.resolve('dist/wallet');

const manifestSchema = v.record(
  v.string(),
  v.object({
    file: v.string(),
    isEntry: v.optional(v.boolean()),
    imports: v.optional(v.array(v.string()), []),
    css: v.optional(v.array(v.string()), []),
  }),
);
type Manifest = v.InferOutput<typeof manifestSchema>;

export async function benchSize(): Promise<BenchReport> {
  const text = await readFile(path.join(WALLET, '.vite/manifest.json'), 'utf8');
  const manifest = v.parse(manifestSchema, JSON.parse(text));
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
  const reader = Object.keys(manifest).find((key) => /read-invoice/.test(key));
  if (!entry) throw new Error('the wallet has no entry: build it first');
  if (!reader) throw new Error('the reader of invoices has no chunk of its own');
  // The build puts Connect into the entry's chunk, and fails if it is not there.
  const first = loadedWith(manifest, entry);
  const home = loadedWith(manifest, 'src/features/home/home-screen.tsx');
  const scan = loadedWith(manifest, 'src/features/scan/scan-screen.tsx');
  const onScan = filesOf(manifest, without(scan, home, first));
  return {
    title: 'Size, gzip',
    lines: [
      {
        name: 'first visit, script',
        value: await kilobytes(filesOf(manifest, first)),
        unit: 'KB',
        budget: { max: FIRST_VISIT_BUDGET_KB },
      },
      {
        name: 'first visit, CSS',
        value: await kilobytes(cssOf(manifest, first)),
        unit: 'KB',
        budget: { max: 12 },
      },
      {
        name: 'Home on coming back, script',
        value: await kilobytes(filesOf(manifest, new Set([...first, ...home]))),
        unit: 'KB',
        budget: { max: 110 },
      },
      {
        name: 'reading invoices (bolt11), on demand',
        value: await kilobytes(filesOf(manifest, without(loadedWith(manifest, reader), first))),
        unit: 'KB',
        budget: { max: 65 },
      },
      {
        name: 'scanning, after Home, with its worker',
        value: await kilobytes([...onScan, ...(await workers())]),
        unit: 'KB',
        budget: { max: 45 },
      },
    ],
  };
}

/** The chunks that load together with one: itself and all it imports statically. */
function loadedWith(manifest: Manifest, key: string): Set<string> {
  if (!manifest[key]) throw new Error(`the built wallet has no chunk ${key}`);
  return reachable([key], (chunk) => manifest[chunk]?.imports ?? []);
}

function without(keys: Set<string>, ...loaded: Set<string>[]): Set<string> {
  return new Set([...keys].filter((key) => loaded.every((other) => !other.has(key))));
}

function filesOf(manifest: Manifest, keys: Set<string>): string[] {
  return [...keys].flatMap((key) => manifest[key]?.file ?? []);
}

function cssOf(manifest: Manifest, keys: Set<string>): string[] {
  return [...new Set([...keys].flatMap((key) => manifest[key]?.css ?? []))];
}

/** Workers are not in the manifest. */
async function workers(): Promise<string[]> {
  const names = await readdir(path.join(WALLET, 'assets'));
  return names.filter((name) => /-worker-.*\.js$/.test(name)).map((name) => `assets/${name}`);
}

async function kilobytes(files: string[]): Promise<number> {
  return gzipKilobytes(await Promise.all(files.map((file) => readFile(path.join(WALLET, file)))));
}
