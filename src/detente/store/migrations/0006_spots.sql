-- Where coded events lie: the spots that their rows tell, to a tenth of a degree.

CREATE TABLE coded_spot (
    spot INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    lat  DOUBLE NOT NULL,               -- degrees north
    lon  DOUBLE NOT NULL                -- degrees east
);

ALTER TABLE coded ADD COLUMN spot INTEGER;  -- NULL if not told
