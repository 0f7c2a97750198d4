//! One record with everything a supervisor judges it by.

use super::{Here, failed, history, names, pending, rows, typed};
use crate::domain::Fields;
use crate::domain::access::Action;
use crate::domain::civil::Day;
use crate::domain::ids::{Kind, PersonId, RecordId, RevisionId};
use crate::domain::pack::Pack;
use crate::domain::reports::desk::Refused;
use crate::domain::reports::record::{Other, RecordDetail, Weight};
use crate::domain::status::Review;
use crate::domain::{photo, rules};
use crate::office::blobs;
use crate::office::store::load;
use serde_json::Value;
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;
use std::collections::BTreeMap;

/// Other reports shown beside one: enough to see a habit.
const OTHERS_MAX: i64 = 12;

/// The projection of one record.
pub(super) struct Head {
    pub(super) kind: Kind,
    pub(super) village: String,
    pub(super) author: PersonId,
    pub(super) head_author: PersonId,
    pub(super) producer: Option<RecordId>,
    pub(super) head: RevisionId,
    form: Option<String>,
    fields: Fields,
    review: Review,
    received_ms: i64,
}

impl Head {
    /// Whether the person wrote any part that a verdict would cover.
    pub(super) fn is_own(&self, here: &Here) -> bool {
        [self.author, self.head_author].contains(&here.session.person)
    }

    /// Whether the person may do this to it.
    pub(super) fn allows(&self, here: &Here, action: Action) -> bool {
        let author = if self.is_own(here) { here.session.person } else { self.author };
        here.may(action, &self.village, author)
    }
}

/// Reads the projection of a record that is no verdict.
pub(super) async fn head(here: &Here, id: RecordId) -> Result<Option<Head>, sqlx::Error> {
    let row: Option<SqliteRow> = sqlx::query(
        "SELECT record.kind, record.village, record.author, head_author, record.producer, revision.id, form, fields, bytes, review, \
                record.received_ms \
         FROM record JOIN revision ON revision.seq = last_seq WHERE record.id = $1 AND record.kind NOT IN ('verdict', 'mapping')",
    )
    .bind(id.as_bytes().to_vec())
    .fetch_optional(here.office.reads())
    .await?;
    Ok(row.as_ref().and_then(read_head))
}

fn read_head(row: &SqliteRow) -> Option<Head> {
    let producer: Option<&[u8]> = row.get(4);
    Some(Head {
        kind: row.get::<&str, _>(0).parse().ok()?,
        village: row.get(1),
        author: PersonId::from_slice(row.get(2))?,
        head_author: PersonId::from_slice(row.get(3))?,
        producer: producer.and_then(RecordId::from_slice),
        head: RevisionId::from_slice(row.get(5))?,
        form: row.get(6),
        fields: load::fields(row.get(7), row.get(8))?,
        review: Review::parse(row.get(9))?,
        received_ms: row.get(10),
    })
}

/// The record, if it lies in the person's territory. `again` names what was typed into a verdict that was not taken.
pub async fn detail(here: &Here, id: RecordId, again: Option<&str>) -> Result<RecordDetail, Refused> {
    let head = match head(here, id).await.map_err(failed)? {
        Some(head) => Some(head).filter(|head| head.allows(here, Action::ReadRecords)),
        None => held_only(here, id).await.map_err(failed)?,
    };
    let head = head.ok_or(Refused::NotFound)?;
    let mut detail = read(here, id, head).await.map_err(failed)?;
    detail.typed = again.and_then(|token| typed::take(&here.office, here.session.person, id, token));
    Ok(detail)
}

type HeldRaw = (Vec<u8>, Vec<u8>, String, i64, Vec<u8>);

/// A record of which nothing is applied yet: its first revision is held in the person's territory.
async fn held_only(here: &Here, id: RecordId) -> Result<Option<Head>, sqlx::Error> {
    let mut sql =
        super::filter::Sql::new("SELECT id, COALESCE(author, carrier), village, received_ms, bytes FROM revision WHERE held IS NOT NULL");
    sql.push(" AND about = ").push_bind(id.as_bytes().to_vec());
    super::queue::held_within(&mut sql, &here.session.territory);
    sql.push(" ORDER BY at LIMIT 1");
    let raw: Option<HeldRaw> = sql.build_query_as().fetch_optional(here.office.reads()).await?;
    Ok(raw.and_then(|(revision, author, village, received_ms, bytes)| {
        let read = crate::sync::revision::Revision::decode(&bytes).ok()?;
        let author = PersonId::from_slice(&author)?;
        Some(Head {
            kind: read.known_kind().filter(|kind| !matches!(kind, Kind::Verdict | Kind::Mapping))?,
            village,
            author,
            head_author: author,
            producer: None,
            head: RevisionId::from_slice(&revision)?,
            form: None,
            fields: Fields::new(),
            review: Review::Waiting,
            received_ms,
        })
    }))
}

