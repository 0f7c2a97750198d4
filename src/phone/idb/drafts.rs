//! Drafts, stored strictly: a killed page loses at most what was typed since the last pause.

use super::{IdbStore, name};
use crate::domain::form::Draft;
use crate::domain::ids::DraftId;
use crate::phone::rows;
use crate::sync::store::StoreError;
use wasm_bindgen::JsValue;

impl IdbStore {
    /// Puts a draft, unless it was saved meanwhile: a keystroke still on its way, or another tab with the same draft
    /// open, must not bring back what is a record by now.
    pub(super) async fn write_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        let (key, row) = (&draft.id.to_string(), &rows::to_row(draft)?);
        self.write(&[name::DRAFTS, name::SAVED], &|transaction| {
            Box::pin(async move {
                if transaction.has(name::SAVED, key).await? {
                    return Err(StoreError::DraftGone);
                }
                transaction.put(name::DRAFTS, &JsValue::from_str(key), row)
            })
        })
        .await
    }

    pub(super) async fn delete_draft(&self, id: DraftId) -> Result<(), StoreError> {
        let key = &JsValue::from_str(&id.to_string());
        self.write(&[name::DRAFTS], &|transaction| Box::pin(async move { transaction.delete(name::DRAFTS, key) })).await
    }
}
