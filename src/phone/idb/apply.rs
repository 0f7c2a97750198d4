//! What a good reply changes: acknowledgements, rows, cursors and counters in one strict transaction (I5, I7).

use super::read::by_index;
use super::save::{Waiting, number};
use super::transaction::{delete, from_idb, get, open, put, put_row};
use super::{IdbStore, meta, name};
use crate::domain::ids::{PersonId, RecordId, RevisionId};
use crate::phone::rows;
use crate::sync::apply::{about, view};
use crate::sync::revision::Revision;
use crate::sync::store::{Ack, Apply, Ledger, StoreError, Stored};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;

const STORES: [&str; 5] = [name::META, name::REVISIONS, name::OUTBOX, name::ENTRIES, name::CURSORS];

impl IdbStore {
    pub(super) async fn put_apply(&self, apply: &Apply) -> Result<(), StoreError> {
        self.write(&STORES, async |transaction| {
            let mut touched = BTreeSet::new();
            for ack in &apply.acks {
                touched.extend(acknowledge(transaction, ack).await?);
            }
            for (id, seq, receipt) in &apply.placed {
                let placed = change(transaction, *id, |stored| {
                    stored.seq = Some(*seq);
                    stored.receipt = Some(receipt.clone());
                });
                touched.extend(placed.await?);
            }
            for row in &apply.rows {
                touched.extend(take_row(transaction, row).await?);
            }
            for record in touched {
                put_entry(transaction, record, self.me).await?;
            }
            move_cursors(transaction, apply)?;
            let mut ledger = meta::get::<Ledger>(transaction, meta::LEDGER).await?.ok_or(StoreError::Closed)?;
            ledger.advance(apply);
            meta::put(transaction, meta::LEDGER, &ledger)
        })
        .await
    }
}

/// Takes an item out of the outbox if number and id both fit (I6), and notes what became of it.
async fn acknowledge(transaction: &Transaction<'_>, ack: &Ack) -> Result<Option<RecordId>, StoreError> {
    let outbox = open(transaction, name::OUTBOX)?;
    let row = outbox.get::<JsValue, _, _>(number(ack.n)).primitive().map_err(from_idb)?.await.map_err(from_idb)?;
    let waiting: Option<Waiting> = row.as_ref().and_then(|row| rows::from_row(row).ok());
    if waiting.is_none_or(|waiting| waiting.id != ack.id) {
        return Ok(None);
    }
    delete(&outbox, number(ack.n))?;
    let noted = change(transaction, ack.id, |stored| {
        stored.status = Some(ack.status);
        stored.seq = stored.seq.or(ack.seq);
        stored.receipt = stored.receipt.take().or_else(|| ack.receipt.clone());
    });
    noted.await
}

/// Puts a pulled row; what is known of it already stays. One that does not decode is for a later version to read.
async fn take_row(transaction: &Transaction<'_>, row: &Stored) -> Result<Option<RecordId>, StoreError> {
    if let Some(record) = change(transaction, row.id, |stored| stored.learn(row)).await? {
        return Ok(Some(record));
    }
    let Ok(revision) = Revision::decode(row.body.as_bytes()) else { return Ok(None) };
    let record = about(&revision);
    put_stored(transaction, record, row)?;
    Ok(Some(record))
}

/// Changes a stored revision; tells which record it is about, or `None` when it is not there.
async fn change(transaction: &Transaction<'_>, id: RevisionId, how: impl FnOnce(&mut Stored)) -> Result<Option<RecordId>, StoreError> {
    let found: Option<Stored> = get(&open(transaction, name::REVISIONS)?, &id.to_string()).await?;
    let Some(mut stored) = found else { return Ok(None) };
    let Ok(revision) = Revision::decode(stored.body.as_bytes()) else { return Ok(None) };
    how(&mut stored);
    let record = about(&revision);
    put_stored(transaction, record, &stored)?;
    Ok(Some(record))
}

fn move_cursors(transaction: &Transaction<'_>, apply: &Apply) -> Result<(), StoreError> {
    let cursors = open(transaction, name::CURSORS)?;
    for cursor in &apply.cursors {
        put(&cursors, &cursor.feed, cursor)?;
    }
    for feed in &apply.dropped {
        delete(&cursors, JsValue::from_str(feed))?;
    }
    Ok(())
}

pub(super) fn put_stored(transaction: &Transaction<'_>, record: RecordId, stored: &Stored) -> Result<(), StoreError> {
    let row = rows::to_indexed_row(stored, name::ABOUT, &record.to_string())?;
    put_row(&open(transaction, name::REVISIONS)?, JsValue::from_str(&stored.id.to_string()), row)
}

/// Makes a record's entry anew from every revision about it.
pub(super) async fn put_entry(transaction: &Transaction<'_>, record: RecordId, me: PersonId) -> Result<(), StoreError> {
    let key = record.to_string();
    let revisions = by_index::<Stored>(&open(transaction, name::REVISIONS)?, name::ABOUT, &key).await?;
    let Some(entry) = view(record, me, &revisions) else { return Ok(()) };
    let row = rows::to_indexed_row(&entry, name::KIND, entry.kind.as_str())?;
    put_row(&open(transaction, name::ENTRIES)?, JsValue::from_str(&key), row)
}
