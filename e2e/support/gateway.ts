/**
 * A gateway between a browser and its host. It counts withdrawals of all tabs, and answers in the host's
 * place, which a browser's own tools cannot do for every request.
 */
import { createServer, request as forward, type IncomingMessage } from 'node:http';

export interface Gateway {
  url: string;
  /** Answered with the gateway's own 502 after the host has done its part. May be changed at any time. */
  fails: { withdrawals: boolean; lookUps: boolean };
  /** How many requests to pay have reached the host. */
  withdrawals: () => number;
  close: () => Promise<void>;
}

export async function openGateway(host: string): Promise<Gateway> {
  const fails = { withdrawals: false, lookUps: false };
  let withdrawals = 0;
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const kind = kindOf(request);
    if (kind === 'withdrawals') withdrawals += 1;
    const onward = forward(`${host}${url}`, { method, headers }, (answer) => {
      if (kind !== 'other' && fails[kind]) {
        answer.resume();
        response.writeHead(502, { 'Content-Type': 'text/html' }).end('<html>Bad gateway</html>');
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    fails,
    withdrawals: () => withdrawals,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function kindOf({ method, url = '' }: IncomingMessage): 'withdrawals' | 'lookUps' | 'other' {
  if (!url.startsWith('/v1/wallet/')) return 'other';
  if (method === 'POST' && url.endsWith('/withdraw')) return 'withdrawals';
  return url.includes('/payments/') ? 'lookUps' : 'other';
}
