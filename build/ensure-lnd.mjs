/**
 * Builds lnd and btcd from the Go modules that go.mod pins, once: later calls find them in the
 * user's cache. Run by itself it says where they are, or ends with 1 and says why there are none.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULE = fileURLToPath(new URL('../e2e/lnd/programs/', import.meta.url));
const PACKAGES = ['github.com/lightningnetwork/lnd/cmd/lnd', 'github.com/btcsuite/btcd'];
/** `integration` makes wallets cheap to open; `invoicesrpc` has hold invoices and cancelling. */
const OPTIONS = ['-mod=readonly', '-buildvcs=false', '-trimpath', '-ldflags', '-s -w'];
const TAGS = ['-tags', 'dev integration invoicesrpc'];

/** @returns {string | null} why lnd is not here and cannot be built, in a sentence */
export function whyNoLnd() {
  if (existsSync(programsFolder()) || spawnSync('go', ['version']).status === 0) return null;
  return 'Go is missing: the tests against a real lnd build it with Go 1.25 or later (https://go.dev/dl/).';
}

/**
 * @returns {string} the folder that holds `lnd` and `btcd`
 * @throws {Error} in a sentence, when there is no Go or they cannot be built
 */
export function buildPrograms() {
  const folder = programsFolder();
  if (existsSync(folder)) return folder;
  const problem = whyNoLnd();
  if (problem !== null) throw new Error(problem);
  console.log('Building lnd and btcd, once: this takes some minutes.');
  mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  const built = spawnSync(
    'go',
    ['build', ...OPTIONS, ...TAGS, '-o', `${unfinished}/`, ...PACKAGES],
    {
      cwd: MODULE,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (built.status !== 0) {
    rmSync(unfinished, { recursive: true });
    throw new Error('lnd and btcd could not be built: see above.');
  }
  if (!existsSync(folder)) renameSync(unfinished, folder);
  return folder;
}

/** Named by what it is built from, so that a change of the recipe builds anew. */
function programsFolder() {
  const recipe = createHash('sha256').update(JSON.stringify([OPTIONS, TAGS, PACKAGES]));
  for (const file of ['go.mod', 'go.sum']) recipe.update(readFileSync(path.join(MODULE, file)));
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return path.join(cache, 'lnpay-wallet', `lnd-${recipe.digest('hex').slice(0, 12)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(`lnd and btcd: ${buildPrograms()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
