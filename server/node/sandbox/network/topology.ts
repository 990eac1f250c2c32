/** Who is in the sandbox's network, who is connected to whom, and what forwarding costs. */
import type { ForwardingFee } from '../ldk/user-config.ts';

export type NodeName = 'service' | 'router' | 'shop' | 'boutique' | 'island';

const FREE: ForwardingFee = { baseMsat: 0, ppm: 0 };
const ROUTER_FEE: ForwardingFee = { baseMsat: 1000, ppm: 500 };
/** Always above the default fee limit of 5 %. */
const DEAR_FEE: ForwardingFee = { baseMsat: 1000, ppm: 100_000 };

export const NODES: ReadonlyMap<NodeName, { alias: string; fee: ForwardingFee }> = new Map([
  /** The wallet host's node. */
  ['service', { alias: 'LNPay Wallet sandbox', fee: FREE }],
  ['router', { alias: 'Sandbox router', fee: ROUTER_FEE }],
  ['shop', { alias: 'Sandbox shop', fee: FREE }],
  /** Reached only over a channel that charges DEAR_FEE. */
  ['boutique', { alias: 'Sandbox boutique', fee: FREE }],
  /** Without a channel: nobody can pay it. */
  ['island', { alias: 'Sandbox island', fee: FREE }],
]);

export interface ChannelPlan {
  from: NodeName;
  to: NodeName;
  sats: bigint;
  /** What the other side owns from the start. */
  pushSats: bigint;
  /** What `from` charges for forwarding over this channel. */
  fee: ForwardingFee;
}

const HUNDRED_BITCOIN = 10_000_000_000n;

/** Enough for 100 000 funded wallets, or as many payments of 100 000 sat, before one side runs dry. */
export const CHANNELS: readonly ChannelPlan[] = [
  {
    from: 'service',
    to: 'router',
    sats: 2n * HUNDRED_BITCOIN,
    pushSats: HUNDRED_BITCOIN,
    fee: FREE,
  },
  {
    from: 'router',
    to: 'shop',
    sats: 2n * HUNDRED_BITCOIN,
    pushSats: HUNDRED_BITCOIN,
    fee: ROUTER_FEE,
  },
  { from: 'router', to: 'boutique', sats: HUNDRED_BITCOIN, pushSats: 0n, fee: DEAR_FEE },
];
