-- Versions of the reference data, each kept whole and never rewritten: `anjat rebuild` judges every revision by the
-- version that was in force when it was placed. Must never be lost.
CREATE TABLE reference (
    number   INTEGER PRIMARY KEY,       -- 1 is what the program brought when the database was made
    from_seq INTEGER NOT NULL,          -- order's head when it came into force: what lies after it was judged by it
    made_ms  INTEGER NOT NULL,          -- 0 for the first
    changes  TEXT NOT NULL,             -- what became of area codes, as it was given (CSV); empty when nothing did
    pack     TEXT NOT NULL              -- JSON of domain::pack::Pack, without the names mapped at the desk
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
