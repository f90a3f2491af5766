-- What was read and loaded, when, and what became of it. No answer depends on it.

CREATE TABLE run (
    n            INTEGER PRIMARY KEY,
    made         TIMESTAMP NOT NULL,    -- UTC
    data_version VARCHAR,               -- of the store afterwards; NULL while it was empty
    record       VARCHAR NOT NULL       -- the Run, as model.codec writes it
);
