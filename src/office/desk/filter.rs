//! A [`QueueFilter`] as SQL. Every value is bound; a code that cannot be one fits nothing instead of failing.

use crate::domain::ids::Kind;
use crate::domain::pack::Pack;
use crate::domain::refs::OTHER;
use crate::domain::reports::period::Period;
use crate::domain::reports::queue::{Place, QueueFilter};
use crate::domain::status::Review;
use crate::domain::text;
use crate::office::overview::NO_CONDITION;
use sqlx::{QueryBuilder, Sqlite};

/// A statement under construction.
pub(in crate::office) type Sql = QueryBuilder<Sqlite>;

/// The tables a queue row is read from.
pub(in crate::office) const FROM: &str = " FROM record \
    LEFT JOIN producer ON producer.id = record.producer \
    LEFT JOIN harvest ON harvest.id = record.id \
    LEFT JOIN pending_verdict AS pending ON pending.target = record.id \
    WHERE record.kind NOT IN ('verdict', 'mapping')";

/// A record whose verdict is in its ten seconds has left the queue.
pub(in crate::office) const UNDECIDED: &str = " AND pending.id IS NULL";

/// Whether a record has flags, as 0 or 1: the first key of the order.
pub(in crate::office) const FLAGGED: &str = "(record.flags <> '')";

/// A harvest that has an amount without a known weight.
const UNMEASURED: &str = "(harvest.id IS NOT NULL AND harvest.grams IS NULL AND harvest.failed = 0 AND harvest.form <> 'nil')";

/// ` AND (column lies in the territory)`. Codes have dots only: `65.02.` to `65.02/` holds everything below `65.02`.
pub(in crate::office) fn within(sql: &mut Sql, column: &str, areas: &[String]) {
    sql.push(" AND (0");
    for area in areas.iter().filter(|area| !area.is_empty()) {
        sql.push(format_args!(" OR {column} = ")).push_bind(area.clone());
        sql.push(format_args!(" OR ({column} > ")).push_bind(format!("{area}."));
        sql.push(format_args!(" AND {column} < ")).push_bind(format!("{area}/")).push(")");
    }
    sql.push(")");
}

/// The conditions of a filter within the person's territory, without the keyset.
pub(in crate::office) fn conditions(sql: &mut Sql, territory: &[String], pack: &Pack, filter: &QueueFilter) {
    within(sql, "record.village", territory);
    // What the overview counts, it counts until the verdict is a revision.
    if filter.review.as_deref() != Some("provisional") {
        sql.push(UNDECIDED);
    }
    match filter.review.as_deref() {
        Some("all") => {}
        Some("provisional") => {
            sql.push(" AND record.review IN ('waiting', 'changed', 'returned')");
        }
        Some(state) if Review::parse(state).is_some() => {
            sql.push(" AND record.review = ").push_bind(state.to_owned());
        }
        _ => {
            sql.push(" AND record.review IN ('waiting', 'changed')");
        }
    }
    if let Some(kind) = filter.kind.as_deref().and_then(|kind| kind.parse::<Kind>().ok()) {
        sql.push(" AND record.kind = ").push_bind(kind.as_str());
    }
    if let Some(form) = &filter.form {
        sql.push(" AND harvest.form = ").push_bind(form.clone());
    }
    if let Some(area) = &filter.area {
        within(sql, "record.village", &pack.codes_of(area));
    }
    if filter.year.is_some() {
        let period = Period::read(filter.year.as_deref(), filter.from.as_deref(), filter.to.as_deref(), 0);
        sql.push(" AND record.day >= ").push_bind(format!("{:04}-{:02}-01", period.year, period.from));
        sql.push(" AND record.day <= ").push_bind(format!("{:04}-{:02}-31", period.year, period.to));
    }
    amounts(sql, filter);
    // A literal search: no pattern, so `%` and `_` mean themselves (90).
    if let Some(typed) = filter.q.as_deref().map(text::fold).filter(|typed| !typed.is_empty()) {
        sql.push(" AND instr(producer.folded, ").push_bind(typed).push(") > 0");
    }
    match filter.flag.as_deref() {
        Some("with") => sql.push(" AND record.flags <> ''"),
        Some("none") => sql.push(" AND record.flags = ''"),
        _ => sql,
    };
}

