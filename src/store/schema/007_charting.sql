-- What the analyst charts: a summary for each case and theme, and one for each row and column as a whole.

-- paragraphs is a JSON list of {kind, text, coding}; links one of {coding, seen}, where seen is what the coding was when the
-- summary was last written or confirmed. A linked coding is not a reference: that it is gone is what a stale mark tells.
CREATE TABLE cell (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    case_id    BLOB NOT NULL REFERENCES case_row (id),
    theme      BLOB NOT NULL REFERENCES theme (id),
    state      TEXT NOT NULL CHECK (state IN ('to chart', 'charted', 'no data', 'not asked')),
    paragraphs TEXT NOT NULL CHECK (json_valid(paragraphs)),
    links      TEXT NOT NULL CHECK (json_valid(links)),
    judgement  TEXT CHECK (judgement IN ('positive', 'mixed', 'neutral', 'negative', 'none')),
    coder      BLOB NOT NULL REFERENCES coder (id),
    at         TEXT NOT NULL,
    reviewed   TEXT NOT NULL,
    UNIQUE (theme, case_id)
) STRICT;

CREATE INDEX cell_by_case ON cell (case_id);

CREATE TABLE synthesis (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    case_id    BLOB UNIQUE REFERENCES case_row (id),
    theme      BLOB UNIQUE REFERENCES theme (id),
    paragraphs TEXT NOT NULL CHECK (json_valid(paragraphs)),
    coder      BLOB NOT NULL REFERENCES coder (id),
    at         TEXT NOT NULL,
    CHECK ((case_id IS NULL) <> (theme IS NULL))
) STRICT;

-- The counts of the matrix, and how many quotes are new, come from this index alone, the same readings one after the other.
CREATE INDEX coding_by_reading ON coding (theme, transcript, start, end, magnitude, coder, created);

-- The history of one cell, however long the journal has become.
CREATE INDEX change_of_cell ON change (
    json_extract(coalesce(after, before), '$.case'),
    json_extract(coalesce(after, before), '$.theme')
) WHERE entity = 'cell';
CREATE INDEX change_of_charting ON change (entity, entity_id) WHERE entity IN ('cell', 'synthesis');
