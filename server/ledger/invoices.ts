/** Invoices of our wallets, and the credit when one is paid, exactly once. */
import type { NodePubkey, PaymentHash, Preimage } from '#core/hex.ts';
import type { InvoiceDescription } from '#core/invoice/invoice.ts';
import { formatSat, ZERO_MSAT, type Msat } from '#core/money.ts';
import { writeAlarm } from './alarms.ts';
import { changeBalance } from './balance.ts';
import { newLnTxId, type AccountId, type LnTxId, type WalletId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { LnTx, OwnInvoice, SettledBy } from './ln-tx.ts';
import { toLnTx, toOwnInvoice, unpaidLnTxRow } from './rows.ts';
import type { WriteTransaction } from './ledger-database.ts';

export interface NewOwnInvoice {
  walletId: WalletId;
  paymentHash: PaymentHash;
  paymentRequest: string;
  nodePubkey: NodePubkey;
  description: InvoiceDescription;
  /** Null when the payer chooses. */
  amount: Msat | null;
  /** Seconds from now. */
  expiry: number;
  /** JSON. */
  passThru: string;
}

export async function addInvoice(ledger: Ledger, invoice: NewOwnInvoice): Promise<OwnInvoice> {
  const now = ledger.now();
  const row = unpaidLnTxRow({
    ...invoice,
    id: newLnTxId(),
    direction: 'in',
    payee: invoice.nodePubkey,
    expiresAt: now + invoice.expiry,
    createdAt: now,
  });
  await ledger.database.write((trx) => trx.insertInto('lntxs').values(row).execute());
  return toOwnInvoice(row);
}

export async function findOwnInvoice(
  ledger: Ledger,
  paymentHash: PaymentHash,
): Promise<OwnInvoice | null> {
  const row = await ledger.database.read((trx) =>
    trx
      .selectFrom('lntxs')
      .selectAll()
      .where('direction', '=', 'in')
      .where('payment_hash', '=', paymentHash)
      .executeTakeFirst(),
  );
  return row ? toOwnInvoice(row) : null;
}

export async function findLnTx(
  ledger: Ledger,
  accountId: AccountId,
  id: LnTxId,
): Promise<LnTx | null> {
  const row = await ledger.database.read((trx) =>
    trx
      .selectFrom('lntxs')
      .innerJoin('wallets', 'wallets.id', 'lntxs.wallet_id')
      .selectAll('lntxs')
      .where('lntxs.id', '=', id)
      .where('wallets.account_id', '=', accountId)
      .executeTakeFirst(),
  );
  return row ? toLnTx(row) : null;
}

/** Unpaid invoices that the node may still report as paid. */
export async function listOpenInvoices(
  ledger: Ledger,
  { expiredBefore }: { expiredBefore?: number } = {},
): Promise<PaymentHash[]> {
  const rows = await ledger.database.read((trx) =>
    trx
      .selectFrom('lntxs')
      .select('payment_hash')
      .where('is_open', '=', true)
      .$if(expiredBefore !== undefined, (query) =>
        query.where('expires_at', '<', expiredBefore ?? 0),
      )
      .execute(),
  );
  return rows.map((row) => row.payment_hash);
}

/** The invoice can no longer be paid: the node is not asked about it again. */
export async function closeInvoice(
  ledger: Ledger,
  paymentHash: PaymentHash,
  { expiredBefore }: { expiredBefore?: number } = {},
): Promise<void> {
  await ledger.database.write((trx) =>
    trx
      .updateTable('lntxs')
      .set({ is_open: false })
      .where('direction', '=', 'in')
      .where('payment_hash', '=', paymentHash)
      .$if(expiredBefore !== undefined, (query) =>
        query.where('expires_at', '<', expiredBefore ?? 0),
      )
      .execute(),
  );
}

export interface Deposit {
  paymentHash: PaymentHash;
  preimage: Preimage;
  /** What arrived, which may be more than was asked for. */
  amountMsat: Msat;
}

/** Credits what the node received over Lightning. May be called any number of times for one payment. */
export async function creditDeposit(ledger: Ledger, deposit: Deposit): Promise<void> {
  await ledger.database.write(async (trx) => {
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
  trx: WriteTransaction,
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
      is_open: false,
    })
    .where('id', '=', invoice.id)
    .execute();
  await changeBalance(trx, {
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
