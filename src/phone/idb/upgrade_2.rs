//! Version 2: photos. Never edited again.

use super::name;
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// Makes the stores of version 2.
pub fn run(database: &IdbDatabase) -> Result<(), JsValue> {
    for plain in [name::PHOTOS, name::PHOTO_BYTES] {
        database.create_object_store(plain)?;
    }
    Ok(())
}
