/** The same server over HTTPS on the local network: browsers give a page the camera only over HTTPS. */
import { createServer, type Server } from 'node:https';
import type { RequestListener } from 'node:http';
import type { LanCertificate } from './lan-certificate.ts';

export interface LanServer {
  urls: string[];
  stop: () => Promise<void>;
}

/** Until the whole request has arrived; the answer may take longer. */
const REQUEST_TIMEOUT_MS = 30_000;

/** @throws the system's error when an address and port cannot be used */
export async function serveLan(
  answer: RequestListener,
  { key, cert }: LanCertificate,
  addresses: readonly string[],
  port: number,
): Promise<LanServer> {
  const servers: Server[] = [];
  const stop = async () => {
    await Promise.all(servers.map(close));
  };
  try {
    for (const address of addresses) {
      const server = createServer({ key, cert, requestTimeout: REQUEST_TIMEOUT_MS }, answer);
      await listen(server, address, port);
      servers.push(server);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls: servers.map(urlOf), stop };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => resolve());
  });
}

function urlOf(server: Server): string {
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server listens nowhere');
  return `https://${address.address}:${address.port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
