import type { Connection } from './connection.ts';

/** LNPay's read and LNURL-withdraw keys may not make invoices. What a host decides otherwise, it says. */
export function mayReceive({ walletKey }: Connection): boolean {
  return !/^(?:wakr|waklw)_/.test(walletKey);
}
