//! The phone's store as the engine sees it. IndexedDB in `phone/`, memory in [`memory`]; one contract suite runs
//! over both.

#[cfg(test)]
pub mod contract;
pub mod memory;
mod photo;

pub use photo::{Photo, PhotoState, kept, saved};

use super::feed::Cursor;
use super::wire::{Status, Witness};
use crate::domain::form::Draft;
use crate::domain::ids::{BlobId, DraftId, Kind, RecordId, RevisionId, StoreId};
use crate::domain::json::json_struct;
use crate::domain::status::Entry;

/// Counters of a store. `saved_high >= acked_high >= contiguous_to` (I21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The store.
    pub store: StoreId,
    /// Highest n given: the next save is `saved_high + 1`.
    pub saved_high: u64,
    /// Highest n acknowledged.
    pub acked_high: u64,
    /// The office's word: every number up to here is on the server.
    pub contiguous_to: u64,
    /// The order's head as last seen.
    pub witness: Option<Witness>,
    /// The office's clock at the last good reply, epoch ms.
    pub last_server_ms: Option<i64>,
    /// The phone's clock at the last good reply, epoch ms.
    pub last_contact_ms: Option<i64>,
}

json_struct!(Ledger { store, saved_high, acked_high, contiguous_to, witness, last_server_ms, last_contact_ms });

impl Ledger {
    /// The ledger of a store just created.
    pub fn new(store: StoreId) -> Self {
        Self { store, saved_high: 0, acked_high: 0, contiguous_to: 0, witness: None, last_server_ms: None, last_contact_ms: None }
    }
}

/// A revision with what the store knows about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its id.
    pub id: RevisionId,
    /// Its bytes as text, exactly as hashed.
    pub body: String,
    /// Place in the order, once known.
    pub seq: Option<u64>,
    /// Receipt, once known.
    pub receipt: Option<String>,
    /// Its number, if this store made it.
    pub n: Option<u64>,
    /// The acknowledgement, if this store made it and one came.
    pub status: Option<Status>,
}

json_struct!(Stored { id, body, seq, receipt, n, status });

/// A revision waiting to be acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxItem {
    /// Its number.
    pub n: u64,
    /// Its id.
    pub id: RevisionId,
    /// Its bytes.
    pub body: String,
}

/// One save: everything that one strict transaction puts, or nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Save {
    /// The number that the revision was built with; the transaction aborts unless the counter is `n - 1`.
    pub n: u64,
    /// Its id.
    pub id: RevisionId,
    /// Its bytes.
    pub body: String,
    /// The draft that it was made from; deleted in the same transaction.
    pub draft: Option<DraftId>,
}

/// What a good reply changes; one strict transaction (I5, I7).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Apply {
    /// Acknowledgements for own revisions: outbox items to remove, with their outcome.
    pub acks: Vec<Ack>,
    /// Pulled rows with bytes.
    pub rows: Vec<Stored>,
    /// Own revisions learnt to be applied: id, seq, receipt.
    pub placed: Vec<(RevisionId, u64, String)>,
    /// Cursors to set.
    pub cursors: Vec<Cursor>,
    /// Feeds no longer readable: their cursors go; rows stay until they are retired.
    pub dropped: Vec<String>,
    /// The office's word on contiguous numbers.
    pub contiguous_to: u64,
    /// The order's head.
    pub witness: Option<Witness>,
    /// The office's clock.
    pub server_ms: i64,
    /// This phone's clock.
    pub wall_ms: i64,
}

/// An acknowledgement that names one revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ack {
    /// Number.
    pub n: u64,
    /// Id: the store removes nothing whose id differs.
    pub id: RevisionId,
    /// `stored`, `duplicate` or `held`.
    pub status: Status,
    /// Place in the order.
    pub seq: Option<u64>,
    /// Receipt.
    pub receipt: Option<String>,
}

