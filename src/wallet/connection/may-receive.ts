import type { Connection } from './connection.ts';

/** LNPay's read and LNURL-withdraw keys may not make invoices. A host may refuse other keys too. */
export function mayReceive({ walletKey }: Connection): boolean {
  return !/^(?:wakr|waklw)_/.test(walletKey);
}
