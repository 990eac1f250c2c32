/** An invoice of one of our wallets, made by the node and stored before it is handed out. */
import type { InvoiceDescription } from '#core/invoice/invoice.ts';
import type { Msat } from '#core/money.ts';
import type { WalletId } from '#server/ledger/ids.ts';
import { addInvoice } from '#server/ledger/invoices.ts';
import type { OwnInvoice } from '#server/ledger/ln-tx.ts';
import { withTimeout } from './look-up.ts';
import type { PaymentContext } from './payment-context.ts';

export interface InvoiceRequest {
  walletId: WalletId;
  /** Null: the payer chooses. */
  amount: Msat | null;
  description: InvoiceDescription;
  expirySeconds: number;
  /** JSON, stored with the deposit. */
  passThru: string;
}

/** @throws NodeUnavailable */
export async function createInvoice(
  context: PaymentContext,
  request: InvoiceRequest,
): Promise<OwnInvoice> {
  const { ledger, node, gate, settings, closing } = context;
  const { pubkey } = await gate.enter(settings.nodeStartMs, closing.signal);
  const created = await withTimeout(
    context,
    node.createInvoice({
      amountMsat: request.amount,
      description: request.description,
      expirySeconds: request.expirySeconds,
    }),
  );
  return addInvoice(ledger, {
    ...created,
    walletId: request.walletId,
    nodePubkey: pubkey,
    description: request.description,
    amount: request.amount,
    expiry: request.expirySeconds,
    passThru: request.passThru,
  });
}
