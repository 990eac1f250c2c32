import type { LnTx } from '#core/lnpay/wire.ts';
import { msat, msatFromSat, type Msat } from '#core/money.ts';

/** What an invoice asks for, or what came in; exact where the host says so. */
export function depositAmount({ num_msat: exact, num_satoshis: sat }: LnTx): Msat {
  return typeof exact === 'number' ? msat(Math.abs(exact)) : msatFromSat(Math.abs(sat));
}
