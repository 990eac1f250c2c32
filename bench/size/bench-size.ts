/** What a first visit loads, compressed, as the built wallet's own manifest says. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
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
  if (!entry) throw new Error('the wallet has no entry: build it first');
  const first = closure(manifest, entry);
  // Whoever opens the wallet for the first time sees Connect; who comes back, Home.
  closure(manifest, 'src/features/connect/connect-screen.tsx', first);
  const home = closure(manifest, 'src/app/home-route.tsx', closure(manifest, entry));
  const firstFiles = new Set(filesOf(manifest, first));
  const reader = Object.keys(manifest).find((key) => /read-invoice/.test(key));
  if (!reader) throw new Error('the reader of invoices has no chunk of its own');
  const bolt11 = closure(manifest, reader);
  const bolt11Files = filesOf(manifest, bolt11).filter((file) => !firstFiles.has(file));
  const seen = new Set([
    ...firstFiles,
    ...filesOf(manifest, closure(manifest, 'src/app/home-route.tsx')),
  ]);
  const scan = closure(manifest, 'src/features/scan/scan-screen.tsx');
  const scanFiles = filesOf(manifest, scan).filter((file) => !seen.has(file));
  return {
    title: 'Size, gzip',
    lines: [
      {
        name: 'first visit, script',
        value: await kilobytes([...firstFiles]),
        unit: 'KB',
        budget: { max: 95 },
      },
      {
        name: 'first visit, CSS',
        value: await kilobytes(cssOf(manifest, first)),
        unit: 'KB',
        budget: { max: 12 },
      },
      {
        name: 'Home on coming back, script',
        value: await kilobytes(filesOf(manifest, home)),
        unit: 'KB',
        budget: { max: 110 },
      },
      {
        name: 'reading invoices (bolt11), on demand',
        value: await kilobytes(bolt11Files),
        unit: 'KB',
        budget: { max: 65 },
      },
      {
        name: 'scanning, after Home, with its worker',
        value: await kilobytes([...scanFiles, ...(await workers())]),
        unit: 'KB',
        budget: { max: 45 },
      },
    ],
  };
}

/** The chunks that load together with one: itself and all it imports statically. */
function closure(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key]?.imports ?? []) closure(manifest, imported, seen);
  return seen;
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
  const sizes = await Promise.all(
    files.map(
      async (file) => gzipSync(await readFile(path.join(WALLET, file)), { level: 9 }).length,
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
