/**
 * The regtest chain the nodes share. LDK checks that headers link up, nothing else: no proof of work,
 * no merkle root. No block is mined once the channels are open, so an HTLC that a payee holds never times out.
 */
import { createHash } from 'node:crypto';
import { BestBlock, Network } from 'lightningdevkit';

const HEADER_BYTES = 80;
const REGTEST_BITS = 0x207fffff;
/**
 * The time of every block: that of regtest's first, in 2011. Blocks are LDK's only clock, and by it no
 * invoice ever expires. Payers check the expiry themselves, by the computer's clock, which may jump.
 */
export const BLOCK_TIME = 1_296_688_602;

export interface Tip {
  height: number;
  previousHash: Uint8Array;
}

export interface Block {
  header: Uint8Array;
  height: number;
  transactions: Uint8Array[];
}

function doubleSha256(bytes: Uint8Array): Uint8Array {
  const once = createHash('sha256').update(bytes).digest();
  return new Uint8Array(createHash('sha256').update(once).digest());
}

function headerOf(tip: Tip): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  view.setUint32(0, 4, true);
  header.set(tip.previousHash, 4);
  view.setUint32(68, BLOCK_TIME, true);
  view.setUint32(72, REGTEST_BITS, true);
  return header;
}

export class Chain {
  #tip: Tip;
  #hash: Uint8Array;

  private constructor(tip: Tip, hash: Uint8Array) {
    this.#tip = tip;
    this.#hash = hash;
  }

  static atGenesis(): Chain {
    const genesis = BestBlock.constructor_from_network(Network.LDKNetwork_Regtest).get_block_hash();
    return new Chain({ height: 0, previousHash: new Uint8Array(32) }, genesis);
  }

  static restore(tip: Tip): Chain {
    return new Chain(tip, doubleSha256(headerOf(tip)));
  }

  get tip(): Tip {
    return this.#tip;
  }

  bestBlock(): BestBlock {
    return BestBlock.constructor_new(this.#hash, this.#tip.height);
  }

  mine(transactions: Uint8Array[]): Block {
    this.#tip = { height: this.#tip.height + 1, previousHash: this.#hash };
    const header = headerOf(this.#tip);
    this.#hash = doubleSha256(header);
    return { header, height: this.#tip.height, transactions };
  }
}
