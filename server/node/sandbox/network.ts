/** The sandbox's Lightning network: nodes, connections and channels, and the pump that moves messages. */
import { randomBytes } from 'node:crypto';
import {
  type Event,
  Event_ChannelClosed,
  Event_FundingGenerationReady,
  Event_PendingHTLCsForwardable,
  Option_u64Z_Some,
  Result_ChannelIdAPIErrorZ_OK,
} from 'lightningdevkit';
import * as v from 'valibot';
import { type Block, Chain } from './ldk/chain.ts';
import { Connection } from './ldk/connection.ts';
import { fundingTransaction } from './ldk/funding-transaction.ts';
import { LdkNode } from './ldk/ldk-node.ts';
import { userConfig } from './ldk/user-config.ts';
import type { Store } from './store.ts';
import { type ChannelPlan, CHANNELS, type NodeName, NODES } from './topology.ts';

/** BOLT 7: a channel is announced six blocks deep. */
const ANNOUNCEMENT_DEPTH = 6;

const SavedTip = v.object({ height: v.number(), time: v.number(), previousHash: v.string() });

export type EventListener = (node: NodeName, event: Event) => void;

export class Network {
  readonly chain: Chain;
  readonly #store: Store;
  readonly #nodes: ReadonlyMap<NodeName, LdkNode>;
  readonly #connections: Connection[] = [];
  readonly #listener: EventListener;
  readonly #mempool: Uint8Array[] = [];

  private constructor(store: Store, chain: Chain, listener: EventListener) {
    this.#store = store;
    this.chain = chain;
    this.#listener = listener;
    this.#nodes = new Map(
      [...NODES].map(([name, { fee }]) => {
        const files = store.files(name);
        let seed = files.read('node', 'seed');
        if (!seed) {
          seed = new Uint8Array(randomBytes(32));
          files.write('node', 'seed', seed);
        }
        return [name, new LdkNode(seed, userConfig(fee), chain, files)];
      }),
    );
    for (const { from, to } of CHANNELS) this.#connect(from, to);
    this.pump();
  }

  /** The network of the store, or a new one if the store has none. The caller commits. */
  static open(store: Store, time: number, listener: EventListener): Network {
    const saved = store.files('chain').read('node', 'tip');
    if (!saved) {
      const network = new Network(store, Chain.atGenesis(time), listener);
      network.openChannels(CHANNELS, time);
      return network;
    }
    const tip = v.parse(v.pipe(v.string(), v.parseJson(), SavedTip), Buffer.from(saved).toString());
    const previousHash = new Uint8Array(Buffer.from(tip.previousHash, 'hex'));
    return new Network(store, Chain.restore({ ...tip, previousHash }), listener);
  }

  node(name: NodeName): LdkNode {
    const node = this.#nodes.get(name);
    if (!node) throw new Error(`no node ${name}`);
    return node;
  }

  /** In sat, as the chain knows it; 0 for a channel that is not in this network. */
  capacityOf(shortChannelId: bigint): number {
    for (const node of this.#nodes.values()) {
      for (const channel of node.manager.list_channels()) {
        const id = channel.get_short_channel_id();
        if (id instanceof Option_u64Z_Some && id.some === shortChannelId) {
          return Number(channel.get_channel_value_satoshis());
        }
      }
    }
    return 0;
  }

  /** Moves LDK's clock on; it never goes back. */
  setTime(time: number): void {
    if (time <= this.chain.tip.time) return;
    const tip = this.chain.setTime(time);
    for (const node of this.#nodes.values()) node.replaceTip(tip);
  }

  /** Lets nodes talk until none has anything more to say. Then all of them may be saved. */
  pump(): void {
    let moved = true;
    while (moved) {
      moved = false;
      for (const [name, node] of this.#nodes) {
        for (const event of node.takeEvents()) {
          moved = true;
          this.#handle(name, node, event);
        }
        node.peers.process_events();
      }
      for (const connection of this.#connections) moved = connection.deliver() || moved;
    }
  }

  /** Writes every node and the chain as they are now, after a pump. The caller commits. */
  save(): void {
    for (const node of this.#nodes.values()) node.save();
    const { height, time, previousHash } = this.chain.tip;
    const tip = JSON.stringify({
      height,
      time,
      previousHash: Buffer.from(previousHash).toString('hex'),
    });
    this.#store.files('chain').write('node', 'tip', Buffer.from(tip));
  }

  /** LDK forgets finished payments after a few ticks; without, its state would grow with each. */
  tick(): void {
    for (const node of this.#nodes.values()) node.manager.timer_tick_occurred();
  }

  #connect(from: NodeName, to: NodeName): void {
    const [here, there] = [this.node(from), this.node(to)];
    this.#connections.push(new Connection(here.peers, there.peers, there.pubkey));
  }

  openChannels(plans: readonly ChannelPlan[], time: number): void {
    for (const { from, to, sats, pushSats, fee } of plans) {
      const opened = this.node(from).manager.create_channel(
        this.node(to).pubkey,
        sats,
        pushSats * 1000n,
        0n,
        null,
        userConfig(fee),
      );
      if (!(opened instanceof Result_ChannelIdAPIErrorZ_OK)) {
        throw new Error(`no channel from ${from} to ${to}`);
      }
    }
    this.pump();
    this.#connectBlock(this.chain.mine(time, this.#mempool.splice(0)));
    for (let depth = 1; depth <= ANNOUNCEMENT_DEPTH; depth++) {
      this.#connectBlock(this.chain.mine(time, []));
    }
    for (const node of this.#nodes.values()) node.saveGraph();
  }

  #connectBlock(block: Block): void {
    for (const node of this.#nodes.values()) node.connectBlock(block);
    this.pump();
  }

  #handle(name: NodeName, node: LdkNode, event: Event): void {
    if (event instanceof Event_PendingHTLCsForwardable) {
      node.manager.process_pending_htlc_forwards();
    } else if (event instanceof Event_FundingGenerationReady) {
      const { output_script, channel_value_satoshis: sats } = event;
      const transaction = fundingTransaction(output_script, sats, this.#mempool.length);
      this.#mempool.push(transaction);
      node.manager.funding_transaction_generated(
        event.temporary_channel_id,
        event.counterparty_node_id,
        transaction,
      );
    } else if (event instanceof Event_ChannelClosed) {
      throw new Error(`a channel of the sandbox's ${name} closed`);
    } else {
      this.#listener(name, event);
    }
  }
}
