/** What the documents name exists: files, npm scripts, dependencies. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const ROOT = path.resolve(import.meta.dirname, '..');
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...documentsIn('docs'),
  ...documentsIn('docs/decisions'),
];

/** Paths from the root, in backquotes. `dist/` is not there before a build. */
const NAMED_PATH =
  /`((?:core|src|server|e2e|bench|build|docs|public|\.ci)\/[^\s`<>*…]*|[\w.-]+\.(?:json|md|ts))`/g;
const LINK = /\]\(([^)\s]+)\)/g;
const NAMED_SCRIPT = /npm (?:run (?:--silent |-s )?([\w:-]+)|(start|test)\b)/g;

test.each(DOCUMENTS)('every file that %s names exists', (document) => {
  const text = read(document);
  const named = matches(text, NAMED_PATH);
  const linked = matches(text, LINK)
    .filter((target) => !/^(?:https?:|#)/.test(target))
    .map((target) => path.join(path.dirname(document), target.replace(/#.*$/, '')));
  expect([...named, ...linked].filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});

test.each(DOCUMENTS)('every npm script that %s names exists', (document) => {
  const scripts = Object.keys(packageJson.scripts);
  expect(matches(read(document), NAMED_SCRIPT).filter((name) => !scripts.includes(name))).toEqual(
    [],
  );
});

test.each([
  ['In the product', packageJson.dependencies],
  ['For development', packageJson.devDependencies],
  ['Overrides', packageJson.overrides],
  ['Install scripts', packageJson.allowScripts],
])('CONTRIBUTING.md explains each dependency: %s', (heading, dependencies) => {
  expect(firstCells(section(read('CONTRIBUTING.md'), heading)).sort()).toEqual(
    Object.keys(dependencies).sort(),
  );
});

test('.nvmrc is the oldest Node that package.json allows', () => {
  expect(`>=${read('.nvmrc').trim()}`).toBe(packageJson.engines.node);
});

function documentsIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

function read(document: string): string {
  return readFileSync(path.join(ROOT, document), 'utf8');
}

function matches(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, ...groups]) => groups.find(Boolean) ?? '');
}

/** The text from a heading to the next one. */
function section(text: string, heading: string): string {
  return text.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
}

/** The code in the first cell of each row of a table. */
function firstCells(text: string): string[] {
  return Array.from(text.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \|/gm), ([, cell = '']) =>
    cell.split(', ').map((name) => name.replaceAll('`', '')),
  ).flat();
}
