/** `npm start -- --lan`: the wallet on the local network, for phones. */
import { networkInterfaces } from 'node:os';
import { StartProblem } from '#server/lib/start-problem.ts';
import type { ApiServer } from '#server/api/http/api-server.ts';
import { lanAddresses } from './lan-addresses.ts';
import { openLanCertificate } from './lan-certificate.ts';
import { serveLan, type LanServer } from './serve-lan.ts';

export interface OpenLan extends LanServer {
  fingerprint: string;
  /** Where the certificate is kept. */
  folder: string;
}

/** @throws StartProblem when the machine is on no network, or the port cannot be used */
export async function openLan(app: ApiServer, port: number, folder: string): Promise<OpenLan> {
  const addresses = lanAddresses(networkInterfaces());
  if (addresses.length === 0) {
    throw new StartProblem(
      'This machine is on no local network, so --lan can serve none. Connect it, or start without --lan.',
    );
  }
  const certificate = await openLanCertificate(folder, addresses, new Date());
  const answer: Parameters<typeof serveLan>[0] = (request, response) =>
    app.routing(request, response);
  try {
    const server = await serveLan(answer, certificate, addresses, port);
    return { ...server, fingerprint: certificate.fingerprint, folder };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartProblem(
      `PORT ${port} cannot be used on the local network (${reason}). Choose another PORT, or start without --lan.`,
    );
  }
}
