//! What the browser promises about the store, and how much room is left (I23).

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Free space below which a person is told before typing, in bytes.
pub const NEARLY_FULL_BYTES: u64 = 50 * 1024 * 1024;

/// The browser's answers; `None` where it does not answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Storage {
    /// Whether it promised to keep the store.
    pub persisted: Option<bool>,
    /// Free space in bytes, as estimated.
    pub free_bytes: Option<u64>,
    /// Less than [`NEARLY_FULL_BYTES`] are left.
    pub nearly_full: bool,
}

/// Asks how things stand.
pub async fn look() -> Storage {
    let free_bytes = free_bytes().await;
    Storage { persisted: persisted().await, free_bytes, nearly_full: free_bytes.is_some_and(|free| free < NEARLY_FULL_BYTES) }
}

/// Asks the browser to keep the store. Chromium answers without a dialog, Firefox asks the person.
pub async fn ask_persist() -> Option<bool> {
    let answer = JsFuture::from(manager()?.persist().ok()?).await.ok()?;
    answer.as_bool()
}

async fn persisted() -> Option<bool> {
    let answer = JsFuture::from(manager()?.persisted().ok()?).await.ok()?;
    answer.as_bool()
}

async fn free_bytes() -> Option<u64> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let number = |name: &str| js_sys::Reflect::get(&estimate, &JsValue::from_str(name)).ok()?.as_f64();
    let (quota, usage) = (number("quota")?, number("usage")?);
    Some((quota - usage).max(0.0) as u64)
}

/// `navigator.storage`, absent on pages without HTTPS.
fn manager() -> Option<web_sys::StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let storage = js_sys::Reflect::get(&navigator, &JsValue::from_str("storage")).ok()?;
    (!storage.is_undefined()).then(|| navigator.storage())
}
