/**
 * A failed payment stores how it failed, since only one that the node has had can still turn out to be
 * paid; for old ones that is read from the failure's words. The ledger stores which node it belongs to.
 */
export const howPaymentsFailed = `
ALTER TABLE payments ADD COLUMN failed_as TEXT CHECK (failed_as IN ('never-sent', 'refused', 'failed'));
UPDATE payments SET failed_as = CASE
    WHEN is_inside = 1 OR failure = 'payment isn''t initiated' THEN 'never-sent'
    WHEN failure LIKE '%already paid%' OR failure LIKE '%in transition%' OR failure LIKE '%already exists%' THEN 'refused'
    ELSE 'failed' END
  WHERE state = 'failed';

CREATE TABLE ledger_node (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  pubkey TEXT NOT NULL
) STRICT;
INSERT INTO ledger_node SELECT 1, node_pubkey FROM payments ORDER BY seq DESC LIMIT 1;
INSERT OR IGNORE INTO ledger_node SELECT 1, dest_pubkey FROM lntxs WHERE direction = 'in' ORDER BY rowid DESC LIMIT 1;
`;
