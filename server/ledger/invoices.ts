/** Invoices of our wallets, and the credit when one is paid: exactly once. */
import type { NodePubkey, PaymentHash, Preimage } from '#core/hex.ts';
import type { InvoiceDescription } from '#core/invoice/invoice.ts';
import { formatSat, ZERO_MSAT, type Msat } from '#core/money.ts';
import type { Transaction } from 'kysely';
import { writeAlarm } from './alarms.ts';
import { book } from './book.ts';
import { newLnTxId, type AccountId, type LnTxId, type WalletId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { LnTx, OwnInvoice, SettledBy } from './ln-tx.ts';
import { toLnTx, toOwnInvoice } from './rows.ts';
import type { Database } from './schema.ts';

export interface NewOwnInvoice {
  walletId: WalletId;
  paymentHash: PaymentHash;
  paymentRequest: string;
  nodePubkey: NodePubkey;
  description: InvoiceDescription;
  amount: Msat | null;
  expiry: number;
  passThru: string;
}

export async function addInvoice(ledger: Ledger, invoice: NewOwnInvoice): Promise<OwnInvoice> {
  const now = ledger.now();
  const { description } = invoice;
  const row = await ledger.db
    .insertInto('lntxs')
    .values({
      id: newLnTxId(),
      wallet_id: invoice.walletId,
      direction: 'in',
      payment_hash: invoice.paymentHash,
      payment_request: invoice.paymentRequest,
      dest_pubkey: invoice.nodePubkey,
      memo: description.kind === 'text' ? description.text : null,
      description_hash: description.kind === 'hash' ? description.hash : null,
      num_msat: invoice.amount,
      fee_msat: null,
      expiry: invoice.expiry,
      expires_at: now + invoice.expiry,
      created_at: now,
      preimage: null,
      settled_at: null,
      settled_by: null,
      is_open: 1,
      surplus_msat: ZERO_MSAT,
      pass_thru: invoice.passThru,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toOwnInvoice(row);
}

export async function findOwnInvoice(
  ledger: Ledger,
  paymentHash: PaymentHash,
): Promise<OwnInvoice | null> {
  const row = await ledger.db
    .selectFrom('lntxs')
    .selectAll()
    .where('direction', '=', 'in')
    .where('payment_hash', '=', paymentHash)
    .executeTakeFirst();
  return row ? toOwnInvoice(row) : null;
}

export async function findLnTx(
  ledger: Ledger,
  accountId: AccountId,
  id: LnTxId,
): Promise<LnTx | null> {
  const row = await ledger.db
    .selectFrom('lntxs')
    .innerJoin('wallets', 'wallets.id', 'lntxs.wallet_id')
    .selectAll('lntxs')
    .where('lntxs.id', '=', id)
    .where('wallets.account_id', '=', accountId)
    .executeTakeFirst();
  return row ? toLnTx(row) : null;
}

/** Unpaid invoices that the node may still report as paid. */
export async function listOpenInvoices(
  ledger: Ledger,
  { expiredBefore }: { expiredBefore?: number } = {},
): Promise<PaymentHash[]> {
  const rows = await ledger.db
    .selectFrom('lntxs')
    .select('payment_hash')
    .where('is_open', '=', 1n)
    .$if(expiredBefore !== undefined, (query) =>
      query.where('expires_at', '<', BigInt(expiredBefore ?? 0)),
    )
    .execute();
  return rows.map((row) => row.payment_hash);
}

/** Nobody can pay this invoice any more: it is not asked about again. */
export async function closeInvoice(
  ledger: Ledger,
  paymentHash: PaymentHash,
  { expiredBefore }: { expiredBefore?: number } = {},
): Promise<void> {
  await ledger.db
    .updateTable('lntxs')
    .set({ is_open: 0 })
    .where('direction', '=', 'in')
    .where('payment_hash', '=', paymentHash)
    .$if(expiredBefore !== undefined, (query) =>
      query.where('expires_at', '<', BigInt(expiredBefore ?? 0)),
    )
    .execute();
}

export interface Deposit {
  paymentHash: PaymentHash;
  preimage: Preimage;
  /** What arrived, which may be more than was asked for. */
  amountMsat: Msat;
}

/** What the node received over Lightning. Safe to call any number of times for one payment. */
export async function creditDeposit(ledger: Ledger, deposit: Deposit): Promise<void> {
  await ledger.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('lntxs')
      .selectAll()
      .where('direction', '=', 'in')
      .where('payment_hash', '=', deposit.paymentHash)
      .executeTakeFirst();
    const amount = `${formatSat(deposit.amountMsat)} sat`;
    if (!row) {
      return writeAlarm(trx, ledger, {
        kind: 'unknown-invoice-paid',
        subject: deposit.paymentHash,
        detail: `${amount} arrived for an invoice that no wallet made`,
      });
    }
    const invoice = toOwnInvoice(row);
    if (invoice.status === 'settled') {
      if (invoice.settledBy === 'lightning' || invoice.surplus > 0n) return;
      await trx
        .updateTable('lntxs')
        .set({ surplus_msat: deposit.amountMsat })
        .where('id', '=', invoice.id)
        .execute();
      return writeAlarm(trx, ledger, {
        kind: 'invoice-paid-twice',
        subject: deposit.paymentHash,
        detail: `${amount} arrived over Lightning after the invoice was settled inside; no wallet was credited`,
      });
    }
    await settleInvoice(trx, ledger, invoice, { ...deposit, by: 'lightning' });
    ledger.faultPoint('mid-credit');
  });
  ledger.faultPoint('after-credit');
}

/** In the caller's transaction: marks an unpaid invoice as paid and credits its wallet. */
export async function settleInvoice(
  trx: Transaction<Database>,
  ledger: Ledger,
  invoice: OwnInvoice,
  { preimage, amountMsat, by }: Deposit & { by: SettledBy },
): Promise<void> {
  await trx
    .updateTable('lntxs')
    .set({
      num_msat: amountMsat,
      fee_msat: ZERO_MSAT,
      preimage,
      settled_at: ledger.now(),
      settled_by: by,
      is_open: 0,
    })
    .where('id', '=', invoice.id)
    .execute();
  await book(trx, {
    walletId: invoice.walletId,
    type: 'ln_deposit',
    direction: 'credit',
    amount: amountMsat,
    label: invoice.memo ?? '',
    lnTxId: invoice.id,
    passThru: invoice.passThru,
    at: ledger.now(),
  });
}
