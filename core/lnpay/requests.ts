/**
 * What requests carry: the wallet sends these, and the server's fields take them. Amounts in `…_msat`
 * are msat, in `num_satoshis` and `amt` sat. What is optional may be left out; in a body it may also be
 * undefined, which JSON leaves out, so that a sender can name every field and a misspelt one does not
 * compile.
 */
import type { SandboxKind } from './sandbox-kinds.ts';

/** Data of the caller's own, returned with the transaction. */
type PassThru = Record<string, unknown>;

/** `POST /v1/wallet/:key/withdraw` */
export interface WithdrawRequest {
  payment_request: string;
  fee_limit_msat?: number | undefined;
  /** Beyond LNPay: for an invoice that leaves the amount to the payer. */
  amount_msat?: number | undefined;
  passThru?: PassThru | undefined;
}

/** `POST /v1/wallet/:key/invoice` */
export interface InvoiceRequest {
  num_satoshis: number;
  memo?: string | undefined;
  /** Seconds. */
  expiry?: number | undefined;
  /** SHA-256 in hex. */
  description_hash?: string | undefined;
  passThru?: PassThru | undefined;
}

/** `POST /v1/wallet` */
export interface WalletRequest {
  user_label: string;
}

/** `POST /v1/wallet/:key/transfer` */
export interface TransferRequest {
  dest_wallet_id: string;
  num_satoshis: number;
  memo?: string | undefined;
  passThru?: PassThru | undefined;
}

/** `POST /v1/sandbox/wallet` */
export interface SandboxWalletRequest {
  user_label?: string | undefined;
}

/** `POST /v1/sandbox/invoice` */
export interface SandboxInvoiceRequest {
  kind: SandboxKind;
  num_msat?: number | undefined;
  memo?: string | undefined;
  /** Seconds. */
  expiry?: number | undefined;
}

/** `POST /v1/sandbox/release` */
export interface ReleaseRequest {
  payment_hash: string;
}

/** Of every list. */
export interface ListQuery {
  page?: string;
  'per-page'?: string;
  /** Names of fields, with commas between. */
  fields?: string;
}

/** `GET /v1/wallet/:key/transactions` */
export interface TransactionsQuery extends ListQuery {
  /** Beyond LNPay. */
  search?: string;
  /** Beyond LNPay: the id of a WTX. */
  before?: string;
}

/** `GET /v1/wallet-transactions` */
export interface AccountTransactionsQuery extends ListQuery {
  wallet_id?: string;
}

/** `GET /v1/node/default/payments/decodeinvoice` */
export interface DecodeInvoiceQuery {
  payment_request: string;
}

/** `GET /v1/node/default/payments/queryroutes` */
export interface QueryRoutesQuery {
  pub_key: string;
  amt: string;
}

/** Beyond LNPay: `GET /v1/node/default/payments/estimatefee` */
export interface EstimateFeeQuery {
  payment_request: string;
  amount_msat?: string;
}
