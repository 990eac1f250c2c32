/** Checks the ledger and lists the alarms: `npm run audit`. Exits with 1 when anything does not add up. */
import { existsSync } from 'node:fs';
import { formatSat, msat } from '#core/money.ts';
import { readConfig } from '#server/config.ts';
import { ledgerFileIn } from '#server/data-folder.ts';
import { listAlarms } from '#server/ledger/alarms.ts';
import { audit, type Audit } from '#server/ledger/audit.ts';
import { closeLedger, openLedgerBeside } from '#server/ledger/ledger.ts';

const FIGURES: readonly [Exclude<keyof Audit, 'problems'>, string][] = [
  ['lightningIn', 'Came in over Lightning'],
  ['hostCovered', 'Covered by the host'],
  ['lightningOut', 'Went out over Lightning'],
  ['feesCharged', 'Charged to wallets as fees'],
  ['feesPaid', 'Fees the network took'],
  ['surplus', 'Arrived twice, in no wallet'],
  ['balances', 'In the wallets'],
  ['held', 'Of that, held for payments on their way'],
];

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.error);
  const file = ledgerFileIn(config.value.dataDir);
  if (!existsSync(file))
    throw new Error(`There is no ledger in DATA_DIR "${config.value.dataDir}".`);
  const ledger = openLedgerBeside(file, 'read');
  const result = await audit(ledger);
  const alarms = await listAlarms(ledger);
  await closeLedger(ledger);
  for (const [name, words] of FIGURES) {
    console.log(`${words.padEnd(42)} ${formatSat(msat(result[name])).padStart(20)} sat`);
  }
  for (const { at, kind, subject, detail } of alarms) {
    console.log(`ALARM ${new Date(at * 1000).toISOString()} ${kind} (${subject}): ${detail}`);
  }
  for (const problem of result.problems) console.error(`PROBLEM ${problem}`);
  console.log(
    result.problems.length === 0 ? 'The books are in order.' : 'The books are NOT in order.',
  );
  if (result.problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
