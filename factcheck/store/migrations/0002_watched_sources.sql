-- Sources on the web that are gone back to: what their pages said, where each stands, what was found before.

-- A page's text, kept once however many sources have it. packed: as in document_text.
CREATE TABLE snapshot (
    hash TEXT PRIMARY KEY NOT NULL,
    packed INTEGER NOT NULL,
    text BLOB NOT NULL
) STRICT;

CREATE TABLE source_watch (
    source_id INTEGER PRIMARY KEY NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    outcome TEXT,
    detail TEXT NOT NULL,
    since TEXT,
    checked_at TEXT,
    seen_at TEXT,
    missing_on TEXT NOT NULL,
    was TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    now TEXT NOT NULL,
    found_at TEXT NOT NULL,
    page_outcome TEXT,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    body TEXT NOT NULL,
    snapshot TEXT REFERENCES snapshot (hash)
) STRICT;
CREATE INDEX source_watch_snapshot ON source_watch (snapshot);
CREATE INDEX source_watch_since ON source_watch (since);

-- One row for each time that another outcome, or another wording, was found.
CREATE TABLE source_outcome (
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    passage TEXT NOT NULL,
    found_at TEXT NOT NULL,
    PRIMARY KEY (source_id, at)
) STRICT;

-- Runs through the sources, so that one that was cut short is gone on with.
CREATE TABLE source_run (
    selection TEXT PRIMARY KEY NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT
) STRICT;
