import { expect, test } from 'vitest';
import golden from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { toPaymentHash } from '#core/hex.ts';
import { readInvoice } from '#core/invoice/read-invoice.ts';
import { readWithdrawAnswer } from '#core/lnpay/withdraw-answer.ts';
import { verifyReceipt } from '#core/receipt/verify-receipt.ts';
import { proofText } from './proof-text.ts';
import { receiptAsText } from './receipt-as-text.ts';
import { receiptFile } from './receipt-file.ts';

const paymentHash = toPaymentHash(golden.lnTx.r_hash_decoded);
const answer = readWithdrawAnswer({ status: 201, body: golden }, { paymentHash }, 0);
if (answer.status !== 'settled') throw new Error('the documented payment is settled');
const payment = answer.settlement;
const verifyAddress = 'https://wallet.example/verify';
const preimage = payment.proof.kind === 'verified' ? payment.proof.preimage : 'none';

test('with the proof, what is copied, saved or in the QR code verifies as it is', () => {
  const invoice = readInvoice(payment.paymentRequest ?? '');
  if (!invoice.ok) throw new Error('the documented invoice can be read');
  for (const text of [
    receiptAsText(payment, { withProof: true, verifyAddress }),
    JSON.stringify(receiptFile(payment, invoice.value, true)),
    proofText(payment) ?? '',
  ]) {
    expect(verifyReceipt(text)).toMatchObject({ kind: 'proved', preimage, falseClaims: [] });
  }
  expect(JSON.stringify(receiptFile(payment, invoice.value, false))).not.toContain(preimage);
});

test('without it, the text says what was paid and keeps the preimage', () => {
  const text = receiptAsText(payment, { withProof: false, verifyAddress });
  expect(text).toContain('Paid 1\u00a0sat');
  expect(text).toContain('For: Test for DOCS');
  expect(text).toContain(payment.paymentHash);
  expect(text).not.toContain(preimage);
});

test('a memo cannot add lines of its own', () => {
  const memo = 'Coffee\nTotal: 0 sat';
  const text = receiptAsText({ ...payment, memo }, { withProof: false, verifyAddress });
  expect(text).toContain('For: Coffee Total: 0 sat');
});
