/**
 * A private Lightning network of real lnds on loopback:
 *
 *     ours ── router ── payee ┄┄ hidden        ── public, ┄┄ private channel
 *
 * `ours` is the node that the server drives. The router charges 1 sat + 500 ppm, the payee 60 sat on
 * the private channel: 1000 sat to `hidden` cost more than the default fee limit of 5 % allows.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { buildPrograms } from '../../../build/ensure-lnd.mjs';
import { Btcd } from './btcd.ts';
import { Lnd } from './lnd.ts';
import { until } from './program.ts';

const NAMES = ['ours', 'router', 'payee', 'hidden'] as const;
type Name = (typeof NAMES)[number];

/** The first address of `ours`, whose seed is always the same. */
const MINING_ADDRESS = 'bcrt1qcl8cd2g0x80yyh8az2f93rdn5fesl667dasef8';
/** Segwit is active from block 432. */
const FIRST_BLOCKS = 450;
const CHANNEL_SAT = 10_000_000;
/** Nodes forget channels that were announced long ago, so that an old copy is made anew. */
const OLDEST_COPY_MS = 24 * 3600 * 1000;

export const ROUTER_FEE = { baseMsat: 1_000n, ppm: 500n };
export const PAYEE_FEE = { baseMsat: 60_000n, ppm: 0n };

export class LightningNetwork {
  readonly ours: Lnd;
  readonly router: Lnd;
  readonly payee: Lnd;
  readonly hidden: Lnd;
  readonly btcd: Btcd;
  readonly #folder: string;

  private constructor(folder: string, btcd: Btcd, lnds: Record<Name, Lnd>) {
    this.#folder = folder;
    this.btcd = btcd;
    this.ours = lnds.ours;
    this.router = lnds.router;
    this.payee = lnds.payee;
    this.hidden = lnds.hidden;
  }

  /**
   * Starts a network of its own, with its channels open and known to every node.
   * @throws Error in a sentence when there is no Go to build lnd with
   */
  static async start(): Promise<LightningNetwork> {
    const programs = buildPrograms();
    const folder = mkdtempSync(path.join(tmpdir(), 'lnpay-lnd-'));
    cpSync(await preparedNetwork(programs), folder, { recursive: true });
    const network = await LightningNetwork.#in(programs, folder);
    await Promise.all(network.all.map((lnd) => lnd.start()));
    await network.connect();
    await network.untilChannelsWork();
    return network;
  }

  static async #in(programs: string, folder: string): Promise<LightningNetwork> {
    const btcd = await Btcd.start(programs, path.join(folder, 'btcd'), MINING_ADDRESS);
    const lndIn = (name: Name) => Lnd.in(programs, path.join(folder, name), btcd);
    return new LightningNetwork(folder, btcd, {
      ours: await lndIn('ours'),
      router: await lndIn('router'),
      payee: await lndIn('payee'),
      hidden: await lndIn('hidden'),
    });
  }

  /** Opens a network from nothing in a folder, and stops it. */
  static async prepare(programs: string, folder: string): Promise<void> {
    const network = await LightningNetwork.#in(programs, folder);
    try {
      await network.#openEverything();
      await network.btcd.saveBlocks();
      await Promise.all(network.all.map((lnd) => lnd.stop()));
    } finally {
      await network.#kill();
    }
  }

  get all(): Lnd[] {
    return NAMES.map((name) => this[name]);
  }

  /** Peers that were killed find each other again by themselves only after a while. */
  async connect(): Promise<void> {
    await this.ours.connect(this.router);
    await this.payee.connect(this.router);
    await this.payee.connect(this.hidden);
  }

  async untilChannelsWork(): Promise<void> {
    const counts = { ours: 1, router: 2, payee: 2, hidden: 1 };
    const list = v.object({ channels: v.array(v.object({ active: v.boolean() })) });
    for (const name of NAMES) {
      await until(`${name}'s channels`, async () => {
        const { channels } = v.parse(list, await this[name].call('GET', '/v1/channels'));
        return channels.filter(({ active }) => active).length === counts[name];
      });
    }
    const policies = v.object({
      edges: v.array(v.object({ node1_policy: v.unknown(), node2_policy: v.unknown() })),
    });
    for (const lnd of this.all) {
      await until(`${lnd.alias}'s graph`, async () => {
        const { edges } = v.parse(policies, await lnd.call('GET', '/v1/graph'));
        const known = edges.filter(
          ({ node1_policy, node2_policy }) => node1_policy && node2_policy,
        );
        return known.length >= 2;
      });
    }
  }

  async stop(): Promise<void> {
    await this.#kill();
    rmSync(this.#folder, { recursive: true });
  }

  async #kill(): Promise<void> {
    await Promise.all(this.all.map((lnd) => lnd.stop('SIGKILL')));
    await this.btcd.stop();
  }

  async #openEverything(): Promise<void> {
    const { btcd, ours, router, payee, hidden } = this;
    await Promise.all(this.all.map((lnd) => lnd.create(`lnpay ${lnd.alias}`.padEnd(16))));
    const address = await newAddress(ours);
    if (address !== MINING_ADDRESS) throw new Error(`MINING_ADDRESS has to be ${address}`);
    await btcd.mine(FIRST_BLOCKS);
    const AddrToAmount = {
      [await newAddress(router)]: String(5 * CHANNEL_SAT),
      [await newAddress(payee)]: String(5 * CHANNEL_SAT),
    };
    await until('the first coins', () =>
      ours.call('POST', '/v1/transactions/many', { AddrToAmount }),
    );
    await btcd.mine(1);
    await this.connect();
    await open(ours, router, ROUTER_FEE);
    await open(router, payee, ROUTER_FEE);
    await open(payee, hidden, PAYEE_FEE, { private: true });
    await btcd.mine(6);
    await this.untilChannelsWork();
  }
}

async function newAddress(lnd: Lnd): Promise<string> {
  const answer = await lnd.call('GET', '/v1/newaddress?type=WITNESS_PUBKEY_HASH');
  return v.parse(v.object({ address: v.string() }), answer).address;
}

async function open(
  from: Lnd,
  to: Lnd,
  fee: { baseMsat: bigint; ppm: bigint },
  options: object = {},
): Promise<void> {
  const channel = {
    node_pubkey: Buffer.from(to.pubkey, 'hex').toString('base64'),
    local_funding_amount: String(CHANNEL_SAT),
    push_sat: String(CHANNEL_SAT / 2),
    sat_per_vbyte: '2',
    min_confs: 0,
    spend_unconfirmed: true,
    use_base_fee: true,
    base_fee: String(fee.baseMsat),
    use_fee_rate: true,
    fee_rate: String(fee.ppm),
    ...options,
  };
  await until(`${from.alias} to have coins`, () => from.call('POST', '/v1/channels', channel));
}

/** A stopped network to copy: made once a day, in some ten seconds. */
async function preparedNetwork(programs: string): Promise<string> {
  const prepared = path.join(programs, `network-${CHANNEL_SAT}`);
  if (existsSync(prepared) && Date.now() - statSync(prepared).mtimeMs < OLDEST_COPY_MS) {
    return prepared;
  }
  const unfinished = mkdtempSync(`${prepared}-`);
  mkdirSync(unfinished, { recursive: true });
  await LightningNetwork.prepare(programs, unfinished);
  rmSync(prepared, { recursive: true, force: true });
  renameSync(unfinished, prepared);
  return prepared;
}