async fn read(here: &Here, id: RecordId, head: Head) -> Result<RecordDetail, sqlx::Error> {
    let pack = &here.office.pack();
    let people = names::people(here).await?;
    let story = history::read(here, id, &people).await?;
    let mut names_behind = BTreeMap::new();
    names::behind(pack, here.lang, &head.fields, &mut names_behind);
    history::name_all(here, &story, &mut names_behind).await?;
    let now_ms = here.office.now_ms();
    let producer = match head.producer {
        Some(producer) => names::producer(here, producer).await?.map(|name| (producer, name)),
        None => None,
    };
    let received = blobs::received(&here.office, id).await?;
    let photos = photo::named(&head.fields).into_iter().map(|photo| (photo, received.contains(&photo))).collect();
    let applied = !story.history.is_empty();
    Ok(RecordDetail {
        id,
        kind: head.kind,
        flags: if applied { rules::check_fields(head.kind, &head.fields, pack, Day::at_ms(now_ms)) } else { Vec::new() },
        weights: weights(here, &head.fields),
        head: head.head,
        form: head.form.clone(),
        author: people.get(&head.head_author).cloned().unwrap_or_default(),
        received_ms: head.received_ms,
        names: names_behind.into_iter().collect(),
        others: others(here, id, head.producer).await?,
        producer,
        photos,
        place: names::place(pack, &head.village),
        review: head.review,
        history: story.history,
        held: story.held,
        pending: pending::pending_on(here, id).await?,
        undoable: pending::undoable(here).await?,
        may_judge: applied && head.allows(here, Action::Judge),
        own: head.is_own(here),
        typed: None,
        who: here.who(),
        now_ms,
        fields: head.fields,
    })
}

/// The way from every amount to kilograms.
fn weights(here: &Here, fields: &Fields) -> Vec<Weight> {
    let pack = &here.office.pack();
    let amounts = fields.iter().filter_map(|(name, value)| {
        let amount = if name == "amount" { value } else { value.get("amount").filter(|_| name.starts_with("line:"))? };
        Some((name, amount))
    });
    amounts.filter_map(|(name, amount)| weight(here, pack, name, amount)).collect()
}

fn weight(here: &Here, pack: &Pack, field: &str, amount: &Value) -> Option<Weight> {
    let milli = amount.get("milli")?.as_i64()?;
    let unit = amount.get("unit")?;
    let code = unit.as_str();
    let typed = unit.get("typed").and_then(Value::as_str).unwrap_or_default();
    Some(Weight {
        field: field.to_owned(),
        milli,
        unit: code.map_or_else(|| typed.to_owned(), |code| names::unit(pack, here.lang, code)),
        unit_grams: code.and_then(|code| pack.unit(code)).and_then(|unit| unit.grams),
        grams: code.and_then(|code| crate::domain::amount::grams(milli, code, pack)),
    })
}

/// Other harvests of the same producer within the territory, newest first.
async fn others(here: &Here, id: RecordId, producer: Option<RecordId>) -> Result<Vec<Other>, sqlx::Error> {
    let Some(producer) = producer else { return Ok(Vec::new()) };
    let mut sql = super::filter::Sql::new(rows::COLUMNS);
    sql.push(" FROM record LEFT JOIN producer ON producer.id = record.producer LEFT JOIN harvest ON harvest.id = record.id");
    sql.push(" WHERE record.kind = 'harvest' AND record.producer = ").push_bind(producer.as_bytes().to_vec());
    sql.push(" AND record.id <> ").push_bind(id.as_bytes().to_vec());
    super::filter::within(&mut sql, "record.village", &here.session.territory);
    sql.push(" ORDER BY record.day DESC, record.last_seq DESC LIMIT ").push_bind(OTHERS_MAX);
    let (rows, _) = rows::read(here, sql).await?;
    let other = |row: crate::domain::reports::queue::QueueRow| {
        Some(Other { id: row.id?, what: row.what, day: row.day, amount: row.amount, review: row.review })
    };
    Ok(rows.into_iter().filter_map(other).collect())
}
