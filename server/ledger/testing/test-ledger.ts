/** A ledger in memory for tests, with wallets that have money and invoices to pay. */
import { createHash } from 'node:crypto';
import { toNodePubkey, toPaymentHash, toPreimage, type Preimage } from '#core/hex.ts';
import type { Invoice } from '#core/invoice/invoice.ts';
import { msat, type Msat } from '#core/money.ts';
import type { Alarm } from '../alarm.ts';
import { createAccount } from '../accounts.ts';
import { newPaymentId, type WalletId } from '../ids.ts';
import { addInvoice, creditDeposit } from '../invoices.ts';
import { openLedger, type Ledger } from '../ledger.ts';
import { reservePayment, type PaymentOrder, type Reservation } from '../reserve-payment.ts';
import type { Payment } from '../payment.ts';
import { createWallet } from '../wallets.ts';

export const OUR_NODE = toNodePubkey(`02${'aa'.repeat(32)}`);
const THEIR_NODE = toNodePubkey(`03${'bb'.repeat(32)}`);
export const NOW = 1_800_000_000;

export function testLedger(file = ':memory:'): { ledger: Ledger; alarms: Alarm[] } {
  const alarms: Alarm[] = [];
  const ledger = openLedger(file, { now: () => NOW, onAlarm: (alarm) => alarms.push(alarm) });
  return { ledger, alarms };
}

/** The n-th preimage of the tests and its hash. */
export function secret(n: number) {
  const preimage = toPreimage(n.toString(16).padStart(64, '0'));
  return { preimage, paymentHash: hashOf(preimage) };
}

function hashOf(preimage: Preimage) {
  return toPaymentHash(createHash('sha256').update(Buffer.from(preimage, 'hex')).digest('hex'));
}

/** An invoice of somebody else for the n-th hash. */
export function invoice(n: number, amount: bigint | null = null): Invoice {
  return {
    paymentRequest: `lnbcrt${n}`,
    network: 'regtest',
    amountMsat: amount === null ? null : msat(amount),
    paymentHash: secret(n).paymentHash,
    paymentSecret: '11'.repeat(32),
    payee: THEIR_NODE,
    description: { kind: 'text', text: `invoice ${n}` },
    createdAt: NOW - 10,
    expiresAt: NOW + 3590,
    minFinalCltvExpiryDelta: 18,
    routeHints: [],
    featureBits: [],
    fallbacks: [],
    metadata: null,
  };
}

export async function emptyWallet(ledger: Ledger): Promise<WalletId> {
  const { accountId } = await createAccount(ledger, 'test');
  return (await createWallet(ledger, accountId, 'test wallet')).wallet.id;
}

let deposits = 0xdead0000;

/** A wallet whose balance came from a deposit over Lightning. */
export async function walletWith(ledger: Ledger, balance: bigint): Promise<WalletId> {
  const walletId = await emptyWallet(ledger);
  if (balance > 0n) await deposit(ledger, walletId, msat(balance));
  return walletId;
}

export async function deposit(ledger: Ledger, walletId: WalletId, amount: Msat): Promise<void> {
  deposits += 1;
  const { preimage, paymentHash } = secret(deposits);
  await ownInvoice(ledger, walletId, deposits, amount);
  await creditDeposit(ledger, { paymentHash, preimage, amountMsat: amount });
}

export async function ownInvoice(
  ledger: Ledger,
  walletId: WalletId,
  n: number,
  amount: Msat | null,
) {
  return addInvoice(ledger, {
    walletId,
    paymentHash: secret(n).paymentHash,
    paymentRequest: `lnbcrt${n}`,
    nodePubkey: OUR_NODE,
    description: { kind: 'text', text: 'ours' },
    amount,
    expiry: 3600,
    passThru: '{}',
  });
}

export function order(
  walletId: WalletId,
  n: number,
  amount: bigint,
  more: Partial<PaymentOrder> = {},
): PaymentOrder {
  return {
    id: newPaymentId(),
    walletId,
    nodePubkey: OUR_NODE,
    invoice: invoice(n, amount),
    amount: msat(amount),
    feeLimit: msat(0n),
    isInside: false,
    passThru: '{"method":"api"}',
    idempotencyKey: null,
    ...more,
  };
}

/** @throws Error when the order is refused. */
export async function reserved(ledger: Ledger, paymentOrder: PaymentOrder): Promise<Payment> {
  const reservation: Reservation = await reservePayment(ledger, paymentOrder);
  if (reservation.kind !== 'reserved') throw new Error(`refused: ${reservation.kind}`);
  return reservation.payment;
}
