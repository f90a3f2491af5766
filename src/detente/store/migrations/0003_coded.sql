-- Coded events: rows of event tables that others made. The narrow table `coded` is written in
-- order of pair and day, so that a pair lies together; the rows as they were stand beside it.

CREATE TABLE coded_file (
    file      INTEGER PRIMARY KEY,
    name      VARCHAR NOT NULL,
    digest    VARCHAR NOT NULL,     -- SHA-256 of its bytes
    rules     VARCHAR NOT NULL,     -- version of the rules by which its names were understood
    header    VARCHAR NOT NULL,
    delimiter VARCHAR NOT NULL,
    told      INTEGER NOT NULL,     -- index of the column that says what was done
    first     INTEGER NOT NULL,     -- index of the first column of source, deed and target
    last      INTEGER NOT NULL,     -- index of the last of them
    kept      INTEGER NOT NULL      -- rows that were understood
);

-- Rows of a file that were not kept, by cause.
CREATE TABLE coded_rejected (
    file  INTEGER NOT NULL,
    cause VARCHAR NOT NULL,
    rows  INTEGER NOT NULL
);

CREATE TABLE coded_row (
    file  INTEGER NOT NULL,
    line  INTEGER NOT NULL,         -- from 1, the header included
    words VARCHAR NOT NULL          -- the row as it was
);

CREATE TABLE coded_pair (
    pair   INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    target VARCHAR NOT NULL
);

CREATE TABLE coded_kind (
    kind INTEGER NOT NULL,
    type VARCHAR NOT NULL,          -- PLOVER
    mode VARCHAR
);

CREATE TABLE coded_outlet (
    outlet INTEGER NOT NULL,
    name   VARCHAR NOT NULL
);

CREATE TABLE coded (
    pair   INTEGER NOT NULL,
    day    DATE NOT NULL,
    kind   INTEGER NOT NULL,
    file   INTEGER NOT NULL,
    line   INTEGER NOT NULL,
    outlet INTEGER,                 -- who published the report; NULL if not told
    story  UBIGINT                  -- hash of the report's id; NULL if not told
);

-- Reports that a file's rows of a day come from: how much was read at all on that day.
CREATE TABLE coded_day (
    file    INTEGER NOT NULL,
    day     DATE NOT NULL,
    reports INTEGER NOT NULL,
    outlets INTEGER NOT NULL
);
