//! Version 1: the first stores. Never edited again; what changes comes as `upgrade_2`.

use super::name;
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// Makes the stores of version 1.
pub fn run(database: &IdbDatabase) -> Result<(), JsValue> {
    for plain in [name::META, name::OUTBOX, name::CURSORS, name::DRAFTS, name::SAVED] {
        database.create_object_store(plain)?;
    }
    database.create_object_store(name::REVISIONS)?.create_index_with_str(name::ABOUT, name::ABOUT)?;
    database.create_object_store(name::ENTRIES)?.create_index_with_str(name::KIND, name::KIND)?;
    Ok(())
}
