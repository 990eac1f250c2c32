/** How asking the host about an open payment goes; kept beside the payment while the page is open. */
import { skipToken, useQuery, type QueryClient } from '@tanstack/react-query';
import { HostError } from '../host/host-error.ts';
import type { PaymentRecord } from './payment-record.ts';

export type Trouble =
  | 'unreachable'
  | 'key-refused'
  | 'wallet-unknown'
  /** A plain host, which knows of a payment only once it is paid. */
  | 'says-nothing';

export interface LastQuestion {
  /** What is wrong since; null when the host told. */
  trouble: Trouble | null;
  /** When the host last told something of the payment, in Unix milliseconds; null for never. */
  toldAt: number | null;
}

/** An attempt's own: what was asked about the one before says nothing of it. */
function lastQuestionKey({ paymentHash, startedAt }: PaymentRecord) {
  return ['last-question', paymentHash, startedAt] as const;
}

export function noteQuestion(
  queryClient: QueryClient,
  attempt: PaymentRecord,
  trouble: Trouble | null,
  now: number,
): void {
  queryClient.setQueryData(lastQuestionKey(attempt), (before: LastQuestion | undefined) => ({
    trouble,
    toldAt: trouble === null ? now : (before?.toldAt ?? null),
  }));
}

/** Undefined until a question has been answered or has failed. */
export function useLastQuestion(attempt: PaymentRecord): LastQuestion | undefined {
  const { data } = useQuery<LastQuestion>({
    queryKey: lastQuestionKey(attempt),
    queryFn: skipToken,
    staleTime: Infinity,
  });
  return data;
}

export function troubleOf(error: unknown): Exclude<Trouble, 'says-nothing'> {
  if (!(error instanceof HostError)) return 'unreachable';
  if (error.kind === 'key-refused') return 'key-refused';
  // Without LNPay's words it may be a proxy's 404.
  return error.kind === 'not-found' && error.hostText !== '' ? 'wallet-unknown' : 'unreachable';
}
