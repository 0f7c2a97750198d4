//! Rows of the queue, read and named.

use super::Here;
use super::filter::Sql;
use super::names;
use crate::domain::ids::{PersonId, RecordId};
use crate::domain::reports::queue::{Place, QueueRow};
use crate::domain::status::Review;
use crate::words::desk as words;
use sqlx::FromRow;
use sqlx::sqlite::SqliteRow;
use std::collections::BTreeMap;

/// What [`Raw`] is read from.
pub(super) const COLUMNS: &str = "SELECT record.id, record.kind, record.form, record.village, record.author, record.head_author, \
    record.review, record.flags, record.last_seq, record.received_ms, record.day, producer.name AS producer_name, \
    harvest.form AS harvest_form, harvest.commodity, harvest.commodity_typed, harvest.milli, harvest.unit, harvest.unit_typed, \
    harvest.grams, harvest.failed, harvest.livelihood";

/// A row as the database has it.
#[derive(FromRow)]
pub(super) struct Raw {
    pub(super) id: Vec<u8>,
    kind: String,
    form: Option<String>,
    village: String,
    author: Vec<u8>,
    head_author: Vec<u8>,
    review: String,
    flags: String,
    pub(super) last_seq: i64,
    received_ms: i64,
    day: Option<String>,
    producer_name: Option<String>,
    harvest_form: Option<String>,
    commodity: Option<String>,
    commodity_typed: Option<String>,
    milli: Option<i64>,
    unit: Option<String>,
    unit_typed: Option<String>,
    grams: Option<i64>,
    failed: Option<i64>,
    livelihood: Option<String>,
}

impl Raw {
    /// Its place in the queue.
    pub(super) fn place(&self) -> Place {
        Place { flagged: !self.flags.is_empty(), seq: self.last_seq }
    }
}

/// Runs a statement that selects [`COLUMNS`] and names what comes back.
pub(super) async fn read(here: &Here, mut sql: Sql) -> Result<(Vec<QueueRow>, Option<Place>), sqlx::Error> {
    let raw: Vec<SqliteRow> = sql.build().fetch_all(here.office.reads()).await?;
    let raw = raw.iter().map(Raw::from_row).collect::<Result<Vec<_>, _>>()?;
    let last = raw.last().map(Raw::place);
    let catches: Vec<Vec<u8>> = raw.iter().filter(|row| row.harvest_form.as_deref() == Some("catch")).map(|row| row.id.clone()).collect();
    let lines = lines(here, &catches).await?;
    let people = names::people(here).await?;
    Ok((raw.into_iter().filter_map(|row| named(here, row, &lines, &people)).collect(), last))
}

/// What a catch consists of: species names and the amount when all lines share a unit.
type Lines = BTreeMap<Vec<u8>, Vec<(String, Option<(i64, String)>)>>;

async fn lines(here: &Here, catches: &[Vec<u8>]) -> Result<Lines, sqlx::Error> {
    if catches.is_empty() {
        return Ok(Lines::new());
    }
    let mut sql = Sql::new("SELECT harvest, commodity, commodity_typed, milli, unit, unit_typed FROM harvest_line WHERE harvest IN (");
    let mut ids = sql.separated(", ");
    catches.iter().for_each(|id| {
        ids.push_bind(id.clone());
    });
    sql.push(") ORDER BY harvest, line");
    type Line = (Vec<u8>, Option<String>, Option<String>, Option<i64>, Option<String>, Option<String>);
    let rows: Vec<Line> = sql.build_query_as().fetch_all(here.office.reads()).await?;
    let pack = &here.office.pack();
    let mut lines = Lines::new();
    for (harvest, id, typed, milli, unit, unit_typed) in rows {
        let name = id.and_then(|id| names::commodity(pack, here.lang, &id)).or(typed).unwrap_or_default();
        let unit = unit.map(|code| names::unit(pack, here.lang, &code)).or(unit_typed);
        lines.entry(harvest).or_default().push((name, milli.zip(unit)));
    }
    Ok(lines)
}

fn named(here: &Here, row: Raw, lines: &Lines, people: &BTreeMap<PersonId, String>) -> Option<QueueRow> {
    let (pack, lang) = (&here.office.pack(), here.lang);
    let author = PersonId::from_slice(&row.head_author)?;
    let first = PersonId::from_slice(&row.author)?;
    let of_catch = lines.get(&row.id).map(Vec::as_slice).unwrap_or_default();
    let what = match row.harvest_form.as_deref() {
        Some("catch") if of_catch.is_empty() => lang.pick("Pulang kosong", "Came back empty").to_owned(),
        Some("catch") => of_catch.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", "),
        Some("nil") => row.livelihood.as_deref().and_then(|code| words::code(lang, "livelihood", code)).unwrap_or_default().to_owned(),
        Some(_) => {
            row.commodity.as_deref().and_then(|id| names::commodity(pack, lang, id)).or(row.commodity_typed.clone()).unwrap_or_default()
        }
        None => row.form.as_deref().and_then(|kind| words::code(lang, "kind", kind)).unwrap_or_default().to_owned(),
    };
    let unit = row.unit.as_deref().map(|code| names::unit(pack, lang, code)).or(row.unit_typed.clone());
    let amount = match (row.failed, row.milli.zip(unit), of_catch) {
        (Some(1), ..) => Some(lang.pick("gagal panen", "crop failed").to_owned()),
        (_, Some((milli, unit)), _) => Some(format!("{} {unit}", words::number(lang, milli))),
        (_, None, [(_, Some((milli, unit)))]) => Some(format!("{} {unit}", words::number(lang, *milli))),
        _ => None,
    };
    Some(QueueRow {
        id: RecordId::from_slice(&row.id),
        kind: row.kind.parse().ok(),
        form: row.harvest_form.clone(),
        producer: row.producer_name.unwrap_or_default(),
        what,
        amount,
        grams: row.grams,
        place: names::place(pack, &row.village),
        author: people.get(&author).cloned().unwrap_or_default(),
        day: row.day,
        received_ms: row.received_ms,
        review: Review::parse(&row.review).unwrap_or(Review::Waiting),
        held: None,
        flags: row.flags.split_whitespace().map(str::to_owned).collect(),
        seq: Some(row.last_seq),
        own: [author, first].contains(&here.session.person),
    })
}

/// One row by its record, wherever it stands in the queue.
pub(super) async fn one(here: &Here, id: RecordId) -> Result<Option<(QueueRow, Place)>, sqlx::Error> {
    let mut sql = Sql::new(COLUMNS);
    sql.push(" FROM record LEFT JOIN producer ON producer.id = record.producer LEFT JOIN harvest ON harvest.id = record.id");
    sql.push(" WHERE record.kind NOT IN ('verdict', 'mapping') AND record.id = ").push_bind(id.as_bytes().to_vec());
    let (rows, place) = read(here, sql).await?;
    Ok(rows.into_iter().next().zip(place))
}
