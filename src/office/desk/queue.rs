//! The review queue: a page of rows with the totals of everything that fits.

use super::filter::{FLAGGED, FROM, Sql, after, conditions, grams, in_order, unmeasured, within};
use super::{Here, failed, names, pending, rows};
use crate::domain::area::contains;
use crate::domain::ids::{Kind, PersonId, RecordId};
use crate::domain::reports::desk::Refused;
use crate::domain::reports::queue::{Choice, Place, QUEUE_PAGE_ROWS, QueueFilter, QueuePage, QueueRow};
use crate::domain::status::{HeldCode, Review};

/// One page of the queue.
pub async fn page(here: &Here, filter: &QueueFilter) -> Result<QueuePage, Refused> {
    read(here, filter).await.map_err(failed)
}

async fn read(here: &Here, filter: &QueueFilter) -> Result<QueuePage, sqlx::Error> {
    let place = filter.after.as_deref().and_then(Place::parse);
    let (rows, next) = if filter.held.is_some() { held(here, place).await? } else { fitting(here, filter, place).await? };
    let mut page = totals(here, filter).await?;
    page.rows = rows;
    page.next = next.map(|place| place.to_string());
    page.areas = areas(here);
    page.commodities = commodities(here).await?;
    page.crowded = crowded(here).await?;
    page.pending = pending::undoable(here).await?;
    page.who = here.who();
    page.now_ms = here.office.now_ms();
    Ok(page)
}

/// One row more than a page is read: it only tells that there is a next page.
async fn fitting(here: &Here, filter: &QueueFilter, place: Option<Place>) -> Result<(Vec<QueueRow>, Option<Place>), sqlx::Error> {
    let mut sql = Sql::new(rows::COLUMNS);
    sql.push(FROM);
    conditions(&mut sql, &here.session.territory, &here.office.pack(), filter);
    if let Some(place) = place {
        after(&mut sql, place);
    }
    in_order(&mut sql);
    sql.push(" LIMIT ").push_bind(QUEUE_PAGE_ROWS as i64 + 1);
    let (mut rows, _) = rows::read(here, sql).await?;
    let more = rows.len() > QUEUE_PAGE_ROWS;
    rows.truncate(QUEUE_PAGE_ROWS);
    let last = rows.last().filter(|_| more).and_then(|row| row.seq.map(|seq| Place { flagged: !row.flags.is_empty(), seq }));
    Ok((rows, last))
}

async fn totals(here: &Here, filter: &QueueFilter) -> Result<QueuePage, sqlx::Error> {
    let mine = "(record.author = me.person OR record.head_author = me.person)";
    let judgeable = format!("(pending.id IS NULL AND record.review IN ('waiting', 'changed') AND NOT {mine})");
    let mut sql = Sql::new("WITH me (person) AS (SELECT ");
    sql.push_bind(here.session.person.as_bytes().to_vec());
    sql.push(
        ") SELECT COUNT(*), COALESCE(SUM(grams), 0), COALESCE(SUM(unmeasured), 0), COALESCE(SUM(judgeable), 0), \
         COALESCE(SUM(CASE WHEN judgeable THEN grams END), 0), COALESCE(SUM(judgeable AND flagged), 0) FROM (SELECT ",
    );
    grams(&mut sql, filter);
    sql.push(" AS grams, ");
    unmeasured(&mut sql, filter);
    sql.push(format_args!(" AS unmeasured, {judgeable} AS judgeable, {FLAGGED} AS flagged"));
    sql.push(FROM.replacen("FROM record", "FROM record CROSS JOIN me", 1));
    conditions(&mut sql, &here.session.territory, &here.office.pack(), filter);
    sql.push(")");
    let (total, grams, unmeasured, judgeable, judgeable_grams, judgeable_flagged): (i64, i64, i64, i64, i64, i64) =
        sql.build_query_as().fetch_one(here.office.reads()).await?;
    let high_seq: Option<i64> = sqlx::query_scalar("SELECT MAX(seq) FROM revision").fetch_one(here.office.reads()).await?;
    let mut sql = Sql::new("SELECT COUNT(*) FROM revision WHERE held IS NOT NULL");
    held_within(&mut sql, &here.session.territory);
    let held: i64 = sql.build_query_scalar().fetch_one(here.office.reads()).await?;
    Ok(QueuePage {
        total,
        grams,
        unmeasured,
        held,
        judgeable,
        judgeable_grams,
        judgeable_flagged,
        high_seq: high_seq.unwrap_or(0),
        ..QueuePage::default()
    })
}

/// A held line may lie anywhere in a wider area, when nothing better is known of it: everybody there sees it, so that
/// none rots unseen (I14, I25).
pub(in crate::office) fn held_within(sql: &mut Sql, territory: &[String]) {
    let mut around = Vec::new();
    for area in territory {
        around.extend(area.match_indices('.').filter_map(|(at, _)| area.get(..at)).map(str::to_owned));
    }
    sql.push(" AND (revision.village IN (''");
    for code in around {
        sql.push(", ").push_bind::<String>(code);
    }
    sql.push(") OR (1");
    within(sql, "revision.village", territory);
    sql.push("))");
}

