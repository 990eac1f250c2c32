/** Why a text cannot be paid. Each kind has its own words and next step in the wallet. */

/** Things people paste that are not invoices, each with a different next step. */
export type NotAnInvoice =
  | 'lightning-address'
  | 'lnurl'
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
  | { kind: 'malformed-field'; field: string }
  | { kind: 'both-descriptions' }
  /** Even feature bits we do not know: paying would break the payee's rules (BOLT 9). */
  | { kind: 'unknown-required-features'; bits: number[] };
