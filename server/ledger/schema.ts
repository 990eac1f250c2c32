/** The tables of the ledger as kysely sees them. Money is whole msat, times are unix seconds. */
import type { Generated, GeneratedAlways, Selectable } from 'kysely';
import type { NodePubkey, PaymentHash, Preimage } from '#core/hex.ts';
import type { Msat } from '#core/money.ts';
import type { AlarmKind } from './alarm.ts';
import type { AccountId, LnTxId, PaymentId, WalletId, WtxId } from './ids.ts';
import type { SettledBy } from './ln-tx.ts';
import type { FailedAs } from './payment.ts';
import type { WalletKeyRole } from './wallet-key-roles.ts';
import type { WtxType } from './wtx.ts';

export interface Tables {
  accounts: {
    id: GeneratedAlways<AccountId>;
    label: string;
    /** How many wtxs its wallets have together; they are numbered 1 to this. */
    wtx_count: Generated<number>;
    created_at: number;
  };
  api_keys: { key_hash: string; kind: 'sak' | 'pak'; account_id: AccountId; created_at: number };
  wallets: WalletsTable;
  wallet_keys: {
    key_hash: string;
    wallet_id: WalletId;
    role: WalletKeyRole;
    created_at: number;
  };
  lntxs: LnTxsTable;
  /** One row: the node this ledger belongs to. */
  ledger_node: { only: number; pubkey: NodePubkey };
  payments: PaymentsTable;
  wtxs: WtxsTable;
  idempotency_keys: IdempotencyKeysTable;
  alarms: {
    seq: GeneratedAlways<number>;
    kind: AlarmKind;
    subject: string;
    detail: string;
    created_at: number;
  };
}

interface WalletsTable {
  id: WalletId;
  account_id: AccountId;
  user_label: string;
  /** The sum of the wallet's wtxs. */
  balance_msat: Msat;
  /** Held for payments on their way. Never more than the balance. */
  held_msat: Msat;
  /** How many wtxs the wallet has; they are numbered 1 to this. */
  wtx_count: number;
  created_at: number;
  updated_at: number;
}

interface LnTxsTable {
  id: LnTxId;
  wallet_id: WalletId;
  /** `in`: an invoice of one of our wallets. `out`: an invoice that one of them pays. */
  direction: 'in' | 'out';
  payment_hash: PaymentHash;
  payment_request: string;
  dest_pubkey: NodePubkey;
  memo: string | null;
  description_hash: string | null;
  /** Null while an invoice of ours leaves the amount to the payer and nobody has paid. */
  num_msat: Msat | null;
  fee_msat: Msat | null;
  expiry: number;
  expires_at: number;
  created_at: number;
  preimage: Preimage | null;
  settled_at: number | null;
  settled_by: SettledBy | null;
  /** For `in`: whether the node may still report it settled. */
  is_open: boolean;
  /** For `in`: what came over Lightning after the invoice had been settled inside. */
  surplus_msat: Msat;
  pass_thru: string;
}

type PaymentState = 'reserved' | 'submitted' | 'succeeded' | 'failed';

interface PaymentsTable {
  seq: GeneratedAlways<number>;
  id: PaymentId;
  wallet_id: WalletId;
  node_pubkey: NodePubkey;
  payment_hash: PaymentHash;
  state: PaymentState;
  /** Payee and payer are wallets of this ledger, and no node is asked to pay. */
  is_inside: boolean;
  /** The node had failed a payment of this hash before: its "failed" may mean that one. */
  is_failed_before: boolean;
  amount_msat: Msat;
  fee_limit_msat: Msat;
  /** Amount + fee limit raised to a whole sat: the most that can leave the wallet. */
  hold_msat: Msat;
  lntx_id: LnTxId;
  /** The id its wtx has, or will have. */
  wtx_id: WtxId;
  idempotency_key: string | null;
  pass_thru: string;
  /** The node's words, when failed. */
  failure: string | null;
  failed_as: FailedAs | null;
  fee_msat: Msat | null;
  /** What the wallet was charged for the fee: whole sats, at most the limit. */
  fee_charged_msat: Msat | null;
  /** What the host paid because the wallet no longer had it (late success). */
  covered_msat: Msat;
  created_at: number;
  finished_at: number | null;
}

interface WtxsTable {
  seq: GeneratedAlways<number>;
  id: WtxId;
  wallet_id: WalletId;
  account_id: AccountId;
  /** Its number among the wtxs of its wallet, from 1. */
  wallet_n: number;
  /** Its number among the wtxs of its account, from 1. */
  account_n: number;
  type: WtxType;
  /** Signed: negative is money that left the wallet. */
  num_msat: bigint;
  balance_after_msat: Msat;
  user_label: string;
  lntx_id: LnTxId | null;
  pass_thru: string;
  created_at: number;
}

interface IdempotencyKeysTable {
  wallet_id: WalletId;
  key: string;
  fingerprint: string;
  /** One of these two is set: what the request became. */
  payment_id: PaymentId | null;
  refusal: string | null;
  created_at: number;
}

export type IdempotencyKeyRow = Selectable<IdempotencyKeysTable>;
export type WalletRow = Selectable<WalletsTable>;
export type LnTxRow = Selectable<LnTxsTable>;
export type PaymentRow = Selectable<PaymentsTable>;
export type WtxRow = Selectable<WtxsTable>;
