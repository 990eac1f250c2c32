import type {
  DecodedInvoiceAnswer,
  FeatureAnswer,
  HopHintAnswer,
} from '#core/lnpay/answers/decoded-invoice.ts';
import type { Complete } from '#core/lnpay/answers/field.ts';
import type { Invoice, RouteHop } from '#core/invoice/invoice.ts';
import { floorSat, ZERO_MSAT } from '#core/money.ts';

export function decodedInvoiceToWire(invoice: Invoice): Complete<DecodedInvoiceAnswer> {
  const { description } = invoice;
  const amount = invoice.amountMsat ?? ZERO_MSAT;
  return {
    destination: invoice.payee,
    payment_hash: invoice.paymentHash,
    num_satoshis: String(floorSat(amount)),
    timestamp: String(invoice.createdAt),
    expiry: String(invoice.expiresAt - invoice.createdAt),
    description: description.kind === 'text' ? description.text : '',
    description_hash: description.kind === 'hash' ? description.hash : undefined,
    cltv_expiry: String(invoice.minFinalCltvExpiryDelta),
    route_hints: invoice.routeHints.map((hops) => ({ hop_hints: hops.map(hopHintToWire) })),
    payment_addr: Buffer.from(invoice.paymentSecret, 'hex').toString('base64'),
    num_msat: String(amount),
    features: Object.fromEntries(
      invoice.featureBits.map((bit) => [String(bit), featureToWire(bit)]),
    ),
  };
}

function featureToWire(bit: number): Complete<FeatureAnswer> {
  const isRequired = bit % 2 === 0;
  const name = FEATURE_NAMES[isRequired ? bit : bit - 1];
  return {
    name: name ?? 'unknown',
    is_required: isRequired ? true : undefined,
    is_known: name === undefined ? undefined : true,
  };
}

function hopHintToWire(hop: RouteHop): Complete<HopHintAnswer> {
  return {
    node_id: hop.pubkey,
    chan_id: shortChannelNumber(hop.shortChannelId),
    fee_base_msat: hop.feeBaseMsat === 0 ? undefined : hop.feeBaseMsat,
    fee_proportional_millionths: hop.feeProportionalMillionths,
    cltv_expiry_delta: hop.cltvExpiryDelta,
  };
}

/** BOLT 7: "block x transaction x output" as one 64-bit number. */
function shortChannelNumber(text: string): string {
  const [block = 0n, transaction = 0n, output = 0n] = text.split('x').map(BigInt);
  return String((block << 40n) | (transaction << 16n) | output);
}

/** LND's names, by the even bit of the pair (BOLT 9). */
const FEATURE_NAMES: Readonly<Record<number, string>> = {
  8: 'tlv-onion',
  14: 'payment-addr',
  16: 'multi-path-payments',
  24: 'route-blinding',
  48: 'payment-metadata',
};
