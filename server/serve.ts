/** Everything in one process: ledger, node, payments, API and the wallet's pages. */
import { lookup } from 'node:dns/promises';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { buildApi } from '#server/api/app.ts';
import type { ApiServer } from '#server/api/http/api-server.ts';
import type { Config } from './config.ts';
import type { LedgerFaultPoint } from '#server/lib/fault-points.ts';
import { openDataFolder } from './data-folder.ts';
import { closeLedger, openLedger, type Ledger } from '#server/ledger/ledger.ts';
import { openLan, type OpenLan } from '#server/lan/open-lan.ts';
import { openNode } from '#server/node/open-node.ts';
import { PAYMENT_SETTINGS, paymentContext } from '#server/payments/payment-context.ts';
import { startPayments } from '#server/payments/start-payments.ts';
import { report } from '#server/lib/report.ts';
import { StartProblem } from '#server/lib/start-problem.ts';

export interface RunningServer {
  url: string;
  /** Null unless asked for. */
  lan: OpenLan | null;
  stop: () => Promise<void>;
}

/**
 * @param walletFolder the built wallet, if it is there
 * @param onProblem called when, once the node is up, the server turns out to be unable to go on
 * @param faultPoint called at each fault point of the ledger, for tests
 * @throws StartProblem
 */
export async function serve(
  config: Config,
  walletFolder: string,
  onProblem: (problem: StartProblem) => void,
  faultPoint: (point: LedgerFaultPoint) => void,
): Promise<RunningServer> {
  await checkHost(config.host);
  const folder = openDataFolder(config.dataDir);
  const ledger = ledgerIn(folder.ledgerFile, faultPoint);
  const { node, network, shop, graceMs } = openNode(config.lightningNode, folder, report);
  const settings = { ...PAYMENT_SETTINGS, graceMs };
  const payments = paymentContext({ ledger, node, network, settings, report });
  const stopPayments = startPayments(payments, onProblem);
  const app = await buildApi({
    ledger,
    payments,
    shop,
    walletFolder: existsSync(walletFolder) ? walletFolder : null,
  });
  let lan: OpenLan | null = null;
  const stop = async () => {
    stopPayments();
    await lan?.stop();
    await app.close();
    await node.close();
    await closeLedger(ledger);
    folder.unlock();
  };
  try {
    const url = await listen(app, config);
    if (config.lan) lan = await openLan(app, Number(new URL(url).port), folder.lanFolder);
    return { url, lan, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ledgerIn(file: string, faultPoint: Ledger['faultPoint']): Ledger {
  try {
    return openLedger(file, {
      onAlarm: ({ kind, subject, detail }) => report(`ALARM ${kind} (${subject}): ${detail}`),
      faultPoint,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartProblem(`The ledger ${file} cannot be opened: ${why}.`);
  }
}

async function checkHost(host: string): Promise<void> {
  await lookup(host).catch(() => {
    throw new StartProblem(
      `HOST is "${host}", which is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all its addresses.`,
    );
  });
}

async function listen(app: ApiServer, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const words = LISTEN_PROBLEMS[String(code)];
    throw words ? new StartProblem(words(host, port)) : error;
  }
  const address = app.server.address();
  if (!address || typeof address === 'string') throw new Error('the server listens nowhere');
  return urlOf(host, address);
}

const LISTEN_PROBLEMS: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_host, port) =>
    `PORT ${port} is in use by another program. Stop that one, or choose another PORT.`,
  EACCES: (_host, port) => `PORT ${port} may not be used by this user. Choose one above 1023.`,
  EADDRNOTAVAIL: (host) => `HOST is "${host}", which is no address of this machine.`,
};

function urlOf(host: string, { port }: AddressInfo): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
