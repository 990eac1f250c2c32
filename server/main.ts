/** Starts the server: `npm start`. */
import { fileURLToPath } from 'node:url';
import { readConfig } from './config.ts';
import { faultPointFrom } from '#server/lib/fault-points.ts';
import { lanNotice } from '#server/lan/lan-notice.ts';
import { report } from '#server/lib/report.ts';
import { serve } from './serve.ts';
import { StartProblem } from '#server/lib/start-problem.ts';

/** Beside the built server. */
const WALLET_FOLDER = fileURLToPath(new URL('../wallet', import.meta.url));
const LONGEST_STOP_MS = 10_000;

async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  if (!config.ok) throw new StartProblem(config.error);
  const server = await serve(config.value, WALLET_FOLDER, fail, faultPointFrom(process.env));
  console.log(`LNPay Wallet is at ${server.url}`);
  if (server.lan) console.log(lanNotice(server.lan, process.stdout.isTTY));

  let isStopping = false;
  const stop = (): void => {
    // The second signal stops at once.
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    void server.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function fail(error: unknown): void {
  if (error instanceof StartProblem) report(error.message);
  else report(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}

main().catch(fail);
