import type { UnknownWhy } from '#core/lnpay/withdraw-answer.ts';
import type { LastQuestion } from '#src/wallet/payments/last-question.ts';
import { ageOf, type PaymentRecord } from '#src/wallet/payments/payment-record.ts';

export type PayingPhase =
  | { kind: 'sending' }
  /** Longer than routes take: somebody on the way, most often the payee, is holding it. */
  | { kind: 'slow' }
  | { kind: 'unknown'; why: WhyUnknown; nodeText: string };

export type WhyUnknown =
  | UnknownWhy
  /** The answer to the request is overdue. */
  | 'silence'
  /** It was on its way when the host was last heard of. */
  | 'unreachable'
  | 'says-nothing'
  /** Nobody can ask: the connected wallet is another, or the host refuses its keys. */
  | 'other-wallet'
  | 'key-refused'
  | 'wallet-unknown';

/** Routes answer within seconds; a payee who holds does not. */
const USUAL_MS = 12_000;
/** A request is given up after 45 s, so past this none is on its way any more. */
const REQUEST_ENDED_MS = 50_000;
/** So long "on its way" holds without being said again, where the host can say so and where it cannot. */
const HOLDS_MS = { unreachable: 12_000, 'says-nothing': 180_000 };

interface Asking {
  /** Whether the connected wallet is the one that pays; only it can tell what became of it. */
  ownWallet: boolean;
  /** Undefined while nothing has come of the first question. */
  question: LastQuestion | undefined;
  /** Unix milliseconds. */
  now: number;
}

/** What to tell about a payment that is not decided. */
export function payingPhase(record: PaymentRecord, asking: Asking): PayingPhase {
  const { progress } = record;
  const nodeText = progress.status === 'unknown' ? progress.nodeText : '';
  const why = whyUnknown(record, asking);
  if (why !== null) return { kind: 'unknown', why, nodeText };
  return { kind: ageOf(record, asking.now) > USUAL_MS ? 'slow' : 'sending' };
}

function whyUnknown(record: PaymentRecord, asking: Asking): WhyUnknown | null {
  const { progress } = record;
  const { ownWallet, question, now } = asking;
  const trouble = question?.trouble ?? null;
  if (!ownWallet) return 'other-wallet';
  if (trouble === 'key-refused' || trouble === 'wallet-unknown') return trouble;
  if (progress.status === 'unknown') return progress.why;
  const age = ageOf(record, now);
  if (progress.status === 'submitting' && age > REQUEST_ENDED_MS) return 'silence';
  if (trouble === null) return null;
  const untoldFor = Math.min(age, now - (question?.toldAt ?? 0));
  return untoldFor > HOLDS_MS[trouble] ? trouble : null;
}

/** Whether asking may change what is known. */
export function canAsk(why: WhyUnknown): boolean {
  return why !== 'other-wallet' && why !== 'key-refused' && why !== 'wallet-unknown';
}
