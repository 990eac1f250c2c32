import { describe, expect, test } from 'vitest';
import { extractInvoiceText } from './extract-invoice-text.ts';
import { encodeInvoice } from './testing/encode-invoice.ts';

const INVOICE = encodeInvoice({ amountMsat: 2_500_000n, description: '1 cup of coffee' });
const OTHER = encodeInvoice({ network: 'regtest', description: 'tea' });
const ADDRESS = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const wrapped = (width: number, by: string) =>
  INVOICE.replace(new RegExp(`.{${width}}(?=.)`, 'g'), `$&${by}`);

function problemOf(text: string) {
  const result = extractInvoiceText(text);
  return result.ok ? null : result.error;
}

describe('finds the invoice', () => {
  test.each([
    ['alone', INVOICE],
    ['upper case', INVOICE.toUpperCase()],
    ['with white space around', `\r\n\t ${INVOICE} \n`],
    ['as a URI', `lightning:${INVOICE}`],
    ['as a URI, upper case', `LIGHTNING:${INVOICE.toUpperCase()}`],
    ['as a URI, mixed', `Lightning:${INVOICE}`],
    ['as a URI with slashes', `lightning://${INVOICE}`],
    ['as a web+ URI', `web+lightning:${INVOICE}`],
    ['as a URI twice over', `lightning:lightning:${INVOICE}`],
    ['in BIP 21', `bitcoin:${ADDRESS}?amount=0.000025&lightning=${INVOICE}`],
    ['in BIP 21, upper case', `BITCOIN:?LIGHTNING=${INVOICE}`.toUpperCase()],
    ['in BIP 21, first of the keys', `bitcoin:${ADDRESS}?lightning=${INVOICE}&label=x%20y`],
    ['in a URL', `https://shop.example/pay?id=7&lightning=${INVOICE}#top`],
    ['in the fragment of a URL', `https://shop.example/#lightning=${INVOICE}`],
    ['in the path of a URL', `https://pay.example/${INVOICE}`],
    ['in a URL, escaped', `https://pay.example/?uri=lightning%3A${INVOICE}%26x`],
    ['in a deep link', `lnpay://pay?payment_request=${INVOICE}`],
    ['in another deep link', `phoenix:lightning:${INVOICE}`],
    ['in JSON', JSON.stringify({ payment_request: INVOICE, settled: 0 })],
    ['in HTML', `<a href="lightning:${INVOICE}">Pay</a>`],
    ['in a sentence', `Please pay ${INVOICE} by Friday, thanks!`],
    ['in a sentence about lnd, on ln, for lnbc', `With lnd on ln for lnbc: ${INVOICE}. Thanks`],
    ['in brackets', `(${INVOICE})`],
    ['in quotes', `"${INVOICE}"`],
    ['in bold', `**${INVOICE}**`],
    ['at the end of a sentence', `My invoice is ${INVOICE}.`],
    ['twice', `${INVOICE} or ${INVOICE.toUpperCase()}`],
    ['as link and text', `<a href="lightning:${INVOICE}">${INVOICE.toUpperCase()}</a>`],
    ['over lines', wrapped(64, '\n')],
    ['over lines with spaces', `lightning:${wrapped(40, ' \r\n  ')}`],
    ['over lines in a message', `Hi, please pay\n${wrapped(76, '\n')}\nThanks a lot`],
    ['in groups of four', wrapped(4, ' ')],
    ['letter by letter', wrapped(1, ' ')],
    ['with zero-width spaces', wrapped(20, '\u200b')],
    ['with soft hyphens', wrapped(20, '\u00ad')],
    ['with no-break spaces', wrapped(20, '\u00a0')],
    ['after a byte order mark', `\ufeff${INVOICE}`],
    ['between the marks of a scanner', `\u0002${INVOICE}\u001d\u0000`],
    ['broken by control characters', wrapped(30, '\u001e')],
    ['between direction marks', `\u202a${INVOICE}\u202c`],
    ['before one that is cut off', `${INVOICE}, ${OTHER.slice(0, 60)}`],
  ])('%s', (_, text) => {
    expect(extractInvoiceText(text)).toEqual({ ok: true, value: INVOICE });
  });

  test('but does not choose between two', () => {
    for (const between of [' ', '\n', ', ', ' and lightning:']) {
      expect(problemOf(`${INVOICE}${between}${OTHER}`)).toEqual({
        kind: 'several-invoices',
        invoices: [INVOICE, OTHER],
      });
    }
  });
});

