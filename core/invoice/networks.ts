/** The networks an invoice can be for, by the currency in its prefix (BOLT 11, BIP 173). */
import type { Network } from './invoice.ts';

export const NETWORKS = [
  'mainnet',
  'testnet',
  'signet',
  'regtest',
] as const satisfies readonly Network[];

const BY_CURRENCY = new Map<string, Network>([
  ['bc', 'mainnet'],
  ['tb', 'testnet'],
  ['tbs', 'signet'],
  ['bcrt', 'regtest'],
]);

/** @returns undefined for a currency that is not on the list */
export function networkOf(currency: string): Network | undefined {
  return BY_CURRENCY.get(currency);
}
