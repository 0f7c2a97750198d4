//! Rows that can be made again: records at their head, and what the desk queries of them.

use super::{Table, Values, each, id_bytes};
use crate::domain::ids::RecordId;
use crate::domain::json::to_text;
use crate::office::store::project::{Amount, HarvestRow, HoldingRow, LineRow, ProducerRow, RecordRow};
use sqlx::sqlite::SqliteConnection;

static RECORD: Table = Table::new(
    "record",
    "id",
    &[
        "id",
        "kind",
        "village",
        "author",
        "producer",
        "editor",
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
);

/// Puts records at their head.
pub async fn records(conn: &mut SqliteConnection, rows: &[&RecordRow]) -> sqlx::Result<()> {
    RECORD
        .put(conn, rows, |values, row| {
            values.push_bind(row.id.as_bytes().to_vec())?;
            values.push_bind(row.kind.as_str())?;
            values.push_bind(row.village.clone())?;
            values.push_bind(row.author.as_bytes().to_vec())?;
            values.push_bind(id_bytes(row.producer))?;
            values.push_bind((row.head_author != row.author).then(|| row.head_author.as_bytes().to_vec()))?;
            values.push_bind(row.form.clone())?;
            // See `load::fields`.
            let edited = row.first_seq != row.last_seq;
            values.push_bind(edited.then(|| serde_json::to_string(&row.fields).unwrap_or_default()))?;
            values.push_bind(row.review_name())?;
            values.push_bind(row.verdict.as_ref().map(to_text))?;
            values.push_bind(row.first_seq)?;
            values.push_bind(row.last_seq)?;
            values.push_bind(row.received_ms)?;
            values.push_bind(row.day.clone())?;
            values.push_bind(row.flags.clone())
        })
        .await
}

static PRODUCER: Table = Table::new(
    "producer",
    "id",
    &["id", "village", "name", "folded", "sex", "birth_year", "nik_hmac", "nik_last2", "nik_none", "livelihoods", "group_name", "card"],
);

/// Puts producers.
pub async fn producers(conn: &mut SqliteConnection, rows: &[ProducerRow]) -> sqlx::Result<()> {
    PRODUCER
        .put(conn, rows, |values, row| {
            values.push_bind(row.id.as_bytes().to_vec())?;
            values.push_bind(row.village.clone())?;
            values.push_bind(row.name.clone())?;
            values.push_bind(row.folded.clone())?;
            values.push_bind(row.sex.clone())?;
            values.push_bind(row.birth_year)?;
            values.push_bind(row.nik_mark.map(|mark| mark.to_vec()))?;
            values.push_bind(row.nik_last2.clone())?;
            values.push_bind(row.nik_none.clone())?;
            values.push_bind(row.livelihoods.clone())?;
            values.push_bind(row.group.clone())?;
            values.push_bind(row.card.clone())
        })
        .await
}

static HOLDING: Table =
    Table::new("holding", "id", &["id", "producer", "village", "kind", "name", "area_m2", "crop", "crop_typed", "permit"]);

/// Puts holdings.
pub async fn holdings(conn: &mut SqliteConnection, rows: &[HoldingRow]) -> sqlx::Result<()> {
    HOLDING
        .put(conn, rows, |values, row| {
            values.push_bind(row.id.as_bytes().to_vec())?;
            values.push_bind(row.producer.as_bytes().to_vec())?;
            values.push_bind(row.village.clone())?;
            values.push_bind(row.kind.clone())?;
            values.push_bind(row.name.clone())?;
            values.push_bind(row.area_m2)?;
            values.push_bind(row.crop.clone())?;
            values.push_bind(row.crop_typed.clone())?;
            values.push_bind(row.permit.clone())
        })
        .await
}

fn bind_amount(values: &mut Values, amount: &Amount) -> sqlx::Result<()> {
    values.push_bind(amount.milli)?;
    values.push_bind(amount.unit.clone())?;
    values.push_bind(amount.unit_typed.clone())?;
    values.push_bind(amount.grams)
}

static HARVEST: Table = Table::new(
    "harvest",
    "id",
    &[
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
        "price_per_typed",
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
);

/// Puts harvests.
pub async fn harvests(conn: &mut SqliteConnection, rows: &[HarvestRow]) -> sqlx::Result<()> {
    HARVEST
        .put(conn, rows, |values, row| {
            values.push_bind(row.id.as_bytes().to_vec())?;
            values.push_bind(row.producer.as_bytes().to_vec())?;
            values.push_bind(row.village.clone())?;
            values.push_bind(row.form.clone())?;
            values.push_bind(row.day.clone())?;
            values.push_bind(id_bytes(row.holding))?;
            values.push_bind(row.commodity.clone())?;
            values.push_bind(row.commodity_typed.clone())?;
            bind_amount(values, &row.amount)?;
            values.push_bind(row.condition.clone())?;
            values.push_bind(row.price_idr)?;
            values.push_bind(row.price_per.clone())?;
            values.push_bind(row.price_per_typed.clone())?;
            values.push_bind(row.grade.clone())?;
            values.push_bind(row.buyer.clone())?;
            values.push_bind(row.use_as.clone())?;
            values.push_bind(row.failed)?;
            values.push_bind(row.destination.clone())?;
            values.push_bind(row.document.clone())?;
            values.push_bind(row.gear.clone())?;
            values.push_bind(row.livelihood.clone())?;
            values.push_bind(row.month.clone())?;
            values.push_bind(row.nil_reason.clone())
        })
        .await
}

static HARVEST_LINE: Table = Table::new(
    "harvest_line",
    "",
    &[
        "harvest",
        "line",
        "commodity",
        "commodity_typed",
        "milli",
        "unit",
        "unit_typed",
        "grams",
        "price_idr",
        "price_per",
        "price_per_typed",
    ],
);

/// Inserts lines of catches; lines of an earlier head must be deleted before.
pub async fn lines(conn: &mut SqliteConnection, rows: &[LineRow]) -> sqlx::Result<()> {
    HARVEST_LINE
        .put(conn, rows, |values, row| {
            values.push_bind(row.harvest.as_bytes().to_vec())?;
            values.push_bind(row.line.clone())?;
            values.push_bind(row.commodity.clone())?;
            values.push_bind(row.commodity_typed.clone())?;
            bind_amount(values, &row.amount)?;
            values.push_bind(row.price_idr)?;
            values.push_bind(row.price_per.clone())?;
            values.push_bind(row.price_per_typed.clone())
        })
        .await
}

/// Deletes the lines of catches that are written anew.
pub async fn drop_lines(conn: &mut SqliteConnection, harvests: &[RecordId]) -> sqlx::Result<()> {
    each(conn, "DELETE FROM harvest_line WHERE harvest IN", harvests, "").await
}
