/** Why a text cannot be paid. Each kind has its own message and next step in the wallet. */

/** What people paste instead of invoices. Each kind has its own next step. */
export type NotAnInvoice =
  | 'lightning-address'
  | 'lnurl'
  /** Also a BOLT 12 invoice request. */
  | 'bolt12-offer'
  | 'bolt12-invoice'
  | 'bitcoin-address'
  | 'bitcoin-uri-without-invoice'
  | 'node-key'
  | 'payment-hash'
  | 'wallet-key'
  | 'web-page'
  | 'nostr'
  | 'text';

/** The tagged fields of BOLT 11 by name. */
export type InvoiceField =
  | 'payment-hash'
  | 'payment-secret'
  | 'description'
  | 'description-hash'
  | 'metadata'
  | 'payee'
  | 'expiry'
  | 'min-final-cltv-expiry'
  | 'fallback'
  | 'route-hint'
  | 'features';

export type FieldFault =
  /** Not the length that BOLT 11 prescribes. */
  | 'length'
  /** Longer, by its own length, than the rest of the invoice. */
  | 'overrun'
  /** The padding bits of the last character are not zero. */
  | 'padding'
  /** A number with leading zeros. */
  | 'not-minimal'
  | 'too-large'
  | 'not-utf8'
  /** 33 bytes that are not a public key. */
  | 'not-a-key'
  /** A feature is offered without another that it needs (BOLT 9). */
  | 'missing-dependency';

export type InvoiceProblem =
  | { kind: 'empty' }
  | { kind: 'too-long'; length: number }
  | { kind: 'not-an-invoice'; what: NotAnInvoice }
  /** The text contains two or more different invoices. */
  | { kind: 'several-invoices'; invoices: string[] }
  | { kind: 'cut-short' }
  | { kind: 'mixed-case' }
  /** `position` counts from 0 in the invoice. */
  | { kind: 'bad-character'; character: string; position: number }
  | { kind: 'bad-checksum' }
  | { kind: 'unknown-network'; prefix: string }
  | { kind: 'bad-amount'; reason: 'malformed' | 'sub-msat' | 'zero' | 'too-large'; text: string }
  | { kind: 'bad-signature' }
  /** The `n` field names another key than the one that signed. */
  | { kind: 'wrong-payee-key' }
  | {
      kind: 'missing-field';
      field: 'payment-hash' | 'payment-secret' | 'description';
    }
  | { kind: 'malformed-field'; field: InvoiceField | 'unknown'; fault: FieldFault }
  | { kind: 'both-descriptions' }
  /** Even feature bits that we do not know: the payee requires something that we cannot do (BOLT 9). */
  | { kind: 'unknown-required-features'; bits: number[] };
