/** Why a text cannot be paid. Each kind has its own words and next step in the wallet. */

/** Things people paste that are not invoices, each with a different next step. */
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
  /** It has another length than BOLT 11 gives it. */
  | 'length'
  /** It says it is longer than what is left of the invoice. */
  | 'overrun'
  /** Bits that only fill up the last character are not zero. */
  | 'padding'
  /** A number that begins with zeros. */
  | 'not-minimal'
  | 'too-large'
  | 'not-utf8'
  /** 33 bytes that are no public key. */
  | 'not-a-key'
  /** A feature is offered without another that it needs (BOLT 9). */
  | 'missing-dependency';

export type InvoiceProblem =
  | { kind: 'empty' }
  | { kind: 'too-long'; length: number }
  | { kind: 'not-an-invoice'; what: NotAnInvoice }
  /** The text has two or more different invoices in it. */
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
  /** Even feature bits we do not know: paying would break the payee's rules (BOLT 9). */
  | { kind: 'unknown-required-features'; bits: number[] };
