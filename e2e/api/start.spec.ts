/** A wrong setting stops the start with a sentence that names it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { removeData, startServer } from '../support/server.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

function start(env: Record<string, string>) {
  const run = spawnSync(process.execPath, [MAIN], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { code: run.status, output: run.stdout + run.stderr };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lnpay-start-'));
  folders.push(folder);
  return folder;
}

test.each([
  ['PORT', { PORT: 'abc' }],
  ['PORT', { PORT: '70000' }],
  ['HOST', { HOST: 'no such host' }],
  ['LIGHTNING_NODE', { LIGHTNING_NODE: 'abacus' }],
])('%s: %j', (name, env) => {
  const { code, output } = start({ DATA_DIR: scratch(), ...env });
  expect(code).toBe(1);
  expect(output).toContain(name);
  expect(output).not.toMatch(/\n\s+at /);
});

test('DATA_DIR that is a file', () => {
  const dir = scratch();
  const file = path.join(dir, 'file');
  writeFileSync(file, '');
  const { code, output } = start({ DATA_DIR: file, PORT: '0' });
  expect(code).toBe(1);
  expect(output).toContain('DATA_DIR');
});

test('a port in use, and a data folder in use', async () => {
  const first = await startServer();
  const port = new URL(first.url).port;
  const busyPort = start({ PORT: port, DATA_DIR: scratch() });
  expect(busyPort).toMatchObject({ code: 1, output: expect.stringContaining(port) });
  const busyData = start({ PORT: '0', DATA_DIR: first.dataDir });
  expect(busyData).toMatchObject({ code: 1, output: expect.stringContaining(first.dataDir) });
  await first.stop();
  await removeData(first);
});
