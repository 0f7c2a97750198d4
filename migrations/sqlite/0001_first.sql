-- The office's database, first step. Never edited once released: a change is a new file.
--
-- What must never be lost: account, store, revision, pending_verdict, audit, meta.
-- What `anjat rebuild` makes again from revision, byte-equal: feed, record, producer, holding, harvest, harvest_line,
-- figure; feed_name keeps the numbers that it gave.
-- Ids are raw bytes (16 for a record, person or store, 32 for a revision); times are epoch ms; days YYYY-MM-DD.

-- Single facts about this database: province, office_store (hex), phones (numbers of phones given so far).
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE account (
    person      BLOB PRIMARY KEY,
    login       TEXT NOT NULL UNIQUE,      -- folded to lower case
    name        TEXT NOT NULL,
    role        TEXT NOT NULL,
    territory   TEXT NOT NULL,             -- area codes of any level, joined by a space
    producer    BLOB,                      -- for role producer: his own record
    linked_seq  INTEGER,                   -- order's head when producer was set: what came before entered his feed there
    password    TEXT NOT NULL,             -- argon2id, PHC string
    disabled_ms INTEGER,
    created_ms  INTEGER NOT NULL
);
CREATE INDEX account_producer ON account (producer) WHERE producer IS NOT NULL;

CREATE TABLE session (
    token       BLOB PRIMARY KEY,          -- SHA-256 of the cookie's value
    person      BLOB NOT NULL REFERENCES account (person),
    phone       INTEGER NOT NULL,          -- number of this phone, printed in local numbers
    created_ms  INTEGER NOT NULL,
    seen_ms     INTEGER NOT NULL,          -- kept to the hour
    expires_ms  INTEGER NOT NULL,
    revoked_ms  INTEGER                    -- pushes are held, pulls and everything else refused
) WITHOUT ROWID;
CREATE INDEX session_person ON session (person);

-- The ledger of each phone's store, and one row for the office's own (person NULL).
CREATE TABLE store (
    id             BLOB PRIMARY KEY,
    person         BLOB REFERENCES account (person),
    app            TEXT NOT NULL,
    saved_high     INTEGER NOT NULL,       -- as last reported; never lowered
    acked_high     INTEGER NOT NULL,
    contiguous_to  INTEGER NOT NULL,       -- every number up to here is in revision
    pending        INTEGER NOT NULL,
    persisted      INTEGER NOT NULL,
    free_bytes     INTEGER,
    wall_ms        INTEGER NOT NULL,       -- the phone's clock at its last push; shown, never used for order
    first_ms       INTEGER NOT NULL,
    seen_ms        INTEGER NOT NULL,
    clone_ms       INTEGER                 -- when a number came with two revisions, or another person's session used it
) WITHOUT ROWID;
CREATE INDEX store_person ON store (person);

-- Every line ever received, applied (seq set) or held (held set), bytes exactly as hashed.
CREATE TABLE revision (
    at          INTEGER PRIMARY KEY,       -- arrival
    id          BLOB NOT NULL UNIQUE,
    record      BLOB,                      -- NULL when unreadable, as kind, author
    kind        TEXT,
    author      BLOB,
    carrier     BLOB,                      -- person of the session that brought it; NULL when it is the author
    store       BLOB NOT NULL,             -- store of the push, and the line's number in it
    n           INTEGER,
    village     TEXT,                      -- where it lies once applied; for a held one the best guess (may be a wider area)
    producer    BLOB,                      -- whose record it belongs to once applied
    received_ms INTEGER NOT NULL,
    seq         INTEGER UNIQUE,
    chain       BLOB,                      -- order's hash at seq
    held        TEXT,                      -- held code
    bytes       BLOB NOT NULL,
    target      BLOB,                      -- of a verdict: the record it judges
    about       BLOB GENERATED ALWAYS AS (COALESCE(target, record)) VIRTUAL, -- the record on whose page it stands
    CHECK (author IS NOT NULL OR carrier IS NOT NULL),
    CHECK ((seq IS NULL) = (chain IS NULL) AND (seq IS NULL) <> (held IS NULL))
);
CREATE INDEX revision_about ON revision (about, seq);
CREATE INDEX revision_store ON revision (store, n);
CREATE INDEX revision_held ON revision (at) WHERE held IS NOT NULL;

-- Feeds by number, so that a row of one need not repeat its name.
CREATE TABLE feed_name (
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE            -- village:<code> or person:<id>
);

-- What a session may read: rows in the order they entered the feed. place is the revision's own seq; seq is the
-- same, or later when a record moved in. set_check is cumulative, so that any cursor can be proved.
CREATE TABLE feed (
    feed      INTEGER NOT NULL,            -- number of its name
    seq       INTEGER NOT NULL,
    place     INTEGER NOT NULL,
    set_check BLOB NOT NULL,
    PRIMARY KEY (feed, seq, place)
) WITHOUT ROWID;

-- Every record at its head, which is the revision at last_seq. Verdicts are records too (kind 'verdict').
CREATE TABLE record (
    id          BLOB PRIMARY KEY,
    kind        TEXT NOT NULL,
    village     TEXT NOT NULL,
    author      BLOB NOT NULL,             -- who wrote the first revision
    producer    BLOB,                      -- whose: itself, for a producer
    editor      BLOB,                      -- who wrote the head, unless it was the author
    form        TEXT,                      -- farm, catch, aquaculture, forest, nil; the holding's kind for a holding
    fields      TEXT,                      -- JSON object at the head; NULL while the first revision's bytes say it
    review      TEXT NOT NULL,             -- waiting, approved, returned, rejected, changed
    verdict     TEXT,                      -- the last verdict on it, JSON of domain::verdict::Verdict
    first_seq   INTEGER NOT NULL,
    last_seq    INTEGER NOT NULL,          -- seq of the head
    received_ms INTEGER NOT NULL,          -- when the head was received
    day         TEXT,                      -- of the harvest, first of the month for nil; else of reception
    flags       TEXT NOT NULL,             -- codes of problem::Trouble, joined by a space; empty when none
    head_author BLOB GENERATED ALWAYS AS (COALESCE(editor, author)) VIRTUAL,
    CHECK ((fields IS NULL) = (first_seq = last_seq))
);
CREATE INDEX record_queue ON record (review, last_seq);
CREATE INDEX record_producer ON record (producer);

