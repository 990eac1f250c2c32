import type { UnknownWhy } from '#core/payment/payment-state.ts';
import type { LastAsked } from '#src/wallet/payments/last-asked.ts';
import { ageOf, type PaymentRecord } from '#src/wallet/payments/payment-record.ts';

export type PayingPhase =
  | { kind: 'sending' }
  /** Longer than routing takes: a node, most often the payee's, is holding the HTLC. */
  | { kind: 'slow' }
  | { kind: 'unknown'; why: WhyUnknown; nodeText: string };

export type WhyUnknown =
  | UnknownWhy
  /** The answer to the request is overdue. */
  | 'overdue'
  /** It was pending when the host last answered. */
  | 'unreachable'
  | 'not-listed'
  /** The host cannot be asked: another wallet is connected, or the host refuses its keys. */
  | 'other-wallet'
  | 'key-refused'
  | 'wallet-unknown';

/** Routing takes seconds; a payee who holds the payment may take days. */
const USUAL_MS = 12_000;
/** A request times out after 45 s, so by then none is under way. */
const REQUEST_ENDED_MS = 50_000;
/** How long "pending" holds without another answer, where the host can look up and where it cannot. */
const HOLDS_MS = { unreachable: 12_000, 'not-listed': 180_000 };

interface Asking {
  /** Whether the connected wallet is the one that pays. Only its keys can ask the host. */
  ownWallet: boolean;
  /** Undefined until the host has been asked once. */
  lastAsked: LastAsked | undefined;
  /** Unix milliseconds. */
  now: number;
}

/** What to show of a payment that is not decided. */
export function payingPhase(record: PaymentRecord, asking: Asking): PayingPhase {
  const { state } = record;
  const nodeText = state.status === 'unknown' ? state.nodeText : '';
  const why = whyUnknown(record, asking);
  if (why !== null) return { kind: 'unknown', why, nodeText };
  return { kind: ageOf(record, asking.now) > USUAL_MS ? 'slow' : 'sending' };
}

function whyUnknown(record: PaymentRecord, asking: Asking): WhyUnknown | null {
  const { state } = record;
  const { ownWallet, lastAsked, now } = asking;
  const trouble = lastAsked?.trouble ?? null;
  if (!ownWallet) return 'other-wallet';
  if (trouble === 'key-refused' || trouble === 'wallet-unknown') return trouble;
  if (state.status === 'unknown') return state.why;
  const age = ageOf(record, now);
  if (state.status === 'submitting' && age > REQUEST_ENDED_MS) return 'overdue';
  if (trouble === null) return null;
  const unansweredFor = Math.min(age, now - (lastAsked?.answeredAt ?? 0));
  return unansweredFor > HOLDS_MS[trouble] ? trouble : null;
}

/** Whether the host can be asked. */
export function canAsk(why: WhyUnknown): boolean {
  return why !== 'other-wallet' && why !== 'key-refused' && why !== 'wallet-unknown';
}
