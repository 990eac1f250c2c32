/** The objects of the answers, for the documentation. The example is LNPay's own. */

const integer = (description: string) => ({ type: 'integer', description });
const text = (description: string) => ({ type: 'string', description });
const orNull = (schema: { type: string; description: string }) => ({
  ...schema,
  type: [schema.type, 'null'],
});
const unixTime = integer('Unix seconds.');

const wallet = {
  id: text('wal_ and 14 characters.'),
  created_at: unixTime,
  updated_at: unixTime,
  user_label: text('What its owner calls it.'),
  balance: integer('Whole sat, rounded down.'),
  balance_msat: integer('Exact.'),
  held_msat: integer('Beyond LNPay: held for payments on their way. Part of the balance.'),
  statusType: { type: 'object', additionalProperties: true },
  walletType: { type: 'object', additionalProperties: true },
  default_lnurlpay_id: { type: 'null' },
};

const accessKeys = {
  type: 'object',
  description: 'By role. Shown this once.',
  additionalProperties: { type: 'array', items: { type: 'string' } },
  examples: [{ 'Wallet Admin': ['waka_…'], 'Wallet Invoice': ['waki_…'] }],
};

const lnTx = {
  id: text('lntx_ and 24 characters.'),
  created_at: unixTime,
  dest_pubkey: text('The payee’s node.'),
  payment_request: text('The BOLT 11 invoice.'),
  r_hash_decoded: text('The payment hash in hex.'),
  memo: orNull(text('The description.')),
  description_hash: orNull(text('SHA-256 of a longer description.')),
  num_satoshis: integer('Whole sat, rounded down. Always positive.'),
  num_msat: orNull(integer('Beyond LNPay: exact. Null while the payer may choose.')),
  fee_msat: orNull(integer('What the network charged; null until settled.')),
  expiry: integer('Seconds from the invoice’s date.'),
  expires_at: unixTime,
  payment_preimage: orNull(text('The proof of payment in hex; null until settled.')),
  settled: { type: 'integer', enum: [0, 1] },
  settled_at: orNull(unixTime),
};

const wtx = {
  id: text('wtx_ and 24 characters.'),
  created_at: unixTime,
  num_satoshis: integer('Negative is money that left: rounded away from zero.'),
  num_msat: integer('Beyond LNPay: exact, with the same sign.'),
  balance_after_msat: orNull(
    integer('Beyond LNPay: the balance after this transaction; null while it is on its way.'),
  ),
  user_label: text('The memo.'),
  wal: { $ref: 'Wallet#' },
  wtxType: {
    type: 'object',
    properties: {
      layer: { type: 'string' },
      name: {
        type: 'string',
        enum: [
          'ln_deposit',
          'ln_withdrawal',
          'ln_transfer_in',
          'ln_transfer_out',
          'ln_network_fee',
          'host_credit',
        ],
      },
      display_name: { type: 'string' },
    },
  },
  lnTx: { anyOf: [{ $ref: 'LnTx#' }, { type: 'null' }] },
  passThru: { type: ['object', 'null'], additionalProperties: true },
};

const object = (properties: Record<string, object>) => ({ type: 'object', properties });

export const COMPONENTS = {
  Error: object({
    name: text('The name of the status.'),
    message: text('What is wrong. For a payment: the node’s words.'),
    code: integer('Always 0.'),
    status: integer('The HTTP status.'),
  }),
  Wallet: object(wallet),
  NewWallet: object({ ...wallet, access_keys: accessKeys }),
  SandboxWallet: object({
    ...wallet,
    access_keys: accessKeys,
    api_keys: object({ public: text('pak_…'), secret: text('sak_…') }),
  }),
  LnTx: object(lnTx),
  Wtx: object(wtx),
  Transfer: object({
    wtx_transfer_in: { $ref: 'Wtx#' },
    wtx_transfer_out: { $ref: 'Wtx#' },
  }),
  PaymentState: object({
    status: { type: 'string', enum: ['pending', 'succeeded', 'failed', 'not_found'] },
    wtx: { anyOf: [{ $ref: 'Wtx#' }, { type: 'null' }] },
    failure: orNull(text('Why it failed, in the node’s words.')),
    idempotency_key: orNull(text('The Idempotency-Key of this attempt.')),
  }),
  DecodedInvoice: object({
    destination: text('The payee’s node.'),
    payment_hash: text('In hex.'),
    num_satoshis: text('Whole sat.'),
    num_msat: text('Exact.'),
    timestamp: text('Unix seconds.'),
    expiry: text('Seconds from the timestamp.'),
    description: text('The memo.'),
    description_hash: text('SHA-256 of a longer description.'),
    cltv_expiry: text('Blocks.'),
    route_hints: { type: 'array', items: { type: 'object', additionalProperties: true } },
    payment_addr: text('Base64.'),
    features: { type: 'object', additionalProperties: true },
  }),
  Routes: object({
    routes: { type: 'array', items: { type: 'object', additionalProperties: true } },
    successProb: { type: 'number', description: 'Between 0 and 1, where it is known.' },
  }),
  FeeEstimate: object({
    fee_msat: integer('In msat.'),
    success_probability: orNull({ type: 'number', description: 'Between 0 and 1.' }),
  }),
  Capabilities: object({
    server: text('The software.'),
    version: text('Its release.'),
    network: { type: 'string', enum: ['mainnet', 'testnet', 'signet', 'regtest'] },
    sandbox: { type: 'boolean', description: 'Its sats are worth nothing.' },
    payment_lookup: { type: 'boolean', description: 'GET …/payments/:payment_hash is there.' },
    fee_estimate: { type: 'boolean', description: 'estimatefee is there.' },
    amountless: { type: 'boolean', description: 'Withdraw takes amount_msat.' },
    pending: { type: 'boolean', description: 'Withdraw may answer 202.' },
    idempotency_key: { type: 'boolean', description: 'Withdraw takes Idempotency-Key.' },
    abandon: { type: 'boolean', description: 'POST …/payments/:payment_hash/abandon is there.' },
    search: { type: 'boolean', description: 'A wallet’s transactions take search and before.' },
    withdraw_patience_seconds: integer('After this long a withdrawal answers 202.'),
  }),
  SandboxInvoice: object({
    kind: text('As asked for.'),
    payment_request: text('The BOLT 11 invoice.'),
    payment_hash: text('In hex.'),
    num_msat: orNull(integer('Null when the payer chooses.')),
    memo: orNull(text('The description.')),
    expiry: integer('Seconds.'),
    expires_at: unixTime,
  }),
  SandboxInvoiceState: object({
    payment_hash: text('In hex.'),
    state: text('open, held or settled.'),
  }),
  Released: object({ payment_hash: text('In hex.'), released: { type: 'boolean' } }),
};

export type ComponentName = keyof typeof COMPONENTS;
