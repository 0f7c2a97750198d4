//! What the browser's store is asked, and how its answers are waited for.

use crate::sync::store::StoreError;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbRequest;

/// A future of two events: `listen` gives the first function to the event that is good news, the second to the bad.
///
/// It stands on a promise of the browser's own, so that what follows the event still runs inside its handler's turn,
/// while the transaction takes requests. A transaction commits by itself when a turn passes without one.
pub(super) fn either(listen: &mut dyn FnMut(Function, Function)) -> JsFuture {
    Promise::new(&mut |good, bad| listen(good, bad)).into()
}

/// The answer to a request just made.
pub(super) async fn answer(request: IdbRequest) -> Result<JsValue, StoreError> {
    let done = either(&mut |good, bad| {
        request.set_onsuccess(Some(&good));
        request.set_onerror(Some(&bad));
    });
    match done.await {
        Ok(_) => request.result().map_err(trouble),
        Err(_) => Err(request.error().map_or_else(trouble, |error| trouble(error.into()))),
    }
}

/// What the browser threw, in our words.
pub(super) fn trouble(thrown: JsValue) -> StoreError {
    let said = |name: &str| Reflect::get(&thrown, &JsValue::from_str(name)).ok().and_then(|text| text.as_string()).unwrap_or_default();
    match said("name").as_str() {
        "QuotaExceededError" => StoreError::Quota,
        // "The database connection is closing", or the browser let go of it.
        "InvalidStateError" | "AbortError" => StoreError::Closed,
        name => StoreError::Other(format!("{name}: {}", said("message"))),
    }
}
