import { formatMsat, formatSat, type Msat } from '#core/money.ts';

/** "1 234.567 sat", never broken across lines. */
export function sat(amount: Msat): string {
  return `${formatSat(amount)}\u00a0sat`;
}

/** "1234567 msat", to be copied. */
export function plainMsat(amount: Msat): string {
  return `${amount} msat`;
}

/** "1 234 567 msat", never broken across lines. */
export function msat(amount: Msat): string {
  return `${formatMsat(amount)}\u00a0msat`;
}
