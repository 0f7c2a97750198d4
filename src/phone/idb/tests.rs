//! The contract suite over IndexedDB, in a real browser.

use super::IdbStore;
use crate::phone::random;
use crate::sync::store::contract;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// An empty store under a name that no other test has.
async fn empty() -> IdbStore {
    let name = format!("test-{:032x}", u128::from_be_bytes(random::bytes()));
    IdbStore::open_named(name, contract::me()).await.unwrap()
}

crate::stamp_contract!(wasm_bindgen_test, empty());
