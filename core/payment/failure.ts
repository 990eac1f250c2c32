/**
 * Why a payment failed. Hosts answer with tokens of LNPay or with the words of the node behind them,
 * with or without a prefix such as "Unable to pay LN Invoice: ", so tokens are looked for, never
 * compared whole.
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

type Tokens = readonly [token: RegExp, cause: FailureCause][];

/** LND's: https://github.com/lightningnetwork/lnd, routerrpc and rpcserver. */
const LND: Tokens = [
  [/invoice is already paid/i, 'already-paid'],
  [/invoice (?:is |has )?expired/i, 'expired'],
  [/FAILURE_REASON_NO_ROUTE/i, 'no-route'],
  [/unable to find a path to destination/i, 'no-route'],
  [/insufficient local balance/i, 'node-balance'],
  [/FAILURE_REASON_TIMEOUT/i, 'timeout'],
  [/FAILURE_REASON_INCORRECT_PAYMENT_DETAILS/i, 'payee-refused'],
  [/FAILURE_REASON_INSUFFICIENT_BALANCE/i, 'node-balance'],
  [/FAILURE_REASON_CANCELED/i, 'canceled'],
  [/FAILURE_REASON_ERROR/i, 'node-error'],
  [/self-payments not allowed/i, 'self-payment'],
  [/invoice not for current active network/i, 'wrong-network'],
  [/amount must be specified when paying a zero amount invoice/i, 'amount-missing'],
  [/must contain either a payment address or blinded paths/i, 'bad-invoice'],
  [/wallet locked, unlock it/i, 'node-not-ready'],
  [/waiting to start, RPC services not available/i, 'node-not-ready'],
  [/RPC server is in the process of starting up/i, 'node-not-ready'],
  [/payment isn't initiated/i, 'never-arrived'],
  // LND computes a failure reason only once no HTLC is in flight, so one we do not know is final too.
  [/FAILURE_REASON_(?!NONE)[A-Z_]+/, 'other'],
];

/** LNPay's own, said before any node is asked. */
const LNPAY: Tokens = [
  [/Invoice too large/i, 'wallet-balance'],
  [/There are insufficient funds to complete/i, 'node-balance'], // LDK Server, of its node
  [/insufficient funds/i, 'wallet-balance'],
  [/Cannot process any amount invoices/i, 'amount-missing'],
  [/Sends are limited to/i, 'send-limit'],
  [/Wallet busy/i, 'wallet-busy'],
  [/passThru data must be valid json/i, 'bad-pass-thru'],
  [/Unable to decode invoice/i, 'bad-invoice'],
];

/**
 * Core Lightning. xpay answers while other parts may still be in flight (plugins/xpay,
 * should_finish_command), so its "Failed: …" is not here: it is asked about by payment hash.
 */
const CORE_LIGHTNING: Tokens = [[/Already paid this invoice successfully/i, 'already-paid']];

/** phoenixd answers once a payment is decided (lightning-kmp, OutgoingPaymentFailure). */
const PHOENIXD: Tokens = [
  [/this invoice has already been paid/i, 'already-paid'],
  [/not enough funds/i, 'node-balance'],
  [/payment amount must be positive/i, 'amount-missing'],
  [/payment request features not supported/i, 'bad-invoice'],
  [/channel is not connected yet/i, 'node-not-ready'],
  [/channel (?:creation|closing) is in progress/i, 'node-not-ready'],
  [/payment could not be sent through existing channels/i, 'node-error'],
  [/the recipient was offline or did not have enough liquidity/i, 'payee-offline'],
  [/payment attempts exhausted without success/i, 'no-route'],
  [/routing fees are insufficient/i, 'no-route'],
  [/the payment amount is too (?:small|large)/i, 'other'],
  [/the payment expiry is too far in the future/i, 'other'],
];

/**
 * LNbits. Its "Payment failed: …" and "Payment is failed node, …" are not here: it calls a payment
 * failed when its connection to the node breaks. Behind an LNPay host, its wallet is the host's.
 */
const LNBITS: Tokens = [
  [/Payment already paid|Internal invoice already paid/i, 'already-paid'],
  [/Bolt11 decoding failed/i, 'bad-invoice'],
  [/Amountless invoices not supported/i, 'amount-missing'],
  [/Insufficient balance\b/i, 'node-balance'],
  [/You must reserve at least/i, 'node-balance'],
];

/**
 * Nostr Wallet Connect (NIP-47): refusals of the command. PAYMENT_FAILED, INTERNAL and OTHER are not
 * here: wallets answer them for timeouts too.
 */
const WALLET_CONNECT: Tokens = [
  [/\bINSUFFICIENT_BALANCE\b/, 'node-balance'],
  [/\bQUOTA_EXCEEDED\b/, 'send-limit'],
  [/\bRATE_LIMITED\b/, 'rate-limited'],
  [/\b(?:RESTRICTED|UNAUTHORIZED|NOT_IMPLEMENTED)\b/, 'node-error'],
];

/**
 * Tokens that say for certain that no money moved. Everything else a host may answer is not a
 * failure until it has been asked again.
 */
const FINAL: Tokens = [
  ...LND,
  ...LNPAY,
  ...CORE_LIGHTNING,
  ...PHOENIXD,
  ...LNBITS,
  ...WALLET_CONNECT,
];

/** The host says that this payment hash is on its way, or was at least begun: neither paid nor failed. */
const IN_FLIGHT = new RegExp(
  [
    'payment is in transition|payment already exists', // LND
    'groupid=\\S+ still in progress|Unexpected injectpaymentonion error 200', // Core Lightning
    'another payment is in progress for that invoice', // phoenixd
    'Payment is still pending', // LNbits
    'already a payment pending for this invoice', // Alby Hub
    'payment with the given hash has already been initiated', // LDK Server
  ].join('|'),
  'i',
);

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

/** The balance an "Invoice too large :) Max balance: N" names, in sat; null when it names none. */
export function maxBalanceSat(nodeText: string): number | null {
  const digits = /Max balance:\s*(\d{1,15})/i.exec(nodeText)?.[1];
  return digits === undefined ? null : Number(digits);
}
