import { SANDBOX_KINDS, type SandboxKind } from '#core/lnpay/sandbox-kinds.ts';
import { msat, msatFromSat, type Msat } from '#core/money.ts';

/** Null where the payer chooses the amount. */
export const PRICES: Record<SandboxKind, Msat | null> = {
  payable: msatFromSat(2_500),
  amountless: null,
  held: msatFromSat(5_000),
  dear: msatFromSat(8_000),
  unroutable: msatFromSat(1_200),
  refused: msatFromSat(3_000),
  expired: msat(750_500),
};

/** In the order shown: what works first, then what goes wrong. */
export const ITEMS: readonly SandboxKind[] = [
  'payable',
  'amountless',
  'held',
  'dear',
  'unroutable',
  'refused',
  'expired',
];

export function isSandboxKind(text: string): text is SandboxKind {
  return SANDBOX_KINDS.some((kind) => kind === text);
}
