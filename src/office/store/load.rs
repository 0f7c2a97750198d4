//! Reading what a decision needs, in the writer's transaction. Lists of ids are asked for in a few fixed widths, the
//! last one repeated, so that every statement is prepared once.

use super::project::RecordRow;
use crate::domain::Fields;
use crate::domain::ids::{Kind, PersonId, RecordId, RevisionId, StoreId};
use crate::domain::json::from_slice;
use crate::domain::status::{HeldCode, Review};
use crate::sync::apply::lay;
use crate::sync::revision::Revision;
use sqlx::Row as _;
use sqlx::query_builder::QueryBuilder;
use sqlx::sqlite::{Sqlite, SqliteConnection, SqliteRow};
use std::collections::BTreeMap;

/// A stored revision as far as a decision needs it.
#[derive(Clone, Copy, Debug)]
pub struct StoredRevision {
    /// Its record, if it can be read.
    pub record: Option<RecordId>,
    /// Place, once applied.
    pub seq: Option<i64>,
    /// Held code, while held.
    pub held: Option<HeldCode>,
}

/// Widest list; a full batch with its parents and targets stays below.
const LIST_MAX: usize = 256;

/// Runs `head IN (...)` over a list of byte strings, in pieces.
async fn list(conn: &mut SqliteConnection, head: &'static str, ids: &[&[u8]]) -> sqlx::Result<Vec<SqliteRow>> {
    let mut rows = Vec::new();
    for piece in ids.chunks(LIST_MAX) {
        let width = piece.len().next_power_of_two();
        let mut sql = QueryBuilder::<Sqlite>::new(head);
        sql.push(" IN (");
        let mut slots = sql.separated(", ");
        for at in 0..width {
            slots.push_bind(piece[at.min(piece.len() - 1)].to_vec());
        }
        sql.push(")");
        rows.extend(sql.build().fetch_all(&mut *conn).await?);
    }
    Ok(rows)
}

