import { describe, expect, test } from 'vitest';
import { msat } from '../money.ts';
import type { FailureCause } from '../payment/failure.ts';
import { finalFailure, lndWords, lnpayWords, maxBalanceSat, saysPending } from './node-words.ts';

/** What our server and its sandbox say, and what it stands for. */
const OURS = {
  alreadyPaid: [lndWords.alreadyPaid, 'already-paid'],
  inTransition: [lndWords.inTransition, 'pending'],
  notInitiated: [lndWords.notInitiated, 'never-arrived'],
  abandoned: [lndWords.abandoned, 'never-arrived'],
  selfPayment: [lndWords.selfPayment, 'self-payment'],
  amountMissing: [lndWords.amountMissing, 'amount-missing'],
  amountNotWanted: [lndWords.amountNotWanted, 'other'],
  noPath: [lndWords.noPath, 'no-route'],
  insufficientLocalBalance: [lndWords.insufficientLocalBalance, 'node-balance'],
  noRoute: [lndWords.noRoute, 'no-route'],
  timeout: [lndWords.timeout, 'timeout'],
  incorrectPaymentDetails: [lndWords.incorrectPaymentDetails, 'payee-refused'],
  insufficientBalance: [lndWords.insufficientBalance, 'node-balance'],
  canceled: [lndWords.canceled, 'canceled'],
  error: [lndWords.error, 'node-error'],
  notReady: [lndWords.notReady('it is locked'), 'node-not-ready'],
  wrongNetwork: [lndWords.wrongNetwork('regtest'), 'wrong-network'],
  expired: [lndWords.expired(1_800_000_000), 'expired'],
  amountlessInvoice: [lnpayWords.amountlessInvoice, 'amount-missing'],
  walletBusy: [lnpayWords.walletBusy, 'wallet-busy'],
  badPassThru: [lnpayWords.badPassThru, 'bad-pass-thru'],
  insufficientFunds: [lnpayWords.insufficientFunds, 'wallet-balance'],
  tooLarge: [lnpayWords.tooLarge(msat(1_200_999n)), 'wallet-balance'],
  feeNotCovered: [lnpayWords.feeNotCovered(msat(2_000n), msat(1_050_500n)), 'wallet-balance'],
  stillInTransition: [lnpayWords.stillInTransition, 'pending'],
  cannotDecode: [lnpayWords.cannotDecode('checksum failed'), 'bad-invoice'],
} satisfies Record<
  keyof typeof lndWords | keyof typeof lnpayWords,
  [words: string, cause: FailureCause | 'pending']
>;

test.each(Object.values(OURS))('we say "%s" and recognise it as %s', (words, cause) => {
  expect(finalFailure(words)?.cause ?? null).toBe(cause === 'pending' ? null : cause);
  expect(saysPending(words)).toBe(cause === 'pending');
});

test('words with a number or a time in them, as LNPay and LND write them', () => {
  expect(lnpayWords.tooLarge(msat(1_200_999n))).toBe('Invoice too large :) Max balance: 1200');
  expect(maxBalanceSat(lnpayWords.tooLarge(msat(1_200_999n)))).toBe(1200);
  expect(lnpayWords.feeNotCovered(msat(2_000n), msat(1_050_500n))).toMatch(
    /^insufficient funds for the network fee: .* 2 sat, .* Needed: up to 1051 sat$/,
  );
  expect(lndWords.expired(1_800_000_000)).toBe(
    'invoice expired. Valid until 2027-01-15 08:00:00 +0000 UTC',
  );
});

