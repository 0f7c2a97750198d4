//! Writing rows: several per statement, in a few fixed widths, so that every statement is prepared once.

use super::project::{Amount, HarvestRow, HoldingRow, LineRow, ProducerRow, RecordRow};
use crate::domain::ids::{Kind, PersonId, RecordId, RevisionId, StoreId};
use crate::domain::status::HeldCode;
use crate::sync::feed::SetCheck;
use sqlx::query_builder::{QueryBuilder, Separated};
use sqlx::sqlite::{Sqlite, SqliteConnection};

/// Widest statement: a full batch takes two, and each table needs seven prepared statements at most.
const WIDTH_MAX: usize = 64;

/// A row of `revision`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct RevisionRow {
    pub id: RevisionId,
    pub record: Option<RecordId>,
    pub about: Option<RecordId>,
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
    pub feed: String,
    pub seq: i64,
    pub place: i64,
    pub check: SetCheck,
}

type Values<'q, 's> = Separated<'q, Sqlite, &'s str>;

/// A table as it is written. An empty key means that rows are only ever added.
struct Table {
    name: &'static str,
    key: &'static str,
    columns: &'static [&'static str],
}

impl Table {
    /// One statement per power of two of rows. A row whose key is there already replaces it.
    async fn put<T>(&self, conn: &mut SqliteConnection, rows: &[T], bind: impl Fn(&mut Values<'_, '_>, &T) + Copy) -> sqlx::Result<()> {
        let mut rest = rows;
        while !rest.is_empty() {
            let width = WIDTH_MAX.min(1 << rest.len().ilog2());
            let (now, later) = rest.split_at(width);
            let mut sql = QueryBuilder::<Sqlite>::new("INSERT INTO ");
            sql.push(self.name).push(" (").push(self.columns.join(", ")).push(") ");
            sql.push_values(now, |mut values, row| bind(&mut values, row));
            if !self.key.is_empty() {
                sql.push(" ON CONFLICT (").push(self.key).push(") DO UPDATE SET ");
                let mut set = sql.separated(", ");
                for column in self.columns.iter().filter(|column| **column != self.key) {
                    set.push(format_args!("{column} = excluded.{column}"));
                }
            }
            sql.build().execute(&mut *conn).await?;
            rest = later;
        }
        Ok(())
    }
}

fn id_bytes(id: Option<RecordId>) -> Option<Vec<u8>> {
    id.map(|id| id.as_bytes().to_vec())
}

const REVISION: Table = Table {
    name: "revision",
    key: "",
    columns: &[
        "id",
        "record",
        "about",
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
    ],
};

/// Inserts revisions.
pub async fn revisions(conn: &mut SqliteConnection, rows: &[RevisionRow]) -> sqlx::Result<()> {
    REVISION
        .put(conn, rows, |values, row| {
            values.push_bind(row.id.0.to_vec());
            values.push_bind(id_bytes(row.record));
            values.push_bind(id_bytes(row.about));
            values.push_bind(row.kind.map(Kind::as_str));
            values.push_bind(row.author.map(|author| author.as_bytes().to_vec()));
            values.push_bind(row.carrier.as_bytes().to_vec());
            values.push_bind(row.store.as_bytes().to_vec());
            values.push_bind(row.n);
            values.push_bind(row.village.clone());
            values.push_bind(id_bytes(row.producer));
            values.push_bind(row.received_ms);
            values.push_bind(row.placed.map(|(seq, _)| seq));
            values.push_bind(row.placed.map(|(_, chain)| chain.0.to_vec()));
            values.push_bind(row.held.map(HeldCode::as_str));
            values.push_bind(row.bytes.clone());
        })
        .await
}

const FEED: Table = Table { name: "feed", key: "", columns: &["feed", "seq", "place", "set_check"] };

/// Inserts feed rows.
pub async fn feeds(conn: &mut SqliteConnection, rows: &[FeedRow]) -> sqlx::Result<()> {
    FEED.put(conn, rows, |values, row| {
        values.push_bind(row.feed.clone());
        values.push_bind(row.seq);
        values.push_bind(row.place);
        values.push_bind(row.check.0.to_be_bytes().to_vec());
    })
    .await
}

const RECORD: Table = Table {
    name: "record",
    key: "id",
    columns: &[
        "id",
        "kind",
        "village",
        "author",
        "producer",
        "head",
        "head_author",
        "form",
        "fields",
        "review",
        "verdict",
        "first_seq",
        "last_seq",
        "received_ms",
        "day",
        "flags",
    ],
};

/// Puts records at their head.
pub async fn records(conn: &mut SqliteConnection, rows: &[&RecordRow]) -> sqlx::Result<()> {
    RECORD
        .put(conn, rows, |values, row| {
            values.push_bind(row.id.as_bytes().to_vec());
            values.push_bind(row.kind.as_str());
            values.push_bind(row.village.clone());
            values.push_bind(row.author.as_bytes().to_vec());
            values.push_bind(id_bytes(row.producer));
            values.push_bind(row.head.0.to_vec());
            values.push_bind(row.head_author.as_bytes().to_vec());
            values.push_bind(row.form.clone());
            values.push_bind(serde_json::to_string(&row.fields).unwrap_or_default());
            values.push_bind(row.review_name());
            values.push_bind(row.verdict.as_ref().and_then(|verdict| serde_json::to_string(verdict).ok()));
            values.push_bind(row.first_seq);
            values.push_bind(row.last_seq);
            values.push_bind(row.received_ms);
            values.push_bind(row.day.clone());
            values.push_bind(row.flags.clone());
        })
        .await
}

