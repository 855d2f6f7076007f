-- Copies of sources' pages in web archives. number counts the copies of one source; saved_on is the day of the copy.
CREATE TABLE source_copy (
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    url TEXT NOT NULL,
    saved_on TEXT NOT NULL,
    PRIMARY KEY (source_id, number)
) STRICT;
