-- What an encoder of sentences makes of a claim's words, so that it need not be asked again while neither changes. It can
-- be worked out again at any time and is neither exported nor in the history. words: hash of the words that were encoded,
-- so that a claim with other words has none; made_by: the encoder's name and version; vector: a signed byte a number.
CREATE TABLE meaning (
    claim_id INTEGER PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    made_by TEXT NOT NULL,
    vector BLOB NOT NULL
) STRICT;
