//! The one seam where every row of the store is written and read: JSON bytes in a `Uint8Array`. What an index needs
//! stands in clear beside the bytes. Encryption under the person's key takes its place in these functions.

use crate::domain::json::{Json, from_slice, to_text};
use crate::sync::store::StoreError;
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Property that holds the bytes of a row with an index.
const ROW: &str = "row";

/// A row without an index.
pub fn to_row<T: Json>(value: &T) -> Result<JsValue, StoreError> {
    Ok(Uint8Array::from(to_text(value).as_bytes()).into())
}

/// A row found by the index `name`, which reads `key`.
pub fn to_indexed_row<T: Json>(value: &T, name: &str, key: &str) -> Result<JsValue, StoreError> {
    let row = to_row(value)?;
    let object = Object::new();
    let put = |name: &str, value: &JsValue| Reflect::set(&object, &JsValue::from_str(name), value);
    put(name, &JsValue::from_str(key)).and_then(|_| put(ROW, &row)).map_err(|_| bad_row())?;
    Ok(object.into())
}

/// Reads either.
pub fn from_row<T: Json>(row: &JsValue) -> Result<T, StoreError> {
    let bytes = match row.dyn_ref::<Uint8Array>() {
        Some(bytes) => bytes.to_vec(),
        None => {
            let inner = Reflect::get(row, &JsValue::from_str(ROW)).map_err(|_| bad_row())?;
            inner.dyn_ref::<Uint8Array>().ok_or_else(bad_row)?.to_vec()
        }
    };
    from_slice(&bytes).map_err(|error| StoreError::Other(error.to_string()))
}

fn bad_row() -> StoreError {
    StoreError::Other("a row is not bytes".into())
}
