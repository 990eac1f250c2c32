/** A segwit transaction with one made-up input that pays a channel's funding output. */
export function fundingTransaction(script: Uint8Array, sats: bigint, index: number): Uint8Array {
  const outpoint = new Uint8Array(36);
  new DataView(outpoint.buffer).setUint32(0, index, true);
  const value = new Uint8Array(8);
  new DataView(value.buffer).setBigUint64(0, sats, true);
  return Uint8Array.from([
    ...[2, 0, 0, 0], // version
    ...[0, 1], // segwit marker and flag
    ...[1, ...outpoint, 0, 0xff, 0xff, 0xff, 0xff], // one input, no script, final sequence
    ...[1, ...value, script.length, ...script], // one output
    ...[1, 1, 0xff], // one witness item of one byte
    ...[0, 0, 0, 0], // lock time
  ]);
}
