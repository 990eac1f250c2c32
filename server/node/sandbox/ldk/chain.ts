/**
 * The regtest chain the nodes share. LDK checks that headers link up, nothing else: no proof of work,
 * no merkle root. The newest block is also LDK's only clock: see `setTime`.
 */
import { createHash } from 'node:crypto';
import { BestBlock, Network } from 'lightningdevkit';

const HEADER_BYTES = 80;
const REGTEST_BITS = 0x207fffff;

export interface Tip {
  height: number;
  /** Unix seconds. */
  time: number;
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
  view.setUint32(68, tip.time, true);
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

  static atGenesis(time: number): Chain {
    const genesis = BestBlock.constructor_from_network(Network.LDKNetwork_Regtest).get_block_hash();
    return new Chain({ height: 0, time, previousHash: new Uint8Array(32) }, genesis);
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

  mine(time: number, transactions: Uint8Array[]): Block {
    return this.#become(
      { height: this.#tip.height + 1, time, previousHash: this.#hash },
      transactions,
    );
  }

  /**
   * Replaces the newest block by one of the same height and a later time, as a reorganisation would.
   * So the clock goes on without the height: an HTLC that a payee holds never times out by it.
   */
  setTime(time: number): Block {
    return this.#become({ ...this.#tip, time }, []);
  }

  #become(tip: Tip, transactions: Uint8Array[]): Block {
    const header = headerOf(tip);
    this.#tip = tip;
    this.#hash = doubleSha256(header);
    return { header, height: tip.height, transactions };
  }
}
