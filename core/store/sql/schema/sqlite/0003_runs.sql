-- Schema 3: prices, the log of requests, batches. Statements are separated by lines that read "-- next".
CREATE TABLE price (
    model TEXT PRIMARY KEY,
    input_per_million REAL NOT NULL CHECK (input_per_million >= 0),
    output_per_million REAL NOT NULL CHECK (output_per_million >= 0)
) STRICT
-- next
CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES run(id),
    question_id INTEGER NOT NULL REFERENCES question(id),
    at_ms INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    http_status INTEGER NOT NULL,
    latency_ms INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    is_estimate INTEGER NOT NULL,
    text TEXT NOT NULL,
    request BLOB NOT NULL,
    reply BLOB NOT NULL
) STRICT
-- next
CREATE INDEX attempt_by_run ON attempt(run_id, id)
-- next
CREATE TABLE batch (
    id TEXT PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES run(id),
    remote_id TEXT NOT NULL,
    input_file TEXT NOT NULL,
    path TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('written', 'sent', 'completed', 'failed', 'expired', 'cancelled')),
    problem TEXT NOT NULL,
    requests INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT
-- next
CREATE TABLE batch_row (
    batch_id TEXT NOT NULL REFERENCES batch(id),
    question_id INTEGER NOT NULL REFERENCES question(id),
    image_sent TEXT NOT NULL,
    PRIMARY KEY (batch_id, question_id)
) STRICT, WITHOUT ROWID
-- next
CREATE INDEX batch_row_by_question ON batch_row(question_id)
-- next
CREATE INDEX response_by_run ON response(run_id)
-- next
CREATE INDEX judgement_by_run ON judgement(run_id)
