//! What a good reply changes: acknowledgements, rows, cursors and counters in one strict transaction (I5, I7).

use super::read::{found, readable};
use super::save::{Waiting, number};
use super::transaction::Transaction;
use super::{IdbStore, meta, name, photos};
use crate::domain::ids::{PersonId, RecordId, RevisionId};
use crate::domain::order;
use crate::phone::rows;
use crate::sync::apply::{about, view};
use crate::sync::revision::Revision;
use crate::sync::store::memory::own_photos;
use crate::sync::store::{Ack, Apply, Photo, PhotoState, StoreError, Stored};
use wasm_bindgen::JsValue;

const STORES: [&str; 6] = [name::META, name::REVISIONS, name::OUTBOX, name::ENTRIES, name::CURSORS, name::PHOTOS];

impl IdbStore {
    pub(super) async fn put_apply(&self, apply: &Apply) -> Result<(), StoreError> {
        self.write(&STORES, &|transaction| Box::pin(apply_all(transaction, apply, self.me))).await
    }
}

async fn apply_all(transaction: Transaction, apply: &Apply, me: PersonId) -> Result<(), StoreError> {
    let mut touched = take_revisions(&transaction, apply, me).await?;
    order::sort_by_key(&mut touched, |record| *record);
    touched.dedup();
    for record in touched {
        put_entry(&transaction, record, me).await?;
    }
    move_cursors(&transaction, apply)?;
    let mut ledger = meta::ledger(&transaction).await?.ok_or(StoreError::Closed)?;
    ledger.advance(apply);
    meta::put_ledger(&transaction, &ledger)
}

/// Puts what the reply says of revisions; tells which records they are about.
async fn take_revisions(transaction: &Transaction, apply: &Apply, me: PersonId) -> Result<Vec<RecordId>, StoreError> {
    let mut touched = Vec::new();
    for ack in &apply.acks {
        touched.extend(acknowledge(transaction, ack).await?);
    }
    for (id, seq, receipt) in &apply.placed {
        let place = |stored: &mut Stored| {
            stored.seq = Some(*seq);
            stored.receipt = Some(receipt.clone());
        };
        touched.extend(change(transaction, *id, &place).await?.as_ref().map(about));
    }
    for row in &apply.rows {
        touched.extend(take_row(transaction, row, me).await?);
    }
    Ok(touched)
}

/// Takes an item out of the outbox if number and id both fit (I6), and notes what became of it.
async fn acknowledge(transaction: &Transaction, ack: &Ack) -> Result<Option<RecordId>, StoreError> {
    let key = number(ack.n);
    let row = transaction.ask(name::OUTBOX, &|store| store.get(&key)).await?;
    if !found::<Waiting>(row).is_ok_and(|waiting| waiting.is_some_and(|waiting| waiting.id == ack.id)) {
        return Ok(None);
    }
    transaction.delete(name::OUTBOX, &key)?;
    let note = |stored: &mut Stored| {
        stored.status = Some(ack.status);
        stored.seq = stored.seq.or(ack.seq);
        stored.receipt = stored.receipt.take().or_else(|| ack.receipt.clone());
    };
    let Some(revision) = change(transaction, ack.id, &note).await? else { return Ok(None) };
    for id in &revision.photos {
        photos::change(transaction, *id, &Photo::acknowledged).await?;
    }
    Ok(Some(about(&revision)))
}

/// Puts a pulled row; what is known of it already stays. One that does not decode is for a later version to read.
async fn take_row(transaction: &Transaction, row: &Stored, me: PersonId) -> Result<Option<RecordId>, StoreError> {
    if let Some(revision) = change(transaction, row.id, &|stored| stored.learn(row)).await? {
        return Ok(Some(about(&revision)));
    }
    for id in own_photos(row, me) {
        if photos::photo(transaction, id).await?.is_none() {
            photos::put(transaction, &Photo { id, bytes: 0, state: PhotoState::Ready })?;
        }
    }
    let Ok(revision) = Revision::decode(row.body.as_bytes()) else { return Ok(None) };
    let record = about(&revision);
    put_stored(transaction, record, row)?;
    Ok(Some(record))
}

/// Changes a stored revision and gives it back, or `None` when it is not there.
async fn change(transaction: &Transaction, id: RevisionId, how: &dyn Fn(&mut Stored)) -> Result<Option<Revision>, StoreError> {
    let known: Option<Stored> = found(transaction.row(name::REVISIONS, &id.to_string()).await?)?;
    let Some(mut stored) = known else { return Ok(None) };
    let Ok(revision) = Revision::decode(stored.body.as_bytes()) else { return Ok(None) };
    how(&mut stored);
    put_stored(transaction, about(&revision), &stored)?;
    Ok(Some(revision))
}

fn move_cursors(transaction: &Transaction, apply: &Apply) -> Result<(), StoreError> {
    for cursor in &apply.cursors {
        transaction.put(name::CURSORS, &JsValue::from_str(&cursor.feed), &rows::to_row(cursor)?)?;
    }
    for feed in &apply.dropped {
        transaction.delete(name::CURSORS, &JsValue::from_str(feed))?;
    }
    Ok(())
}

pub(super) fn put_stored(transaction: &Transaction, record: RecordId, stored: &Stored) -> Result<(), StoreError> {
    let row = rows::to_indexed_row(stored, name::ABOUT, &record.to_string())?;
    transaction.put(name::REVISIONS, &JsValue::from_str(&stored.id.to_string()), &row)
}

/// Makes a record's entry anew from every revision about it.
pub(super) async fn put_entry(transaction: &Transaction, record: RecordId, me: PersonId) -> Result<(), StoreError> {
    let key = JsValue::from_str(&record.to_string());
    let revisions = transaction.ask(name::REVISIONS, &|store| store.index(name::ABOUT)?.get_all_with_key(&key)).await?;
    let Some(entry) = view(record, me, &readable::<Stored>(revisions)) else { return Ok(()) };
    transaction.put(name::ENTRIES, &key, &rows::to_indexed_row(&entry, name::KIND, entry.kind.as_str())?)
}
