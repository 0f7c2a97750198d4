//! A person's store in IndexedDB: the database `anjat-<person>`.
//!
//! | object store | key                     | value                                          | index             |
//! |--------------|-------------------------|------------------------------------------------|-------------------|
//! | `meta`       | name (see [`meta`])     | `Ledger`, `Profile`, `Pack`                    |                   |
//! | `revisions`  | revision id, hex        | `Stored`, own and pulled                       | `about`: record id |
//! | `outbox`     | n, a number             | `Waiting`: which own revision is not acknowledged |                |
//! | `entries`    | record id               | `Entry`: the merged view, made in the transaction that changed it | `kind` |
//! | `cursors`    | feed                    | `Cursor`                                       |                   |
//! | `drafts`     | draft id                | `Draft`                                        |                   |
//! | `saved`      | draft id                | record id: a saved draft does not come back    |                   |
//! | `photos`     | blob id, hex            | `Photo`: what is known of it                   |                   |
//! | `photo_bytes` | blob id, hex           | its bytes                                      |                   |
//!
//! Values are bytes, see [`super::rows`]. Every write is one transaction with strict durability, and inside a
//! transaction nothing is awaited but its own requests: anything else would let the browser commit half of it.

mod apply;
mod drafts;
pub mod meta;
mod open;
mod photos;
mod read;
mod request;
mod save;
#[cfg(test)]
mod tests;
mod transaction;
mod upgrade_1;
mod upgrade_2;

use crate::domain::form::Draft;
use crate::domain::ids::{BlobId, DraftId, Kind, PersonId, RecordId};
use crate::domain::status::Entry;
use crate::sync::feed::Cursor;
use crate::sync::store::{Apply, Counts, Ledger, OutboxItem, PhoneStore, Photo, PhotoState, Save, StoreError, Stored};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::IdbDatabase;

/// Names of the object stores.
mod name {
    pub const META: &str = "meta";
    pub const REVISIONS: &str = "revisions";
    pub const OUTBOX: &str = "outbox";
    pub const ENTRIES: &str = "entries";
    pub const CURSORS: &str = "cursors";
    pub const DRAFTS: &str = "drafts";
    pub const SAVED: &str = "saved";
    pub const PHOTOS: &str = "photos";
    pub const PHOTO_BYTES: &str = "photo_bytes";
    /// Index of `revisions`.
    pub const ABOUT: &str = "about";
    /// Index of `entries`.
    pub const KIND: &str = "kind";
}

/// A person's store. Opens its connection again when the browser or an upgrade in another tab has closed it.
pub struct IdbStore {
    database: String,
    me: PersonId,
    connection: Rc<RefCell<Option<IdbDatabase>>>,
}

impl PhoneStore for IdbStore {
    async fn ledger(&self) -> Result<Ledger, StoreError> {
        self.read_ledger().await
    }
    async fn cursors(&self) -> Result<Vec<Cursor>, StoreError> {
        self.read_cursors().await
    }
    async fn save(&self, save: Save) -> Result<(), StoreError> {
        self.put_save(&save).await?;
        self.read_back(&save).await
    }
    async fn outbox(&self, revisions_max: usize, bytes_max: usize) -> Result<Vec<OutboxItem>, StoreError> {
        self.read_outbox(revisions_max, bytes_max).await
    }
    async fn outbox_len(&self) -> Result<usize, StoreError> {
        self.count(name::OUTBOX).await
    }
    async fn apply(&self, apply: Apply) -> Result<(), StoreError> {
        self.put_apply(&apply).await
    }
    async fn entry(&self, record: RecordId) -> Result<Option<Entry>, StoreError> {
        self.read_one(name::ENTRIES, &record.to_string()).await
    }
    async fn entries(&self, kind: Option<Kind>) -> Result<Vec<Entry>, StoreError> {
        self.read_entries(kind).await
    }
    async fn revisions(&self, record: RecordId) -> Result<Vec<Stored>, StoreError> {
        self.read_revisions(record).await
    }
    async fn counts(&self) -> Result<Counts, StoreError> {
        self.read_counts().await
    }
    async fn put_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        self.write_draft(draft).await
    }
    async fn draft(&self, id: DraftId) -> Result<Option<Draft>, StoreError> {
        self.read_one(name::DRAFTS, &id.to_string()).await
    }
    async fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        self.read_drafts().await
    }
    async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError> {
        self.delete_draft(id).await
    }
    async fn keep_photo(&self, draft: &Draft, id: BlobId, bytes: &[u8]) -> Result<(), StoreError> {
        self.put_photo(draft, id, bytes).await
    }
    async fn photos(&self) -> Result<Vec<Photo>, StoreError> {
        self.read_photos().await
    }
    async fn photo_bytes(&self, id: BlobId) -> Result<Option<Vec<u8>>, StoreError> {
        self.read_photo_bytes(id).await
    }
    async fn note_photo(&self, id: BlobId, state: PhotoState) -> Result<(), StoreError> {
        self.put_photo_state(id, state).await
    }
}
