-- Documents, their readings, and the claims that can be found by actor and time.
-- Ids are 16 hex digits derived from content; dates are days; unknown is NULL.

CREATE TABLE document (
    doc             VARCHAR PRIMARY KEY,
    name            VARCHAR,            -- the id that the user gave
    title           VARCHAR,
    outlet          VARCHAR,
    original_outlet VARCHAR,
    published       DATE,
    url             VARCHAR,
    reprint_of      VARCHAR,            -- the original that this document copies
    record          VARCHAR NOT NULL,   -- the Document, as model.codec writes it
    reading         VARCHAR NOT NULL,   -- its Reading, likewise
    reader          VARCHAR NOT NULL,
    reader_version  VARCHAR NOT NULL
);

CREATE TABLE claim (
    claim      VARCHAR PRIMARY KEY,
    doc        VARCHAR NOT NULL,
    kind       VARCHAR NOT NULL,        -- event, link, turn or statement
    event      VARCHAR,
    day        DATE,                    -- first day of what is told, else the day of publication
    factuality VARCHAR NOT NULL,
    background BOOLEAN NOT NULL,
    quote      VARCHAR NOT NULL,        -- the words as they were when the claim was made
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    record     VARCHAR NOT NULL         -- the Evidence, without the document's head
);

CREATE INDEX claim_event ON claim (event);
CREATE INDEX claim_doc ON claim (doc);

-- Who a claim is about: source and target of an event or turn, or merely mentioned in its words.
CREATE TABLE party (
    claim VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    part  VARCHAR NOT NULL,             -- source, target or mentioned
    day   DATE
);

CREATE INDEX party_actor ON party (actor);

-- What the grounding gate refused, by cause.
CREATE TABLE dropped (
    doc   VARCHAR NOT NULL,
    cause VARCHAR NOT NULL,
    count INTEGER NOT NULL
);
