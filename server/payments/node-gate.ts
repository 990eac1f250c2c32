/** Holds requests back until the node is up and every payment of an earlier run has been looked up. */
import { NodeUnavailable, type NodeInfo } from '#server/node/lightning-node.ts';
import { Waiters } from './waiters.ts';

export class NodeGate {
  readonly #waiters = new Waiters();
  #info: NodeInfo | null = null;

  open(info: NodeInfo): void {
    this.#info = info;
    this.#waiters.notify('open');
  }

  get info(): NodeInfo | null {
    return this.#info;
  }

  /** @throws NodeUnavailable when the gate does not open in time. */
  async enter(withinMs: number, signal: AbortSignal): Promise<NodeInfo> {
    if (!this.#info) await this.#waiters.wait('open', withinMs, signal);
    if (!this.#info) {
      throw new NodeUnavailable('The Lightning node is starting. Try again in a moment.');
    }
    return this.#info;
  }
}
