/** The server's settings, from the environment. A wrong one is explained in a sentence. */
import path from 'node:path';
import type { Network } from '#core/invoice/invoice.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { LndSettings } from '#server/node/lnd/credentials.ts';

export interface Config {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Absolute. */
  dataDir: string;
  lightningNode: NodeConfig;
  /** Also over HTTPS on the local network: `npm start -- --lan`. */
  lan: boolean;
}

/** Which node, and how to call it. */
export type NodeConfig =
  { kind: 'sandbox' } | { kind: 'lnd'; network: Network; settings: LndSettings };

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as absent. The error is for the person who starts the server. */
export function readConfig(
  environment: Environment,
  options: readonly string[] = [],
): Result<Config, string> {
  const given = (name: string) => environment[name]?.trim() || undefined;
  const port = given('PORT') ?? '3210';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return err(`PORT is "${port}", but it has to be a whole number from 0 to 65535, such as 3210.`);
  }
  const lightningNode = readNode(given);
  if (!lightningNode.ok) return lightningNode;
  const unknown = options.find((option) => option !== '--lan');
  if (unknown !== undefined) {
    return err(`There is no option "${unknown}". The only one is --lan: npm start -- --lan.`);
  }
  const host = given('HOST') ?? '127.0.0.1';
  const lan = options.includes('--lan');
  if (lan && !['127.0.0.1', 'localhost', '::1'].includes(host)) {
    return err(
      `HOST is "${host}" and --lan is given. Use one of them: --lan serves the local network over HTTPS, beside 127.0.0.1.`,
    );
  }
  return ok({
    host,
    port: Number(port),
    dataDir: path.resolve(given('DATA_DIR') ?? './data'),
    lightningNode: lightningNode.value,
    lan,
  });
}

type Given = (name: string) => string | undefined;

function readNode(given: Given): Result<NodeConfig, string> {
  const kind = given('LIGHTNING_NODE') ?? 'sandbox';
  const network = readNetwork(given('NETWORK') ?? (kind === 'sandbox' ? 'regtest' : 'mainnet'));
  if (!network.ok) return network;
  switch (kind) {
    case 'sandbox':
      if (network.value === 'regtest') return ok({ kind });
      return err(
        `NETWORK is "${network.value}", but LIGHTNING_NODE is "sandbox", whose money is play money. For real payments set LIGHTNING_NODE=lnd.`,
      );
    case 'lnd': {
      const settings = readLnd(given);
      return settings.ok
        ? ok({ kind, network: network.value, settings: settings.value })
        : settings;
    }
    default:
      return err(`LIGHTNING_NODE is "${kind}", but this release knows "sandbox" and "lnd".`);
  }
}

const NETWORKS: readonly Network[] = ['mainnet', 'testnet', 'signet', 'regtest'];

function readNetwork(text: string): Result<Network, string> {
  const network = NETWORKS.find((known) => known === text);
  return network
    ? ok(network)
    : err(`NETWORK is "${text}", but it has to be ${NETWORKS.join(', ')}.`);
}

function readLnd(given: Given): Result<LndSettings, string> {
  const restUrl = given('LND_REST_URL') ?? 'https://127.0.0.1:8080';
  const url = URL.canParse(restUrl) ? new URL(restUrl) : null;
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search !== '') {
    return err(
      `LND_REST_URL is "${restUrl}", but it has to be LND's REST address, such as https://127.0.0.1:8080.`,
    );
  }
  const macaroon = given('LND_MACAROON');
  if (macaroon === undefined) {
    return err(
      'LND_MACAROON is missing: a file with the macaroon for this server, or the macaroon in hex. docs/running.md has the command that bakes it.',
    );
  }
  return ok({ restUrl: url.origin, tlsCert: given('LND_TLS_CERT') ?? null, macaroon });
}
