import * as v from 'valibot';
import { expect, test } from 'vitest';
import goldenWtx from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { toPaymentHash } from '#core/hex.ts';
import { readInvoice } from '#core/invoice/read-invoice.ts';
import { wtxSchema } from '#core/lnpay/wire.ts';
import { verifyReceipt } from '#core/receipt/verify-receipt.ts';
import { proofText } from './proof-text.ts';
import { receiptAsText } from './receipt-as-text.ts';
import { receiptData } from './receipt-data.ts';
import { receiptFile } from './receipt-file.ts';

const golden = v.parse(wtxSchema, goldenWtx);
const facts = receiptData(toPaymentHash(golden.lnTx?.r_hash_decoded ?? ''), golden, null, []);
const verifyAddress = 'https://wallet.example/verify';
const preimage = facts.proof.kind === 'verified' ? facts.proof.preimage : 'none';

test('with the proof, what is copied, saved or in the QR code verifies as it is', () => {
  const invoice = readInvoice(facts.paymentRequest ?? '');
  if (!invoice.ok) throw new Error('the documented invoice can be read');
  for (const text of [
    receiptAsText(facts, { withProof: true, verifyAddress }),
    JSON.stringify(receiptFile(facts, invoice.value, true)),
    proofText(facts) ?? '',
  ]) {
    expect(verifyReceipt(text)).toMatchObject({ kind: 'proved', preimage, falseClaims: [] });
  }
  expect(JSON.stringify(receiptFile(facts, invoice.value, false))).not.toContain(preimage);
});

test('without it, the text says what was paid and keeps the preimage', () => {
  const text = receiptAsText(facts, { withProof: false, verifyAddress });
  expect(text).toContain('Paid 1\u00a0sat');
  expect(text).toContain('For: Test for DOCS');
  expect(text).toContain(facts.paymentHash);
  expect(text).not.toContain(preimage);
});

test('a memo cannot add lines of its own', () => {
  const memo = 'Coffee\nTotal: 0 sat';
  const text = receiptAsText({ ...facts, memo }, { withProof: false, verifyAddress });
  expect(text).toContain('For: Coffee Total: 0 sat');
});
