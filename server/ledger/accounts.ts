/** Accounts and their API keys. An account owns wallets; a key names its account. */
import type { AccountId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import { hashKey, newApiKey, sameHash } from './keys.ts';

/** `sak`: secret, `pak`: public. */
export type ApiKeyKind = 'sak' | 'pak';

export interface ApiKeys {
  secret: string;
  public: string;
}

/** The keys are in the answer and nowhere else: the ledger keeps their hashes. */
export async function createAccount(
  ledger: Ledger,
  label: string,
): Promise<{ accountId: AccountId; apiKeys: ApiKeys }> {
  const apiKeys = { secret: newApiKey('sak_'), public: newApiKey('pak_') };
  const created_at = ledger.now();
  const accountId = await ledger.database.write(async (trx) => {
    const { id } = await trx
      .insertInto('accounts')
      .values({ label, created_at })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('api_keys')
      .values([
        { key_hash: hashKey(apiKeys.secret), kind: 'sak', account_id: id, created_at },
        { key_hash: hashKey(apiKeys.public), kind: 'pak', account_id: id, created_at },
      ])
      .execute();
    return id;
  });
  return { accountId, apiKeys };
}

export interface ApiKeyOwner {
  kind: ApiKeyKind;
  accountId: AccountId;
}

export async function findApiKey(ledger: Ledger, key: string): Promise<ApiKeyOwner | null> {
  const hash = hashKey(key);
  const row = await ledger.database.read((trx) =>
    trx.selectFrom('api_keys').selectAll().where('key_hash', '=', hash).executeTakeFirst(),
  );
  return row && sameHash(row.key_hash, hash) ? { kind: row.kind, accountId: row.account_id } : null;
}
