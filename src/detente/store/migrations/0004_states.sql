-- The states that a store has been at, corrections by hand, and answers that were kept.

-- Number of the state with which a document came.
ALTER TABLE document ADD COLUMN added INTEGER DEFAULT 1;

CREATE TABLE state (
    n            INTEGER PRIMARY KEY,
    made         TIMESTAMP NOT NULL,    -- UTC
    data_version VARCHAR NOT NULL,
    documents    INTEGER NOT NULL,
    last_file    INTEGER NOT NULL       -- number of the last table of coded events; 0 for none
);

-- What was taken to be a document's original up to a state, where it is no longer.
CREATE TABLE past_original (
    doc      VARCHAR NOT NULL,
    original VARCHAR,                   -- NULL: it was taken to be an original itself
    until    INTEGER NOT NULL           -- number of the last state of which that is so
);

-- What a person has said of a claim that was read wrongly; tied to the words, not to the claim.
CREATE TABLE correction (
    correction VARCHAR NOT NULL,
    doc        VARCHAR NOT NULL,
    made       TIMESTAMP NOT NULL,      -- UTC
    added      INTEGER NOT NULL,        -- number of the state with which it came
    undone     INTEGER,                 -- number of the state with which it was taken back
    record     VARCHAR NOT NULL         -- the Correction, as model.codec writes it
);

CREATE TABLE answer (
    answer   VARCHAR PRIMARY KEY,
    question VARCHAR NOT NULL,
    made     TIMESTAMP NOT NULL,        -- UTC
    record   VARCHAR NOT NULL           -- its JSON form
);
