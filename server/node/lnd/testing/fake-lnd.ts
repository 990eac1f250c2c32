/** An HTTPS server in LND's place, which answers as a test says and remembers what it was asked. */
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { generate } from 'selfsigned';
import type { LndSettings } from '../credentials.ts';

export const MACAROON = '0201036c6e64';

export interface FakeLnd {
  url: string;
  certificate: string;
  settings: LndSettings;
  /** "GET /v1/state", in the order they came. */
  asked: string[];
  macaroons: string[];
  /** What to answer; may be changed at any time. */
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
  close: () => Promise<void>;
}

export async function startFakeLnd(
  answer: FakeLnd['answer'],
  { name = '127.0.0.1', port = 0 } = {},
): Promise<FakeLnd> {
  const isAddress = /^[\d.]+$/.test(name);
  const keys = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [isAddress ? { type: 7, ip: name } : { type: 2, value: name }],
      },
    ],
  });
  const server = createServer({ key: keys.private, cert: keys.cert });
  const fake: FakeLnd = {
    url: '',
    certificate: keys.cert,
    settings: { restUrl: '', tlsCert: keys.cert, macaroon: MACAROON },
    asked: [],
    macaroons: [],
    answer,
    close: () => closed(server),
  };
  server.on('request', (request, response) => {
    fake.asked.push(`${request.method} ${request.url}`);
    fake.macaroons.push(String(request.headers['grpc-metadata-macaroon']));
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => fake.answer(request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  fake.url = `https://127.0.0.1:${address.port}`;
  fake.settings.restUrl = fake.url;
  return fake;
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
