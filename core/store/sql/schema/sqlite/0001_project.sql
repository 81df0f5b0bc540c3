-- Schema 1: items, models, runs, answers, decisions. Statements are separated by lines that read "-- next".
-- Raw facts (item_revision, component, response, judgement, decision) are never updated or deleted: triggers refuse it.
CREATE TABLE project (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT
-- next
CREATE TABLE item (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    revision_id TEXT NOT NULL REFERENCES item_revision(id) DEFERRABLE INITIALLY DEFERRED
) STRICT
-- next
CREATE INDEX item_by_position ON item(position)
-- next
CREATE TABLE item_revision (
    id TEXT PRIMARY KEY,
    item_id TEXT NOT NULL REFERENCES item(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    image TEXT NOT NULL,
    image_base TEXT NOT NULL,
    instruction TEXT NOT NULL,
    level TEXT NOT NULL,
    source TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    UNIQUE (item_id, number)
) STRICT
-- next
CREATE TABLE component (
    revision_id TEXT NOT NULL REFERENCES item_revision(id),
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (revision_id, ordinal)
) STRICT, WITHOUT ROWID
-- next
CREATE TABLE model (
    id TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('candidate', 'judge')),
    name TEXT NOT NULL,
    wire TEXT NOT NULL,
    url TEXT NOT NULL,
    served_name TEXT NOT NULL,
    key_env TEXT NOT NULL,
    note TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    UNIQUE (role, name)
) STRICT
-- next
CREATE TABLE run (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('ask', 'judge')),
    model_id TEXT NOT NULL REFERENCES model(id),
    settings TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    UNIQUE (kind, model_id, settings)
) STRICT
-- next
CREATE TABLE response (
    id TEXT PRIMARY KEY,
    revision_id TEXT NOT NULL REFERENCES item_revision(id),
    candidate_id TEXT NOT NULL REFERENCES model(id),
    run_id TEXT REFERENCES run(id),
    repeat INTEGER NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    finish_reason TEXT NOT NULL,
    served_model TEXT NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    latency_ms INTEGER NOT NULL,
    image_sent TEXT NOT NULL,
    source TEXT NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT
-- next
CREATE INDEX response_by_case ON response(candidate_id, revision_id, repeat)
-- next
CREATE TABLE judgement (
    id TEXT PRIMARY KEY,
    response_id TEXT NOT NULL REFERENCES response(id),
    judge_id TEXT NOT NULL REFERENCES model(id),
    run_id TEXT REFERENCES run(id),
    repeat INTEGER NOT NULL,
    reply TEXT NOT NULL,
    prompt_version TEXT NOT NULL,
    finish_reason TEXT NOT NULL,
    served_model TEXT NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    latency_ms INTEGER NOT NULL,
    image_sent TEXT NOT NULL,
    source TEXT NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT
-- next
CREATE INDEX judgement_by_response ON judgement(response_id, judge_id)
-- next
CREATE TABLE judgement_score (
    judgement_id TEXT PRIMARY KEY REFERENCES judgement(id),
    parser_version INTEGER NOT NULL,
    state TEXT NOT NULL,
    points TEXT NOT NULL,
    stated_total REAL,
    computed_total REAL,
    flags TEXT NOT NULL
) STRICT, WITHOUT ROWID
-- next
CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES run(id),
    revision_id TEXT NOT NULL REFERENCES item_revision(id),
    response_id TEXT NOT NULL,
    repeat INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'leased', 'answered', 'failed')),
    lease_owner TEXT NOT NULL DEFAULT '',
    lease_until_ms INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    answer_id TEXT NOT NULL DEFAULT '',
    error_kind TEXT NOT NULL DEFAULT '',
    error_text TEXT NOT NULL DEFAULT '',
    UNIQUE (run_id, revision_id, response_id, repeat)
) STRICT
-- next
CREATE INDEX question_by_state ON question(run_id, state, id)
-- next
CREATE TABLE decision (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    content_key TEXT NOT NULL,
    response_id TEXT NOT NULL,
    component INTEGER NOT NULL,
    points REAL,
    reason TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    judgement_id TEXT NOT NULL,
    revokes TEXT NOT NULL,
    act TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    parents TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT
-- next
CREATE INDEX decision_by_content ON decision(content_key)
-- next
CREATE TRIGGER item_revision_is_fact BEFORE UPDATE ON item_revision BEGIN SELECT RAISE(ABORT, 'an item revision is never changed'); END
-- next
CREATE TRIGGER item_revision_is_kept BEFORE DELETE ON item_revision BEGIN SELECT RAISE(ABORT, 'an item revision is never deleted'); END
-- next
CREATE TRIGGER component_is_fact BEFORE UPDATE ON component BEGIN SELECT RAISE(ABORT, 'a component is never changed'); END
-- next
CREATE TRIGGER component_is_kept BEFORE DELETE ON component BEGIN SELECT RAISE(ABORT, 'a component is never deleted'); END
-- next
CREATE TRIGGER response_is_fact BEFORE UPDATE ON response BEGIN SELECT RAISE(ABORT, 'a response is never changed'); END
-- next
CREATE TRIGGER response_is_kept BEFORE DELETE ON response BEGIN SELECT RAISE(ABORT, 'a response is never deleted'); END
-- next
CREATE TRIGGER judgement_is_fact BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'a judgement is never changed'); END
-- next
CREATE TRIGGER judgement_is_kept BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'a judgement is never deleted'); END
-- next
CREATE TRIGGER decision_is_fact BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END
-- next
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never deleted'); END
-- next
CREATE TRIGGER answer_once BEFORE UPDATE OF state ON question WHEN OLD.state = 'answered' BEGIN SELECT RAISE(ABORT, 'an answered question is never asked again'); END
