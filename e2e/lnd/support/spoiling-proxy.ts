/**
 * Something between the server and lnd, with a certificate of its own: it passes everything on, and
 * treats the answers to `send` as a test says. It never sends anything twice.
 */
import { readFileSync } from 'node:fs';
import { createServer, request as forward } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { generate } from 'selfsigned';
import type { Lnd } from '../network/lnd.ts';

export type Treatment =
  /** Broken before the request has got to lnd, or after so many lines of the answer. */
  | { kind: 'cut before the request' }
  | { kind: 'cut after lines'; lines: number }
  /** In place of lnd's answer, which is read to its end first. */
  | { kind: 'answer'; status: number; body: string }
  /** Each line changed. */
  | { kind: 'change'; line: (line: string) => string };

export interface SpoilingProxy {
  url: string;
  certificate: string;
  /** Of the next payments; null passes lnd's answer on. */
  treatment: Treatment | null;
  /** Payments that were sent to lnd. */
  sends: number;
  close: () => Promise<void>;
}

export async function startSpoilingProxy(lnd: Lnd): Promise<SpoilingProxy> {
  const keys = await generate([{ name: 'commonName', value: 'proxy' }], { keyType: 'ec' });
  const server = createServer({ key: keys.private, cert: keys.cert });
  const proxy: SpoilingProxy = {
    url: '',
    certificate: keys.cert,
    treatment: null,
    sends: 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  server.on('request', (request, response) => {
    const isSend = request.url === '/v2/router/send';
    const treatment = isSend ? proxy.treatment : null;
    if (treatment?.kind === 'cut before the request') return void response.destroy();
    if (isSend) proxy.sends += 1;
    const onward = forward(
      `${lnd.url}${request.url}`,
      {
        method: request.method,
        headers: request.headers,
        ca: readFileSync(lnd.certFile),
        agent: false,
      },
      (answer) => void passOn(treatment, answer, response).catch(() => response.destroy()),
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => {
      if (!isSend) onward.destroy();
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  proxy.url = `https://127.0.0.1:${address.port}`;
  return proxy;
}

async function passOn(
  treatment: Treatment | null,
  answer: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  answer.on('error', () => response.destroy());
  if (treatment === null) {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    return;
  }
  if (treatment.kind === 'answer') {
    response.writeHead(treatment.status, { 'Content-Type': 'application/json' });
    return void response.end(treatment.body);
  }
  response.writeHead(answer.statusCode ?? 502, { 'Content-Type': 'application/json' });
  let seen = 0;
  if (treatment.kind === 'cut after lines' && treatment.lines === 0) response.destroy();
  for await (const line of linesOf(answer)) {
    if (response.destroyed) return;
    const changed = treatment.kind === 'change' ? treatment.line(line) : line;
    await new Promise((resolve) => response.write(`${changed}\n`, resolve));
    seen += 1;
    if (treatment.kind === 'cut after lines' && seen === treatment.lines) response.destroy();
  }
  response.end();
}

async function* linesOf(answer: AsyncIterable<unknown>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of answer) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
