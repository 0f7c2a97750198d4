//! A person's store.
use crate::domain::form::Draft;
use crate::domain::ids::{DraftId, Kind, PersonId, RecordId};
use crate::domain::pack::Pack;
use crate::domain::reports::profile::Profile;
use crate::domain::status::Entry;
use crate::sync::feed::Cursor;
use crate::sync::store::{Apply, Counts, Ledger, OutboxItem, PhoneStore, Save, StoreError, Stored};

/// A person's store in IndexedDB.
pub struct IdbStore;

impl IdbStore {
    /// Opens it.
    pub async fn open(_: PersonId) -> Result<Self, StoreError> {
        Err(StoreError::Closed)
    }
    /// Profile kept.
    pub async fn profile(&self) -> Result<Option<Profile>, StoreError> {
        Err(StoreError::Closed)
    }
    /// Pack kept.
    pub async fn pack(&self) -> Result<Option<Pack>, StoreError> {
        Err(StoreError::Closed)
    }
    /// Keeps.
    pub async fn keep_profile(&self, _: &Profile) -> Result<(), StoreError> {
        Err(StoreError::Closed)
    }
    /// Keeps.
    pub async fn keep_pack(&self, _: &Pack) -> Result<(), StoreError> {
        Err(StoreError::Closed)
    }
}

impl PhoneStore for IdbStore {
    async fn ledger(&self) -> Result<Ledger, StoreError> {
        Err(StoreError::Closed)
    }
    async fn cursors(&self) -> Result<Vec<Cursor>, StoreError> {
        Err(StoreError::Closed)
    }
    async fn save(&self, _: Save) -> Result<(), StoreError> {
        Err(StoreError::Closed)
    }
    async fn outbox(&self, _: usize, _: usize) -> Result<Vec<OutboxItem>, StoreError> {
        Err(StoreError::Closed)
    }
    async fn outbox_len(&self) -> Result<usize, StoreError> {
        Err(StoreError::Closed)
    }
    async fn apply(&self, _: Apply) -> Result<(), StoreError> {
        Err(StoreError::Closed)
    }
    async fn entry(&self, _: RecordId) -> Result<Option<Entry>, StoreError> {
        Err(StoreError::Closed)
    }
    async fn entries(&self, _: Option<Kind>) -> Result<Vec<Entry>, StoreError> {
        Err(StoreError::Closed)
    }
    async fn revisions(&self, _: RecordId) -> Result<Vec<Stored>, StoreError> {
        Err(StoreError::Closed)
    }
    async fn counts(&self) -> Result<Counts, StoreError> {
        Err(StoreError::Closed)
    }
    async fn put_draft(&self, _: &Draft) -> Result<(), StoreError> {
        Err(StoreError::Closed)
    }
    async fn draft(&self, _: DraftId) -> Result<Option<Draft>, StoreError> {
        Err(StoreError::Closed)
    }
    async fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        Err(StoreError::Closed)
    }
    async fn drop_draft(&self, _: DraftId) -> Result<(), StoreError> {
        Err(StoreError::Closed)
    }
}
