/** Makes invoices for tests: `encodeInvoice` those that BOLT 11 allows, `signInvoice` any others. */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { bech32 } from '@scure/base';
import type { InvoiceField } from '../invoice-problem.ts';
import type { Network } from '../invoice.ts';
import { FIELD_NAMES, fieldToWords } from '../tagged-fields.ts';
import { wordsToPaddedBytes } from '../words.ts';

/** The key that signs the examples of BOLT 11. */
export const EXAMPLE_PRIVATE_KEY =
  'e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734';
export const EXAMPLE_PAYEE = '03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad';
export const EXAMPLE_PAYMENT_HASH =
  '0001020304050607080900010203040506070809000102030405060708090102';
export const EXAMPLE_PAYMENT_SECRET = '11'.repeat(32);

export interface TestRouteHop {
  pubkey: string;
  /** As in `RouteHop`. */
  shortChannelId: string;
  feeBaseMsat: number;
  feeProportionalMillionths: number;
  cltvExpiryDelta: number;
}

/** What is left out takes the value named here; null leaves the field out of the invoice. */
export interface InvoiceToEncode {
  /** mainnet */
  network?: Network;
  /** none: the payer chooses */
  amountMsat?: bigint | null;
  /** Unix seconds. 2023-11-14 */
  createdAt?: number;
  /** Seconds. none: 3600 for a reader */
  expiry?: number;
  /** Hex. That of the examples of BOLT 11, like the secret */
  paymentHash?: string | null;
  paymentSecret?: string | null;
  /** "test", unless there is a description hash */
  description?: string | null;
  descriptionHash?: string;
  minFinalCltvExpiryDelta?: number;
  routeHints?: TestRouteHop[][];
  /** 8, 14 and 17: onion, payment secret, multi-part */
  featureBits?: number[];
  fallbacks?: { version: number; hex: string }[];
  /** Hex. */
  metadata?: string;
  /** Whether the key is stated (`n`). no */
  statesPayee?: boolean;
  /** Hex. That of the examples of BOLT 11 */
  privateKey?: string;
  /** Added after the others, as they are. */
  extraFields?: TestField[];
}

export interface TestField {
  type: number;
  words: number[];
}

const CURRENCY = { mainnet: 'bc', testnet: 'tb', signet: 'tbs', regtest: 'bcrt' };

/** A signed invoice, lower case. */
export function encodeInvoice(invoice: InvoiceToEncode = {}): string {
  const {
    network = 'mainnet',
    amountMsat = null,
    createdAt = 1_700_000_000,
    paymentHash = EXAMPLE_PAYMENT_HASH,
    paymentSecret = EXAMPLE_PAYMENT_SECRET,
    descriptionHash = null,
    description = descriptionHash === null ? 'test' : null,
    featureBits = [8, 14, 17],
    metadata = null,
    privateKey = EXAMPLE_PRIVATE_KEY,
  } = invoice;

  const fields: TestField[] = [];
  const add = (name: InvoiceField, words: number[]) => fields.push({ type: typeOf(name), words });
  const addHex = (name: InvoiceField, hex: string | null) => {
    if (hex !== null) add(name, bech32.toWords(hexToBytes(hex)));
  };
  addHex('payment-hash', paymentHash);
  addHex('payment-secret', paymentSecret);
  if (description !== null) add('description', bech32.toWords(utf8ToBytes(description)));
  addHex('description-hash', descriptionHash);
  addHex('metadata', metadata);
  if (invoice.statesPayee) addHex('payee', publicKey(privateKey));
  if (invoice.expiry !== undefined) add('expiry', numberToWords(invoice.expiry));
  if (invoice.minFinalCltvExpiryDelta !== undefined) {
    add('min-final-cltv-expiry', numberToWords(invoice.minFinalCltvExpiryDelta));
  }
  for (const { version, hex } of invoice.fallbacks ?? []) {
    add('fallback', [version, ...bech32.toWords(hexToBytes(hex))]);
  }
  for (const hint of invoice.routeHints ?? []) {
    add('route-hint', bech32.toWords(concatBytes(...hint.map(hopToBytes))));
  }
  if (featureBits.length > 0) add('features', featuresToWords(featureBits));
  fields.push(...(invoice.extraFields ?? []));

  const prefix = `ln${CURRENCY[network]}${amountMsat === null ? '' : amountText(amountMsat)}`;
  return signInvoice({ prefix, createdAt, fields, privateKey });
}

/** Signs and encodes any prefix and fields. */
export function signInvoice(invoice: {
  prefix: string;
  createdAt?: number;
  fields: TestField[];
  privateKey?: string;
  /** Changes the 65 bytes of signature and recovery id. */
  alterSignature?: (signature: Uint8Array) => Uint8Array;
}): string {
  const { prefix, createdAt = 1_700_000_000, fields } = invoice;
  const { privateKey = EXAMPLE_PRIVATE_KEY, alterSignature = (signature) => signature } = invoice;
  const words = [...fixedWords(createdAt, 7), ...fields.flatMap(fieldToWords)];
  const hash = sha256(concatBytes(utf8ToBytes(prefix), wordsToPaddedBytes(words)));
  const [recoveryId = 0, ...signature] = secp256k1.sign(hash, hexToBytes(privateKey), {
    prehash: false,
    format: 'recovered',
  });
  const signed = alterSignature(Uint8Array.from([...signature, recoveryId]));
  return bech32.encode(prefix, [...words, ...bech32.toWords(signed)], false);
}

export function typeOf(name: InvoiceField): number {
  for (const [type, fieldName] of FIELD_NAMES) if (fieldName === name) return type;
  throw new RangeError(name);
}

export function publicKey(privateKey: string): string {
  return bytesToHex(secp256k1.getPublicKey(hexToBytes(privateKey)));
}

/** Big-endian, without leading zeros: zero has no words. */
export function numberToWords(value: number | bigint): number[] {
  const words: number[] = [];
  for (let rest = BigInt(value); rest > 0n; rest /= 32n) words.unshift(Number(rest % 32n));
  return words;
}

/** Each msat is ten pico-bitcoin; the largest unit that is exact. */
function amountText(amountMsat: bigint): string {
  const pico = amountMsat * 10n;
  const units: [string, bigint][] = [
    ['', 10n ** 12n],
    ['m', 10n ** 9n],
    ['u', 10n ** 6n],
    ['n', 1000n],
  ];
  const [letter, size] = units.find(([, unit]) => pico % unit === 0n) ?? ['p', 1n];
  return `${pico / size}${letter}`;
}

function featuresToWords(bits: number[]): number[] {
  return numberToWords(bits.reduce((all, bit) => all | (1n << BigInt(bit)), 0n));
}

function hopToBytes(hop: TestRouteHop): Uint8Array {
  const [block = 0, transaction = 0, output = 0] = hop.shortChannelId.split('x').map(Number);
  const hex = [
    hop.pubkey,
    fixedHex(block, 3),
    fixedHex(transaction, 3),
    fixedHex(output, 2),
    fixedHex(hop.feeBaseMsat, 4),
    fixedHex(hop.feeProportionalMillionths, 4),
    fixedHex(hop.cltvExpiryDelta, 2),
  ];
  return hexToBytes(hex.join(''));
}

function fixedHex(value: number, bytes: number): string {
  return value.toString(16).padStart(bytes * 2, '0');
}

function fixedWords(value: number, length: number): number[] {
  const words = numberToWords(value);
  return [...Array.from({ length: length - words.length }, () => 0), ...words];
}
