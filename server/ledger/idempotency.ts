/**
 * Idempotency keys of withdrawals. A key holds what its first request became: a payment, whose status
 * is the answer, or a refusal. It is claimed in the transaction that reserves the money.
 */
import { lndWords } from '#core/lnpay/node-words.ts';
import type { PaymentId, WalletId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { ReadTransaction, WriteTransaction } from './ledger-database.ts';
import type { IdempotencyKeyRow } from './schema.ts';

export interface IdempotencyKey {
  key: string;
  /** A hash of the request: the same key with another one is an error. */
  fingerprint: string;
}

/** In the place of a fingerprint: every request with this key is refused. */
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
  const row = await ledger.database.read((trx) => findKey(trx, walletId, key));
  if (!row) return { kind: 'unused' };
  if (row.fingerprint !== fingerprint && row.fingerprint !== ANY_REQUEST) {
    return { kind: 'other-request' };
  }
  return answerOf(row);
}

/** Keeps a refusal as the key's answer. False when an earlier request has claimed this key. */
export async function keepRefusal(
  ledger: Ledger,
  walletId: WalletId,
  idempotencyKey: IdempotencyKey,
  message: string,
): Promise<boolean> {
  return ledger.database.write(async (trx) => {
    if (await isKeyTaken(trx, walletId, idempotencyKey)) return false;
    await insertRefusal(trx, ledger, walletId, idempotencyKey, message);
    return true;
  });
}

/**
 * What became of the request with this key, for good: if none has come, none will be taken any more.
 * The reservation of a payment is a transaction too, so one of the two is first.
 */
export async function abandonKey(
  ledger: Ledger,
  walletId: WalletId,
  key: string,
): Promise<Extract<KeyUse, { kind: 'payment' | 'refusal' }>> {
  return ledger.database.write(async (trx) => {
    const known = await findKey(trx, walletId, key);
    if (known) return answerOf(known);
    const message = lndWords.abandoned;
    await insertRefusal(trx, ledger, walletId, { key, fingerprint: ANY_REQUEST }, message);
    return { kind: 'refusal', message };
  });
}

function findKey(trx: ReadTransaction, walletId: WalletId, key: string) {
  return trx
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('wallet_id', '=', walletId)
    .where('key', '=', key)
    .executeTakeFirst();
}

function answerOf({ payment_id, refusal }: IdempotencyKeyRow) {
  return payment_id === null
    ? ({ kind: 'refusal', message: refusal ?? '' } as const)
    : ({ kind: 'payment', paymentId: payment_id } as const);
}

export async function isKeyTaken(
  trx: ReadTransaction,
  walletId: WalletId,
  idempotencyKey: IdempotencyKey | null,
): Promise<boolean> {
  return (
    idempotencyKey !== null && (await findKey(trx, walletId, idempotencyKey.key)) !== undefined
  );
}

async function insertRefusal(
  trx: WriteTransaction,
  ledger: Ledger,
  walletId: WalletId,
  idempotencyKey: IdempotencyKey,
  refusal: string,
): Promise<void> {
  await trx
    .insertInto('idempotency_keys')
    .values({
      wallet_id: walletId,
      ...idempotencyKey,
      payment_id: null,
      refusal,
      created_at: ledger.now(),
    })
    .execute();
}

export async function claimKey(
  trx: WriteTransaction,
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

/** A clock that changes of the machine's clock do not move. */
interface SteadyClock {
  /** The machine's clock when this process began, in milliseconds. */
  timeOrigin: number;
  /** Milliseconds since then. */
  now: () => number;
}

/**
 * A request whose key is forgotten pays after all, an abandoned one too. So a clock that jumps ahead
 * must not age keys: a process forgets none before it has itself run for as long, and it takes the
 * time that it has measured where the machine's clock is ahead of that.
 */
export async function forgetOldKeys(
  ledger: Ledger,
  steady: SteadyClock = performance,
): Promise<void> {
  const ran = steady.now() / 1000;
  if (ran < KEPT_SECONDS) return;
  const now = Math.min(ledger.now(), Math.floor(steady.timeOrigin / 1000 + ran));
  await ledger.database.write((trx) =>
    trx
      .deleteFrom('idempotency_keys')
      .where('created_at', '<', now - KEPT_SECONDS)
      .execute(),
  );
}
