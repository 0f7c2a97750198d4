//! The one seam where every row of the store is written and read: JSON bytes in a `Uint8Array`. What an index needs
//! stands in clear beside the bytes. Encryption under the person's key takes its place in these functions.

use crate::domain::json::{Json, Unreadable, from_slice, to_text};
use crate::sync::store::StoreError;
use js_sys::{ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Property that holds the bytes of a row with an index.
const ROW: &str = "row";

/// A row without an index.
pub fn to_row<T: Json>(value: &T) -> Result<JsValue, StoreError> {
    Ok(packed(&to_text(value)))
}

/// A row found by the index `name`, which reads `key`.
pub fn to_indexed_row<T: Json>(value: &T, name: &str, key: &str) -> Result<JsValue, StoreError> {
    indexed(&to_text(value), name, key)
}

/// Reads either.
pub fn from_row<T: Json>(row: &JsValue) -> Result<T, StoreError> {
    from_slice(&unpacked(row)?).map_err(unreadable)
}

/// A photo's bytes: an `ArrayBuffer` and no `Blob`, which browsers have lost from their stores.
pub fn to_bytes_row(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).buffer().into()
}

/// Reads it; `None` when it is something else.
pub fn from_bytes_row(row: &JsValue) -> Option<Vec<u8>> {
    row.dyn_ref::<ArrayBuffer>().map(|buffer| Uint8Array::new(buffer).to_vec())
}

// What does not depend on the type of a row stands apart, so that it is there once.

fn packed(text: &str) -> JsValue {
    Uint8Array::from(text.as_bytes()).into()
}

fn indexed(text: &str, name: &str, key: &str) -> Result<JsValue, StoreError> {
    let object = Object::new();
    let put = |name: &str, value: &JsValue| Reflect::set(&object, &JsValue::from_str(name), value);
    put(name, &JsValue::from_str(key)).and_then(|_| put(ROW, &packed(text))).map_err(|_| bad_row())?;
    Ok(object.into())
}

fn unpacked(row: &JsValue) -> Result<Vec<u8>, StoreError> {
    if let Some(bytes) = row.dyn_ref::<Uint8Array>() {
        return Ok(bytes.to_vec());
    }
    let inner = Reflect::get(row, &JsValue::from_str(ROW)).map_err(|_| bad_row())?;
    inner.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).ok_or_else(bad_row)
}

fn unreadable(error: Unreadable) -> StoreError {
    StoreError::Other(error.to_string())
}

fn bad_row() -> StoreError {
    StoreError::Other("a row is not bytes".into())
}
