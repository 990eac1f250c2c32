import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LndConnection } from './connection.ts';
import { LndError } from './lnd-problem.ts';
import { json, MACAROON, startFakeLnd, type FakeLnd } from './testing/fake-lnd.ts';

const STATE = { method: 'GET', path: '/v1/state' } as const;
const SEND = { method: 'POST', path: '/v2/router/send', body: { a: 1 } } as const;
const NEVER = new AbortController().signal;

let lnd: FakeLnd;
let connection: LndConnection;
beforeEach(async () => {
  lnd = await startFakeLnd((_request, response) => json(response, 200, { state: 'SERVER_ACTIVE' }));
  connection = new LndConnection(lnd.settings, 1_000);
});
afterEach(async () => {
  connection.close();
  await lnd.close();
});

async function linesOf(signal = NEVER, idleMs?: number): Promise<unknown[]> {
  const lines: unknown[] = [];
  const options = idleMs === undefined ? { signal } : { signal, idleMs };
  for await (const line of connection.stream(SEND, options)) lines.push(line);
  return lines;
}

const ASKED = [
  ['a question', () => connection.ask(STATE)],
  ['a command', () => connection.command(SEND)],
  ['a stream', () => linesOf()],
] as const;

test('asks with the macaroon', async () => {
  expect(await connection.ask(STATE)).toEqual({ state: 'SERVER_ACTIVE' });
  expect(lnd.macaroons).toEqual([MACAROON]);
});

test('gives the lines as they come', async () => {
  lnd.answer = (_request, response) => response.writeHead(200).end('{"a":1}\n{"b":2}\n');
  expect(await linesOf()).toEqual([{ a: 1 }, { b: 2 }]);
});

describe.each(ASKED)('%s', (_, ask) => {
  test('throws LND’s own words', async () => {
    const words = { code: 2, message: 'invoice already settled', details: [] };
    lnd.answer = (_request, response) => json(response, 500, words);
    await expect(ask()).rejects.toThrow(new LndError(2, 'invoice already settled'));
    lnd.answer = (_request, response) => json(response, 500, { error: words });
    await expect(ask()).rejects.toThrow(new LndError(2, 'invoice already settled'));
  });

  test.each([
    ['a page', (response: ServerResponse) => response.writeHead(200).end('<html>Hi</html>')],
    ['a gateway’s error', (response: ServerResponse) => response.writeHead(502).end('<html>Bad')],
    ['another status', (response: ServerResponse) => json(response, 404, { status: 404 })],
    ['half an answer', (response: ServerResponse) => response.writeHead(200).end('{"state":"SERV')],
  ])('is not taken in by %s', async (_what, answer) => {
    lnd.answer = (_request, response) => answer(response);
    await expect(ask()).rejects.toMatchObject({ name: 'LndProblem', kind: 'not-lnd' });
  });

  test('is sent once when the connection is cut', async () => {
    lnd.answer = (_request, response) => response.destroy();
    await expect(ask()).rejects.toMatchObject({ kind: 'unreachable' });
    expect(lnd.asked).toHaveLength(1);
  });

  test('says that nobody answers there', async () => {
    await lnd.close();
    await expect(ask()).rejects.toMatchObject({
      kind: 'unreachable',
      message: 'Lightning node is not ready: it cannot be reached',
      advice: expect.stringContaining(`LND at ${lnd.url} cannot be reached`),
    });
  });

  test.each([
    ['wallet locked, unlock it to enable full RPC access', 'locked'],
    [
      'the RPC server is in the process of starting up, but not yet ready to accept calls',
      'starting',
    ],
    ['expected 1 macaroon, got 0', 'macaroon'],
    ["cannot retrieve macaroon: cannot get macaroon: root key with id 1 doesn't exist", 'macaroon'],
  ])('%s', async (message, kind) => {
    lnd.answer = (_request, response) => json(response, 500, { code: 2, message, details: [] });
    await expect(ask()).rejects.toMatchObject({ kind });
  });
});

describe('no answer', () => {
  test('ends a question at its deadline', async () => {
    lnd.answer = () => {};
    await expect(connection.ask(STATE)).rejects.toMatchObject({ kind: 'unreachable' });
  });

  test('ends a stream that may not be silent for so long', async () => {
    lnd.answer = (_request, response) => response.writeHead(200).write('{"a":1}\n');
    await expect(linesOf(NEVER, 200)).rejects.toMatchObject({ kind: 'unreachable' });
  });

  test('keeps a stream open that may be silent, until it is given up', async () => {
    lnd.answer = (_request, response) => response.writeHead(200).write('{"a":1}\n');
    const enough = new AbortController();
    const seen: unknown[] = [];
    await expect(async () => {
      for await (const line of connection.stream(SEND, { signal: enough.signal })) {
        seen.push(line);
        setTimeout(() => enough.abort(), 100);
      }
    }).rejects.toMatchObject({ kind: 'unreachable' });
    expect(seen).toEqual([{ a: 1 }]);
  });
});

