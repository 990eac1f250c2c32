import { bytesOf, hexOf } from './hex.ts';

/** A segwit transaction with one made-up input that pays a channel's funding output (BIP 144). */
export function fundingTransaction(script: Uint8Array, sats: bigint, index: number): Uint8Array {
  const value = Buffer.alloc(8);
  value.writeBigUInt64LE(sats);
  const madeUpOutpoint = Buffer.alloc(36);
  madeUpOutpoint.writeUInt32LE(index);
  const parts = {
    version: '02000000',
    segwitMarker: '0001',
    inputs: `01${hexOf(madeUpOutpoint)}00ffffffff`,
    outputs: `01${hexOf(value)}${hexOf(Uint8Array.of(script.length))}${hexOf(script)}`,
    witness: '0101ff',
    lockTime: '00000000',
  };
  return bytesOf(Object.values(parts).join(''));
}
