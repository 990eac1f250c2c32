/** The invoices of the sandbox's nodes, and what each node does when somebody pays one. */
import {
  type Bolt11Invoice,
  type Event_PaymentClaimable,
  type Event_PaymentClaimed,
  Option_ThirtyTwoBytesZ_Some,
  Result_ThirtyTwoBytesAPIErrorZ_OK,
} from 'lightningdevkit';
import * as v from 'valibot';
import { type PaymentHash, toPaymentHash, toPreimage } from '#core/hex.ts';
import { SANDBOX_KINDS } from '#core/lnpay/sandbox-kinds.ts';
import { msat } from '#core/money.ts';
import type {
  CancelOutcome,
  CreatedInvoice,
  InvoiceState,
  SettledInvoice,
} from '../../lightning-node.ts';
import type { CancelHeldAnswer, ReleaseAnswer, ShopInvoiceState } from '../../sandbox-shop.ts';
import { expiresAt, paymentHashOf, readInvoice } from '../ldk/bolt11.ts';
import { bytesOf, hexOf } from '../ldk/hex.ts';
import type { LdkNetwork } from '../network/ldk-network.ts';
import type { Store } from './store.ts';
import type { NodeName } from '../network/topology.ts';

/**
 * Each held payment takes one of the 483 HTLCs a channel has room for, and makes every other payment a
 * little slower. The shop sends back those beyond this number, so that ordinary payments find room.
 */
const MAX_HELD = 200;

const number = v.pipe(v.bigint(), v.transform(Number));
const Purpose = v.picklist(['service', ...SANDBOX_KINDS]);
/** What an invoice is for: the wallet host's own, or a kind of the shop's. */
export type InvoicePurpose = v.InferOutput<typeof Purpose>;

const SettledRow = v.object({
  state: v.literal('settled'),
  purpose: Purpose,
  payment_hash: v.pipe(v.string(), v.transform(toPaymentHash)),
  preimage: v.pipe(v.string(), v.transform(toPreimage)),
  amount_msat: v.pipe(
    v.bigint(),
    v.transform((amount) => msat(amount)),
  ),
  settled_at: number,
});
const InvoiceRow = v.variant('state', [
  v.object({
    state: v.picklist(['open', 'canceled', 'held']),
    purpose: Purpose,
    node: v.picklist(['service', 'shop', 'boutique', 'island']),
    payment_request: v.string(),
    expires_at: number,
  }),
  SettledRow,
]);

export class IncomingPayments {
  readonly #store: Store;
  readonly #network: LdkNetwork;

  constructor(store: Store, network: LdkNetwork) {
    this.#store = store;
    this.#network = network;
  }

