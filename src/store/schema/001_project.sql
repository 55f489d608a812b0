-- The first shape of a project file. A step that has shipped is never changed: the next change is a new step.
--
-- Ids are the 16 bytes of a UUID. Positions are UTF-8 byte offsets into text.body. Times are RFC 3339 in UTC.

CREATE TABLE project (
    id      BLOB PRIMARY KEY CHECK (length(id) = 16),
    title   TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;

CREATE TABLE coder (
    id       BLOB PRIMARY KEY CHECK (length(id) = 16),
    initials TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (initials <> ''),
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('person', 'consensus'))
) STRICT;

-- Title, version and scales of the one framework; scales is a JSON list of {key, values}.
CREATE TABLE framework (
    id      BLOB PRIMARY KEY CHECK (length(id) = 16),
    title   TEXT NOT NULL,
    version TEXT NOT NULL,
    scales  TEXT NOT NULL CHECK (json_valid(scales))
) STRICT;

-- Every change to the framework makes one more of these; codings remember under which they were made.
CREATE TABLE framework_version (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
    why    TEXT NOT NULL,
    at     TEXT NOT NULL
) STRICT;

CREATE TABLE theme (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    key        TEXT NOT NULL UNIQUE CHECK (key <> ''),
    name       TEXT NOT NULL,
    parent     BLOB REFERENCES theme (id) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL CHECK (position >= 0),
    definition TEXT NOT NULL,
    include    TEXT NOT NULL,
    exclude    TEXT NOT NULL,
    example    TEXT NOT NULL,
    scale      TEXT NOT NULL CHECK (json_valid(scale)),
    origin     TEXT NOT NULL CHECK (origin IN ('a-priori', 'emergent')),
    questions  TEXT NOT NULL CHECK (json_valid(questions)),
    codable    INTEGER NOT NULL CHECK (codable IN (0, 1))
) STRICT;

CREATE TABLE case_row (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    name       TEXT NOT NULL UNIQUE CHECK (name <> ''),
    kind       TEXT NOT NULL CHECK (kind IN ('participant', 'group')),
    attributes TEXT NOT NULL CHECK (json_valid(attributes))
) STRICT;

-- Texts are kept under the SHA-256 of their UTF-8 bytes and never change.
CREATE TABLE text (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    body   TEXT NOT NULL
) STRICT;

CREATE TABLE transcript (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    title      TEXT NOT NULL UNIQUE CHECK (title <> ''),
    kind       TEXT NOT NULL CHECK (kind IN ('interview', 'focus-group', 'notes', 'survey')),
    layout     TEXT NOT NULL,
    file       TEXT NOT NULL,
    sha256     TEXT NOT NULL UNIQUE REFERENCES text (sha256),
    chars      INTEGER NOT NULL CHECK (chars >= 0),
    turns      INTEGER NOT NULL CHECK (turns >= 0),
    group_case BLOB REFERENCES case_row (id)
) STRICT;

CREATE TABLE turn (
    transcript BLOB NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    n          INTEGER NOT NULL CHECK (n >= 1),
    speaker    INTEGER NOT NULL CHECK (speaker >= 0),
    start      INTEGER NOT NULL CHECK (start >= 0),
    body       INTEGER NOT NULL CHECK (body >= start),
    end        INTEGER NOT NULL CHECK (end >= body),
    time       TEXT,
    PRIMARY KEY (transcript, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE speaker (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    transcript BLOB NOT NULL REFERENCES transcript (id),
    ordinal    INTEGER NOT NULL CHECK (ordinal >= 0),
    label      TEXT NOT NULL,
    role       TEXT NOT NULL CHECK (role IN ('interviewer', 'participant', 'interpreter', 'other')),
    case_id    BLOB REFERENCES case_row (id),
    turns      INTEGER NOT NULL CHECK (turns >= 0),
    words      INTEGER NOT NULL CHECK (words >= 0),
    UNIQUE (transcript, ordinal)
) STRICT;

CREATE TABLE assignment (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    transcript BLOB NOT NULL REFERENCES transcript (id),
    coder      BLOB NOT NULL REFERENCES coder (id),
    round      TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('to do', 'in progress', 'done')),
    UNIQUE (transcript, coder, round)
) STRICT;

CREATE TABLE coding (
    id                BLOB PRIMARY KEY CHECK (length(id) = 16),
    transcript        BLOB NOT NULL REFERENCES transcript (id),
    coder             BLOB NOT NULL REFERENCES coder (id),
    theme             BLOB NOT NULL REFERENCES theme (id),
    start             INTEGER NOT NULL CHECK (start >= 0),
    end               INTEGER NOT NULL CHECK (end > start),
    magnitude         TEXT,
    memo              TEXT NOT NULL,
    framework_version BLOB REFERENCES framework_version (id),
    created           TEXT NOT NULL
) STRICT;

-- A transcript's stripes, and the counts by transcript and coder, come from this index alone.
CREATE INDEX coding_by_transcript ON coding (transcript, coder);
-- The quotes of a theme, and the counts by theme and coder.
CREATE INDEX coding_by_theme ON coding (theme, coder);
CREATE INDEX coding_by_coder ON coding (coder);

-- The journal. It only grows. A coder here is not a reference: an undone coder stays named in what was done.
CREATE TABLE act (
    seq    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind   TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    what   TEXT NOT NULL,
    coder  BLOB,
    at     TEXT NOT NULL,
    target BLOB
) STRICT;

CREATE INDEX act_by_coder ON act (coder, seq);

CREATE TABLE change (
    seq       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    act       INTEGER NOT NULL REFERENCES act (seq),
    entity    TEXT NOT NULL,
    entity_id BLOB NOT NULL CHECK (length(entity_id) = 16),
    before    TEXT,
    after     TEXT,
    hash      BLOB NOT NULL CHECK (length(hash) = 32),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

CREATE INDEX change_by_act ON change (act);

-- How long the journal is and how it ends, so that a cut-off end shows.
CREATE TABLE journal_head (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    changes INTEGER NOT NULL,
    hash    BLOB NOT NULL
) STRICT;

INSERT INTO journal_head (one, changes, hash) VALUES (1, 0, zeroblob(32));
