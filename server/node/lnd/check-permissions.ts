/** Finds out at the start what a macaroon may not do, by calls that change nothing. */
import type { LndConnection, LndRequest } from './connection.ts';
import { hexToBase64, hexToBase64Url } from './fields.ts';
import { LndError, LndProblem } from './lnd-problem.ts';

const NO_HASH = '0'.repeat(64);

/** LND refuses each of these for what it asks, unless it refuses the macaroon first. */
const PROBES: readonly [permission: string, probe: LndRequest][] = [
  ['/lnrpc.Lightning/GetInfo', { method: 'GET', path: '/v1/getinfo' }],
  ['/lnrpc.Lightning/ListChannels', { method: 'GET', path: '/v1/channels' }],
  ['/lnrpc.Lightning/GetChanInfo', { method: 'GET', path: '/v1/graph/edge/0' }],
  ['/lnrpc.Lightning/LookupInvoice', { method: 'GET', path: `/v1/invoice/${NO_HASH}` }],
  [
    '/lnrpc.Lightning/AddInvoice',
    { method: 'POST', path: '/v1/invoices', body: { value_msat: '-1' } },
  ],
  [
    '/lnrpc.Lightning/QueryRoutes',
    { method: 'POST', path: `/v1/graph/routes/${NO_HASH}/0`, body: { amt_msat: '1' } },
  ],
  [
    '/invoicesrpc.Invoices/CancelInvoice',
    { method: 'POST', path: '/v2/invoices/cancel', body: { payment_hash: hexToBase64(NO_HASH) } },
  ],
  [
    '/routerrpc.Router/SendPaymentV2',
    { method: 'POST', path: '/v2/router/send', body: { payment_request: 'none' } },
  ],
  [
    '/routerrpc.Router/TrackPaymentV2',
    { method: 'GET', path: `/v2/router/track/${hexToBase64Url(NO_HASH)}` },
  ],
];

/** @throws LndProblem of kind `macaroon` that names what is missing */
export async function checkPermissions(connection: LndConnection): Promise<void> {
  const refused = await Promise.all(
    PROBES.map(async ([permission, probe]) =>
      (await isPermitted(connection, probe)) ? [] : [permission],
    ),
  );
  const missing = refused.flat();
  if (missing.length === 0) return;
  throw new LndProblem(
    'macaroon',
    `The macaroon in LND_MACAROON may not call ${missing.join(', ')}. docs/running.md has the command that bakes the right one.`,
  );
}

async function isPermitted(connection: LndConnection, probe: LndRequest): Promise<boolean> {
  try {
    await connection.command(probe);
  } catch (error) {
    if (error instanceof LndProblem && error.kind === 'macaroon') return false;
    if (!(error instanceof LndError)) throw error;
  }
  return true;
}
