//! The save: one strict transaction, then proof by reading back (P1).

use super::apply::{put_entry, put_stored};
use super::read::found;
use super::transaction::Transaction;
use super::{IdbStore, meta, name, photos};
use crate::domain::ids::RevisionId;
use crate::domain::json::json_struct;
use crate::phone::rows;
use crate::sync::apply::about;
use crate::sync::revision::Revision;
use crate::sync::store::{Save, StoreError, Stored, saved};
use wasm_bindgen::JsValue;

/// A row of the outbox. The bytes stand once, in `revisions`; their length here lets a batch be measured unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub n: u64,
    pub id: RevisionId,
    pub bytes: usize,
}

json_struct!(Waiting { n, id, bytes });

const STORES: [&str; 8] =
    [name::META, name::REVISIONS, name::OUTBOX, name::ENTRIES, name::DRAFTS, name::SAVED, name::PHOTOS, name::PHOTO_BYTES];

impl IdbStore {
    /// Puts everything of a save, or nothing.
    pub(super) async fn put_save(&self, save: &Save) -> Result<(), StoreError> {
        let revision = &Revision::decode(save.body.as_bytes()).map_err(|error| StoreError::Other(error.to_string()))?;
        self.write(&STORES, &|transaction| Box::pin(self.put_all(transaction, save, revision))).await
    }

    async fn put_all(&self, transaction: Transaction, save: &Save, revision: &Revision) -> Result<(), StoreError> {
        let known: Option<Stored> = found(transaction.row(name::REVISIONS, &save.id.to_string()).await?)?;
        if known.is_some_and(|known| known.n == Some(save.n)) {
            return Ok(());
        }
        take_draft(&transaction, save, revision).await?;
        let mut ledger = meta::ledger(&transaction).await?.ok_or(StoreError::Closed)?;
        if ledger.saved_high + 1 != save.n {
            return Err(StoreError::CounterMoved { now: ledger.saved_high });
        }
        ledger.saved_high = save.n;
        meta::put_ledger(&transaction, &ledger)?;
        let stored = Stored { id: save.id, body: save.body.clone(), seq: None, receipt: None, n: Some(save.n), status: None };
        let record = about(revision);
        put_stored(&transaction, record, &stored)?;
        let waiting = Waiting { n: save.n, id: save.id, bytes: save.body.len() };
        transaction.put(name::OUTBOX, &number(save.n), &rows::to_row(&waiting)?)?;
        for id in &revision.photos {
            photos::put(&transaction, &saved(photos::photo(&transaction, *id).await?, *id))?;
        }
        photos::sweep(&transaction).await?;
        put_entry(&transaction, record, self.me).await
    }

    /// Reads what was put in a transaction of its own: nothing is told before the bytes have come back.
    pub(super) async fn read_back(&self, save: &Save) -> Result<(), StoreError> {
        let stored: Option<Stored> = self.read_one(name::REVISIONS, &save.id.to_string()).await?;
        match stored {
            Some(stored) if stored.body == save.body && stored.n == Some(save.n) => Ok(()),
            _ => Err(StoreError::Other("what was read back is not what was saved".into())),
        }
    }
}

/// The draft goes with the save, and leaves a mark that it went.
async fn take_draft(transaction: &Transaction, save: &Save, revision: &Revision) -> Result<(), StoreError> {
    let Some(draft) = save.draft.map(|draft| draft.to_string()) else { return Ok(()) };
    if !transaction.has(name::DRAFTS, &draft).await? {
        return Err(StoreError::DraftGone);
    }
    let key = JsValue::from_str(&draft);
    transaction.delete(name::DRAFTS, &key)?;
    transaction.put(name::SAVED, &key, &rows::to_row(&revision.record)?)
}

/// A number as a key.
pub(super) fn number(n: u64) -> JsValue {
    JsValue::from_f64(n as f64)
}
