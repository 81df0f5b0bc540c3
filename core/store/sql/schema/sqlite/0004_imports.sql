-- Schema 4: what imports bring beside items and answers: images that were embedded in a file, once by content, and the numbers that a
-- harness reported. Both are raw facts.
CREATE TABLE image_blob (
    hash TEXT PRIMARY KEY,
    mime TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT
-- next
CREATE TABLE image_name (
    address TEXT PRIMARY KEY,
    hash TEXT NOT NULL REFERENCES image_blob(hash)
) STRICT
-- next
CREATE TABLE reported_score (
    id INTEGER PRIMARY KEY,
    harness TEXT NOT NULL,
    source TEXT NOT NULL,
    candidate_id TEXT NOT NULL REFERENCES model(id),
    judge TEXT NOT NULL,
    response_id TEXT NOT NULL,
    key TEXT NOT NULL,
    value REAL NOT NULL,
    n INTEGER,
    created_ms INTEGER NOT NULL
) STRICT
-- next
CREATE UNIQUE INDEX reported_score_once ON reported_score(harness, candidate_id, judge, response_id, key, value)
-- next
CREATE TRIGGER image_blob_is_fact BEFORE UPDATE ON image_blob BEGIN SELECT RAISE(ABORT, 'an image is never changed'); END
-- next
CREATE TRIGGER reported_score_is_fact BEFORE UPDATE ON reported_score BEGIN SELECT RAISE(ABORT, 'a reported number is never changed'); END
-- next
CREATE TRIGGER reported_score_is_kept BEFORE DELETE ON reported_score BEGIN SELECT RAISE(ABORT, 'a reported number is never deleted'); END
