import { subtractMsat, type Msat } from '#core/money.ts';
import type { AccountId, WalletId } from './ids.ts';

export interface Wallet {
  id: WalletId;
  accountId: AccountId;
  userLabel: string;
  /** The sum of the wallet's wtxs. */
  balance: Msat;
  /** The part of the balance that is held for payments without an outcome. */
  held: Msat;
  /** How many wtxs the wallet has; they are numbered from 1. */
  wtxCount: number;
  /** Unix seconds. */
  createdAt: number;
  /** Unix seconds. */
  updatedAt: number;
}

/** What can be spent: the balance without what is held. */
export function availableMsat({ balance, held }: Pick<Wallet, 'balance' | 'held'>): Msat {
  return subtractMsat(balance, held);
}
