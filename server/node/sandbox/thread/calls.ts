/** What the server's thread and the sandbox's thread say to each other. */
import * as v from 'valibot';
import { isNodePubkey, isPaymentHash, isPreimage } from '#core/hex.ts';
import type { NodePubkey, PaymentHash, Preimage } from '#core/hex.ts';
import { SANDBOX_KINDS } from '#core/lnpay/sandbox-kinds.ts';
import { msat } from '#core/money.ts';

const PaymentHashText = v.custom<PaymentHash>((x) => typeof x === 'string' && isPaymentHash(x));
const PreimageText = v.custom<Preimage>((x) => typeof x === 'string' && isPreimage(x));
const NodePubkeyText = v.custom<NodePubkey>((x) => typeof x === 'string' && isNodePubkey(x));
const Amount = v.pipe(
  v.bigint(),
  v.transform((amount) => msat(amount)),
);

const NewInvoice = v.object({
  amountMsat: v.nullable(Amount),
  description: v.variant('kind', [
    v.object({ kind: v.literal('text'), text: v.string() }),
    v.object({ kind: v.literal('hash'), hash: v.string() }),
  ]),
  expirySeconds: v.number(),
});
const PayRequest = v.object({
  paymentRequest: v.string(),
  paymentHash: PaymentHashText,
  amountMsat: Amount,
  feeLimitMsat: Amount,
});
const ShopInvoiceRequest = v.object({
  kind: v.picklist(SANDBOX_KINDS),
  amountMsat: Amount,
  memo: v.string(),
  expirySeconds: v.number(),
});

const id = v.number();
const byHash = <M extends string>(method: M) =>
  v.object({ id, method: v.literal(method), paymentHash: PaymentHashText });

/** A call of the server's thread; answered under its id. */
export const Call = v.variant('method', [
  v.object({ id, method: v.literal('info') }),
  v.object({ id, method: v.literal('pay'), request: PayRequest }),
  byHash('lookupPayment'),
  v.object({ id, method: v.literal('createInvoice'), invoice: NewInvoice }),
  byHash('lookupInvoice'),
  byHash('cancelInvoice'),
  v.object({ id, method: v.literal('queryRoutes'), payee: NodePubkeyText, amountMsat: Amount }),
  v.object({
    id,
    method: v.literal('estimateFee'),
    paymentRequest: v.string(),
    amountMsat: Amount,
  }),
  v.object({ id, method: v.literal('shop.createInvoice'), request: ShopInvoiceRequest }),
  v.object({ id, method: v.literal('shop.payInvoice'), paymentRequest: v.string() }),
  byHash('shop.invoiceState'),
  byHash('shop.release'),
  /** From now on the server's thread wants to hear of settled invoices. */
  v.object({ id, method: v.literal('listenToSettled') }),
  /** It has taken in a settled invoice, or could not. */
  v.object({ ...byHash('settledHeard').entries, takenIn: v.boolean() }),
  v.object({ id, method: v.literal('close') }),
]);
export type Call = v.InferOutput<typeof Call>;

export const NodeInfo = v.object({
  pubkey: NodePubkeyText,
  alias: v.string(),
  network: v.literal('regtest'),
  version: v.string(),
});

const SettledPayment = v.object({
  status: v.literal('settled'),
  preimage: PreimageText,
  feeMsat: Amount,
});
const Failed = v.object({ status: v.literal('failed'), reason: v.string() });
const Pending = v.object({ status: v.literal('pending') });
const NotFound = v.object({ status: v.literal('not-found') });
const FinalPayment = v.variant('status', [SettledPayment, Failed]);
export const PaymentState = v.variant('status', [SettledPayment, Failed, Pending, NotFound]);
export const PayOutcome = v.variant('status', [
  SettledPayment,
  Failed,
  Pending,
  v.object({
    status: v.literal('refused'),
    kind: v.picklist(['duplicate', 'other']),
    reason: v.string(),
  }),
  v.object({ status: v.literal('unknown'), detail: v.string() }),
]);

export const CreatedInvoice = v.object({
  paymentRequest: v.string(),
  paymentHash: PaymentHashText,
});

const SettledState = v.object({
  status: v.literal('settled'),
  preimage: PreimageText,
  amountMsat: Amount,
  settledAt: v.number(),
});
const Expired = v.object({ status: v.literal('expired') });
export const InvoiceState = v.variant('status', [
  v.object({ status: v.literal('open') }),
  SettledState,
  Expired,
  NotFound,
]);
export const CancelOutcome = v.variant('status', [
  v.object({ status: v.literal('canceled'), preimage: PreimageText }),
  SettledState,
  Expired,
  NotFound,
]);

const Refusal = v.object({ kind: v.literal('none'), reason: v.string() });
const Route = v.object({
  totalTimeLock: v.number(),
  totalAmtMsat: Amount,
  totalFeesMsat: Amount,
  hops: v.array(
    v.object({
      chanId: v.string(),
      chanCapacitySat: v.number(),
      amtToForwardMsat: Amount,
      feeMsat: Amount,
      expiry: v.number(),
      pubkey: NodePubkeyText,
    }),
  ),
});
export const RoutesAnswer = v.variant('kind', [
  v.object({
    kind: v.literal('routes'),
    routes: v.array(Route),
    successProbability: v.nullable(v.number()),
  }),
  Refusal,
]);
export const FeeEstimate = v.variant('kind', [
  v.object({
    kind: v.literal('estimate'),
    feeMsat: Amount,
    successProbability: v.nullable(v.number()),
  }),
  Refusal,
]);

export const ShopInvoiceState = v.picklist(['open', 'held', 'settled', 'not-found']);
export const ReleaseAnswer = v.picklist(['released', 'not-held', 'not-found']);
export const Nothing = v.undefined();

const SettledInvoice = v.object({
  paymentHash: PaymentHashText,
  preimage: PreimageText,
  amountMsat: Amount,
  settledAt: v.number(),
});

/** What the sandbox's thread says. */
export const Message = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('answer'), id, value: v.unknown() }),
  v.object({ type: v.literal('error'), id, name: v.string(), message: v.string() }),
  v.object({ type: v.literal('paymentFinal'), paymentHash: PaymentHashText, state: FinalPayment }),
  v.object({ type: v.literal('invoiceSettled'), invoice: SettledInvoice }),
  /** It ends after this, and why. */
  v.object({ type: v.literal('broken'), message: v.string() }),
]);
export type Message = v.InferOutput<typeof Message>;

export const WorkerData = v.object({ directory: v.string() });
