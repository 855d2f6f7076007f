-- The ledger: documents with their texts, claims, sources, facts, flags, and the history of all of it.
-- Days are ISO text (2024-11-05), moments ISO text in UTC, lists and mappings JSON text: every column can be
-- written into the history and exported as it stands. Numbers are never given twice (AUTOINCREMENT).

CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT,
    published_by TEXT NOT NULL,
    published_also TEXT NOT NULL,
    meta TEXT NOT NULL,
    version INTEGER NOT NULL,
    read_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX document_key ON document (key);
CREATE INDEX document_url ON document (url);
CREATE INDEX document_name ON document (name);

-- One row for each text that a document has had; packed: the text is UTF-8 compressed with zlib.
CREATE TABLE document_text (
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    read_at TEXT NOT NULL,
    packed INTEGER NOT NULL,
    text BLOB NOT NULL,
    PRIMARY KEY (document_id, version)
) STRICT;
CREATE INDEX document_text_hash ON document_text (hash);

-- text is what the claim says, in the user's words where they were changed; exact, prefix, suffix, start and stop
-- are where it stands in the newest text of the document.
CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    document_id INTEGER REFERENCES document (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    claimant TEXT NOT NULL,
    worth REAL NOT NULL,
    reasons TEXT NOT NULL,
    times TEXT NOT NULL,
    quantities TEXT NOT NULL,
    shelf_life TEXT NOT NULL,
    recheck_on TEXT,
    time_status TEXT NOT NULL,
    judged_on TEXT,
    state TEXT NOT NULL,
    verdict TEXT NOT NULL,
    scale TEXT NOT NULL,
    note TEXT NOT NULL,
    forced_reason TEXT NOT NULL,
    said_on TEXT,
    reviewed_at TEXT,
    reviewer TEXT NOT NULL,
    checked_at TEXT,
    created_at TEXT NOT NULL,
    gone INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX claim_key ON claim (key);
CREATE INDEX claim_document ON claim (document_id, start);
CREATE INDEX claim_recheck ON claim (recheck_on);
CREATE INDEX claim_state ON claim (state);

CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    publisher TEXT NOT NULL,
    published TEXT,
    retrieved TEXT,
    passage TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX source_url ON source (url);

-- One source may support one claim and refute another.
CREATE TABLE claim_source (
    claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    stance TEXT NOT NULL,
    PRIMARY KEY (claim_id, source_id)
) STRICT;
CREATE INDEX claim_source_source ON claim_source (source_id);

CREATE TABLE fact (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL
) STRICT;

-- Flags are what the rules said last; they can be worked out again and have no history. Those of a document belong
-- to one of its texts.
CREATE TABLE flag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER,
    version INTEGER,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    hint TEXT NOT NULL,
    recheck_on TEXT,
    related TEXT NOT NULL,
    refs TEXT NOT NULL,
    FOREIGN KEY (document_id, version) REFERENCES document_text (document_id, version) ON DELETE CASCADE
) STRICT;
CREATE INDEX flag_document ON flag (document_id, version);
CREATE INDEX flag_code ON flag (code);

CREATE TABLE claim_flag (
    claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    flag_id INTEGER NOT NULL REFERENCES flag (id) ON DELETE CASCADE,
    PRIMARY KEY (claim_id, flag_id)
) STRICT;
CREATE INDEX claim_flag_flag ON claim_flag (flag_id);

-- Rows are only ever added. hash covers the row and the hash of the row before. undoes: the change taken back, or 0.
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change INTEGER NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    claim_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    undoes INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX history_change ON history (change);
CREATE INDEX history_claim ON history (claim_id);
CREATE INDEX history_document ON history (document_id);
CREATE INDEX history_undoes ON history (undoes) WHERE undoes > 0;

CREATE VIRTUAL TABLE claim_words USING fts5 (
    text, claimant, note,
    content = 'claim', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER claim_words_insert AFTER INSERT ON claim BEGIN
    INSERT INTO claim_words (rowid, text, claimant, note) VALUES (new.id, new.text, new.claimant, new.note);
END;
CREATE TRIGGER claim_words_delete AFTER DELETE ON claim BEGIN
    INSERT INTO claim_words (claim_words, rowid, text, claimant, note)
    VALUES ('delete', old.id, old.text, old.claimant, old.note);
END;
CREATE TRIGGER claim_words_update AFTER UPDATE OF text, claimant, note ON claim BEGIN
    INSERT INTO claim_words (claim_words, rowid, text, claimant, note)
    VALUES ('delete', old.id, old.text, old.claimant, old.note);
    INSERT INTO claim_words (rowid, text, claimant, note) VALUES (new.id, new.text, new.claimant, new.note);
END;
