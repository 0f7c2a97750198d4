//! Version 1: the first stores. Never edited again; what changes comes as `upgrade_2`.

use super::name;
use indexed_db_futures::Build as _;
use indexed_db_futures::KeyPath;
use indexed_db_futures::database::Database;

/// Makes the stores of version 1.
pub fn run(database: &Database) -> indexed_db_futures::Result<()> {
    for plain in [name::META, name::OUTBOX, name::CURSORS, name::DRAFTS, name::SAVED] {
        database.create_object_store(plain).build()?;
    }
    let revisions = database.create_object_store(name::REVISIONS).build()?;
    revisions.create_index(name::ABOUT, KeyPath::from(name::ABOUT)).build()?;
    let entries = database.create_object_store(name::ENTRIES).build()?;
    entries.create_index(name::KIND, KeyPath::from(name::KIND)).build()?;
    Ok(())
}
