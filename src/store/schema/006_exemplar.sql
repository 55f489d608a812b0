-- A coding can be held up as a good example of its theme.

ALTER TABLE coding ADD COLUMN exemplar INTEGER NOT NULL DEFAULT 0 CHECK (exemplar IN (0, 1));