/// Why the store did not do it. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Another tab saved meanwhile: build the revision again with the new number.
    #[error("counter moved to {now}")]
    CounterMoved {
        /// The counter now.
        now: u64,
    },
    /// The draft is gone: another tab saved it.
    #[error("draft was saved in another tab")]
    DraftGone,
    /// No room.
    #[error("quota exceeded")]
    Quota,
    /// The connection was closed under us (upgrade in another tab, browser pressure): open again.
    #[error("closed")]
    Closed,
    /// Anything else the browser said.
    #[error("{0}")]
    Other(String),
}

/// How many items stand where, for the outbox screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Drafts.
    pub drafts: usize,
    /// Not yet acknowledged.
    pub waiting: usize,
    /// Acknowledged as held.
    pub held: usize,
    /// Returned by a supervisor.
    pub returned: usize,
    /// Own records whose head the server has applied.
    pub safe: usize,
}

/// A phone's store. All methods that change anything commit strictly (flushed) before they return.
#[allow(async_fn_in_trait, reason = "browser futures are not Send; generics, no dyn")]
pub trait PhoneStore {
    /// The counters.
    async fn ledger(&self) -> Result<Ledger, StoreError>;
    /// The feeds' cursors.
    async fn cursors(&self) -> Result<Vec<Cursor>, StoreError>;
    /// Puts a revision: own revisions, outbox, counter, the record's entry; deletes the draft; its photos wait from
    /// now on. One strict transaction; then reads back what it put. Saving the same id twice is the same as once.
    async fn save(&self, save: Save) -> Result<(), StoreError>;
    /// The oldest unacknowledged revisions, at most that many and that many bytes (always at least one if any).
    async fn outbox(&self, revisions_max: usize, bytes_max: usize) -> Result<Vec<OutboxItem>, StoreError>;
    /// How many wait.
    async fn outbox_len(&self) -> Result<usize, StoreError>;
    /// Applies a reply in one strict transaction; entries of touched records are made anew in it.
    async fn apply(&self, apply: Apply) -> Result<(), StoreError>;
    /// One record.
    async fn entry(&self, record: RecordId) -> Result<Option<Entry>, StoreError>;
    /// All records of a kind, or all; newest own first, then the rest by id.
    async fn entries(&self, kind: Option<Kind>) -> Result<Vec<Entry>, StoreError>;
    /// Every revision about a record (its own and verdicts on it), in merge order.
    async fn revisions(&self, record: RecordId) -> Result<Vec<Stored>, StoreError>;
    /// Counts for the outbox screen.
    async fn counts(&self) -> Result<Counts, StoreError>;
    /// Puts a draft, replacing one with its id.
    async fn put_draft(&self, draft: &Draft) -> Result<(), StoreError>;
    /// One draft.
    async fn draft(&self, id: DraftId) -> Result<Option<Draft>, StoreError>;
    /// All drafts, newest change first.
    async fn drafts(&self) -> Result<Vec<Draft>, StoreError>;
    /// Deletes a draft, and the photos that no other draft names: only on a person's word.
    async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError>;
    /// Puts a photo together with the draft that names it, and reads it back.
    async fn keep_photo(&self, draft: &Draft, id: BlobId, bytes: &[u8]) -> Result<(), StoreError>;
    /// Every photo of this person, by id.
    async fn photos(&self) -> Result<Vec<Photo>, StoreError>;
    /// A photo's bytes; `None` when they are not here.
    async fn photo_bytes(&self, id: BlobId) -> Result<Option<Vec<u8>>, StoreError>;
    /// Notes how far a photo has come.
    async fn note_photo(&self, id: BlobId, state: PhotoState) -> Result<(), StoreError>;
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::contract::me;
    use super::memory::MemoryStore;
    use crate::domain::ids::StoreId;

    crate::stamp_contract!(tokio::test, async { MemoryStore::new(StoreId::from_random([4; 16]), me()) });
}
