/** How asking the host about an open payment goes; kept beside the payment while the page is open. */
import { skipToken, useQuery, type QueryClient } from '@tanstack/react-query';
import { HostError } from '../host/host-error.ts';
import type { PaymentRecord } from './payment-record.ts';

export type AskTrouble =
  | 'unreachable'
  | 'key-refused'
  | 'wallet-unknown'
  /** A plain host, which lists a payment only once it is settled, does not list it. */
  | 'not-listed';

export interface LastAsked {
  /** Null when the host answered with what it knows. */
  trouble: AskTrouble | null;
  /** When the host last did, in Unix milliseconds; null for never. */
  answeredAt: number | null;
}

/** Each attempt has its own: what was asked about the one before says nothing of it. */
function lastAskedKey({ paymentHash, startedAt }: PaymentRecord) {
  return ['last-asked', paymentHash, startedAt] as const;
}

export function noteAsked(
  queryClient: QueryClient,
  attempt: PaymentRecord,
  trouble: AskTrouble | null,
  now: number,
): void {
  queryClient.setQueryData(lastAskedKey(attempt), (before: LastAsked | undefined) => ({
    trouble,
    answeredAt: trouble === null ? now : (before?.answeredAt ?? null),
  }));
}

/** Undefined until the host has been asked once. */
export function useLastAsked(attempt: PaymentRecord): LastAsked | undefined {
  const { data } = useQuery<LastAsked>({
    queryKey: lastAskedKey(attempt),
    queryFn: skipToken,
    staleTime: Infinity,
  });
  return data;
}

export function troubleFrom(error: unknown): Exclude<AskTrouble, 'not-listed'> {
  if (!(error instanceof HostError)) return 'unreachable';
  if (error.kind === 'key-refused') return 'key-refused';
  // Without LNPay's words it may be a proxy's 404.
  return error.kind === 'not-found' && error.hostText !== '' ? 'wallet-unknown' : 'unreachable';
}
