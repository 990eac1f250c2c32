/**
 * Idempotency keys of withdrawals. A key stands for what its first request became: a payment, whose
 * state is the answer, or a refusal. It is claimed in the transaction that reserves the money.
 */
import type { Transaction } from 'kysely';
import { lndWords } from '#core/lnpay/node-words.ts';
import type { PaymentId, WalletId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { Database } from './schema.ts';

export interface IdempotencyKey {
  key: string;
  /** A hash of the request: the same key with another one is an error. */
  fingerprint: string;
}

/** In the place of a fingerprint: whatever request comes with this key is refused. */
const ANY_REQUEST = '';

export type KeyUse =
  | { kind: 'unused' }
  | { kind: 'other-request' }
  | { kind: 'payment'; paymentId: PaymentId }
  | { kind: 'refusal'; message: string };

export async function lookUpKey(
  ledger: Ledger,
  walletId: WalletId,
  { key, fingerprint }: IdempotencyKey,
): Promise<KeyUse> {
  const row = await ledger.db
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('wallet_id', '=', walletId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return { kind: 'unused' };
  if (row.fingerprint !== fingerprint && row.fingerprint !== ANY_REQUEST) {
    return { kind: 'other-request' };
  }
  return row.payment_id === null
    ? { kind: 'refusal', message: row.refusal ?? '' }
    : { kind: 'payment', paymentId: row.payment_id };
}

/** Keeps a refusal as the key's answer. False when another request with this key was here first. */
export async function keepRefusal(
  ledger: Ledger,
  walletId: WalletId,
  idempotencyKey: IdempotencyKey,
  message: string,
): Promise<boolean> {
  const result = await ledger.db
    .insertInto('idempotency_keys')
    .values({
      wallet_id: walletId,
      ...idempotencyKey,
      payment_id: null,
      refusal: message,
      created_at: ledger.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/**
 * What became of the request with this key, for good: if none has come, none will be taken any more.
 * It and the reservation of a payment are transactions, so one of them is first.
 */
export async function abandonKey(
  ledger: Ledger,
  walletId: WalletId,
  key: string,
): Promise<Extract<KeyUse, { kind: 'payment' | 'refusal' }>> {
  await keepRefusal(ledger, walletId, { key, fingerprint: ANY_REQUEST }, lndWords.abandoned);
  const row = await ledger.db
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('wallet_id', '=', walletId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return row.payment_id === null
    ? { kind: 'refusal', message: row.refusal ?? '' }
    : { kind: 'payment', paymentId: row.payment_id };
}

export async function isKeyTaken(
  trx: Transaction<Database>,
  walletId: WalletId,
  idempotencyKey: IdempotencyKey | null,
): Promise<boolean> {
  if (!idempotencyKey) return false;
  const row = await trx
    .selectFrom('idempotency_keys')
    .select('key')
    .where('wallet_id', '=', walletId)
    .where('key', '=', idempotencyKey.key)
    .executeTakeFirst();
  return row !== undefined;
}

export async function claimKey(
  trx: Transaction<Database>,
  ledger: Ledger,
  walletId: WalletId,
  idempotencyKey: IdempotencyKey | null,
  paymentId: PaymentId,
): Promise<void> {
  if (!idempotencyKey) return;
  await trx
    .insertInto('idempotency_keys')
    .values({
      wallet_id: walletId,
      ...idempotencyKey,
      payment_id: paymentId,
      refusal: null,
      created_at: ledger.now(),
    })
    .execute();
}

const KEPT_SECONDS = 7 * 24 * 3600;

/** Time that goes on evenly, whatever is done to the machine's clock. */
interface SteadyClock {
  /** What the machine's clock said when this process began, in milliseconds. */
  timeOrigin: number;
  /** Milliseconds since then. */
  now: () => number;
}

/**
 * A key that is forgotten lets its request pay after all, an abandoned one too. So a clock that jumps
 * ahead must not age it: nothing is forgotten by a process that has not itself run for as long, and
 * what it measured counts where the clock says more.
 */
export async function forgetOldKeys(
  ledger: Ledger,
  steady: SteadyClock = performance,
): Promise<void> {
  const ran = steady.now() / 1000;
  if (ran < KEPT_SECONDS) return;
  const now = Math.min(ledger.now(), Math.floor(steady.timeOrigin / 1000 + ran));
  await ledger.db
    .deleteFrom('idempotency_keys')
    .where('created_at', '<', BigInt(now - KEPT_SECONDS))
    .execute();
}