/// Names of those whose photos have to wait, where their territory and this one have anything in common.
async fn crowded(here: &Here) -> Result<Vec<String>, sqlx::Error> {
    let mut names = Vec::new();
    for person in here.office.crowded().people(here.office.now_ms()) {
        let found: Option<(String, String)> = sqlx::query_as("SELECT name, territory FROM account WHERE person = $1")
            .bind(person.as_bytes().to_vec())
            .fetch_optional(here.office.reads())
            .await?;
        let Some((name, territory)) = found else { continue };
        let near = |area: &str| here.session.covers(area) || here.session.territory.iter().any(|mine| contains(area, mine));
        names.extend(Some(name).filter(|_| territory.split_whitespace().any(near)));
    }
    Ok(names)
}

type HeldRaw = (i64, Option<Vec<u8>>, Option<String>, Option<Vec<u8>>, Option<String>, i64, String, Option<String>);

/// Held lines, oldest first.
async fn held(here: &Here, place: Option<Place>) -> Result<(Vec<QueueRow>, Option<Place>), sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT at, about, kind, COALESCE(author, carrier), revision.village, received_ms, held, producer.name \
         FROM revision LEFT JOIN producer ON producer.id = revision.producer WHERE held IS NOT NULL AND at > ",
    );
    sql.push_bind(place.map_or(0, |place| place.seq));
    held_within(&mut sql, &here.session.territory);
    sql.push(" ORDER BY at LIMIT ").push_bind(QUEUE_PAGE_ROWS as i64 + 1);
    let mut raw: Vec<HeldRaw> = sql.build_query_as().fetch_all(here.office.reads()).await?;
    let more = raw.len() > QUEUE_PAGE_ROWS;
    raw.truncate(QUEUE_PAGE_ROWS);
    let next = raw.last().filter(|_| more).map(|row| Place { flagged: false, seq: row.0 });
    let people = names::people(here).await?;
    let pack = &here.office.pack();
    let row = |(_, about, kind, author, village, received_ms, code, producer): HeldRaw| {
        let author = author.and_then(|bytes| PersonId::from_slice(&bytes));
        QueueRow {
            id: about.and_then(|bytes| RecordId::from_slice(&bytes)),
            kind: kind.and_then(|kind| kind.parse::<Kind>().ok()),
            form: None,
            producer: producer.unwrap_or_default(),
            what: String::new(),
            amount: None,
            grams: None,
            place: village.map(|code| names::place(pack, &code)).unwrap_or_default(),
            author: author.and_then(|person| people.get(&person).cloned()).unwrap_or_default(),
            day: None,
            received_ms,
            review: Review::Waiting,
            held: HeldCode::parse(&code),
            flags: Vec::new(),
            seq: None,
            own: author == Some(here.session.person),
        }
    };
    Ok((raw.into_iter().map(row).collect(), next))
}

/// The territory's areas and what lies one and two levels below, for the filter.
fn areas(here: &Here) -> Vec<Choice> {
    let pack = &here.office.pack();
    let inside = pack.areas.iter().filter(|area| here.session.covers(&area.code) && area.code.matches('.').count() < 3);
    inside.map(|area| Choice { code: area.code.clone(), name: area.name.clone() }).collect()
}

/// Commodities that were reported in the territory, by name.
async fn commodities(here: &Here) -> Result<Vec<Choice>, sqlx::Error> {
    let mut sql = Sql::new("SELECT DISTINCT commodity FROM harvest WHERE commodity IS NOT NULL");
    within(&mut sql, "harvest.village", &here.session.territory);
    sql.push(
        " UNION SELECT DISTINCT harvest_line.commodity FROM harvest_line JOIN harvest ON harvest.id = harvest_line.harvest \
         WHERE harvest_line.commodity IS NOT NULL",
    );
    within(&mut sql, "harvest.village", &here.session.territory);
    let ids: Vec<String> = sql.build_query_scalar().fetch_all(here.office.reads()).await?;
    let pack = &here.office.pack();
    let mut all: Vec<Choice> =
        ids.into_iter().map(|id| Choice { name: names::commodity(pack, here.lang, &id).unwrap_or_else(|| id.clone()), code: id }).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(all)
}

/// The record that stands after a place in the filtered queue: where a supervisor goes on after a verdict.
pub(super) async fn next_after(here: &Here, filter: &QueueFilter, place: Place) -> Result<Option<RecordId>, sqlx::Error> {
    let mut sql = Sql::new(rows::COLUMNS);
    sql.push(FROM);
    conditions(&mut sql, &here.session.territory, &here.office.pack(), filter);
    after(&mut sql, place);
    in_order(&mut sql);
    sql.push(" LIMIT 1");
    let (rows, _) = rows::read(here, sql).await?;
    Ok(rows.first().and_then(|row| row.id))
}
