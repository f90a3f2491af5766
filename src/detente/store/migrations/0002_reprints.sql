-- What is kept to find reprints: each document is compared once, with those of its days.

CREATE TABLE sketch (
    doc       VARCHAR PRIMARY KEY,
    published DATE,
    rules     VARCHAR NOT NULL,     -- version of the rules by which it was compared
    grams     UINTEGER[] NOT NULL   -- hashes of a fixed part of its word 4-grams
);

-- Two documents of which one copies the other; which of them is the original follows from all pairs.
CREATE TABLE copied (
    one   VARCHAR NOT NULL,
    other VARCHAR NOT NULL,
    share DOUBLE NOT NULL           -- of the smaller text that stands in the larger
);

-- The day from which the relative dates of a reprint were counted; not its own, but its original's.
CREATE TABLE dated_from (
    doc VARCHAR PRIMARY KEY,
    day DATE NOT NULL
);
