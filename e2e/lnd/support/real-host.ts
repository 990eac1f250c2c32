/** A network of real lnds, our server in front of one of them, and a wallet in it with money. */
import type { TestWallet } from '#e2e/support/host.ts';
import { removeData, startServer, type RunningServer } from '#e2e/support/server.ts';
import { LightningNetwork } from '../network/network.ts';
import { deposit, lndSettings, makeRealWallet } from './real-server.ts';
import { startSpoilingProxy, type SpoilingProxy } from './spoiling-proxy.ts';

const FIRST_DEPOSIT_SAT = 1_000_000;

export class RealHost {
  readonly network: LightningNetwork;
  /** Between the server and its lnd. */
  readonly proxy: SpoilingProxy;
  readonly wallet: TestWallet;
  readonly #settings: Record<string, string>;
  #server: RunningServer;

  private constructor(
    parts: Pick<RealHost, 'network' | 'proxy' | 'wallet'>,
    settings: Record<string, string>,
    server: RunningServer,
  ) {
    this.network = parts.network;
    this.proxy = parts.proxy;
    this.wallet = parts.wallet;
    this.#settings = settings;
    this.#server = server;
  }

  static async open(): Promise<RealHost> {
    const network = await LightningNetwork.start();
    const proxy = await startSpoilingProxy(network.ours);
    const settings = {
      ...(await lndSettings(network.ours)),
      LND_REST_URL: proxy.url,
      LND_TLS_CERT: proxy.certificate,
    };
    const server = await startServer({ env: settings });
    const wallet = await makeRealWallet(server);
    await deposit(server, wallet, network.payee, FIRST_DEPOSIT_SAT);
    return new RealHost({ network, proxy, wallet }, settings, server);
  }

  get server(): RunningServer {
    return this.#server;
  }

  /** A server that has ended, over the same ledger and at the same address. */
  async startServerAgain(): Promise<void> {
    const { dataDir, url } = this.#server;
    const port = Number(new URL(url).port);
    this.#server = await startServer({ dataDir, port, env: this.#settings });
  }

  /** A lnd that has ended, with its channels. */
  async startLndAgain(): Promise<void> {
    await this.network.ours.start();
    await this.network.connect();
    await this.network.untilChannelsWork();
  }

  async close(): Promise<void> {
    await this.#server.stop();
    await removeData(this.#server);
    await this.proxy.close();
    await this.network.stop();
  }
}
