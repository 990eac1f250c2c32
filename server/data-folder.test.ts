import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataFolder } from './data-folder.ts';

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'data-folder-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

test('a folder is made, and used by one server at a time', () => {
  const folder = path.join(parent, 'deep', 'data');
  const first = openDataFolder(folder);
  expect(() => openDataFolder(folder)).toThrow(`DATA_DIR "${folder}" is in use`);
  first.unlock();
  openDataFolder(folder).unlock();
});

test('a file is not a folder', () => {
  const file = path.join(parent, 'file');
  writeFileSync(file, '');
  expect(() => openDataFolder(file)).toThrow(`DATA_DIR is "${file}"`);
});