/// Reports with an amount as asked for: of the report itself, or of a line of a catch.
fn amounts(sql: &mut Sql, filter: &QueueFilter) {
    if filter.commodity.is_none() && filter.condition.is_none() && filter.unit.is_none() {
        return;
    }
    sql.push(" AND ((1");
    amount(sql, "harvest", filter);
    sql.push(") OR EXISTS (SELECT 1 FROM harvest_line WHERE harvest_line.harvest = record.id");
    amount(sql, "harvest_line", filter);
    sql.push("))");
    // The lines of a catch have no state of their own.
    match filter.condition.as_deref() {
        None => sql,
        Some(NO_CONDITION) => sql.push(" AND harvest.condition IS NULL"),
        Some(condition) => sql.push(" AND harvest.condition = ").push_bind(condition.to_owned()),
    };
}

/// What a report weighs of that which is asked for: of a catch the lines that fit, of anything else the whole.
pub(in crate::office) fn grams(sql: &mut Sql, filter: &QueueFilter) {
    of_lines(sql, filter, "SUM(harvest_line.grams)", "", "harvest.grams");
}

/// Whether an amount that is asked for has no known weight, as 0 or 1.
pub(in crate::office) fn unmeasured(sql: &mut Sql, filter: &QueueFilter) {
    of_lines(sql, filter, "COUNT(*) > 0", " AND harvest_line.grams IS NULL", UNMEASURED);
}

fn of_lines(sql: &mut Sql, filter: &QueueFilter, of_lines: &str, and: &str, of_report: &str) {
    if filter.commodity.is_none() && filter.unit.is_none() {
        sql.push(of_report);
        return;
    }
    sql.push(format_args!(
        "CASE WHEN harvest.form = 'catch' THEN (SELECT {of_lines} FROM harvest_line WHERE harvest_line.harvest = record.id{and}"
    ));
    amount(sql, "harvest_line", filter);
    sql.push(format_args!(") ELSE {of_report} END"));
}

fn amount(sql: &mut Sql, table: &str, filter: &QueueFilter) {
    match filter.commodity.as_deref() {
        Some(commodity) => named(sql, table, "commodity", commodity),
        None => _ = sql.push(format_args!(" AND ({table}.commodity IS NOT NULL OR {table}.commodity_typed IS NOT NULL)")),
    }
    if let Some(unit) = filter.unit.as_deref() {
        sql.push(format_args!(" AND {table}.grams IS NULL"));
        named(sql, table, "unit", unit);
    }
}

/// A code of the list, or the name as people call it behind `other:`.
fn named(sql: &mut Sql, table: &str, column: &str, code: &str) {
    match code.strip_prefix(OTHER) {
        // A name that was mapped since stands under its code.
        Some(typed) => sql.push(format_args!(" AND {table}.{column} IS NULL AND {table}.{column}_typed = ")).push_bind(typed.to_owned()),
        None => sql.push(format_args!(" AND {table}.{column} = ")).push_bind(code.to_owned()),
    };
}

/// Rows after a place: flagged first, then the longest waiting, by the order of their head.
pub(in crate::office) fn after(sql: &mut Sql, place: Place) {
    let flagged = i64::from(place.flagged);
    sql.push(format_args!(" AND ({FLAGGED} < ")).push_bind(flagged);
    sql.push(format_args!(" OR ({FLAGGED} = ")).push_bind(flagged);
    sql.push(" AND record.last_seq > ").push_bind(place.seq).push("))");
}

/// The order of the queue, which [`after`] walks.
pub(in crate::office) fn in_order(sql: &mut Sql) {
    sql.push(format_args!(" ORDER BY {FLAGGED} DESC, record.last_seq"));
}
