//! Reading: each method one read-only transaction.

use super::save::Waiting;
use super::transaction::Transaction;
use super::{IdbStore, meta, name};
use crate::domain::form::Draft;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::json::Json;
use crate::domain::status::Entry;
use crate::phone::rows;
use crate::sync::apply::sort;
use crate::sync::feed::Cursor;
use crate::sync::store::memory::{sort_drafts, sort_entries};
use crate::sync::store::{Counts, Ledger, OutboxItem, StoreError, Stored};
use js_sys::Array;

use std::cell::RefCell;
use wasm_bindgen::{JsCast as _, JsValue};

impl IdbStore {
    pub(super) async fn read_one<T: Json>(&self, store: &str, key: &str) -> Result<Option<T>, StoreError> {
        found(self.ask(store, &|store| store.get(&JsValue::from_str(key))).await?)
    }

    pub(super) async fn count(&self, store: &str) -> Result<usize, StoreError> {
        let count = self.ask(store, &|store| store.count()).await?;
        Ok(count.as_f64().unwrap_or_default() as usize)
    }

    /// Every row of a store.
    pub(super) async fn all(&self, store: &str) -> Result<JsValue, StoreError> {
        self.ask(store, &|store| store.get_all()).await
    }

    /// Every row that an index finds under a key.
    async fn found_by(&self, store: &str, index: &str, key: &str) -> Result<JsValue, StoreError> {
        self.ask(store, &|store| store.index(index)?.get_all_with_key(&JsValue::from_str(key))).await
    }

    pub(super) async fn read_ledger(&self) -> Result<Ledger, StoreError> {
        self.read_one(name::META, meta::LEDGER).await?.ok_or_else(|| StoreError::Other("no ledger".into()))
    }

    pub(super) async fn read_cursors(&self) -> Result<Vec<Cursor>, StoreError> {
        Ok(readable(self.all(name::CURSORS).await?))
    }

    pub(super) async fn read_drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut drafts = readable(self.all(name::DRAFTS).await?);
        sort_drafts(&mut drafts);
        Ok(drafts)
    }

    pub(super) async fn read_entries(&self, kind: Option<Kind>) -> Result<Vec<Entry>, StoreError> {
        let found = match kind {
            None => self.all(name::ENTRIES).await?,
            Some(kind) => self.found_by(name::ENTRIES, name::KIND, kind.as_str()).await?,
        };
        let mut entries = readable(found);
        sort_entries(&mut entries);
        Ok(entries)
    }

    pub(super) async fn read_revisions(&self, record: RecordId) -> Result<Vec<Stored>, StoreError> {
        let mut list = readable(self.found_by(name::REVISIONS, name::ABOUT, &record.to_string()).await?);
        sort(&mut list);
        Ok(list)
    }

    pub(super) async fn read_counts(&self) -> Result<Counts, StoreError> {
        let entries = self.read_entries(None).await?;
        Ok(Counts::of(&entries, self.count(name::OUTBOX).await?, self.count(name::DRAFTS).await?))
    }

    /// The oldest that wait. One that does not decode is passed over and stays: it blocks no other (I10, F33).
    pub(super) async fn read_outbox(&self, revisions_max: usize, bytes_max: usize) -> Result<Vec<OutboxItem>, StoreError> {
        let limit = u32::try_from(revisions_max).unwrap_or(u32::MAX);
        let items = RefCell::default();
        let slot = &items;
        self.read(&[name::OUTBOX, name::REVISIONS], &|transaction| {
            Box::pin(async move {
                slot.replace(oldest(&transaction, limit, bytes_max).await?);
                Ok(())
            })
        })
        .await?;
        Ok(items.into_inner())
    }
}

async fn oldest(transaction: &Transaction, limit: u32, bytes_max: usize) -> Result<Vec<OutboxItem>, StoreError> {
    let waiting = transaction.ask(name::OUTBOX, &|store| store.get_all_with_key_and_limit(&JsValue::UNDEFINED, limit)).await?;
    let (mut bytes, mut items) = (0usize, Vec::new());
    for Waiting { n, id, bytes: length } in readable::<Waiting>(waiting) {
        bytes = bytes.saturating_add(length);
        if bytes > bytes_max && !items.is_empty() {
            break;
        }
        let row = transaction.row(name::REVISIONS, &id.to_string()).await;
        if let Ok(Some(Stored { body, .. })) = row.and_then(found) {
            items.push(OutboxItem { n, id, body });
        }
    }
    Ok(items)
}

/// Decodes what [`Transaction::row`] gave.
pub(super) fn found<T: Json>(row: JsValue) -> Result<Option<T>, StoreError> {
    if row.is_undefined() { Ok(None) } else { rows::from_row(&row).map(Some) }
}

/// Decodes rows; one that does not decode hides itself only, and its bytes stay where they are (F33).
pub(super) fn readable<T: Json>(found: JsValue) -> Vec<T> {
    let mut readable = Vec::new();
    for row in found.unchecked_ref::<Array>().iter() {
        readable.extend(rows::from_row(&row).ok());
    }
    readable
}
