/** A proxy between a client and the server that does to requests what networks and proxies do. */
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';

export const MISDEEDS = [
  'cut before the request',
  'cut in the middle of the request',
  'cut after the request',
  'request sent twice',
  'answer cut short',
  '502 with a page',
  '200 with a page',
  'answer lost, request late',
] as const;
export type Misdeed = (typeof MISDEEDS)[number];

interface Passed {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface CuttingProxy {
  url: string;
  /** Requests that were kept back arrive now. */
  letLateOnesArrive: () => Promise<number[]>;
  close: () => Promise<void>;
}

export async function startProxy(target: string, misdeed: Misdeed): Promise<CuttingProxy> {
  const late: Passed[] = [];
  const proxy = createServer((request, response) => {
    void readAll(request).then((body) => {
      const { method = 'GET', url: path = '/', headers } = request;
      return misbehave(target, misdeed, { method, path, headers, body }, response, late);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}`,
    letLateOnesArrive: async () => {
      const answers = await Promise.all(late.splice(0).map((passed) => pass(target, passed)));
      return answers.map(({ status }) => status);
    },
    close: () =>
      new Promise((resolve) => {
        proxy.closeAllConnections();
        proxy.close(() => resolve());
      }),
  };
}

async function misbehave(
  target: string,
  misdeed: Misdeed,
  passed: Passed,
  response: ServerResponse,
  late: Passed[],
): Promise<void> {
  const cut = () => response.destroy();
  switch (misdeed) {
    case 'cut before the request':
      return void cut();
    case 'cut in the middle of the request':
      passHalf(target, passed);
      return void cut();
    case 'cut after the request':
      await pass(target, passed);
      return void cut();
    case 'request sent twice': {
      const [first] = await Promise.all([pass(target, passed), pass(target, passed)]);
      return void response.writeHead(first.status).end(first.body);
    }
    case 'answer cut short': {
      const { status, body } = await pass(target, passed);
      response.writeHead(status, { 'Content-Length': body.length });
      response.write(body.subarray(0, body.length / 2), cut);
      return;
    }
    case '502 with a page':
      await pass(target, passed);
      return void response.writeHead(502, { 'Content-Type': 'text/html' }).end('<html>Bad</html>');
    case '200 with a page':
      await pass(target, passed);
      return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Hi</html>');
    case 'answer lost, request late':
      late.push(passed);
      return void cut();
  }
}

function pass(target: string, { method, path, headers, body }: Passed) {
  return new Promise<{ status: number; body: Buffer }>((resolve, reject) => {
    const onward = forward(`${target}${path}`, { method, headers }, (answer) => {
      void readAll(answer).then((all) => resolve({ status: answer.statusCode ?? 0, body: all }));
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

function passHalf(target: string, { method, path, headers, body }: Passed): void {
  const onward = forward(`${target}${path}`, { method, headers });
  onward.on('error', () => {});
  onward.write(body.subarray(0, body.length / 2), () => onward.destroy());
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
