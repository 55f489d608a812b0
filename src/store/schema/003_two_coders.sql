-- What two coders need: rounds and how they were drawn, codings set aside as they were, decisions and comments.

ALTER TABLE assignment ADD COLUMN reopened TEXT NOT NULL DEFAULT '';

-- draws is a JSON list of {per_mille, seed, strata, pool, drawn, at}.
CREATE TABLE round (
    id    BLOB PRIMARY KEY CHECK (length(id) = 16),
    name  TEXT NOT NULL UNIQUE CHECK (name <> ''),
    draws TEXT NOT NULL CHECK (json_valid(draws)),
    at    TEXT NOT NULL
) STRICT;

-- codings is a JSON list of codings as they stood; they have no rows of their own.
CREATE TABLE frozen (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    transcript BLOB NOT NULL REFERENCES transcript (id),
    coder      BLOB NOT NULL REFERENCES coder (id),
    codings    TEXT NOT NULL CHECK (json_valid(codings)),
    at         TEXT NOT NULL,
    UNIQUE (transcript, coder)
) STRICT;

-- A discrepancy has no row: it is worked out from the codings, and its name, 16 hexadecimal digits, from what it is.
CREATE TABLE decision (
    id                BLOB PRIMARY KEY CHECK (length(id) = 16),
    discrepancy       TEXT NOT NULL UNIQUE CHECK (length(discrepancy) = 16),
    transcript        BLOB NOT NULL REFERENCES transcript (id),
    first             BLOB NOT NULL REFERENCES coder (id),
    second            BLOB NOT NULL REFERENCES coder (id),
    types             TEXT NOT NULL CHECK (json_valid(types)),
    readings          TEXT NOT NULL CHECK (json_valid(readings)),
    outcome           TEXT NOT NULL CHECK (outcome IN
                          ('first', 'second', 'both', 'neither', 'new', 'keep', 'discuss', 'agreed')),
    why               TEXT NOT NULL,
    coder             BLOB NOT NULL REFERENCES coder (id),
    at                TEXT NOT NULL,
    consensus         TEXT NOT NULL CHECK (json_valid(consensus)),
    framework_version BLOB REFERENCES framework_version (id)
) STRICT;

CREATE INDEX decision_by_transcript ON decision (transcript);

CREATE TABLE comment (
    id          BLOB PRIMARY KEY CHECK (length(id) = 16),
    discrepancy TEXT NOT NULL CHECK (length(discrepancy) = 16),
    transcript  BLOB NOT NULL REFERENCES transcript (id),
    coder       BLOB NOT NULL REFERENCES coder (id),
    at          TEXT NOT NULL,
    text        TEXT NOT NULL CHECK (text <> '')
) STRICT;

CREATE INDEX comment_by_discrepancy ON comment (discrepancy);
