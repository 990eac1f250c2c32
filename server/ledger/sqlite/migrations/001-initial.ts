/** Migrations are append-only: a change of the schema is a new file, never an edit of this one. */
export const initial = `
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE api_keys (
  key_hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('sak', 'pak')),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE wallets (
  id TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  user_label TEXT NOT NULL,
  balance_msat INTEGER NOT NULL DEFAULT 0 CHECK (balance_msat >= 0),
  held_msat INTEGER NOT NULL DEFAULT 0 CHECK (held_msat BETWEEN 0 AND balance_msat),
  wtx_count INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX wallets_by_account ON wallets (account_id);

CREATE TABLE wallet_keys (
  key_hash TEXT PRIMARY KEY,
  wallet_id TEXT NOT NULL REFERENCES wallets (id),
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lntxs (
  id TEXT PRIMARY KEY,
  wallet_id TEXT NOT NULL REFERENCES wallets (id),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  payment_hash TEXT NOT NULL,
  payment_request TEXT NOT NULL,
  dest_pubkey TEXT NOT NULL,
  memo TEXT,
  description_hash TEXT,
  num_msat INTEGER CHECK (num_msat > 0),
  fee_msat INTEGER CHECK (fee_msat >= 0),
  expiry INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  preimage TEXT,
  settled_at INTEGER,
  settled_by TEXT CHECK (settled_by IN ('lightning', 'inside')),
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  surplus_msat INTEGER NOT NULL DEFAULT 0 CHECK (surplus_msat >= 0),
  pass_thru TEXT NOT NULL,
  CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
  CHECK (settled_at IS NULL OR (preimage IS NOT NULL AND num_msat IS NOT NULL AND is_open = 0))
) STRICT;
CREATE UNIQUE INDEX one_invoice_a_hash ON lntxs (payment_hash) WHERE direction = 'in';
CREATE INDEX open_invoices ON lntxs (expires_at) WHERE is_open = 1;

CREATE TABLE payments (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  wallet_id TEXT NOT NULL REFERENCES wallets (id),
  node_pubkey TEXT NOT NULL,
  payment_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('reserved', 'submitted', 'succeeded', 'failed')),
  is_inside INTEGER NOT NULL CHECK (is_inside IN (0, 1)),
  amount_msat INTEGER NOT NULL CHECK (amount_msat > 0),
  fee_limit_msat INTEGER NOT NULL CHECK (fee_limit_msat >= 0),
  hold_msat INTEGER NOT NULL CHECK (hold_msat >= amount_msat + fee_limit_msat),
  lntx_id TEXT NOT NULL REFERENCES lntxs (id),
  wtx_id TEXT NOT NULL UNIQUE,
  idempotency_key TEXT,
  pass_thru TEXT NOT NULL,
  failure TEXT,
  fee_msat INTEGER CHECK (fee_msat >= 0),
  fee_charged_msat INTEGER CHECK (fee_charged_msat >= 0),
  covered_msat INTEGER NOT NULL DEFAULT 0 CHECK (covered_msat >= 0),
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  CHECK ((state IN ('succeeded', 'failed')) = (finished_at IS NOT NULL)),
  CHECK ((state = 'failed') = (failure IS NOT NULL)),
  CHECK ((state = 'succeeded') = (fee_msat IS NOT NULL AND fee_charged_msat IS NOT NULL))
) STRICT;
-- A payment hash is paid at most once: a new attempt is allowed only when all before it failed.
CREATE UNIQUE INDEX one_attempt_a_hash ON payments (node_pubkey, payment_hash) WHERE state != 'failed';
CREATE INDEX unfinished_payments ON payments (seq) WHERE state IN ('reserved', 'submitted');
CREATE INDEX payments_by_hash ON payments (payment_hash, seq);
CREATE INDEX payments_by_wallet ON payments (wallet_id, payment_hash, seq);

CREATE TABLE wtxs (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  wallet_id TEXT NOT NULL REFERENCES wallets (id),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  wallet_n INTEGER NOT NULL,
  type TEXT NOT NULL,
  num_msat INTEGER NOT NULL CHECK (num_msat != 0),
  balance_after_msat INTEGER NOT NULL CHECK (balance_after_msat >= 0),
  user_label TEXT NOT NULL,
  lntx_id TEXT REFERENCES lntxs (id),
  pass_thru TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (wallet_id, wallet_n)
) STRICT;
CREATE INDEX wtxs_by_account ON wtxs (account_id, seq);
-- An invoice credits its wallet once, a withdrawal debits it once.
CREATE UNIQUE INDEX one_wtx_a_lntx ON wtxs (lntx_id) WHERE lntx_id IS NOT NULL;

CREATE TABLE idempotency_keys (
  wallet_id TEXT NOT NULL REFERENCES wallets (id),
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  payment_id TEXT REFERENCES payments (id),
  refusal TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (wallet_id, key),
  CHECK ((payment_id IS NULL) != (refusal IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

CREATE TABLE alarms (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (kind, subject)
) STRICT;
`;
