/** A whole number of the ledger as a JSON number. */
export function wireNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('an amount is too large for JSON');
  return number;
}

/** Whole satoshis for a signed amount: what leaves is rounded away from zero, what arrives down. */
export function wireSat(signedMsat: bigint): number {
  return wireNumber(signedMsat < 0n ? (signedMsat - 999n) / 1000n : signedMsat / 1000n);
}
