-- What a framework that changes needs: colours, where a theme was split off, its own way through the journal, and counts
-- by magnitude.

-- A role from 1 to 8, not a colour; nothing where it is the one of the theme above.
ALTER TABLE theme ADD COLUMN colour INTEGER;
-- Not a reference: the theme it was split off from may be gone.
ALTER TABLE theme ADD COLUMN split_from BLOB;

-- Every state the framework was in can be told from these changes alone, however long the journal has become.
CREATE INDEX change_of_framework ON change (entity, entity_id)
    WHERE entity IN ('framework', 'framework_version', 'theme');

-- The counts of a theme by coder, transcript, magnitude and version come from this index alone.
DROP INDEX coding_by_theme;
CREATE INDEX coding_by_theme ON coding (theme, coder, transcript, magnitude, framework_version);
