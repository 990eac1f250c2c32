/**
 * A regtest chain. btcd deletes a regtest chain at every start, so its blocks are kept in a file and
 * given back to it before any lnd looks.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { httpsJson } from './https-json.ts';
import { freePorts, startProgram, until, type Program } from './program.ts';

const USER = 'test';
const PASSWORD = 'test';

export class Btcd {
  readonly rpcHost: string;
  readonly certFile: string;
  readonly #folder: string;
  readonly #program: Program;

  private constructor(folder: string, rpcHost: string, program: Program) {
    this.#folder = folder;
    this.rpcHost = rpcHost;
    this.certFile = path.join(folder, 'rpc.cert');
    this.#program = program;
  }

  static async start(programs: string, folder: string, miningAddress: string): Promise<Btcd> {
    mkdirSync(folder, { recursive: true });
    const noSettings = path.join(folder, 'btcd.conf');
    writeFileSync(noSettings, '');
    const [listen, rpc] = await freePorts(2);
    const rpcHost = `127.0.0.1:${rpc}`;
    const args = [
      '--regtest',
      '--txindex',
      '--nobanning',
      '--nostalldetect',
      '--trickleinterval=100ms',
      '--nodnsseed',
      '--rejectnonstd',
      '--rpcmaxwebsockets=50',
      `--miningaddr=${miningAddress}`,
      `--datadir=${path.join(folder, 'data')}`,
      `--logdir=${path.join(folder, 'logs')}`,
      `--configfile=${noSettings}`,
      `--listen=127.0.0.1:${listen}`,
      `--rpclisten=${rpcHost}`,
      `--rpcuser=${USER}`,
      `--rpcpass=${PASSWORD}`,
      `--rpccert=${path.join(folder, 'rpc.cert')}`,
      `--rpckey=${path.join(folder, 'rpc.key')}`,
    ];
    const log = path.join(folder, 'btcd.log');
    const program = startProgram(path.join(programs, 'btcd'), args, log);
    const btcd = new Btcd(folder, rpcHost, program);
    await until('btcd', () => btcd.#rpc('getblockcount'), { unless: program.ended });
    for (const block of btcd.#savedBlocks()) await btcd.#rpc('submitblock', block);
    // On a chain whose newest block is old no lnd is ever in step.
    await btcd.mine(1);
    return btcd;
  }

  /** For lnd's command line. */
  lndOptions(): string[] {
    return [
      '--bitcoin.node=btcd',
      `--btcd.rpchost=${this.rpcHost}`,
      `--btcd.rpcuser=${USER}`,
      `--btcd.rpcpass=${PASSWORD}`,
      `--btcd.rpccert=${this.certFile}`,
    ];
  }

  async mine(blocks: number): Promise<void> {
    await this.#rpc('generate', blocks);
  }

  /** Nothing that asks it gets an answer, until `thaw`. */
  freeze(): void {
    this.#program.signal('SIGSTOP');
  }

  thaw(): void {
    this.#program.signal('SIGCONT');
  }

  /** Writes down the chain for the next start in this folder. */
  async saveBlocks(): Promise<void> {
    const height = v.parse(v.number(), await this.#rpc('getblockcount'));
    const blocks: string[] = [];
    for (let block = 1; block <= height; block += 1) {
      const hash = await this.#rpc('getblockhash', block);
      blocks.push(v.parse(v.string(), await this.#rpc('getblock', hash, 0)));
    }
    writeFileSync(this.#blocksFile, blocks.join('\n'));
  }

  async stop(): Promise<void> {
    this.thaw();
    await this.#program.stop('SIGKILL');
  }

  get #blocksFile(): string {
    return path.join(this.#folder, 'blocks.txt');
  }

  #savedBlocks(): string[] {
    return existsSync(this.#blocksFile) ? readFileSync(this.#blocksFile, 'utf8').split('\n') : [];
  }

  async #rpc(method: string, ...params: unknown[]): Promise<unknown> {
    const { body } = await httpsJson(`https://${this.rpcHost}/`, {
      method: 'POST',
      ca: readFileSync(this.certFile),
      headers: {
        authorization: `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`,
      },
      body: { jsonrpc: '1.0', id: 1, method, params },
    });
    const answer = v.parse(v.object({ result: v.unknown(), error: v.unknown() }), body);
    if (answer.error !== null) throw new Error(`btcd ${method}: ${JSON.stringify(answer.error)}`);
    return answer.result;
  }
}