test('a kept connection that LND closes is replaced for questions alone', async () => {
  await connection.ask(STATE);
  let isFirst = true;
  lnd.answer = (_request, response) => {
    if (isFirst) response.socket?.destroy();
    else json(response, 200, {});
    isFirst = false;
  };
  expect(await connection.ask(STATE)).toEqual({});
  expect(lnd.asked).toHaveLength(3);
  isFirst = true;
  await expect(connection.command(SEND)).rejects.toMatchObject({ kind: 'unreachable' });
  expect(lnd.asked).toHaveLength(4);
});

describe('the certificate', () => {
  test('of another is refused before anything is sent', async () => {
    const other = await startFakeLnd(() => {});
    const wrong = new LndConnection({ ...lnd.settings, tlsCert: other.certificate });
    await expect(wrong.ask(STATE)).rejects.toMatchObject({
      kind: 'certificate',
      advice: expect.stringContaining('LND_TLS_CERT'),
    });
    expect(lnd.asked).toEqual([]);
    await other.close();
  });

  test('is wanted where no authority vouches for LND', async () => {
    const none = new LndConnection({ ...lnd.settings, tlsCert: null });
    await expect(none.ask(STATE)).rejects.toMatchObject({ kind: 'certificate' });
  });

  test('that is pinned may carry any name', async () => {
    const named = await startFakeLnd((_request, response) => json(response, 200, {}), {
      name: 'lnd.example',
    });
    expect(await new LndConnection(named.settings).ask(STATE)).toEqual({});
    await named.close();
  });
});

describe('files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lnd-files-'));
  const certificateFile = path.join(folder, 'tls.cert');
  const macaroonFile = path.join(folder, 'server.macaroon');
  const inFiles = () =>
    new LndConnection({ ...lnd.settings, tlsCert: certificateFile, macaroon: macaroonFile });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(certificateFile, lnd.certificate);
    writeFileSync(macaroonFile, Buffer.from(MACAROON, 'hex'));
  });

  test('hold the macaroon as LND writes it, or in hex', async () => {
    await inFiles().ask(STATE);
    writeFileSync(macaroonFile, `${MACAROON}\n`);
    await inFiles().ask(STATE);
    expect(lnd.macaroons).toEqual([MACAROON, MACAROON]);
  });

  test('are read anew after LND has refused the macaroon', async () => {
    const files = inFiles();
    lnd.answer = (_request, response) =>
      json(response, 500, { code: 2, message: 'verification failed: no', details: [] });
    await expect(files.ask(STATE)).rejects.toMatchObject({ kind: 'macaroon' });
    writeFileSync(macaroonFile, Buffer.from('0202', 'hex'));
    lnd.answer = (_request, response) => json(response, 200, {});
    await files.ask(STATE);
    expect(lnd.macaroons).toEqual([MACAROON, '0202']);
  });

  test('are read anew after LND has made itself a new certificate', async () => {
    const files = inFiles();
    await files.ask(STATE);
    const port = Number(new URL(lnd.url).port);
    await lnd.close();
    lnd = await startFakeLnd((_request, response) => json(response, 200, {}), { port });
    await expect(files.ask(STATE)).rejects.toMatchObject({ kind: 'certificate' });
    writeFileSync(certificateFile, lnd.certificate);
    expect(await files.ask(STATE)).toEqual({});
  });

  test.each([
    ['tls.cert', 'LND_TLS_CERT'],
    ['server.macaroon', 'LND_MACAROON'],
  ])('%s that is missing is reported', async (file, setting) => {
    rmSync(path.join(folder, file));
    await expect(inFiles().ask(STATE)).rejects.toMatchObject({
      advice: expect.stringContaining(setting),
    });
  });

  test('a macaroon in hex with a wrong character is not printed', async () => {
    const macaroon = `${MACAROON}x`;
    const wrong = new LndConnection({ ...lnd.settings, macaroon });
    const error = await wrong.ask(STATE).catch((problem: unknown) => problem);
    expect(error).toMatchObject({ advice: expect.not.stringContaining(MACAROON) });
    expect(String(error)).not.toContain(MACAROON);
  });
});
