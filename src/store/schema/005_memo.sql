-- What coders write about a transcript, a theme, a case or the whole project. The memo of a coding stands with its coding.

-- What a memo is about is not a reference: the memo of a theme or case outlives it. For the project, of which there is one,
-- it is sixteen zero bytes.
CREATE TABLE memo (
    id      BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind    TEXT NOT NULL CHECK (kind IN ('project', 'transcript', 'theme', 'case')),
    about   BLOB NOT NULL CHECK (length(about) = 16),
    coder   BLOB NOT NULL REFERENCES coder (id),
    text    TEXT NOT NULL CHECK (text <> ''),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    UNIQUE (coder, kind, about)
) STRICT;

-- The few codings with a memo, without a look at all of them.
CREATE INDEX coding_with_memo ON coding (transcript) WHERE memo <> '';
