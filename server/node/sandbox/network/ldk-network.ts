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
import { type Block, Chain, type Tip } from '../ldk/chain.ts';
import { Connection } from '../ldk/connection.ts';
import { fundingTransaction } from '../ldk/funding-transaction.ts';
import { bytesOf, hexOf } from '../ldk/hex.ts';
import type { NodeFiles } from '../ldk/key-value-store.ts';
import { LdkNode } from '../ldk/ldk-node.ts';
import { userConfig } from '../ldk/user-config.ts';
import type { Store } from '../payments/store.ts';
import { type ChannelPlan, CHANNELS, type NodeName, NODES } from './topology.ts';

/** BOLT 7: a channel is announced six blocks deep. */
const ANNOUNCEMENT_DEPTH = 6;

const SavedTip = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ height: v.number(), previousHash: v.string() }),
);

export type EventListener = (node: NodeName, event: Event) => void;

export class LdkNetwork {
  readonly chain: Chain;
  readonly #store: Store;
  readonly #nodes: ReadonlyMap<NodeName, LdkNode>;
  readonly #isNew: boolean;
  readonly #connections: Connection[] = [];
  #listener: EventListener = () => undefined;
  readonly #mempool: Uint8Array[] = [];

  /** The nodes of the store as they were saved, or new ones. `start` connects them. */
  constructor(store: Store) {
    this.#store = store;
    const tip = readTip(store);
    this.#isNew = tip === null;
    this.chain = tip ? Chain.restore(tip) : Chain.atGenesis();
    this.#nodes = new Map(
      [...NODES].map(([name, { fee }]) => {
        const files = store.files(name);
        return [name, new LdkNode(seedOf(files), userConfig(fee), this.chain, files)];
      }),
    );
  }

  /**
   * Connects the nodes, and opens the channels of a new network. The caller saves and commits.
   * The listener may get an event again that it got before a restart.
   */
  start(listener: EventListener): void {
    this.#listener = listener;
    for (const { from, to } of CHANNELS) this.#connect(from, to);
    this.pump();
    if (this.#isNew) this.#openChannels(CHANNELS);
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

  /** Lets the nodes exchange messages until none is left. Then all of them may be saved. */
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

  /** Writes every node as it is now, after a pump. The caller commits. */
  save(): void {
    for (const node of this.#nodes.values()) node.save();
  }

  /** LDK forgets finished payments after a few ticks; without, its state would grow with each. */
  tick(): void {
    for (const node of this.#nodes.values()) node.manager.timer_tick_occurred();
  }

  #connect(from: NodeName, to: NodeName): void {
    const [here, there] = [this.node(from), this.node(to)];
    this.#connections.push(new Connection(here.peers, there.peers, there.pubkey));
  }

  #openChannels(plans: readonly ChannelPlan[]): void {
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
    this.#connectBlock(this.chain.mine(this.#mempool.splice(0)));
    for (let depth = 1; depth <= ANNOUNCEMENT_DEPTH; depth++) {
      this.#connectBlock(this.chain.mine([]));
    }
    for (const node of this.#nodes.values()) node.saveGraph();
    writeTip(this.#store, this.chain.tip);
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

function readTip(store: Store): Tip | null {
  const saved = store.files('chain').read('node', 'tip');
  if (!saved) return null;
  const tip = v.parse(SavedTip, Buffer.from(saved).toString());
  return { ...tip, previousHash: bytesOf(tip.previousHash) };
}

function writeTip(store: Store, { height, previousHash }: Tip): void {
  const tip = JSON.stringify({ height, previousHash: hexOf(previousHash) });
  store.files('chain').write('node', 'tip', Buffer.from(tip));
}

function seedOf(files: NodeFiles): Uint8Array {
  const saved = files.read('node', 'seed');
  if (saved) return saved;
  const seed = new Uint8Array(randomBytes(32));
  files.write('node', 'seed', seed);
  return seed;
}
