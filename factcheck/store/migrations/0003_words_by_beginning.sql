-- Words are looked up by their first four letters when claims are compared, so the search index keeps those too.

DROP TABLE claim_words;
CREATE VIRTUAL TABLE claim_words USING fts5 (
    text, claimant, note,
    content = 'claim', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '4'
);
INSERT INTO claim_words (claim_words) VALUES ('rebuild');
