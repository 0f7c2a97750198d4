-- Photos. Their bytes lie beside the database, one file per hash (office/blobs).
--
-- photo_named is written with the revision that names the photo, applied or held, and `anjat rebuild` makes it again.
-- photo says who has brought one whole; a row that is lost costs sending it again.

-- Which revision names which photo. A person may bring what a revision of his names, and nothing else.
CREATE TABLE photo_named (
    sha256   BLOB NOT NULL,
    revision BLOB NOT NULL,
    record   BLOB NOT NULL,                -- the record that it belongs to
    author   BLOB NOT NULL,                -- who sent the revision
    PRIMARY KEY (sha256, revision)
) WITHOUT ROWID;
CREATE INDEX photo_named_record ON photo_named (record);

-- Who brought it, whole and re-hashed. By person: knowing a hash is not having the photo.
CREATE TABLE photo (
    sha256      BLOB NOT NULL,
    person      BLOB NOT NULL,
    bytes       INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    PRIMARY KEY (sha256, person)
) WITHOUT ROWID;
CREATE INDEX photo_person ON photo (person, received_ms);
