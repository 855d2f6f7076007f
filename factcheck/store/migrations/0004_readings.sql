-- What was found in a text, so that it need not be read again while neither text nor program changes. It can be worked
-- out again at any time and is neither exported nor in the history. made_by: what found it, packs and facts included;
-- data: UTF-8 JSON compressed with zlib.
CREATE TABLE reading (
    hash TEXT PRIMARY KEY NOT NULL,
    made_by TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
