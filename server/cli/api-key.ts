/** Makes an account with a pair of API keys, and prints them this once: `npm run api-key -- "My shop"`. */
import { existsSync } from 'node:fs';
import { readConfig } from '#server/config.ts';
import { ledgerFileIn } from '#server/data-folder.ts';
import { createAccount } from '#server/ledger/accounts.ts';
import { closeLedger, openLedgerBeside } from '#server/ledger/ledger.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.error);
  const file = ledgerFileIn(config.value.dataDir);
  if (!existsSync(file)) {
    throw new Error(
      `There is no ledger in DATA_DIR "${config.value.dataDir}" yet. Start the server once, or name its folder.`,
    );
  }
  const ledger = openLedgerBeside(file, 'beside');
  const { apiKeys } = await createAccount(ledger, process.argv[2] ?? 'made by hand');
  await closeLedger(ledger);
  console.log(`Secret key, for your server:  ${apiKeys.secret}`);
  console.log(`Public key, for browsers:     ${apiKeys.public}`);
  console.log('They are shown this once. The host keeps only their hashes.');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
