import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64, base64url } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPreimage } from '../hex.ts';
import { readInvoice } from '../invoice/read-invoice.ts';
import {
  encodeInvoice,
  EXAMPLE_PAYEE,
  type InvoiceToEncode,
} from '../invoice/testing/encode-invoice.ts';
import golden from '../lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { msat } from '../money.ts';
import { receiptDocument, type ReceiptDocument } from './receipt-document.ts';
import { verifyReceipt } from './verify-receipt.ts';

const PREIMAGE = toPreimage('42'.repeat(32));
const HASH = bytesToHex(sha256(hexToBytes(PREIMAGE)));

function invoiceText(change: InvoiceToEncode = {}): string {
  return encodeInvoice({
    amountMsat: 25_000_000n,
    description: 'Two coffees',
    paymentHash: HASH,
    ...change,
  });
}

function document(change: Partial<ReceiptDocument> = {}, invoice = invoiceText()): string {
  const read = readInvoice(invoice);
  if (!read.ok) throw new Error('the test’s invoice cannot be read');
  const receipt = receiptDocument({
    invoice: read.value,
    amount: msat(25_000_000n),
    fee: msat(13_000n),
    paidAt: '2026-11-23T08:00:00.000Z',
    preimage: PREIMAGE,
    wtxId: 'wtx_1',
    lnTxId: 'lntx_1',
    passThru: { order: 7 },
  });
  return JSON.stringify({ ...receipt, ...change });
}

describe('a receipt of ours', () => {
  test('proves the payment it shows', () => {
    expect(verifyReceipt(document())).toMatchObject({
      kind: 'proved',
      preimage: PREIMAGE,
      falseClaims: [],
      invoice: { payee: EXAMPLE_PAYEE, amountMsat: 25_000_000n },
    });
  });

  test('adds up amount and fee, and names no key', () => {
    const receipt = JSON.parse(document());
    expect(receipt).toMatchObject({
      amount_msat: '25000000',
      fee_msat: '13000',
      total_msat: '25013000',
    });
    expect(JSON.stringify(receipt)).not.toMatch(/pak_|waka_|sak_/);
  });

  test('without the preimage proves nothing yet', () => {
    expect(verifyReceipt(document({ preimage: null }))).toMatchObject({ kind: 'no-preimage' });
  });

  test('with another preimage is said to be wrong', () => {
    expect(verifyReceipt(document({ preimage: '43'.repeat(32) }))).toMatchObject({
      kind: 'wrong-preimage',
    });
  });

  test.each<[string, Partial<ReceiptDocument>, string]>([
    ['a larger amount', { amount_msat: '99000000' }, 'amount'],
    ['another memo', { memo: 'A car' }, 'memo'],
    ['another payee', { payee: `02${'ab'.repeat(32)}` }, 'payee'],
    ['another hash', { payment_hash: 'ab'.repeat(32) }, 'payment-hash'],
    ['another network', { network: 'regtest' }, 'network'],
  ])('that claims %s than the payee signed is caught', (_name, change, field) => {
    expect(verifyReceipt(document(change))).toMatchObject({
      kind: 'proved',
      falseClaims: [{ field }],
    });
  });

  test('for an invoice without an amount may name any: the payee signed none', () => {
    const receipt = document({}, invoiceText({ amountMsat: null }));
    expect(verifyReceipt(receipt)).toMatchObject({
      kind: 'proved',
      falseClaims: [],
      invoice: { amountMsat: null },
    });
  });
});

describe("a host's own answer", () => {
  test("LNPay's documented WTX verifies", () => {
    expect(verifyReceipt(JSON.stringify(golden))).toMatchObject({
      kind: 'proved',
      falseClaims: [],
    });
  });

  test('its LnTx verifies too', () => {
    expect(verifyReceipt(JSON.stringify(golden.lnTx))).toMatchObject({ kind: 'proved' });
  });

  test('with a changed amount is caught', () => {
    const lnTx = { ...golden.lnTx, num_satoshis: 2 };
    expect(verifyReceipt(JSON.stringify(lnTx))).toMatchObject({
      falseClaims: [{ field: 'amount' }],
    });
  });

  test('in whole satoshis is no lie about a part of one', () => {
    const payment_request = invoiceText({ amountMsat: 1500n });
    const lnTx = {
      ...golden.lnTx,
      payment_request,
      num_satoshis: 1,
      memo: null,
      dest_pubkey: null,
      r_hash_decoded: HASH,
    };
    expect(verifyReceipt(JSON.stringify(lnTx))).toMatchObject({ falseClaims: [] });
  });
});

describe('an invoice and a preimage as text', () => {
  const encodings = [
    PREIMAGE,
    PREIMAGE.toUpperCase(),
    base64.encode(hexToBytes(PREIMAGE)),
    base64url.encode(hexToBytes(PREIMAGE)),
    bytesToHex(utf8ToBytes(base64.encode(hexToBytes(PREIMAGE)))),
  ];
  test.each(encodings)('in either order, whatever the encoding: %s', (preimage) => {
    for (const text of [
      `${invoiceText()}\n${preimage}`,
      `${preimage} ${invoiceText()}`,
      `Invoice: lightning:${invoiceText().toUpperCase()}\nPreimage: ${preimage}.`,
    ]) {
      expect(verifyReceipt(text)).toMatchObject({ kind: 'proved', preimage: PREIMAGE });
    }
  });

  test('broken over lines', () => {
    const wrapped = invoiceText().replace(/(.{64})/g, '$1\n');
    expect(verifyReceipt(`${wrapped}\n${PREIMAGE}`)).toMatchObject({ kind: 'proved' });
  });

  test('an invoice alone has no preimage; the payment hash is not one', () => {
    expect(verifyReceipt(invoiceText()).kind).toBe('no-preimage');
    expect(verifyReceipt(`${invoiceText()} ${HASH} ${EXAMPLE_PAYEE}`).kind).toBe('no-preimage');
    expect(verifyReceipt(`${invoiceText()} ${'43'.repeat(32)}`).kind).toBe('wrong-preimage');
  });
});

test('nothing, and nothing of use', () => {
  expect(verifyReceipt('  ').kind).toBe('empty');
  expect(verifyReceipt('I paid you yesterday').kind).toBe('no-invoice');
  expect(verifyReceipt(PREIMAGE).kind).toBe('no-invoice');
  expect(verifyReceipt('{"type":"lightning-receipt"}').kind).toBe('no-invoice');
});

test('one changed character of the invoice is never proved', () => {
  const text = invoiceText();
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.constantFrom(...Array.from('qpzry9x8gf2tvdw0s3jn54khce6mua7l')),
      (at, letter) => {
        fc.pre(text[at] !== letter);
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        expect(verifyReceipt(`${changed} ${PREIMAGE}`).kind).toBe('no-invoice');
      },
    ),
  );
});

test('never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => void verifyReceipt(text)),
  );
  fc.assert(fc.property(fc.json(), (text) => void verifyReceipt(text)));
});
