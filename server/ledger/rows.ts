/** The one place where rows become the ledger's types. */
import type { InvoiceDescription } from '#core/invoice/invoice.ts';
import { ZERO_MSAT } from '#core/money.ts';
import type { LnTx, OutgoingInvoice, OwnInvoice } from './ln-tx.ts';
import type { Payment } from './payment.ts';
import type { LnTxRow, PaymentRow, WalletRow, WtxRow } from './schema.ts';
import type { Wallet } from './wallet.ts';
import type { Wtx } from './wtx.ts';

export function toWallet(row: WalletRow): Wallet {
  return {
    id: row.id,
    accountId: row.account_id,
    userLabel: row.user_label,
    balance: row.balance_msat,
    held: row.held_msat,
    wtxCount: row.wtx_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function toWtx(row: WtxRow): Wtx {
  return {
    id: row.id,
    walletId: row.wallet_id,
    accountId: row.account_id,
    type: row.type,
    signedAmount: row.num_msat,
    balanceAfter: row.balance_after_msat,
    userLabel: row.user_label,
    lnTxId: row.lntx_id,
    passThru: row.pass_thru,
    createdAt: row.created_at,
  };
}

/** The row of an invoice that nobody has paid yet, ours or one that a wallet is about to pay. */
export function unpaidLnTxRow(
  invoice: Pick<
    LnTx,
    'id' | 'walletId' | 'direction' | 'paymentHash' | 'paymentRequest' | 'payee'
  > &
    Pick<LnTx, 'amount' | 'expiry' | 'expiresAt' | 'createdAt' | 'passThru'> & {
      description: InvoiceDescription;
    },
): LnTxRow {
  const { description } = invoice;
  return {
    id: invoice.id,
    wallet_id: invoice.walletId,
    direction: invoice.direction,
    payment_hash: invoice.paymentHash,
    payment_request: invoice.paymentRequest,
    dest_pubkey: invoice.payee,
    memo: description.kind === 'text' ? description.text : null,
    description_hash: description.kind === 'hash' ? description.hash : null,
    num_msat: invoice.amount,
    fee_msat: null,
    expiry: invoice.expiry,
    expires_at: invoice.expiresAt,
    created_at: invoice.createdAt,
    preimage: null,
    settled_at: null,
    settled_by: null,
    is_open: invoice.direction === 'in',
    surplus_msat: ZERO_MSAT,
    pass_thru: invoice.passThru,
  };
}

export function toLnTx(row: LnTxRow): LnTx {
  return row.direction === 'in' ? toOwnInvoice(row) : toOutgoingInvoice(row);
}

export function toOwnInvoice(row: LnTxRow): OwnInvoice {
  const invoice = { ...lnTxDetails(row), direction: 'in' as const };
  const settled = settledPart(row);
  return settled === null
    ? { ...invoice, status: row.is_open ? 'open' : 'closed', amount: row.num_msat }
    : { ...invoice, ...settled, surplus: row.surplus_msat };
}

function toOutgoingInvoice(row: LnTxRow): OutgoingInvoice {
  const invoice = { ...lnTxDetails(row), direction: 'out' as const };
  const settled = settledPart(row);
  return settled === null
    ? { ...invoice, status: 'unsettled', amount: present(row.num_msat, row, 'num_msat') }
    : { ...invoice, ...settled };
}

function lnTxDetails(row: LnTxRow) {
  return {
    id: row.id,
    walletId: row.wallet_id,
    paymentHash: row.payment_hash,
    paymentRequest: row.payment_request,
    payee: row.dest_pubkey,
    memo: row.memo,
    descriptionHash: row.description_hash,
    expiry: row.expiry,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    passThru: row.pass_thru,
  };
}

function settledPart(row: LnTxRow) {
  if (row.settled_at === null) return null;
  return {
    status: 'settled' as const,
    amount: present(row.num_msat, row, 'num_msat'),
    fee: present(row.fee_msat, row, 'fee_msat'),
    preimage: present(row.preimage, row, 'preimage'),
    settledAt: row.settled_at,
    settledBy: present(row.settled_by, row, 'settled_by'),
  };
}

/** What the column `payments.state` holds for each status. */
export const PAYMENT_STATE = {
  submitting: 'reserved',
  pending: 'submitted',
  settled: 'succeeded',
  failed: 'failed',
} as const satisfies Record<Payment['status'], PaymentRow['state']>;

export function toPayment(row: PaymentRow): Payment {
  const details = {
    id: row.id,
    walletId: row.wallet_id,
    nodePubkey: row.node_pubkey,
    paymentHash: row.payment_hash,
    isInside: row.is_inside,
    amount: row.amount_msat,
    feeLimit: row.fee_limit_msat,
    lnTxId: row.lntx_id,
    wtxId: row.wtx_id,
    idempotencyKey: row.idempotency_key,
    passThru: row.pass_thru,
    createdAt: row.created_at,
  };
  switch (row.state) {
    case 'reserved':
      return { ...details, status: 'submitting', hold: row.hold_msat };
    case 'submitted':
      return {
        ...details,
        status: 'pending',
        hold: row.hold_msat,
        isFailedBefore: row.is_failed_before,
      };
    case 'succeeded':
      return {
        ...details,
        status: 'settled',
        fee: present(row.fee_msat, row, 'fee_msat'),
        feeCharged: present(row.fee_charged_msat, row, 'fee_charged_msat'),
        covered: row.covered_msat,
        finishedAt: present(row.finished_at, row, 'finished_at'),
      };
    case 'failed':
      return {
        ...details,
        status: 'failed',
        failedAs: present(row.failed_as, row, 'failed_as'),
        reason: present(row.failure, row, 'failure'),
        finishedAt: present(row.finished_at, row, 'finished_at'),
      };
  }
}

/** The ledger never writes such a row. @throws Error */
function present<T>(value: T | null, row: { id: string }, column: string): T {
  if (value === null) throw new Error(`${row.id} has no ${column}`);
  return value;
}
