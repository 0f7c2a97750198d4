//! A [`QueueFilter`] as SQL. Every value is bound; a code that cannot be one fits nothing instead of failing.

use super::Here;
use crate::domain::ids::Kind;
use crate::domain::reports::queue::{Place, QueueFilter};
use crate::domain::status::Review;
use crate::domain::text;
use sqlx::{QueryBuilder, Sqlite};

/// A statement under construction.
pub(super) type Sql = QueryBuilder<Sqlite>;

/// The tables a queue row is read from. A record whose verdict is in its ten seconds has left the queue.
pub(super) const FROM: &str = " FROM record \
    LEFT JOIN producer ON producer.id = record.producer \
    LEFT JOIN harvest ON harvest.id = record.id \
    LEFT JOIN pending_verdict AS pending ON pending.target = record.id \
    WHERE record.kind NOT IN ('verdict', 'mapping') AND pending.id IS NULL";

/// Whether a record has flags, as 0 or 1: the first key of the order.
pub(super) const FLAGGED: &str = "(record.flags <> '')";

/// A harvest that has an amount without a known weight.
pub(super) const UNMEASURED: &str = "(harvest.id IS NOT NULL AND harvest.grams IS NULL AND harvest.failed = 0 AND harvest.form <> 'nil')";

/// ` AND (column lies in the territory)`. Codes have dots only: `65.02.` to `65.02/` holds everything below `65.02`.
pub(super) fn within(sql: &mut Sql, column: &str, areas: &[String]) {
    sql.push(" AND (0");
    for area in areas.iter().filter(|area| !area.is_empty()) {
        sql.push(format_args!(" OR {column} = ")).push_bind(area.clone());
        sql.push(format_args!(" OR ({column} > ")).push_bind(format!("{area}."));
        sql.push(format_args!(" AND {column} < ")).push_bind(format!("{area}/")).push(")");
    }
    sql.push(")");
}

/// The conditions of a filter within the person's territory, without the keyset.
pub(super) fn conditions(sql: &mut Sql, here: &Here, filter: &QueueFilter) {
    within(sql, "record.village", &here.session.territory);
    match filter.review.as_deref() {
        Some("all") => {}
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
        within(sql, "record.village", std::slice::from_ref(area));
    }
    if let Some(commodity) = &filter.commodity {
        sql.push(" AND (harvest.commodity = ").push_bind(commodity.clone());
        sql.push(" OR EXISTS (SELECT 1 FROM harvest_line WHERE harvest_line.harvest = record.id AND harvest_line.commodity = ");
        sql.push_bind(commodity.clone()).push("))");
    }
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

/// Rows after a place: flagged first, then the longest waiting, by the order of their head.
pub(super) fn after(sql: &mut Sql, place: Place) {
    let flagged = i64::from(place.flagged);
    sql.push(format_args!(" AND ({FLAGGED} < ")).push_bind(flagged);
    sql.push(format_args!(" OR ({FLAGGED} = ")).push_bind(flagged);
    sql.push(" AND record.last_seq > ").push_bind(place.seq).push("))");
}

/// The order of the queue, which [`after`] walks.
pub(super) fn in_order(sql: &mut Sql) {
    sql.push(format_args!(" ORDER BY {FLAGGED} DESC, record.last_seq"));
}
