/** Wallets and their access keys. */
import { ZERO_MSAT } from '#core/money.ts';
import { walletIn } from './balance.ts';
import { newWalletId, type AccountId, type WalletId } from './ids.ts';
import { hashKey, newWalletKey, sameHash } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { toWallet } from './rows.ts';
import type { Wallet } from './wallet.ts';
import { ROLES, WALLET_KEY_ROLES, type WalletKeyRole } from './wallet-key-roles.ts';

export type AccessKeys = Record<WalletKeyRole, string[]>;

/** The access keys are in the answer and nowhere else: the ledger keeps their hashes. */
export async function createWallet(
  ledger: Ledger,
  accountId: AccountId,
  userLabel: string,
): Promise<{ wallet: Wallet; accessKeys: AccessKeys }> {
  const now = ledger.now();
  const id = newWalletId();
  const accessKeys = newAccessKeys();
  const wallet = await ledger.database.write(async (trx) => {
    const row = await trx
      .insertInto('wallets')
      .values({
        id,
        account_id: accountId,
        user_label: userLabel,
        balance_msat: ZERO_MSAT,
        held_msat: ZERO_MSAT,
        wtx_count: 0,
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('wallet_keys')
      .values(keyRows(id, accessKeys, now))
      .execute();
    return toWallet(row);
  });
  return { wallet, accessKeys };
}

function newAccessKeys(): AccessKeys {
  const keyOf = (role: WalletKeyRole) => [newWalletKey(WALLET_KEY_ROLES[role].prefix)];
  return {
    'Wallet Admin': keyOf('Wallet Admin'),
    'Wallet Invoice': keyOf('Wallet Invoice'),
    'Wallet Read': keyOf('Wallet Read'),
    'Wallet LNURL Withdraw': keyOf('Wallet LNURL Withdraw'),
    'Wallet LNURL Pay': keyOf('Wallet LNURL Pay'),
  };
}

function keyRows(wallet_id: WalletId, keys: AccessKeys, created_at: number) {
  return ROLES.flatMap((role) =>
    keys[role].map((key) => ({ key_hash: hashKey(key), wallet_id, role, created_at })),
  );
}

export async function findWallet(ledger: Ledger, id: WalletId): Promise<Wallet | null> {
  const row = await ledger.database.read((trx) =>
    trx.selectFrom('wallets').selectAll().where('id', '=', id).executeTakeFirst(),
  );
  return row ? toWallet(row) : null;
}

export async function getWallet(ledger: Ledger, id: WalletId): Promise<Wallet> {
  const wallet = await findWallet(ledger, id);
  if (!wallet) throw new Error(`no wallet ${id}`);
  return wallet;
}

export async function findWalletByKey(
  ledger: Ledger,
  key: string,
): Promise<{ wallet: Wallet; role: WalletKeyRole } | null> {
  const hash = hashKey(key);
  return ledger.database.read(async (trx) => {
    const row = await trx
      .selectFrom('wallet_keys')
      .selectAll()
      .where('key_hash', '=', hash)
      .executeTakeFirst();
    if (!row || !sameHash(row.key_hash, hash)) return null;
    return { wallet: await walletIn(trx, row.wallet_id), role: row.role };
  });
}

export async function countWallets(ledger: Ledger, accountId: AccountId): Promise<number> {
  const { count } = await ledger.database.read((trx) =>
    trx
      .selectFrom('wallets')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow(),
  );
  return count;
}

/** Newest first. */
export async function listWallets(
  ledger: Ledger,
  accountId: AccountId,
  { offset, limit }: { offset: number; limit: number },
): Promise<Wallet[]> {
  const rows = await ledger.database.read((trx) =>
    trx
      .selectFrom('wallets')
      .selectAll()
      .where('account_id', '=', accountId)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .offset(offset)
      .limit(limit)
      .execute(),
  );
  return rows.map(toWallet);
}