  add(node: NodeName, purpose: InvoicePurpose, invoice: Bolt11Invoice): CreatedInvoice {
    const paymentHash = paymentHashOf(invoice);
    const paymentRequest = invoice.to_str();
    this.#store.run(
      `INSERT INTO invoice (payment_hash, node, purpose, payment_request, expires_at, state)
       VALUES (?, ?, ?, ?, ?, 'open')`,
      paymentHash,
      node,
      purpose,
      paymentRequest,
      expiresAt(invoice),
    );
    return { paymentRequest, paymentHash };
  }

  /** The state of one of the wallet host's own invoices. */
  lookup(paymentHash: PaymentHash, now: number): InvoiceState {
    const row = this.#row(paymentHash);
    if (row?.purpose !== 'service') return { status: 'not-found' };
    if (row.state === 'settled') return settledState(row);
    return { status: row.state === 'canceled' || now > row.expires_at ? 'expired' : 'open' };
  }

  /** See `LightningNode.cancelInvoice`. LDK has no such call: `arrived` sends payments back instead. */
  cancel(paymentHash: PaymentHash, now: number): CancelOutcome {
    const row = this.#row(paymentHash);
    if (row?.purpose !== 'service') return { status: 'not-found' };
    if (row.state === 'settled') return settledState(row);
    if (row.state !== 'canceled') {
      if (now > row.expires_at) return { status: 'expired' };
      this.#setState(paymentHash, 'canceled');
    }
    const preimage = this.#preimage(row.node, paymentHash, row.payment_request);
    return { status: 'canceled', preimage: toPreimage(hexOf(preimage)) };
  }

  /** An HTLC has arrived for an invoice of this node: takes it, keeps it waiting, or sends it back. */
  arrived(node: NodeName, event: Event_PaymentClaimable): void {
    const { manager } = this.#network.node(node);
    const paymentHash = toPaymentHash(hexOf(event.payment_hash));
    const row = this.#row(paymentHash);
    if (row?.state !== 'open' || row.purpose === 'refused') {
      manager.fail_htlc_backwards(event.payment_hash);
    } else if (row.purpose !== 'held') {
      manager.claim_funds(preimageOf(event));
    } else if (this.#heldCount() < MAX_HELD) {
      this.#setState(paymentHash, 'held');
    } else {
      manager.fail_htlc_backwards(event.payment_hash);
    }
  }

  /**
   * A payment has arrived for good. Returns whether it is one of the wallet host's own. LDK may repeat
   * the event after a restart: only the first counts.
   */
  settled(event: Event_PaymentClaimed, now: number): boolean {
    const paymentHash = hexOf(event.payment_hash);
    this.#store.run(
      `UPDATE invoice SET state = 'settled', preimage = ?, amount_msat = ?, settled_at = ?
       WHERE payment_hash = ? AND state <> 'settled'`,
      hexOf(preimageOf(event)),
      event.amount_msat,
      now,
      paymentHash,
    );
    return this.#row(toPaymentHash(paymentHash))?.purpose === 'service';
  }

  /** How far an invoice of the shop has come. */
  shopInvoiceState(paymentHash: PaymentHash): ShopInvoiceState {
    const row = this.#row(paymentHash);
    if (!row || row.purpose === 'service') return 'not-found';
    return row.state === 'canceled' ? 'open' : row.state;
  }

  release(paymentHash: PaymentHash): ReleaseAnswer {
    const row = this.#row(paymentHash);
    if (row?.purpose !== 'held') return 'not-found';
    if (row.state === 'settled') return 'released';
    if (row.state !== 'held') return 'not-held';
    const preimage = this.#preimage(row.node, paymentHash, row.payment_request);
    this.#network.node(row.node).manager.claim_funds(preimage);
    return 'released';
  }

  cancelHeld(paymentHash: PaymentHash): CancelHeldAnswer {
    const row = this.#row(paymentHash);
    if (row?.purpose !== 'held') return 'not-found';
    if (row.state === 'canceled') return 'canceled';
    if (row.state !== 'held') return 'not-held';
    this.#setState(paymentHash, 'canceled');
    this.#network.node(row.node).manager.fail_htlc_backwards(bytesOf(paymentHash));
    return 'canceled';
  }

  /** Settled invoices of the wallet host that it has not accepted yet. */
  unacknowledged(): SettledInvoice[] {
    const rows = this.#store.all(
      `SELECT state, purpose, payment_hash, preimage, amount_msat, settled_at FROM invoice
       WHERE state = 'settled' AND purpose = 'service' AND NOT told ORDER BY settled_at`,
    );
    return v.parse(v.array(SettledRow), rows).map((row) => ({
      paymentHash: row.payment_hash,
      preimage: row.preimage,
      amountMsat: row.amount_msat,
      settledAt: row.settled_at,
    }));
  }

  acknowledge(paymentHash: PaymentHash): void {
    this.#store.run('UPDATE invoice SET told = 1 WHERE payment_hash = ?', paymentHash);
  }

  #heldCount(): number {
    const row = this.#store.get(`SELECT count(*) AS count FROM invoice WHERE state = 'held'`);
    return v.parse(v.object({ count: number }), row).count;
  }

  #setState(paymentHash: PaymentHash, state: 'held' | 'canceled'): void {
    this.#store.run('UPDATE invoice SET state = ? WHERE payment_hash = ?', state, paymentHash);
  }

  /** LDK derives it from the invoice's secret; it is stored nowhere before the invoice settles. */
  #preimage(node: NodeName, paymentHash: PaymentHash, paymentRequest: string): Uint8Array {
    const secret = readInvoice(paymentRequest)?.payment_secret();
    if (!secret) throw new Error('an invoice of our own cannot be read');
    const { manager } = this.#network.node(node);
    const preimage = manager.get_payment_preimage(bytesOf(paymentHash), secret);
    if (!(preimage instanceof Result_ThirtyTwoBytesAPIErrorZ_OK)) {
      throw new Error('an invoice of our own has no preimage');
    }
    return preimage.res;
  }

  #row(paymentHash: PaymentHash): v.InferOutput<typeof InvoiceRow> | null {
    const row = this.#store.get('SELECT * FROM invoice WHERE payment_hash = ?', paymentHash);
    return row === undefined ? null : v.parse(InvoiceRow, row);
  }
}

function settledState(row: v.InferOutput<typeof SettledRow>): InvoiceState & { status: 'settled' } {
  const { preimage, amount_msat: amountMsat, settled_at: settledAt } = row;
  return { status: 'settled', preimage, amountMsat, settledAt };
}

function preimageOf(event: Event_PaymentClaimable | Event_PaymentClaimed): Uint8Array {
  const preimage = event.purpose.preimage();
  if (!(preimage instanceof Option_ThirtyTwoBytesZ_Some)) {
    throw new Error('a payment came for an invoice LDK did not make');
  }
  return preimage.some;
}
