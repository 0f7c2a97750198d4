//! Reading: each method one read-only transaction.

use super::save::Waiting;
use super::transaction::{from_idb, get, open};
use super::{IdbStore, meta, name};
use crate::domain::form::Draft;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::json::Json;
use crate::domain::status::Entry;
use crate::phone::rows;
use crate::sync::apply::sort;
use crate::sync::feed::Cursor;
use crate::sync::store::memory::sort_entries;
use crate::sync::store::{Counts, Ledger, OutboxItem, StoreError, Stored};
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use wasm_bindgen::JsValue;

impl IdbStore {
    pub(super) async fn read_one<T: Json>(&self, store: &str, key: &str) -> Result<Option<T>, StoreError> {
        self.read(&[store], async |transaction| get(&open(transaction, store)?, key).await).await
    }

    pub(super) async fn count(&self, store: &str) -> Result<usize, StoreError> {
        self.read(&[store], async |transaction| {
            let count = open(transaction, store)?.count().primitive().map_err(from_idb)?.await.map_err(from_idb)?;
            Ok(count as usize)
        })
        .await
    }

    pub(super) async fn read_ledger(&self) -> Result<Ledger, StoreError> {
        self.read_one(name::META, meta::LEDGER).await?.ok_or_else(|| StoreError::Other("no ledger".into()))
    }

    pub(super) async fn read_cursors(&self) -> Result<Vec<Cursor>, StoreError> {
        self.read(&[name::CURSORS], async |transaction| all(&open(transaction, name::CURSORS)?).await).await
    }

    pub(super) async fn read_drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let drafts = self.read(&[name::DRAFTS], async |transaction| all::<Draft>(&open(transaction, name::DRAFTS)?).await);
        let mut drafts = drafts.await?;
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.changed_ms));
        Ok(drafts)
    }

    pub(super) async fn read_entries(&self, kind: Option<Kind>) -> Result<Vec<Entry>, StoreError> {
        let entries = self.read(&[name::ENTRIES], async |transaction| {
            let store = open(transaction, name::ENTRIES)?;
            match kind {
                None => all::<Entry>(&store).await,
                Some(kind) => by_index(&store, name::KIND, kind.as_str()).await,
            }
        });
        let mut entries = entries.await?;
        sort_entries(&mut entries);
        Ok(entries)
    }

    pub(super) async fn read_revisions(&self, record: RecordId) -> Result<Vec<Stored>, StoreError> {
        let about = record.to_string();
        let list = self.read(&[name::REVISIONS], async |transaction| {
            by_index::<Stored>(&open(transaction, name::REVISIONS)?, name::ABOUT, &about).await
        });
        let mut list = list.await?;
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
        self.read(&[name::OUTBOX, name::REVISIONS], async |transaction| {
            let outbox = open(transaction, name::OUTBOX)?;
            let waiting = outbox.get_all::<JsValue>().with_query::<JsValue, _>(JsValue::from_f64(0.0)..).with_limit(limit);
            let waiting = waiting.primitive().map_err(from_idb)?.await.map_err(from_idb)?;
            let revisions = open(transaction, name::REVISIONS)?;
            let (mut bytes, mut items) = (0usize, Vec::new());
            for Waiting { n, id, bytes: length } in readable::<Waiting>(waiting) {
                bytes = bytes.saturating_add(length);
                if bytes > bytes_max && !items.is_empty() {
                    break;
                }
                if let Ok(Some(Stored { body, .. })) = get(&revisions, &id.to_string()).await {
                    items.push(OutboxItem { n, id, body });
                }
            }
            Ok(items)
        })
        .await
    }
}

/// Every row of a store that can be read.
async fn all<T: Json>(store: &ObjectStore<'_>) -> Result<Vec<T>, StoreError> {
    Ok(readable(store.get_all::<JsValue>().primitive().map_err(from_idb)?.await.map_err(from_idb)?))
}

/// Every row that an index finds under a key.
pub(super) async fn by_index<T: Json>(store: &ObjectStore<'_>, index: &str, key: &str) -> Result<Vec<T>, StoreError> {
    let index = store.index(index).map_err(from_idb)?;
    Ok(readable(index.get_all::<JsValue>().with_query::<&str, _>(key).primitive().map_err(from_idb)?.await.map_err(from_idb)?))
}

/// Decodes rows; one that does not decode hides itself only, and its bytes stay where they are (F33).
fn readable<T: Json>(found: impl Iterator<Item = Result<JsValue, indexed_db_futures::error::Error>>) -> Vec<T> {
    found.flatten().filter_map(|row| rows::from_row(&row).ok()).collect()
}
