-- Versions of the reference data, each kept whole and never rewritten: `anjat rebuild` judges every revision by the
-- version that was in force when it was placed. Must never be lost.
CREATE TABLE reference (
    number   INTEGER PRIMARY KEY,       -- 1 is what the program brought when the database was made
    from_seq INTEGER NOT NULL,          -- order's head when it came into force: what lies after it was judged by it
    made_ms  INTEGER NOT NULL,          -- 0 for the first
    changes  TEXT NOT NULL,             -- what became of area codes, as it was given (CSV); empty when nothing did
    pack     TEXT NOT NULL              -- JSON of domain::pack::Pack, without the names mapped at the desk
);

-- A checked version that waits for its day. One at a time: it was checked against the version in force.
CREATE TABLE reference_waiting (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    day     TEXT NOT NULL,              -- YYYY-MM-DD: in force from its first hour here
    over    INTEGER NOT NULL,           -- number of the version that it was checked against
    person  BLOB,                       -- who decided; NULL at the office's machine
    changes TEXT NOT NULL,
    pack    TEXT NOT NULL,
    wrong   INTEGER NOT NULL            -- on its day it did not fit any more: it waits until somebody withdraws it
);

-- Names that no list has, for the page that says what they stand for: only rows that have one are in these.
CREATE INDEX harvest_commodity_typed ON harvest (commodity_typed, id) WHERE commodity_typed IS NOT NULL;
CREATE INDEX harvest_unit_typed ON harvest (unit_typed, id) WHERE unit_typed IS NOT NULL;
CREATE INDEX line_commodity_typed ON harvest_line (commodity_typed, harvest) WHERE commodity_typed IS NOT NULL;
CREATE INDEX line_unit_typed ON harvest_line (unit_typed, harvest) WHERE unit_typed IS NOT NULL;
CREATE INDEX harvest_price_per_typed ON harvest (price_per_typed, id) WHERE price_per_typed IS NOT NULL;
CREATE INDEX line_price_per_typed ON harvest_line (price_per_typed, harvest) WHERE price_per_typed IS NOT NULL;
CREATE INDEX holding_crop_typed ON holding (crop_typed, id) WHERE crop_typed IS NOT NULL;
CREATE INDEX record_mapping ON record (id) WHERE kind = 'mapping';
