/** The features that an invoice offers or requires (BOLT 11 field `9`, BOLT 9). */
import { err, ok, type Result } from '../result.ts';
import type { InvoiceProblem } from './invoice-problem.ts';
import { malformed } from './tagged-fields.ts';

/** The even bit of each feature that BOLT 9 either assumes of every node or defines for invoices. */
const FEATURE = {
  dataLossProtect: 0,
  varOnion: 8,
  staticRemoteKey: 12,
  paymentSecret: 14,
  basicMpp: 16,
  routeBlinding: 24,
  attributionData: 36,
  channelType: 44,
  paymentMetadata: 48,
};

const KNOWN = new Set(Object.values(FEATURE));

/**
 * The bits that are set, ascending. Unknown odd bits are optional features and may be ignored (BOLT 9).
 * @returns an error for unknown even bits, and for multi-part payments without a payment secret
 */
export function readFeatureBits(words: number[]): Result<number[], InvoiceProblem> {
  const bits = setBits(words);
  const unknown = bits.filter((bit) => bit % 2 === 0 && !KNOWN.has(bit));
  if (unknown.length > 0) return err({ kind: 'unknown-required-features', bits: unknown });

  // The only dependency between features of invoices.
  if (offers(bits, FEATURE.basicMpp) && !offers(bits, FEATURE.paymentSecret)) {
    return malformed('features', 'missing-dependency');
  }
  return ok(bits);
}

/** Bit 0 is the lowest of the last word. */
function setBits(words: number[]): number[] {
  return words
    .toReversed()
    .flatMap((word, i) =>
      [0, 1, 2, 3, 4].filter((bit) => (word >> bit) & 1).map((bit) => i * 5 + bit),
    );
}

/** Required (even bit) or optional (odd bit). */
function offers(bits: number[], feature: number): boolean {
  return bits.includes(feature) || bits.includes(feature + 1);
}
