import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstVisit } from './first-visit.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'first-visit-'));
  const files = {
    'index.html': '<script type="module" src="/main.js"></script>',
    'main.js': `import './shared.js'; import('./connect.js'); import('./home.js');`,
    'connect.js': `import './shared.js'; console.log('connect');`,
    'home.js': `import './shared.js'; console.log('home');`,
    'shared.js': `console.log('shared');`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
});

afterEach(() => rmSync(root, { recursive: true }));

async function buildWith(first: Parameters<typeof firstVisit>[0], ...others: Plugin[]) {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [firstVisit(first), ...others],
    build: { write: false, minify: false, modulePreload: { polyfill: false } },
  });
  if (Array.isArray(result) || !('output' in result)) throw new Error('one output was expected');
  return result.output.filter((output) => output.type === 'chunk');
}

const FIRST = { entry: 'index.html', screen: 'connect.js' };

/** Puts modules together as a careless group of chunks would. */
const together = (modules: RegExp): Plugin => ({
  name: 'together',
  config: () => ({
    build: {
      rollupOptions: {
        output: { codeSplitting: { groups: [{ name: 'together', test: modules, priority: 1 }] } },
      },
    },
  }),
});

test('the entry and the first screen are one chunk, other screens are not in it', async () => {
  const chunks = await buildWith(FIRST);
  const entry = chunks.find(({ isEntry }) => isEntry);
  expect(entry?.code).toContain('connect');
  expect(entry?.code).toContain('shared');
  expect(entry?.code).not.toContain('log("home")');
  expect(chunks.some(({ code }) => code.includes('log("home")'))).toBe(true);
});

test('a first visit over its budget fails the build, and names the largest modules', async () => {
  await expect(buildWith({ ...FIRST, budgetKb: 0.1 })).rejects.toThrow(
    /A first visit loads .* KB of script \(gzip\), and its budget is 0\.1 KB[^]*KB +connect\.js/,
  );
});

test('a module that neither the entry nor the screen imports fails the build by name', async () => {
  await expect(buildWith(FIRST, together(/\.js$/))).rejects.toThrow(
    /loads modules that neither index\.html nor connect\.js imports:\n +home\.js/,
  );
});

test('a first visit in two files fails the build', async () => {
  await expect(buildWith(FIRST, together(/(?:connect|home)\.js$/))).rejects.toThrow(
    /The modules of a first visit belong in one file, and are in: \S+, \S+/,
  );
});

test('a screen that does not exist fails the build by name', async () => {
  await expect(buildWith({ ...FIRST, screen: 'conect.js' })).rejects.toThrow(
    'there is no module conect.js',
  );
});