CREATE TABLE producer (
    id          BLOB PRIMARY KEY,
    village     TEXT NOT NULL,
    name        TEXT NOT NULL,
    folded      TEXT NOT NULL,             -- lower case, accents and marks taken off: what is searched
    sex         TEXT,
    birth_year  INTEGER,
    nik_hmac    BLOB,
    nik_last2   TEXT,
    nik_none    TEXT,                      -- why there is none
    livelihoods TEXT NOT NULL,             -- joined by a space
    group_name  TEXT,
    card        TEXT
) WITHOUT ROWID;
CREATE INDEX producer_nik ON producer (nik_hmac) WHERE nik_hmac IS NOT NULL;
CREATE INDEX producer_folded ON producer (folded);

CREATE TABLE holding (
    id       BLOB PRIMARY KEY,
    producer BLOB NOT NULL,
    village  TEXT NOT NULL,
    kind     TEXT NOT NULL,
    name     TEXT,
    area_m2  INTEGER,
    crop     TEXT,                         -- commodity id
    crop_typed TEXT,
    permit   TEXT
) WITHOUT ROWID;
CREATE INDEX holding_producer ON holding (producer);

-- One report. A catch has its commodities in harvest_line; grams is then the sum, NULL when any line is unmeasured.
CREATE TABLE harvest (
    id              BLOB PRIMARY KEY,
    producer        BLOB NOT NULL,
    village         TEXT NOT NULL,
    form            TEXT NOT NULL,
    day             TEXT,
    holding         BLOB,
    commodity       TEXT,                  -- id of the pack, or
    commodity_typed TEXT,                  -- as people call it
    milli           INTEGER,               -- thousandths of the unit as typed
    unit            TEXT,
    unit_typed      TEXT,
    condition       TEXT,
    grams           INTEGER,               -- only for units that are a weight by definition
    price_idr       INTEGER,
    price_per       TEXT,
    price_per_typed TEXT,
    grade           TEXT,
    buyer           TEXT,
    use_as          TEXT,                  -- own, raw, process
    failed          INTEGER NOT NULL,
    destination     TEXT,
    document        TEXT,
    gear            TEXT,
    livelihood      TEXT,                  -- nil: which had no yield
    month           TEXT,                  -- nil: YYYY-MM
    nil_reason      TEXT
) WITHOUT ROWID;

CREATE TABLE harvest_line (
    harvest         BLOB NOT NULL,
    line            TEXT NOT NULL,         -- the 8 hex digits of its field name
    commodity       TEXT,
    commodity_typed TEXT,
    milli           INTEGER,
    unit            TEXT,
    unit_typed      TEXT,
    grams           INTEGER,
    price_idr       INTEGER,
    price_per       TEXT,
    price_per_typed TEXT,
    PRIMARY KEY (harvest, line)
) WITHOUT ROWID;

-- What the overview adds up: one row per amount of every report that counts (a rejected one does not), and one without
-- an amount for a month without yield or an empty catch. The key is how figures are asked for: some months of one area.
-- Over harvest and record the same sums look up every report's state in rows ten times as wide.
CREATE TABLE figure (
    month     TEXT NOT NULL,               -- YYYY-MM
    village   TEXT NOT NULL,
    report    INTEGER NOT NULL,            -- first_seq of its record: shorter than its id
    line      TEXT NOT NULL,               -- of a catch; empty for every other report
    producer  BLOB NOT NULL,
    form      TEXT NOT NULL,               -- livelihood: farm, catch, aquaculture, forest
    nil       INTEGER NOT NULL,            -- a month without yield
    verified  INTEGER NOT NULL,            -- approved at its head; anything else is provisional
    commodity TEXT,                        -- id of the pack, or `other:` and the name as people call it
    condition TEXT,
    unit      TEXT,                        -- only of an unmeasured amount: code, or `other:` and the name
    milli     INTEGER,                     -- only of an unmeasured amount
    grams     INTEGER,
    PRIMARY KEY (month, village, report, line)
) WITHOUT ROWID;

-- A desk verdict in its ten seconds; the writer makes it a revision and deletes the row in one transaction.
CREATE TABLE pending_verdict (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    person  BLOB NOT NULL REFERENCES account (person),
    target  BLOB NOT NULL,
    verdict TEXT NOT NULL,                 -- JSON of domain::verdict::Verdict
    made_ms INTEGER NOT NULL,
    due_ms  INTEGER NOT NULL
);
CREATE INDEX pending_verdict_due ON pending_verdict (due_ms);
CREATE UNIQUE INDEX pending_verdict_target ON pending_verdict (target);

CREATE TABLE audit (
    id     INTEGER PRIMARY KEY,
    at_ms  INTEGER NOT NULL,
    person BLOB,                           -- NULL when nobody was signed in
    action TEXT NOT NULL,                  -- sign_in, sign_in_failed, sign_out, account_add, ...
    detail TEXT NOT NULL                   -- never a password, token, NIK or phone number
);
CREATE INDEX audit_person ON audit (person, at_ms);
