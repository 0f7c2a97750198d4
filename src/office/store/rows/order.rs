//! Rows of the order itself: revisions as received, and the feeds they entered.

use super::{Table, id_bytes};
use crate::domain::ids::{Kind, PersonId, RecordId, RevisionId, StoreId};
use crate::domain::status::HeldCode;
use crate::sync::feed::SetCheck;
use sqlx::sqlite::SqliteConnection;

/// A row of `revision`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct RevisionRow {
    pub id: RevisionId,
    pub record: Option<RecordId>,
    pub target: Option<RecordId>,
    pub kind: Option<Kind>,
    pub author: Option<PersonId>,
    pub carrier: PersonId,
    pub store: StoreId,
    pub n: Option<i64>,
    pub village: Option<String>,
    pub producer: Option<RecordId>,
    pub received_ms: i64,
    pub placed: Option<(i64, RevisionId)>,
    pub held: Option<HeldCode>,
    pub bytes: Vec<u8>,
}

/// A row of `feed`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct FeedRow {
    pub feed: i64,
    pub seq: i64,
    pub place: i64,
    pub check: SetCheck,
}

static REVISION: Table = Table::new(
    "revision",
    "",
    &[
        "id",
        "record",
        "kind",
        "author",
        "carrier",
        "store",
        "n",
        "village",
        "producer",
        "received_ms",
        "seq",
        "chain",
        "held",
        "bytes",
        "target",
    ],
);

/// Inserts revisions.
pub async fn revisions(conn: &mut SqliteConnection, rows: &[RevisionRow]) -> sqlx::Result<()> {
    REVISION
        .put(conn, rows, |values, row| {
            values.push_bind(row.id.0.to_vec())?;
            values.push_bind(id_bytes(row.record))?;
            values.push_bind(row.kind.map(Kind::as_str))?;
            values.push_bind(row.author.map(|author| author.as_bytes().to_vec()))?;
            values.push_bind((row.author != Some(row.carrier)).then(|| row.carrier.as_bytes().to_vec()))?;
            values.push_bind(row.store.as_bytes().to_vec())?;
            values.push_bind(row.n)?;
            values.push_bind(row.village.clone())?;
            values.push_bind(id_bytes(row.producer))?;
            values.push_bind(row.received_ms)?;
            values.push_bind(row.placed.map(|(seq, _)| seq))?;
            values.push_bind(row.placed.map(|(_, chain)| chain.0.to_vec()))?;
            values.push_bind(row.held.map(HeldCode::as_str))?;
            values.push_bind(row.bytes.clone())?;
            values.push_bind(id_bytes(row.target))
        })
        .await
}

static FEED_NAME: Table = Table::new("feed_name", "", &["number", "name"]);

/// Inserts names of feeds.
pub async fn feed_names(conn: &mut SqliteConnection, rows: &[(i64, String)]) -> sqlx::Result<()> {
    FEED_NAME
        .put(conn, rows, |values, (number, name)| {
            values.push_bind(*number)?;
            values.push_bind(name.clone())
        })
        .await
}

static FEED: Table = Table::new("feed", "", &["feed", "seq", "place", "set_check"]);

/// Inserts feed rows.
pub async fn feeds(conn: &mut SqliteConnection, rows: &[FeedRow]) -> sqlx::Result<()> {
    FEED.put(conn, rows, |values, row| {
        values.push_bind(row.feed)?;
        values.push_bind(row.seq)?;
        values.push_bind(row.place)?;
        values.push_bind(row.check.0.to_be_bytes().to_vec())
    })
    .await
}
