/**
 * The words of LNPay and of the nodes behind it: those that our server and its sandbox say, and the
 * patterns that tell from any host's words why a payment failed. A host may put a prefix before them,
 * such as "Unable to pay LN Invoice: ", so patterns are searched for, never compared whole.
 */
import type { Network } from '../invoice/invoice.ts';
import { ceilSat, floorSat, type Msat } from '../money.ts';
import type { Failure, FailureCause } from '../payment/failure.ts';

type Patterns = readonly [pattern: RegExp, cause: FailureCause][];

/** LND's words as our server says them. https://github.com/lightningnetwork/lnd, routerrpc and rpcserver. */
export const lndWords = {
  alreadyPaid: 'invoice is already paid',
  inTransition: 'payment is in transition',
  /** LND knows no payment of this hash. */
  notInitiated: "payment isn't initiated",
  /** The payer took the request back before it arrived; in words that every LNPay client takes as final. */
  abandoned: "payment isn't initiated: abandoned by the payer",
  selfPayment: 'self-payments not allowed',
  amountMissing: 'amount must be specified when paying a zero amount invoice',
  amountNotWanted: 'amount must not be specified when paying a non-zero amount invoice',
  noPath: 'unable to find a path to destination',
  insufficientLocalBalance: 'insufficient local balance',
  noRoute: 'FAILURE_REASON_NO_ROUTE',
  timeout: 'FAILURE_REASON_TIMEOUT',
  incorrectPaymentDetails: 'FAILURE_REASON_INCORRECT_PAYMENT_DETAILS',
  insufficientBalance: 'FAILURE_REASON_INSUFFICIENT_BALANCE',
  canceled: 'FAILURE_REASON_CANCELED',
  error: 'FAILURE_REASON_ERROR',
  /** Our own, for what LND would fail without having tried. */
  notReady: (why: string) => `Lightning node is not ready: ${why}`,
  wrongNetwork: (network: Network) => `invoice not for current active network '${network}'`,
  /** With the time as Go prints it: "2026-11-23 07:37:07 +0000 UTC". @param expiresAt Unix seconds */
  expired: (expiresAt: number) => {
    // oxlint-disable-next-line eslint/no-restricted-globals -- it prints the time it is given
    const time = new Date(expiresAt * 1000).toISOString().slice(0, 19).replace('T', ' ');
    return `invoice expired. Valid until ${time} +0000 UTC`;
  },
} as const;

const LND: Patterns = [
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
  [/amount must not be specified when paying a non-zero amount invoice/i, 'other'],
  [/must contain either a payment address or blinded paths/i, 'bad-invoice'],
  [/Lightning node is not ready/i, 'node-not-ready'],
  [/wallet locked, unlock it/i, 'node-not-ready'],
  [/waiting to start, RPC services not available/i, 'node-not-ready'],
  [/RPC server is in the process of starting up/i, 'node-not-ready'],
  [/payment isn't initiated/i, 'never-arrived'],
  // LND computes a failure reason only once no HTLC is in flight, so one we do not know is final too.
  [/FAILURE_REASON_(?!NONE)[A-Z_]+/, 'other'],
];

/** LNPay's own words as our server says them, before any node is asked. */
export const lnpayWords = {
  amountlessInvoice: 'Cannot process any amount invoices',
  walletBusy: 'Wallet busy try again soon',
  badPassThru: 'passThru data must be valid json',
  /** Of a transfer between wallets. */
  insufficientFunds: 'insufficient funds',
  tooLarge: (available: Msat) => `Invoice too large :) Max balance: ${floorSat(available)}`,
  /**
   * The amount fits, and the node found no route for what is left beside it.
   * @param needed the amount and the usual fee limit
   */
  feeNotCovered: (left: Msat, needed: Msat) =>
    `insufficient funds for the network fee: there is no route for ${floorSat(left)} sat, which is all that the balance leaves for it. Needed: up to ${ceilSat(needed)} sat`,
  /** Of a withdrawal whose client knows no pending answer. The first words are LND's. */
  stillInTransition:
    'payment is in transition: neither paid nor failed yet, and its money is held. Do not repeat it; look it up by its payment hash.',
  cannotDecode: (reason: string) => `Unable to decode invoice: ${reason}`,
} as const;

const LNPAY: Patterns = [
  [/Invoice too large/i, 'wallet-balance'],
  [/There are insufficient funds to complete/i, 'node-balance'], // LDK Server, of its node
  [/insufficient funds/i, 'wallet-balance'],
  [/Cannot process any amount invoices/i, 'amount-missing'],
  [/Sends are limited to/i, 'send-limit'],
  [/Wallet busy/i, 'wallet-busy'],
  [/passThru data must be valid json/i, 'bad-pass-thru'],
  [/Unable to decode invoice/i, 'bad-invoice'],
];

/** The balance that `lnpayWords.tooLarge` names, in sat; null when the text names none. */
export function maxBalanceSat(hostText: string): number | null {
  const digits = /Max balance:\s*(\d{1,15})/i.exec(hostText)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * Core Lightning. xpay answers while other parts may still be in flight (plugins/xpay,
 * should_finish_command), so its "Failed: …" is not here: it is asked about by payment hash.
 */
const CORE_LIGHTNING: Patterns = [[/Already paid this invoice successfully/i, 'already-paid']];

/** phoenixd answers once a payment is decided (lightning-kmp, OutgoingPaymentFailure). */
const PHOENIXD: Patterns = [
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
const LNBITS: Patterns = [
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
const WALLET_CONNECT: Patterns = [
  [/\bINSUFFICIENT_BALANCE\b/, 'node-balance'],
  [/\bQUOTA_EXCEEDED\b/, 'send-limit'],
  [/\bRATE_LIMITED\b/, 'rate-limited'],
  [/\b(?:RESTRICTED|UNAUTHORIZED|NOT_IMPLEMENTED)\b/, 'node-error'],
];

/** Words that say for certain that no money moved. */
const FINAL: Patterns = [
  ...LND,
  ...LNPAY,
  ...CORE_LIGHTNING,
  ...PHOENIXD,
  ...LNBITS,
  ...WALLET_CONNECT,
];

/** The host has this payment hash as begun, and as neither paid nor failed. */
const PENDING = new RegExp(
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

export function saysPending(hostText: string): boolean {
  return PENDING.test(hostText);
}

/**
 * The failure that a host's words stand for, or null when they do not say for certain that no money
 * moved: then the payment is not failed, but to be asked about by its hash.
 */
export function finalFailure(hostText: string): Failure | null {
  if (saysPending(hostText)) return null;
  const found = FINAL.find(([pattern]) => pattern.test(hostText));
  return found ? { cause: found[1], nodeText: hostText } : null;
}
