-- The codings on a passage: what stands on every hit of a search, without reading all codings of its transcript.
CREATE INDEX coding_by_place ON coding (transcript, start, end);
