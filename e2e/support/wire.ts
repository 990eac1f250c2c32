/** The wire between a browser and its host. It counts, and stands in the way, where a browser's own tools miss things. */
import { createServer, request as forward, type IncomingMessage } from 'node:http';

export interface Wire {
  url: string;
  /** What a gateway answers with its own error, although the host may have done its part. May be changed at any time. */
  spoils: { withdrawals: boolean; lookUps: boolean };
  /** So many requests to pay have come to the host, from whatever tab. */
  withdrawals: () => number;
  close: () => Promise<void>;
}

export async function openWire(host: string): Promise<Wire> {
  const spoils = { withdrawals: false, lookUps: false };
  let withdrawals = 0;
  const gateway = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const asks = kindOf(request);
    if (asks === 'withdrawals') withdrawals += 1;
    const onward = forward(`${host}${url}`, { method, headers }, (answer) => {
      if (asks !== 'else' && spoils[asks]) {
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
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const address = gateway.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    spoils,
    withdrawals: () => withdrawals,
    close: () =>
      new Promise((resolve) => {
        gateway.closeAllConnections();
        gateway.close(() => resolve());
      }),
  };
}

function kindOf({ method, url = '' }: IncomingMessage): 'withdrawals' | 'lookUps' | 'else' {
  if (!url.startsWith('/v1/wallet/')) return 'else';
  if (method === 'POST' && url.endsWith('/withdraw')) return 'withdrawals';
  return url.includes('/payments/') ? 'lookUps' : 'else';
}