describe('says what is wrong', () => {
  test.each(['', ' \n\t ', '\u200b\ufeff', 'lightning:', 'LIGHTNING://'])('%j is empty', (text) => {
    expect(problemOf(text)).toEqual({ kind: 'empty' });
  });

  test('a text beyond all measure, and an invoice', () => {
    expect(problemOf('x'.repeat(5_000_000))).toEqual({ kind: 'too-long', length: 5_000_000 });
    expect(problemOf(INVOICE + 'q'.repeat(8000))).toEqual({
      kind: 'too-long',
      length: INVOICE.length + 8000,
    });
  });

  test('a changed character', () => {
    const at = 100;
    const changed = INVOICE.charAt(at) === 'q' ? 'p' : 'q';
    const broken = INVOICE.slice(0, at) + changed + INVOICE.slice(at + 1);
    for (const text of [broken, `lightning:${broken}`, `Pay ${broken} please, it is for coffee`]) {
      expect(problemOf(text)).toEqual({ kind: 'bad-checksum' });
    }
  });

  test.each(['b', 'i', 'o', '1', '-', 'а', '…', '\u{1f986}'])(
    'the character %j, and where it is',
    (character) => {
      const broken = INVOICE.slice(0, 50) + character + INVOICE.slice(51);
      const problem = { kind: 'bad-character', character, position: 50 };
      expect(problemOf(broken)).toEqual(problem);
      expect(problemOf(`Please pay lightning:${broken}.`)).toEqual(problem);
    },
  );

  test('mixed case', () => {
    for (const text of [
      INVOICE.slice(0, 50) + INVOICE.slice(50).toUpperCase(),
      `L${INVOICE.slice(1)}`,
    ]) {
      expect(problemOf(text)).toEqual({ kind: 'mixed-case' });
    }
  });

  test('a part of an invoice', () => {
    for (const length of [4, 8, 20, 60, 110]) {
      expect(problemOf(INVOICE.slice(0, length)), String(length)).toEqual({ kind: 'cut-short' });
    }
    expect(problemOf(`${INVOICE.slice(0, 14)}...${INVOICE.slice(-6)}`)).toMatchObject({
      kind: 'bad-character',
      position: 14,
    });
    expect(problemOf(INVOICE.slice(0, -1))).toEqual({ kind: 'bad-checksum' });
  });

  test('an amount that is none', () => {
    for (const text of ['25mm', '2m5u']) {
      const broken = INVOICE.replace(/^lnbc25u/, `lnbc${text}`);
      expect(problemOf(broken)).toEqual({ kind: 'bad-amount', reason: 'malformed', text });
    }
  });
});

describe('names what is not an invoice', () => {
  const KEY = '02'.padEnd(66, 'a1');
  const data = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
  test.each([
    ['lightning-address', 'alice@pay.example.com'],
    ['lightning-address', 'lightning:Alice+tips@example.com'],
    ['lightning-address', '\u20bfalice@example.com'],
    ['lightning-address', '\u26a1 alice@example.com \u26a1\ufe0f'],
    ['lnurl', `LNURL1${data.toUpperCase()}`],
    ['lnurl', `lightning:lnurl1${data}`],
    ['lnurl', `https://shop.example/?lightning=lnurl1${data}`],
    ['lnurl', 'lnurlp://example.com/pay/7'],
    ['lnurl', 'keyauth://example.com?tag=login'],
    ['bolt12-offer', `lno1${data}`],
    ['bolt12-offer', `bitcoin:?lno=lno1${data}`],
    ['bolt12-offer', `lnr1${data}`],
    ['bolt12-invoice', `LNI1${data.toUpperCase()}`],
    ['bitcoin-address', '1RustyRX2oai4EYYDpQGWvEL62BBGqN9T'],
    ['bitcoin-address', '3EktnHQD7RiAE6uzMj2ZifT9YgRrkSgzQX'],
    ['bitcoin-address', 'mk2QpYatsKicvFVuTAQLBryyccRXMUaGHP'],
    ['bitcoin-address', '2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc'],
    ['bitcoin-address', ADDRESS],
    ['bitcoin-address', ADDRESS.toUpperCase()],
    ['bitcoin-address', 'bc1pptdvg0d2nj99568qn6ssdy4cygnwuxgw2ukmnwgwz7jpqjz2kszse2s3lm'],
    ['bitcoin-address', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx'],
    ['bitcoin-address', 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080'],
    ['bitcoin-address', `Please send it to ${ADDRESS}.`],
    ['bitcoin-uri-without-invoice', `bitcoin:${ADDRESS}?amount=0.1`],
    ['bitcoin-uri-without-invoice', `BITCOIN:${ADDRESS.toUpperCase()}`],
    ['node-key', KEY],
    ['node-key', `${KEY}@203.0.113.7:9735`],
    ['node-key', `${KEY}@${'a'.repeat(56)}.onion:9735`],
    ['payment-hash', 'ab'.repeat(32)],
    ['wallet-key', 'waka_dYeWXmMTrP1VH8XZMOhXdE1'],
    ['wallet-key', 'https://pay.example/?access-token=pak_dYeWXmMTrP1VH8'],
    ['wallet-key', 'key: sak_dYeWXmMTrP1VH8'],
    ['web-page', 'https://example.com/'],
    ['web-page', 'www.example.com'],
    ['web-page', 'shop.example.com/cart?x=1'],
    ['nostr', `npub1${data}`],
    ['nostr', `nostr:nprofile1${data}`],
    ['text', 'hello'],
    ['text', 'What is lnbc?'],
    ['text', '\u{1f986}'],
    ['text', '12345'],
    ['text', INVOICE.slice(9)],
  ])('%s: %s', (what, text) => {
    expect(problemOf(text)).toEqual({ kind: 'not-an-invoice', what });
  });
});
