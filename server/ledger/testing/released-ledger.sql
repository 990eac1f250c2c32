CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  created_at INTEGER NOT NULL
, wtx_count INTEGER NOT NULL DEFAULT 0) STRICT;
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
  finished_at INTEGER, is_failed_before INTEGER NOT NULL DEFAULT 1 CHECK (is_failed_before IN (0, 1)), failed_as TEXT CHECK (failed_as IN ('never-sent', 'refused', 'failed')),
  CHECK ((state IN ('succeeded', 'failed')) = (finished_at IS NOT NULL)),
  CHECK ((state = 'failed') = (failure IS NOT NULL)),
  CHECK ((state = 'succeeded') = (fee_msat IS NOT NULL AND fee_charged_msat IS NOT NULL))
) STRICT;
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
  created_at INTEGER NOT NULL, account_n INTEGER NOT NULL DEFAULT 0,
  UNIQUE (wallet_id, wallet_n)
) STRICT;
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
CREATE UNIQUE INDEX wtxs_by_account ON wtxs (account_id, account_n);
CREATE TABLE ledger_node (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  pubkey TEXT NOT NULL
) STRICT;
INSERT INTO accounts (id, label, created_at, wtx_count) VALUES (1, 'shop', 1800000000, 13);
INSERT INTO api_keys (key_hash, kind, account_id, created_at) VALUES ('key_1', 'pak', 1, 1800000000);
INSERT INTO api_keys (key_hash, kind, account_id, created_at) VALUES ('key_2', 'sak', 1, 1800000000);
INSERT INTO ledger_node (only, pubkey) VALUES (1, '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
INSERT INTO wallets (id, account_id, user_label, balance_msat, held_msat, wtx_count, created_at, updated_at) VALUES ('wal_1', 1, 'till', 45679, 15000, 9, 1800000000, 1800000780);
INSERT INTO wallets (id, account_id, user_label, balance_msat, held_msat, wtx_count, created_at, updated_at) VALUES ('wal_2', 1, 'the owner''s safe', 9007199254795314, 0, 4, 1800000000, 1800000780);
INSERT INTO wallet_keys (key_hash, wallet_id, role, created_at) VALUES ('key_3', 'wal_1', 'Wallet Admin', 1800000000);
INSERT INTO wallet_keys (key_hash, wallet_id, role, created_at) VALUES ('key_4', 'wal_1', 'Wallet Invoice', 1800000000);
INSERT INTO wallet_keys (key_hash, wallet_id, role, created_at) VALUES ('key_5', 'wal_1', 'Wallet LNURL Pay', 1800000000);
INSERT INTO wallet_keys (key_hash, wallet_id, role, created_at) VALUES ('key_6', 'wal_1', 'Wallet LNURL Withdraw', 1800000000);
INSERT INTO wallet_keys (key_hash, wallet_id, role, created_at) VALUES ('key_7', 'wal_1', 'Wallet Read', 1800000000);
INSERT INTO wallet_keys (key_hash, wallet_id, role, created_at) VALUES ('key_8', 'wal_2', 'Wallet Admin', 1800000000);
INSERT INTO wallet_keys (key_hash, wallet_id, role, created_at) VALUES ('key_9', 'wal_2', 'Wallet Invoice', 1800000000);
INSERT INTO wallet_keys (key_hash, wallet_id, role, created_at) VALUES ('key_10', 'wal_2', 'Wallet LNURL Pay', 1800000000);
INSERT INTO wallet_keys (key_hash, wallet_id, role, created_at) VALUES ('key_11', 'wal_2', 'Wallet LNURL Withdraw', 1800000000);
INSERT INTO wallet_keys (key_hash, wallet_id, role, created_at) VALUES ('key_12', 'wal_2', 'Wallet Read', 1800000000);
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_1', 'wal_1', 'in', 'acd67765f0780f3dd017df5571f5fa2b400cbfdf34274ae77ac0de2b3b66737e', 'lnbcrt101', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'ours', NULL, 100500, 0, 3600, 1800003600, 1800000000, '0000000000000000000000000000000000000000000000000000000000000065', 1800000060, 'lightning', 0, 0, '{}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_2', 'wal_2', 'in', 'd98515da5854dd302023ab19a27c0f72e9296a3ecc6574997ed7bae46e7b9226', 'lnbcrt102', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'ours', NULL, 9007199254740993, 0, 3600, 1800003600, 1800000000, '0000000000000000000000000000000000000000000000000000000000000066', 1800000060, 'lightning', 0, 0, '{}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_3', 'wal_1', 'in', 'a079586a1014426c82899f8200a0f398331232f7ef689eedf65b3e675bce8f67', 'lnbcrt103', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'ours', NULL, 5000, NULL, 3600, 1800003720, 1800000120, NULL, NULL, NULL, 1, 0, '{}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_4', 'wal_1', 'in', 'e2382f371c6df4b92b18d4c484037b76930e75e44a0adbf40dce72f152999d55', 'lnbcrt104', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'ours', NULL, 6000, NULL, 3600, 1800003720, 1800000120, NULL, NULL, NULL, 0, 0, '{}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_5', 'wal_1', 'in', '7e035cacc1bd673ca552132b3cc58a49ca0a4d2995c940186f07bcc1d5d74d70', 'lnbcrt105', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', NULL, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', NULL, NULL, 600, 1800000720, 1800000120, NULL, NULL, NULL, 1, 0, '{}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_6', 'wal_1', 'out', 'ec4916dd28fc4c10d78e287ca5d9cc51ee1ae73cbfde08c6b37324cbfaac8bc5', 'lnbcrt1', '03bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'invoice 1', NULL, 10000, 1001, 3600, 1800003590, 1800000180, '0000000000000000000000000000000000000000000000000000000000000001', 1800000240, 'lightning', 0, 0, '{"method":"api"}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_7', 'wal_1', 'out', '9267d3dbed802941483f1afa2a6bc68de5f653128aca9bf1461c5d0a3ad36ed2', 'lnbcrt2', '03bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'invoice 2', NULL, 2000, NULL, 3600, 1800003590, 1800000300, NULL, NULL, NULL, 0, 0, '{"method":"api"}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_8', 'wal_1', 'out', 'd9147961436944f43cd99d28b2bbddbf452ef872b30c8279e255e7daafc7f946', 'lnbcrt3', '03bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'invoice 3', NULL, 2000, NULL, 3600, 1800003590, 1800000360, NULL, NULL, NULL, 0, 0, '{"method":"api"}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_9', 'wal_1', 'out', 'e38990d0c7fc009880a9c07c23842e886c6bbdc964ce6bdd5817ad357335ee6f', 'lnbcrt4', '03bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'invoice 4', NULL, 2000, NULL, 3600, 1800003590, 1800000480, NULL, NULL, NULL, 0, 0, '{"method":"api"}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_10', 'wal_1', 'out', '96de8fc8c256fa1e1556d41af431cace7dca68707c78dd88c3acab8b17164c47', 'lnbcrt5', '03bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'invoice 5', NULL, 80000, 0, 3600, 1800003590, 1800000600, '0000000000000000000000000000000000000000000000000000000000000005', 1800000720, 'lightning', 0, 0, '{"method":"api"}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_11', 'wal_1', 'in', '0cd3d3a1a848bd98453d536e8e79a4abcadeaf0bb54259b4eb988a280ea031c4', 'lnbcrt106', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'ours', NULL, 50000, 0, 3600, 1800004320, 1800000720, '000000000000000000000000000000000000000000000000000000000000006a', 1800000720, 'lightning', 0, 0, '{}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_12', 'wal_2', 'in', '1ab2f9161788042ad3cfdc69e9f2361c14b409cdb975060b042a76837ad225d5', 'lnbcrt107', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'ours', NULL, 4321, 0, 3600, 1800004320, 1800000720, '000000000000000000000000000000000000000000000000000000000000006b', 1800000780, 'inside', 0, 4321, '{}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_13', 'wal_1', 'out', '1ab2f9161788042ad3cfdc69e9f2361c14b409cdb975060b042a76837ad225d5', 'lnbcrt107', '03bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'invoice 107', NULL, 4321, 0, 3600, 1800003590, 1800000780, '000000000000000000000000000000000000000000000000000000000000006b', 1800000780, 'inside', 0, 0, '{"method":"api"}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_14', 'wal_1', 'out', 'd1ec675902ef1633427ca360b290b0b3045a0d9058ddb5e648b4c3c3224c5c68', 'lnbcrt6', '03bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'invoice 6', NULL, 3000, NULL, 3600, 1800003590, 1800000900, NULL, NULL, NULL, 0, 0, '{"method":"api"}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_15', 'wal_1', 'out', '48428bdb7ddd829410d6bbb924fdeb3a3d7e88c2577bffae073b990c6f061d08', 'lnbcrt7', '03bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'invoice 7', NULL, 3000, NULL, 3600, 1800003590, 1800000960, NULL, NULL, NULL, 0, 0, '{"order":7}');
INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo, description_hash, num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, surplus_msat, pass_thru) VALUES ('lntx_16', 'wal_1', 'out', '38df1c1f64a24a77b23393bca50dff872e31edc4f3b5aa3b90ad0b82f4f089b6', 'lnbcrt8', '03bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'invoice 8', NULL, 3000, NULL, 3600, 1800003590, 1800001080, NULL, NULL, NULL, 0, 0, '{"method":"api"}');
INSERT INTO payments (seq, id, wallet_id, node_pubkey, payment_hash, state, is_inside, amount_msat, fee_limit_msat, hold_msat, lntx_id, wtx_id, idempotency_key, pass_thru, failure, fee_msat, fee_charged_msat, covered_msat, created_at, finished_at, is_failed_before, failed_as) VALUES (1, 'pay_1', 'wal_1', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'ec4916dd28fc4c10d78e287ca5d9cc51ee1ae73cbfde08c6b37324cbfaac8bc5', 'succeeded', 0, 10000, 1500, 12000, 'lntx_6', 'wtx_1', 'K1', '{"method":"api"}', NULL, 1001, 2000, 0, 1800000180, 1800000240, 0, NULL);
INSERT INTO payments (seq, id, wallet_id, node_pubkey, payment_hash, state, is_inside, amount_msat, fee_limit_msat, hold_msat, lntx_id, wtx_id, idempotency_key, pass_thru, failure, fee_msat, fee_charged_msat, covered_msat, created_at, finished_at, is_failed_before, failed_as) VALUES (2, 'pay_2', 'wal_1', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '9267d3dbed802941483f1afa2a6bc68de5f653128aca9bf1461c5d0a3ad36ed2', 'failed', 0, 2000, 1500, 4000, 'lntx_7', 'wtx_2', NULL, '{"method":"api"}', 'payment isn''t initiated', NULL, NULL, 0, 1800000300, 1800000300, 0, 'never-sent');
INSERT INTO payments (seq, id, wallet_id, node_pubkey, payment_hash, state, is_inside, amount_msat, fee_limit_msat, hold_msat, lntx_id, wtx_id, idempotency_key, pass_thru, failure, fee_msat, fee_charged_msat, covered_msat, created_at, finished_at, is_failed_before, failed_as) VALUES (3, 'pay_3', 'wal_1', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'd9147961436944f43cd99d28b2bbddbf452ef872b30c8279e255e7daafc7f946', 'failed', 0, 2000, 1500, 4000, 'lntx_8', 'wtx_3', NULL, '{"method":"api"}', 'invoice expired', NULL, NULL, 0, 1800000360, 1800000420, 0, 'refused');
INSERT INTO payments (seq, id, wallet_id, node_pubkey, payment_hash, state, is_inside, amount_msat, fee_limit_msat, hold_msat, lntx_id, wtx_id, idempotency_key, pass_thru, failure, fee_msat, fee_charged_msat, covered_msat, created_at, finished_at, is_failed_before, failed_as) VALUES (4, 'pay_4', 'wal_1', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'e38990d0c7fc009880a9c07c23842e886c6bbdc964ce6bdd5817ad357335ee6f', 'failed', 0, 2000, 1500, 4000, 'lntx_9', 'wtx_4', NULL, '{"method":"api"}', 'FAILURE_REASON_NO_ROUTE', NULL, NULL, 0, 1800000480, 1800000540, 1, 'failed');
INSERT INTO payments (seq, id, wallet_id, node_pubkey, payment_hash, state, is_inside, amount_msat, fee_limit_msat, hold_msat, lntx_id, wtx_id, idempotency_key, pass_thru, failure, fee_msat, fee_charged_msat, covered_msat, created_at, finished_at, is_failed_before, failed_as) VALUES (5, 'pay_5', 'wal_1', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '96de8fc8c256fa1e1556d41af431cace7dca68707c78dd88c3acab8b17164c47', 'succeeded', 0, 80000, 1500, 82000, 'lntx_10', 'wtx_5', NULL, '{"method":"api"}', NULL, 0, 0, 41500, 1800000600, 1800000720, 0, NULL);
INSERT INTO payments (seq, id, wallet_id, node_pubkey, payment_hash, state, is_inside, amount_msat, fee_limit_msat, hold_msat, lntx_id, wtx_id, idempotency_key, pass_thru, failure, fee_msat, fee_charged_msat, covered_msat, created_at, finished_at, is_failed_before, failed_as) VALUES (6, 'pay_6', 'wal_1', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '1ab2f9161788042ad3cfdc69e9f2361c14b409cdb975060b042a76837ad225d5', 'succeeded', 1, 4321, 0, 4321, 'lntx_13', 'wtx_6', NULL, '{"method":"api"}', NULL, 0, 0, 0, 1800000780, 1800000780, 0, NULL);
INSERT INTO payments (seq, id, wallet_id, node_pubkey, payment_hash, state, is_inside, amount_msat, fee_limit_msat, hold_msat, lntx_id, wtx_id, idempotency_key, pass_thru, failure, fee_msat, fee_charged_msat, covered_msat, created_at, finished_at, is_failed_before, failed_as) VALUES (7, 'pay_7', 'wal_1', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'd1ec675902ef1633427ca360b290b0b3045a0d9058ddb5e648b4c3c3224c5c68', 'reserved', 0, 3000, 1500, 5000, 'lntx_14', 'wtx_7', NULL, '{"method":"api"}', NULL, NULL, NULL, 0, 1800000900, NULL, 0, NULL);
INSERT INTO payments (seq, id, wallet_id, node_pubkey, payment_hash, state, is_inside, amount_msat, fee_limit_msat, hold_msat, lntx_id, wtx_id, idempotency_key, pass_thru, failure, fee_msat, fee_charged_msat, covered_msat, created_at, finished_at, is_failed_before, failed_as) VALUES (8, 'pay_8', 'wal_1', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '48428bdb7ddd829410d6bbb924fdeb3a3d7e88c2577bffae073b990c6f061d08', 'submitted', 0, 3000, 1500, 5000, 'lntx_15', 'wtx_8', NULL, '{"order":7}', NULL, NULL, NULL, 0, 1800000960, NULL, 1, NULL);
INSERT INTO payments (seq, id, wallet_id, node_pubkey, payment_hash, state, is_inside, amount_msat, fee_limit_msat, hold_msat, lntx_id, wtx_id, idempotency_key, pass_thru, failure, fee_msat, fee_charged_msat, covered_msat, created_at, finished_at, is_failed_before, failed_as) VALUES (9, 'pay_9', 'wal_1', '02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '38df1c1f64a24a77b23393bca50dff872e31edc4f3b5aa3b90ad0b82f4f089b6', 'submitted', 0, 3000, 1500, 5000, 'lntx_16', 'wtx_9', NULL, '{"method":"api"}', NULL, NULL, NULL, 0, 1800001080, NULL, 0, NULL);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (1, 'wtx_10', 'wal_1', 1, 1, 'ln_deposit', 100500, 100500, 'ours', 'lntx_1', '{}', 1800000060, 1);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (2, 'wtx_11', 'wal_2', 1, 1, 'ln_deposit', 9007199254740993, 9007199254740993, 'ours', 'lntx_2', '{}', 1800000060, 2);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (3, 'wtx_12', 'wal_2', 1, 2, 'ln_transfer_out', -20000, 9007199254720993, 'change', NULL, '{"a":1}', 1800000120, 3);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (4, 'wtx_13', 'wal_1', 1, 2, 'ln_transfer_in', 20000, 120500, 'change', NULL, '{"a":1}', 1800000120, 4);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (5, 'wtx_1', 'wal_1', 1, 3, 'ln_withdrawal', -10000, 110500, 'invoice 1', 'lntx_6', '{"method":"api"}', 1800000240, 5);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (6, 'wtx_14', 'wal_1', 1, 4, 'ln_network_fee', -2000, 108500, 'Network fee', NULL, '{"source_transaction":"wtx_1"}', 1800000240, 6);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (7, 'wtx_15', 'wal_1', 1, 5, 'ln_transfer_out', -70000, 38500, '', NULL, '{"a":1}', 1800000660, 7);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (8, 'wtx_16', 'wal_2', 1, 3, 'ln_transfer_in', 70000, 9007199254790993, '', NULL, '{"a":1}', 1800000660, 8);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (9, 'wtx_17', 'wal_1', 1, 6, 'host_credit', 41500, 80000, 'Covered by the host', NULL, '{"source_transaction":"wtx_5"}', 1800000720, 9);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (10, 'wtx_5', 'wal_1', 1, 7, 'ln_withdrawal', -80000, 0, 'invoice 5', 'lntx_10', '{"method":"api"}', 1800000720, 10);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (11, 'wtx_18', 'wal_1', 1, 8, 'ln_deposit', 50000, 50000, 'ours', 'lntx_11', '{}', 1800000720, 11);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (12, 'wtx_6', 'wal_1', 1, 9, 'ln_withdrawal', -4321, 45679, 'invoice 107', 'lntx_13', '{"method":"api"}', 1800000780, 12);
INSERT INTO wtxs (seq, id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, lntx_id, pass_thru, created_at, account_n) VALUES (13, 'wtx_19', 'wal_2', 1, 4, 'ln_deposit', 4321, 9007199254795314, 'ours', 'lntx_12', '{}', 1800000780, 13);
INSERT INTO idempotency_keys (wallet_id, key, fingerprint, payment_id, refusal, created_at) VALUES ('wal_1', 'K1', 'f1', 'pay_1', NULL, 1800000180);
INSERT INTO idempotency_keys (wallet_id, key, fingerprint, payment_id, refusal, created_at) VALUES ('wal_1', 'K2', 'f2', NULL, 'Invoice too large', 1800001140);
INSERT INTO idempotency_keys (wallet_id, key, fingerprint, payment_id, refusal, created_at) VALUES ('wal_1', 'K3', '', NULL, 'payment isn''t initiated: abandoned by the payer', 1800001140);
INSERT INTO alarms (seq, kind, subject, detail, created_at) VALUES (1, 'late-success', 'pay_5', 'debited 80 sat, of which the host covered 41.5 sat', 1800000720);
INSERT INTO alarms (seq, kind, subject, detail, created_at) VALUES (2, 'invoice-paid-twice', '1ab2f9161788042ad3cfdc69e9f2361c14b409cdb975060b042a76837ad225d5', '4.321 sat arrived over Lightning after the invoice was settled inside; no wallet was credited', 1800000840);
PRAGMA user_version = 3;
