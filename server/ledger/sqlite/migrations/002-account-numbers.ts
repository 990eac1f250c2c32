/**
 * An account numbers its wtxs as a wallet does, so that a page of its list is a range of numbers.
 * A payment stores whether the node had failed its hash before: for old ones that is unknown.
 */
export const accountNumbers = `
ALTER TABLE accounts ADD COLUMN wtx_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE wtxs ADD COLUMN account_n INTEGER NOT NULL DEFAULT 0;
UPDATE wtxs SET account_n = numbered.n
  FROM (SELECT seq, row_number() OVER (PARTITION BY account_id ORDER BY seq) AS n FROM wtxs) AS numbered
  WHERE wtxs.seq = numbered.seq;
UPDATE accounts SET wtx_count = (SELECT count(*) FROM wtxs WHERE account_id = accounts.id);
DROP INDEX wtxs_by_account;
CREATE UNIQUE INDEX wtxs_by_account ON wtxs (account_id, account_n);

ALTER TABLE payments ADD COLUMN is_failed_before INTEGER NOT NULL DEFAULT 1 CHECK (is_failed_before IN (0, 1));
`;
