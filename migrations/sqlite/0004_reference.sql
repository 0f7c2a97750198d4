-- Versions of the reference data, each kept whole and never rewritten: `anjat rebuild` judges every revision by the
-- version that was in force when it was placed. Must never be lost.
CREATE TABLE reference (
    number   INTEGER PRIMARY KEY,       -- 1 is what the program brought when the database was made
    from_seq INTEGER NOT NULL,          -- order's head when it came into force: what lies after it was judged by it
    made_ms  INTEGER NOT NULL,          -- 0 for the first
    changes  TEXT NOT NULL,             -- what became of area codes, as it was given (CSV); empty when nothing did
    pack     TEXT NOT NULL              -- JSON of domain::pack::Pack, without the names mapped at the desk
);
