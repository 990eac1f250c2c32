/** One lnd of the test network: its process, and its REST API as its operator uses it. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Btcd } from './btcd.ts';
import { httpsJson, httpsText, type JsonAnswer } from './https-json.ts';
import { freePorts, startProgram, until, type Program } from './program.ts';

const PASSWORD = 'test-network';

export interface LndInvoice {
  paymentRequest: string;
  paymentHash: string;
  preimage: string;
}

const created = v.object({ payment_request: v.string() });

export class Lnd {
  readonly alias: string;
  /** Of the REST API; the same across restarts. */
  readonly url: string;
  readonly certFile: string;
  readonly adminMacaroonFile: string;
  readonly peerAddress: string;
  readonly #programs: string;
  readonly #folder: string;
  readonly #btcd: Btcd;
  readonly #ports: { peer: number; rpc: number; rest: number };
  #program: Program | null = null;
  #pubkey = '';

  private constructor(
    programs: string,
    folder: string,
    btcd: Btcd,
    [peer = 0, rpc = 0, rest = 0]: number[],
  ) {
    this.alias = path.basename(folder);
    this.#programs = programs;
    this.#folder = folder;
    this.#btcd = btcd;
    this.#ports = { peer, rpc, rest };
    this.url = `https://127.0.0.1:${rest}`;
    this.peerAddress = `127.0.0.1:${peer}`;
    this.certFile = path.join(folder, 'tls.cert');
    this.adminMacaroonFile = path.join(folder, 'data/chain/bitcoin/regtest/admin.macaroon');
  }

  static async in(programs: string, folder: string, btcd: Btcd): Promise<Lnd> {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'password'), PASSWORD);
    return new Lnd(programs, folder, btcd, await freePorts(3));
  }

  /** Node key and addresses come from the seed's 16 bytes: the same in every run. */
  async create(entropy: string): Promise<void> {
    this.#launch({ unlock: true });
    await this.#waitForState(['NON_EXISTING']);
    const seed = encodeURIComponent(Buffer.from(entropy).toString('base64'));
    const { cipher_seed_mnemonic } = v.parse(
      v.object({ cipher_seed_mnemonic: v.array(v.string()) }),
      (await this.#send('GET', `/v1/genseed?seed_entropy=${seed}`, undefined, false)).body,
    );
    const wallet = {
      wallet_password: Buffer.from(PASSWORD).toString('base64'),
      cipher_seed_mnemonic,
    };
    await this.#send('POST', '/v1/initwallet', wallet, false);
    await this.#waitUntilActive();
  }

  /** Started with its wallet locked it takes no call; `unlock` lets it go on. */
  async start({ locked = false } = {}): Promise<void> {
    this.#launch({ unlock: !locked });
    if (locked) await this.#waitForState(['LOCKED']);
    else await this.#waitUntilActive();
  }

  async unlock(): Promise<void> {
    const wallet_password = Buffer.from(PASSWORD).toString('base64');
    await this.#send('POST', '/v1/unlockwallet', { wallet_password }, false);
    await this.#waitUntilActive();
  }

  async stop(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    await this.#program?.stop(signal);
  }

  /** Resolves once it runs no more. */
  async ended(): Promise<void> {
    await until(`${this.alias} to end`, async () => this.#program?.ended() !== null);
  }

  get pubkey(): string {
    return this.#pubkey;
  }

  /** @throws Error when lnd refuses */
  async call(method: 'GET' | 'POST', address: string, body?: unknown): Promise<unknown> {
    const answer = await this.#send(method, address, body, true);
    if (answer.status === 200) return answer.body;
    throw new Error(`${this.alias} ${address}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  async connect(peer: Lnd): Promise<void> {
    const addr = { pubkey: peer.pubkey, host: peer.peerAddress };
    await this.call('POST', '/v1/peers', { addr, perm: true }).catch((error: unknown) => {
      if (!String(error).includes('already connected')) throw error;
    });
  }

  async addInvoice(amountMsat: bigint, options: object = {}): Promise<LndInvoice> {
    const preimage = randomBytes(32);
    const { payment_request } = v.parse(
      created,
      await this.call('POST', '/v1/invoices', {
        value_msat: String(amountMsat),
        r_preimage: preimage.toString('base64'),
        private: true,
        ...options,
      }),
    );
    return { paymentRequest: payment_request, ...hashOf(preimage) };
  }

  /** Accepted when a payment comes, and settled or sent back only by `settleHeld` or `cancel`. */
  async addHoldInvoice(amountMsat: bigint): Promise<LndInvoice> {
    const preimage = randomBytes(32);
    const { paymentHash } = hashOf(preimage);
    const { payment_request } = v.parse(
      created,
      await this.call('POST', '/v2/invoices/hodl', {
        hash: base64(paymentHash),
        value_msat: String(amountMsat),
        private: true,
      }),
    );
    return { paymentRequest: payment_request, ...hashOf(preimage) };
  }

  async settleHeld({ preimage }: LndInvoice): Promise<void> {
    await this.call('POST', '/v2/invoices/settle', { preimage: base64(preimage) });
  }

  async cancel({ paymentHash }: LndInvoice): Promise<void> {
    await this.call('POST', '/v2/invoices/cancel', { payment_hash: base64(paymentHash) });
  }

  async invoiceState(paymentHash: string): Promise<string> {
    const invoice = await this.call('GET', `/v1/invoice/${paymentHash}`);
    return v.parse(v.object({ state: v.string() }), invoice).state;
  }

  /** The payment has arrived at this node, which holds it. */
  async untilHeld({ paymentHash }: LndInvoice): Promise<void> {
    await until('the payment to arrive', async () => {
      return (await this.invoiceState(paymentHash)) === 'ACCEPTED';
    });
  }

  /** Pays an invoice from this node. @throws Error unless it is paid */
  async pay(paymentRequest: string): Promise<void> {
    const body = {
      payment_request: paymentRequest,
      fee_limit_msat: '1000000',
      timeout_seconds: 30,
    };
    const url = `${this.url}/v2/router/send`;
    const { text } = await httpsText(url, { method: 'POST', body, ...this.#asAdmin() });
    if (!/"status": *"SUCCEEDED"/.test(text))
      throw new Error(`${this.alias} has not paid: ${text}`);
  }

  async bakeMacaroon(uris: readonly string[]): Promise<string> {
    const permissions = uris.map((action) => ({ entity: 'uri', action }));
    const answer = await this.call('POST', '/v1/macaroon', { permissions });
    return v.parse(v.object({ macaroon: v.string() }), answer).macaroon;
  }

  #launch({ unlock }: { unlock: boolean }): void {
    const { peer, rpc, rest } = this.#ports;
    const args = [
      '--bitcoin.regtest',
      ...this.#btcd.lndOptions(),
      '--nobootstrap',
      '--bitcoin.defaultchanconfs=1',
      '--bitcoin.minhtlcout=1',
      '--trickledelay=50',
      '--gossip.sub-batch-delay=5ms',
      '--caches.rpc-graph-cache-duration=100ms',
      '--keep-failed-payment-attempts',
      `--lnddir=${this.#folder}`,
      `--alias=${this.alias}`,
      `--listen=127.0.0.1:${peer}`,
      `--rpclisten=127.0.0.1:${rpc}`,
      `--restlisten=127.0.0.1:${rest}`,
      ...(unlock
        ? [
            `--wallet-unlock-password-file=${path.join(this.#folder, 'password')}`,
            '--wallet-unlock-allow-create',
          ]
        : []),
    ];
    const log = path.join(this.#folder, 'lnd.log');
    this.#program = startProgram(path.join(this.#programs, 'lnd'), args, log);
  }

  async #waitUntilActive(): Promise<void> {
    await this.#waitForState(['SERVER_ACTIVE']);
    const info = v.object({ identity_pubkey: v.string(), synced_to_chain: v.boolean() });
    await until(
      `${this.alias} to be in step with the chain`,
      async () => {
        const answer = v.parse(info, await this.call('GET', '/v1/getinfo'));
        this.#pubkey = answer.identity_pubkey;
        return answer.synced_to_chain;
      },
      this.#unlessEnded,
    );
  }

  async #waitForState(states: string[]): Promise<void> {
    await until(
      `${this.alias} to be ${states.join(' or ')}`,
      async () => {
        const { body } = await this.#send('GET', '/v1/state', undefined, false);
        return states.includes(v.parse(v.object({ state: v.string() }), body).state);
      },
      this.#unlessEnded,
    );
  }

  get #unlessEnded() {
    return { unless: () => this.#program?.ended() ?? null };
  }

  #send(method: string, address: string, body: unknown, asAdmin: boolean): Promise<JsonAnswer> {
    return httpsJson(`${this.url}${address}`, {
      method,
      ...(asAdmin ? this.#asAdmin() : { ca: readFileSync(this.certFile) }),
      ...(body === undefined ? {} : { body }),
    });
  }

  #asAdmin() {
    const macaroon = readFileSync(this.adminMacaroonFile).toString('hex');
    return { ca: readFileSync(this.certFile), headers: { 'Grpc-Metadata-macaroon': macaroon } };
  }
}

function hashOf(preimage: Buffer): { paymentHash: string; preimage: string } {
  const paymentHash = createHash('sha256').update(preimage).digest('hex');
  return { paymentHash, preimage: preimage.toString('hex') };
}

export function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}