const PRODUCER: Table = Table {
    name: "producer",
    key: "id",
    columns: &[
        "id",
        "village",
        "name",
        "folded",
        "sex",
        "birth_year",
        "nik_hmac",
        "nik_last2",
        "nik_none",
        "livelihoods",
        "group_name",
        "card",
    ],
};

/// Puts producers.
pub async fn producers(conn: &mut SqliteConnection, rows: &[ProducerRow]) -> sqlx::Result<()> {
    PRODUCER
        .put(conn, rows, |values, row| {
            values.push_bind(row.id.as_bytes().to_vec());
            values.push_bind(row.village.clone());
            values.push_bind(row.name.clone());
            values.push_bind(row.folded.clone());
            values.push_bind(row.sex.clone());
            values.push_bind(row.birth_year);
            values.push_bind(row.nik_mark.map(|mark| mark.to_vec()));
            values.push_bind(row.nik_last2.clone());
            values.push_bind(row.nik_none.clone());
            values.push_bind(row.livelihoods.clone());
            values.push_bind(row.group.clone());
            values.push_bind(row.card.clone());
        })
        .await
}

const HOLDING: Table = Table {
    name: "holding",
    key: "id",
    columns: &["id", "producer", "village", "kind", "name", "area_m2", "crop", "crop_typed", "permit"],
};

/// Puts holdings.
pub async fn holdings(conn: &mut SqliteConnection, rows: &[HoldingRow]) -> sqlx::Result<()> {
    HOLDING
        .put(conn, rows, |values, row| {
            values.push_bind(row.id.as_bytes().to_vec());
            values.push_bind(row.producer.as_bytes().to_vec());
            values.push_bind(row.village.clone());
            values.push_bind(row.kind.clone());
            values.push_bind(row.name.clone());
            values.push_bind(row.area_m2);
            values.push_bind(row.crop.clone());
            values.push_bind(row.crop_typed.clone());
            values.push_bind(row.permit.clone());
        })
        .await
}

fn bind_amount(values: &mut Values<'_, '_>, amount: &Amount) {
    values.push_bind(amount.milli);
    values.push_bind(amount.unit.clone());
    values.push_bind(amount.unit_typed.clone());
    values.push_bind(amount.grams);
}

const HARVEST: Table = Table {
    name: "harvest",
    key: "id",
    columns: &[
        "id",
        "producer",
        "village",
        "form",
        "day",
        "holding",
        "commodity",
        "commodity_typed",
        "milli",
        "unit",
        "unit_typed",
        "grams",
        "condition",
        "price_idr",
        "price_per",
        "grade",
        "buyer",
        "use_as",
        "failed",
        "destination",
        "document",
        "gear",
        "livelihood",
        "month",
        "nil_reason",
    ],
};

/// Puts harvests.
pub async fn harvests(conn: &mut SqliteConnection, rows: &[HarvestRow]) -> sqlx::Result<()> {
    HARVEST
        .put(conn, rows, |values, row| {
            values.push_bind(row.id.as_bytes().to_vec());
            values.push_bind(row.producer.as_bytes().to_vec());
            values.push_bind(row.village.clone());
            values.push_bind(row.form.clone());
            values.push_bind(row.day.clone());
            values.push_bind(id_bytes(row.holding));
            values.push_bind(row.commodity.clone());
            values.push_bind(row.commodity_typed.clone());
            bind_amount(values, &row.amount);
            values.push_bind(row.condition.clone());
            values.push_bind(row.price_idr);
            values.push_bind(row.price_per.clone());
            values.push_bind(row.grade.clone());
            values.push_bind(row.buyer.clone());
            values.push_bind(row.use_as.clone());
            values.push_bind(row.failed);
            values.push_bind(row.destination.clone());
            values.push_bind(row.document.clone());
            values.push_bind(row.gear.clone());
            values.push_bind(row.livelihood.clone());
            values.push_bind(row.month.clone());
            values.push_bind(row.nil_reason.clone());
        })
        .await
}

const HARVEST_LINE: Table = Table {
    name: "harvest_line",
    key: "",
    columns: &["harvest", "line", "commodity", "commodity_typed", "milli", "unit", "unit_typed", "grams", "price_idr", "price_per"],
};

/// Inserts lines of catches; lines of an earlier head must be deleted before.
pub async fn lines(conn: &mut SqliteConnection, rows: &[LineRow]) -> sqlx::Result<()> {
    HARVEST_LINE
        .put(conn, rows, |values, row| {
            values.push_bind(row.harvest.as_bytes().to_vec());
            values.push_bind(row.line.clone());
            values.push_bind(row.commodity.clone());
            values.push_bind(row.commodity_typed.clone());
            bind_amount(values, &row.amount);
            values.push_bind(row.price_idr);
            values.push_bind(row.price_per.clone());
        })
        .await
}
