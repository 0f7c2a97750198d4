//! Local storage: small texts by name. A full or forbidden one costs what it would have kept, never a record: those
//! stand in IndexedDB.

use crate::domain::json::{Json, from_slice, to_text};

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// A text as it stands there.
pub fn text(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Keeps a text.
pub fn set_text(name: &str, text: &str) {
    let _ = storage().map(|storage| storage.set_item(name, text));
}

/// What was kept under a name, if it can be read.
pub fn get<T: Json>(name: &str) -> Option<T> {
    from_slice(text(name)?.as_bytes()).ok()
}

/// Keeps a value.
pub fn set<T: Json>(name: &str, value: &T) {
    set_text(name, &to_text(value));
}

/// Forgets a name.
pub fn delete(name: &str) {
    let _ = storage().map(|storage| storage.remove_item(name));
}
