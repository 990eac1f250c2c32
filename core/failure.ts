/**
 * Why a payment failed. Hosts answer with tokens of LND or LNPay, with or without a prefix such as
 * "Unable to pay LN Invoice: ", so tokens are looked for, never compared whole.
 */

export type FailureCause =
  | 'already-paid'
  | 'expired'
  | 'no-route'
  | 'timeout'
  | 'node-error'
  | 'payee-refused'
  | 'node-balance'
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
  /** The host has never heard of this payment: the request did not arrive. */
  | 'never-arrived'
  | 'other';

/** What a person may do: pay again as it is, change something first, or never pay this again. */
export type NextStep = 'retry' | 'change' | 'never';

export interface Failure {
  cause: FailureCause;
  /** The host's exact words. */
  nodeText: string;
}

/**
 * Tokens that say for certain that no money moved. Everything else a host may answer is not a
 * failure until it has been asked again.
 */
const FINAL: readonly [token: RegExp, cause: FailureCause][] = [
  [/invoice is already paid/i, 'already-paid'],
  [/invoice (?:is |has )?expired/i, 'expired'],
  [/FAILURE_REASON_NO_ROUTE/i, 'no-route'],
  [/FAILURE_REASON_TIMEOUT/i, 'timeout'],
  [/FAILURE_REASON_INCORRECT_PAYMENT_DETAILS/i, 'payee-refused'],
  [/FAILURE_REASON_INSUFFICIENT_BALANCE/i, 'node-balance'],
  [/FAILURE_REASON_CANCELED/i, 'canceled'],
  [/FAILURE_REASON_ERROR/i, 'node-error'],
  [/self-payments not allowed/i, 'self-payment'],
  [/invoice not for current active network/i, 'wrong-network'],
  [/Invoice too large/i, 'wallet-balance'],
  [/insufficient funds/i, 'wallet-balance'],
  [/Cannot process any amount invoices/i, 'amount-missing'],
  [/Sends are limited to/i, 'send-limit'],
  [/Wallet busy/i, 'wallet-busy'],
  [/passThru data must be valid json/i, 'bad-pass-thru'],
  [/Unable to decode invoice/i, 'bad-invoice'],
  [/payment isn't initiated/i, 'never-arrived'],
  // LND computes a failure reason only once no HTLC is in flight, so one we do not know is final too.
  [/FAILURE_REASON_(?!NONE)[A-Z_]+/, 'other'],
];

/** The host says that this payment hash is on its way: neither paid nor failed. */
const IN_FLIGHT = /payment is in transition|payment already exists/i;

export function saysInFlight(nodeText: string): boolean {
  return IN_FLIGHT.test(nodeText);
}

/** The failure a text stands for, or null when it does not say for certain that no money moved. */
export function finalFailure(nodeText: string): Failure | null {
  if (saysInFlight(nodeText)) return null;
  const found = FINAL.find(([token]) => token.test(nodeText));
  return found ? { cause: found[1], nodeText } : null;
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
    case 'canceled':
    case 'wallet-busy':
    case 'rate-limited':
    case 'never-arrived':
    case 'other':
      return 'retry';
  }
}

/** The balance an "Invoice too large :) Max balance: N" names, in sat; null when it names none. */
export function maxBalanceSat(nodeText: string): number | null {
  const digits = /Max balance:\s*(\d{1,15})/i.exec(nodeText)?.[1];
  return digits === undefined ? null : Number(digits);
}