const TOKENS: [string, FailureCause][] = [
  ['invoice is already paid', 'already-paid'],
  ['invoice expired. Valid until 2026-11-23 07:37:07 +0000 UTC', 'expired'],
  ['FAILURE_REASON_NO_ROUTE', 'no-route'],
  ['FAILURE_REASON_TIMEOUT', 'timeout'],
  ['FAILURE_REASON_ERROR', 'node-error'],
  ['FAILURE_REASON_INCORRECT_PAYMENT_DETAILS', 'payee-refused'],
  ['FAILURE_REASON_INSUFFICIENT_BALANCE', 'node-balance'],
  ['FAILURE_REASON_CANCELED', 'canceled'],
  ['self-payments not allowed', 'self-payment'],
  ["invoice not for current active network 'mainnet'", 'wrong-network'],
  ['Invoice too large :) Max balance: 1200', 'wallet-balance'],
  ['insufficient funds', 'wallet-balance'],
  ['Cannot process any amount invoices', 'amount-missing'],
  ['Sends are limited to: 100 satoshi per request', 'send-limit'],
  ['Wallet busy try again soon', 'wallet-busy'],
  ['passThru data must be valid json', 'bad-pass-thru'],
  ["payment isn't initiated", 'never-arrived'],
  ['FAILURE_REASON_SOMETHING_NEW', 'other'],
  // LND, refusing before an HTLC leaves
  ['unable to find a path to destination', 'no-route'],
  ['insufficient local balance', 'node-balance'],
  ['amount must be specified when paying a zero amount invoice', 'amount-missing'],
  ['amount must not be specified when paying a non-zero amount invoice', 'other'],
  ['payment request must contain either a payment address or blinded paths', 'bad-invoice'],
  ['wallet locked, unlock it to enable full RPC access', 'node-not-ready'],
  ['waiting to start, RPC services not available', 'node-not-ready'],
  [
    'the RPC server is in the process of starting up, but not yet ready to accept calls',
    'node-not-ready',
  ],
  // Core Lightning
  ['Already paid this invoice successfully', 'already-paid'],
  ['Invoice expired', 'expired'],
  // phoenixd
  ['this invoice has already been paid', 'already-paid'],
  ['not enough funds in wallet to afford payment', 'node-balance'],
  ['not enough funds', 'node-balance'],
  ['payment amount must be positive', 'amount-missing'],
  ['payment request features not supported', 'bad-invoice'],
  ['channel is not connected yet, please retry when connected', 'node-not-ready'],
  ['channel creation is in progress', 'node-not-ready'],
  ['channel closing is in progress', 'node-not-ready'],
  ['payment could not be sent through existing channels', 'node-error'],
  [
    'the recipient was offline or did not have enough liquidity to receive the payment',
    'payee-offline',
  ],
  ['payment attempts exhausted without success', 'no-route'],
  ['routing fees are insufficient', 'no-route'],
  ['the payment amount is too small', 'other'],
  ['the payment amount is too large', 'other'],
  ['the payment expiry is too far in the future', 'other'],
  // LNbits
  ['Bolt11 decoding failed.', 'bad-invoice'],
  ['Amountless invoices not supported.', 'amount-missing'],
  ['Insufficient balance.', 'node-balance'],
  ['You must reserve at least (12  sat) to cover potential routing fees.', 'node-balance'],
  ['Payment already paid.', 'already-paid'],
  ['Internal invoice already paid.', 'already-paid'],
  // Nostr Wallet Connect and Alby Hub
  ['INSUFFICIENT_BALANCE', 'node-balance'],
  ['QUOTA_EXCEEDED', 'send-limit'],
  ['RATE_LIMITED', 'rate-limited'],
  ['RESTRICTED', 'node-error'],
  ['UNAUTHORIZED', 'node-error'],
  ['NOT_IMPLEMENTED', 'node-error'],
  ['this invoice has expired', 'expired'],
  // LDK Server
  ['There are insufficient funds to complete the given operation.', 'node-balance'],
];

describe('every documented token is a failure, with or without a prefix', () => {
  test.each(TOKENS)('%s', (token, cause) => {
    expect(finalFailure(token)).toEqual({ cause, nodeText: token });
    const prefixed = `Unable to pay LN Invoice: ${token}`;
    expect(finalFailure(prefixed)).toEqual({ cause, nodeText: prefixed });
  });

  test('a decoding error of the PHP server', () => {
    expect(finalFailure('Unable to decode invoice: checksum failed')?.cause).toBe('bad-invoice');
  });
});

describe('words that do not say that no money moved are never a failure', () => {
  test.each([
    '',
    'FAILURE_REASON_NONE',
    'Unable to pay LN Invoice: ',
    'Unable to pay LN Invoice: Socket closed',
    'Unable to pay LN Invoice: Deadline Exceeded',
    'routerrpc server shutting down',
    'payment is in transition',
    'Unable to pay LN Invoice: payment already exists',
    // Core Lightning: other parts may be in flight still
    'Failed after 3 attempts. Then routing failed: no path',
    'Timed out after after 5 attempts. ',
    "Destination said it doesn't know invoice: incorrect_or_unknown_payment_details",
    'Ran out of routes to try after 7 attempts: see `paystatus`',
    'Payment with groupid=4 still in progress, cannot retry before that completes.',
    'Unexpected injectpaymentonion error 200',
    // phoenixd
    'another payment is in progress for that invoice',
    'wallet restarted while a payment was ongoing',
    'an unknown error occurred',
    // LNbits: it says failed when its connection to the node breaks
    'Payment is still pending.',
    'Payment is failed node, retrying is not possible.',
    'Payment failed: Unable to connect to https://node.example',
    'Payment failed: Failed: no answer',
    'Failed: We could not find a usable set of paths.',
    // Nostr Wallet Connect: said of timeouts too
    'PAYMENT_FAILED',
    'INTERNAL',
    'OTHER',
    'there is already a payment pending for this invoice',
    // LDK Server
    'A payment with the given hash has already been initiated.',
  ])('%j', (text) => {
    expect(finalFailure(text)).toBeNull();
  });
});

test('a payment in transition is pending', () => {
  expect(saysPending('Unable to pay LN Invoice: payment is in transition')).toBe(true);
  expect(saysPending('payment already exists')).toBe(true);
  expect(saysPending('Payment is still pending.')).toBe(true);
  expect(saysPending('another payment is in progress for that invoice')).toBe(true);
  expect(saysPending('there is already a payment pending for this invoice')).toBe(true);
  expect(saysPending('A payment with the given hash has already been initiated.')).toBe(true);
  expect(
    saysPending('Payment with groupid=4 still in progress, cannot retry before that completes.'),
  ).toBe(true);
  expect(saysPending('Unexpected injectpaymentonion error 200')).toBe(true);
  expect(saysPending('invoice is already paid')).toBe(false);
});

test('the balance LNPay names', () => {
  expect(maxBalanceSat('Invoice too large :) Max balance: 1200')).toBe(1200);
  expect(maxBalanceSat('insufficient funds')).toBeNull();
});
