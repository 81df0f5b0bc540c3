-- Schema 2: what a decision knows beyond points, control questions, saved audit queues.
ALTER TABLE decision ADD COLUMN phase TEXT NOT NULL DEFAULT 'open'
-- next
ALTER TABLE decision ADD COLUMN evidence TEXT NOT NULL DEFAULT ''
-- next
ALTER TABLE decision ADD COLUMN inputs TEXT NOT NULL DEFAULT ''
-- next
ALTER TABLE decision ADD COLUMN duration_ms INTEGER NOT NULL DEFAULT 0
-- next
ALTER TABLE response ADD COLUMN control TEXT NOT NULL DEFAULT ''
-- next
CREATE TABLE audit_queue (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    spec TEXT NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT
-- next
CREATE TABLE audit_queue_entry (
    queue_id TEXT NOT NULL REFERENCES audit_queue(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    item_id TEXT NOT NULL,
    candidate_id TEXT NOT NULL,
    stratum TEXT NOT NULL,
    is_gold INTEGER NOT NULL,
    reviewers TEXT NOT NULL,
    PRIMARY KEY (queue_id, ordinal)
) STRICT, WITHOUT ROWID