/// Those of the revisions that are stored.
pub async fn revisions(conn: &mut SqliteConnection, ids: &[RevisionId]) -> sqlx::Result<BTreeMap<RevisionId, StoredRevision>> {
    let ids: Vec<&[u8]> = ids.iter().map(|id| id.0.as_slice()).collect();
    let rows = list(conn, "SELECT id, record, seq, held FROM revision WHERE id", &ids).await?;
    let read = |row: SqliteRow| {
        let record: Option<Vec<u8>> = row.get(1);
        let held: Option<String> = row.get(3);
        let stored = StoredRevision {
            record: record.and_then(|bytes| RecordId::from_slice(&bytes)),
            seq: row.get(2),
            // A code of a newer version was written by a newer office; here it is held all the same.
            held: held.map(|name| HeldCode::parse(&name).unwrap_or(HeldCode::UnknownSchema)),
        };
        Some((RevisionId::from_slice(row.get(0))?, stored))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Those of the records that exist, at their head.
pub async fn records(conn: &mut SqliteConnection, ids: &[RecordId]) -> sqlx::Result<Vec<RecordRow>> {
    let ids: Vec<&[u8]> = ids.iter().map(RecordId::as_bytes).collect();
    let head = "SELECT record.id, record.kind, record.village, record.author, record.producer, revision.id, head_author, form, \
                fields, review, verdict, first_seq, last_seq, record.received_ms, day, flags, revision.bytes \
                FROM record JOIN revision ON revision.seq = last_seq WHERE record.id";
    let rows = list(conn, head, &ids).await?;
    Ok(rows.iter().filter_map(record).collect())
}

fn record(row: &SqliteRow) -> Option<RecordRow> {
    let kind: String = row.get(1);
    let producer: Option<Vec<u8>> = row.get(4);
    let (review, verdict): (String, Option<String>) = (row.get(9), row.get(10));
    Some(RecordRow {
        id: RecordId::from_slice(row.get(0))?,
        kind: kind.parse::<Kind>().ok()?,
        village: row.get(2),
        author: PersonId::from_slice(row.get(3))?,
        producer: producer.and_then(|bytes| RecordId::from_slice(&bytes)),
        head: RevisionId::from_slice(row.get(5))?,
        head_author: PersonId::from_slice(row.get(6))?,
        form: row.get(7),
        fields: fields(row.get(8), row.get(16))?,
        review: Review::parse(&review),
        verdict: verdict.and_then(|text| from_slice(text.as_bytes()).ok()),
        first_seq: row.get(11),
        last_seq: row.get(12),
        received_ms: row.get(13),
        day: row.get(14),
        flags: row.get(15),
    })
}

/// A record's fields at its head: as stored (`record.fields`), or what the head revision says as long as that is the
/// record's only one.
pub fn fields(stored: Option<&str>, head: &[u8]) -> Option<Fields> {
    match stored {
        Some(text) => serde_json::from_str(text).ok(),
        None => {
            let mut fields = Fields::new();
            lay(&mut fields, &Revision::decode(head).ok()?.changes);
            Some(fields)
        }
    }
}

/// Who already has one of these NIKs.
pub async fn nik_holders(conn: &mut SqliteConnection, marks: &[[u8; 32]]) -> sqlx::Result<Vec<([u8; 32], RecordId)>> {
    let marks: Vec<&[u8]> = marks.iter().map(<[u8; 32]>::as_slice).collect();
    let rows = list(conn, "SELECT nik_hmac, id FROM producer WHERE nik_hmac", &marks).await?;
    let read = |row: SqliteRow| Some((row.get::<&[u8], _>(0).try_into().ok()?, RecordId::from_slice(row.get(1))?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Which of the numbers of a store are taken, and by what.
pub async fn numbers(conn: &mut SqliteConnection, store: StoreId, numbers: &[u64]) -> sqlx::Result<BTreeMap<u64, RevisionId>> {
    let Some(last) = numbers.last() else { return Ok(BTreeMap::new()) };
    let width = numbers.len().next_power_of_two();
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT n, id FROM revision WHERE store = ");
    sql.push_bind(store.as_bytes().to_vec());
    sql.push(" AND n IN (");
    let mut slots = sql.separated(", ");
    for at in 0..width {
        slots.push_bind(numbers.get(at).unwrap_or(last).cast_signed());
    }
    sql.push(") ORDER BY at DESC");
    let rows = sql.build().fetch_all(conn).await?;
    // Of two revisions under one number the first to arrive has it.
    Ok(rows.iter().filter_map(|row| Some((row.get::<i64, _>(0).cast_unsigned(), RevisionId::from_slice(row.get(1))?))).collect())
}

/// A store's ledger.
#[derive(Clone, Debug)]
pub struct StoreRow {
    /// Whose; `None` for the office's own.
    pub person: Option<PersonId>,
    /// Highest n ever reported.
    pub saved_high: i64,
    /// Highest n ever reported as acknowledged.
    pub acked_high: i64,
    /// Every number up to here is stored.
    pub contiguous_to: i64,
}

/// One store's ledger, if it is known.
pub async fn store(conn: &mut SqliteConnection, id: StoreId) -> sqlx::Result<Option<StoreRow>> {
    let row: Option<(Option<Vec<u8>>, i64, i64, i64)> =
        sqlx::query_as("SELECT person, saved_high, acked_high, contiguous_to FROM store WHERE id = $1")
            .bind(id.as_bytes().to_vec())
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|(person, saved_high, acked_high, contiguous_to)| StoreRow {
        person: person.and_then(|bytes| PersonId::from_slice(&bytes)),
        saved_high,
        acked_high,
        contiguous_to,
    }))
}

/// How far a store's numbers run without a gap, from a number up to which they do.
pub async fn contiguous(conn: &mut SqliteConnection, store: StoreId, from: i64) -> sqlx::Result<i64> {
    let mut to = from;
    loop {
        let found: Vec<(i64,)> = sqlx::query_as("SELECT DISTINCT n FROM revision WHERE store = $1 AND n > $2 ORDER BY n LIMIT 128")
            .bind(store.as_bytes().to_vec())
            .bind(to)
            .fetch_all(&mut *conn)
            .await?;
        let before = to;
        for (n,) in &found {
            if *n == to + 1 {
                to = *n;
            }
        }
        if to == before || to - before < 128 {
            return Ok(to);
        }
    }
}
