//! Drafts, stored strictly: a killed page loses at most what was typed since the last pause.

use super::transaction::Transaction;
use super::{IdbStore, name};
use crate::domain::form::Draft;
use crate::phone::rows;
use crate::sync::store::StoreError;
use wasm_bindgen::JsValue;

impl IdbStore {
    pub(super) async fn write_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        self.write(&[name::DRAFTS, name::SAVED], &|transaction| Box::pin(async move { put_draft(&transaction, draft).await })).await
    }
}

/// Puts a draft, unless it was saved meanwhile: a keystroke still on its way, or another tab with the same draft open,
/// must not bring back what is a record by now.
pub(super) async fn put_draft(transaction: &Transaction, draft: &Draft) -> Result<(), StoreError> {
    let key = draft.id.to_string();
    if transaction.has(name::SAVED, &key).await? {
        return Err(StoreError::DraftGone);
    }
    transaction.put(name::DRAFTS, &JsValue::from_str(&key), &rows::to_row(draft)?)
}
