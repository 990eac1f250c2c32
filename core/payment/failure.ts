/**
 * Why a payment failed, and what a person may do then. core/lnpay/node-words.ts reads the cause from
 * what a host says.
 */

export type FailureCause =
  | 'already-paid'
  | 'expired'
  | 'no-route'
  | 'timeout'
  | 'node-error'
  | 'payee-refused'
  | 'node-balance'
  /** The host's node is starting, locked, or its channels are not up. */
  | 'node-not-ready'
  /** The payee's wallet was offline, or had no room to receive. */
  | 'payee-offline'
  | 'canceled'
  | 'self-payment'
  | 'wrong-network'
  | 'wallet-balance'
  | 'amount-missing'
  | 'send-limit'
  | 'wallet-busy'
  | 'bad-pass-thru'
  | 'bad-invoice'
  | 'key-refused'
  | 'rate-limited'
  | 'not-found'
  /** The host does not know this payment: the request did not arrive. */
  | 'never-arrived'
  | 'other';

/** What a person may do: pay again as it is, change something first, or never pay this again. */
export type NextStep = 'retry' | 'change' | 'never';

export interface Failure {
  cause: FailureCause;
  /** The host's exact words. */
  nodeText: string;
}

/** A refusal by HTTP status alone: the request was turned away before any payment began. */
export function refusalByStatus(status: number, nodeText: string): Failure | null {
  if (status === 401 || status === 403) return { cause: 'key-refused', nodeText };
  if (status === 404) return { cause: 'not-found', nodeText };
  if (status === 429) return { cause: 'rate-limited', nodeText };
  if (status === 405 || status === 413 || status === 415) return { cause: 'other', nodeText };
  return null;
}

export function nextStep(cause: FailureCause): NextStep {
  switch (cause) {
    case 'already-paid':
    case 'expired':
    case 'self-payment':
    case 'wrong-network':
    case 'bad-invoice':
      return 'never';
    case 'no-route':
    case 'wallet-balance':
    case 'amount-missing':
    case 'send-limit':
    case 'bad-pass-thru':
    case 'key-refused':
    case 'not-found':
    case 'payee-refused':
      return 'change';
    case 'timeout':
    case 'node-error':
    case 'node-balance':
    case 'node-not-ready':
    case 'payee-offline':
    case 'canceled':
    case 'wallet-busy':
    case 'rate-limited':
    case 'never-arrived':
    case 'other':
      return 'retry';
  }
}
