//! The overview's sums as SQL over `figure`. Everything is asked for by its months, which the table's key begins with.

use super::join::Part;
use crate::domain::reports::overview::{CROWD_MIN, Side};
use crate::office::desk::filter::Sql;
use sqlx::SqlitePool;
use std::collections::BTreeMap;

/// What stands for goods of which no state was said.
pub const NO_CONDITION: &str = "none";

/// What of the overview's filter decides which amounts count, beside the area.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Months as `YYYY-MM`.
    pub months: Vec<String>,
    /// Areas that nothing outside of may be read.
    pub territory: Vec<String>,
    /// Livelihood.
    pub form: Option<String>,
    /// Commodity.
    pub commodity: Option<String>,
    /// Whether producers are counted, for joining.
    pub joins: bool,
}

/// What a table has a row for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// One row for all.
    All,
    /// An area by the length of its code.
    Area(usize),
    /// A commodity.
    Commodity,
    /// A month.
    Month,
}

impl Key {
    fn sql(self) -> String {
        match self {
            Key::All => "''".into(),
            Key::Area(len) => format!("substr(village, 1, {len})"),
            Key::Commodity => "commodity".into(),
            Key::Month => "month".into(),
        }
    }
}

/// Amounts of one state of the goods: measured (no unit) or all in one unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    /// State, [`NO_CONDITION`] when none was said.
    pub condition: String,
    /// Unit of an unmeasured amount.
    pub unit: Option<String>,
}

/// Cells by kind, each kind's in the order of their keys.
pub type Cells = BTreeMap<Kind, Vec<Part>>;

/// Cells before they are put in order.
type Loose = BTreeMap<(Kind, String), Part>;

/// Millions of a unit and the rest, summed apart: SQLite refuses a sum beyond 64 bits, and one absurd report must not
/// take all figures away.
const SUMS: &str = "SUM(coalesce(grams, milli) / 1000000), SUM(coalesce(grams, milli) % 1000000)";

fn whole((millions, rest): (i64, i64)) -> i64 {
    let whole = i128::from(millions) * 1_000_000 + i128::from(rest);
    i64::try_from(whole).unwrap_or(i64::MAX)
}

/// ` FROM figure WHERE ...`: months, territory, areas, livelihood.
fn of(sql: &mut Sql, ask: &Ask, areas: &[String]) {
    sql.push(" FROM figure WHERE month IN (");
    let mut months = sql.separated(", ");
    ask.months.iter().for_each(|month| {
        months.push_bind(month.clone());
    });
    sql.push(")");
    for some in [areas, ask.territory.as_slice()] {
        // One range of the key per area: '65.02' to '65.02/' holds it and everything below it.
        sql.push(" AND (0");
        for area in some.iter().filter(|area| !area.is_empty()) {
            sql.push(" OR (village >= ").push_bind(area.clone());
            sql.push(" AND village < ").push_bind(format!("{area}/")).push(")");
        }
        sql.push(")");
    }
    if let Some(form) = &ask.form {
        sql.push(" AND form = ").push_bind(form.clone());
    }
}

/// The same for amounts of goods, without reports that have none.
fn of_goods(sql: &mut Sql, ask: &Ask, areas: &[String], condition: Option<&str>) {
    of(sql, ask, areas);
    match &ask.commodity {
        Some(commodity) => sql.push(" AND commodity = ").push_bind(commodity.clone()),
        None => sql.push(" AND commodity IS NOT NULL"),
    };
    match condition {
        None => sql,
        Some(NO_CONDITION) => sql.push(" AND condition IS NULL"),
        Some(condition) => sql.push(" AND condition = ").push_bind(condition.to_owned()),
    };
}

type Raw = (String, String, Option<String>, bool, i64, i64, i64);

/// Sums of every cell. For a person whose figures are joined with the producers behind each.
pub async fn cells(reads: &SqlitePool, ask: &Ask, areas: &[String], key: Key, condition: Option<&str>) -> sqlx::Result<Cells> {
    let crowd = if ask.joins { "COUNT(DISTINCT producer)" } else { "0" };
    let key_sql = key.sql();
    let mut sql = Sql::new(format!("SELECT {key_sql}, coalesce(condition, '{NO_CONDITION}'), unit, verified, {SUMS}, {crowd}"));
    of_goods(&mut sql, ask, areas, condition);
    sql.push(" AND coalesce(grams, milli) IS NOT NULL GROUP BY 1, 2, 3, 4");
    let rows: Vec<Raw> = sql.build_query_as().fetch_all(reads).await?;
    let mut loose = Loose::new();
    let mut small = Vec::new();
    for (of, condition, unit, verified, millions, rest, count) in rows {
        let side = if verified { Side::Verified } else { Side::Provisional };
        let part = loose.entry((Kind { condition, unit }, of.clone())).or_default();
        let sum = Some(whole((millions, rest)));
        if verified {
            part.sum.verified = sum
        } else {
            part.sum.provisional = sum
        }
        part.crowd_mut(side).count = usize::try_from(count).unwrap_or(0);
        if ask.joins && part.crowd_mut(side).count < CROWD_MIN {
            small.push(of);
        }
    }
    if !small.is_empty() {
        small.sort();
        small.dedup();
        name_few(reads, ask, areas, key, condition, &small, &mut loose).await?;
    }
    let mut cells = Cells::new();
    for ((kind, of), part) in loose {
        cells.entry(kind).or_default().push(Part { keys: vec![of], ..part });
    }
    Ok(cells)
}

/// Names the producers of cells that have fewer than five.
async fn name_few(
    reads: &SqlitePool,
    ask: &Ask,
    areas: &[String],
    key: Key,
    condition: Option<&str>,
    small: &[String],
    loose: &mut Loose,
) -> sqlx::Result<()> {
    let key_sql = key.sql();
    let mut sql = Sql::new(format!("SELECT DISTINCT {key_sql}, coalesce(condition, '{NO_CONDITION}'), unit, verified, producer"));
    of_goods(&mut sql, ask, areas, condition);
    sql.push(" AND coalesce(grams, milli) IS NOT NULL");
    // Every key is asked for at once; more than a statement binds are sorted out below.
    if small.len() <= KEYS_BOUND_MAX {
        sql.push(format!(" AND {key_sql} IN ("));
        let mut keys = sql.separated(", ");
        small.iter().for_each(|key| {
            keys.push_bind(key.clone());
        });
        sql.push(")");
    }
    /// Key, condition, unit, verified, producer.
    type Raw = (String, String, Option<String>, bool, Vec<u8>);
    let rows: Vec<Raw> = sql.build_query_as().fetch_all(reads).await?;
    for (of, condition, unit, verified, producer) in rows {
        let side = if verified { Side::Verified } else { Side::Provisional };
        let cell = loose.get_mut(&(Kind { condition, unit }, of));
        if let Some(crowd) = cell.map(|part| part.crowd_mut(side)).filter(|crowd| crowd.count < CROWD_MIN) {
            crowd.few.insert(producer);
        }
    }
    Ok(())
}

/// Keys bound in one statement; SQLite takes 32,766.
const KEYS_BOUND_MAX: usize = 5_000;

/// Reports that count and, of them, months without yield. A filter by commodity counts those that have it.
pub async fn reports(reads: &SqlitePool, ask: &Ask, areas: &[String]) -> sqlx::Result<(i64, i64)> {
    let mut sql = Sql::new("SELECT COUNT(*), coalesce(SUM(nil), 0) FROM (SELECT DISTINCT month, village, report, nil");
    of(&mut sql, ask, areas);
    if let Some(commodity) = &ask.commodity {
        sql.push(" AND commodity = ").push_bind(commodity.clone());
    }
    sql.push(")");
    sql.build_query_as().fetch_one(reads).await
}

/// Areas from which there is a report, by the length of their code; whatever the commodity, and also without yield.
pub async fn reporting(reads: &SqlitePool, ask: &Ask, areas: &[String], len: usize) -> sqlx::Result<Vec<String>> {
    let mut sql = Sql::new(format!("SELECT DISTINCT substr(village, 1, {len})"));
    of(&mut sql, ask, areas);
    sql.build_query_scalar().fetch_all(reads).await
}

/// Commodities in the months and areas, whatever is filtered beside them.
pub async fn commodities(reads: &SqlitePool, ask: &Ask, areas: &[String]) -> sqlx::Result<Vec<String>> {
    let mut sql = Sql::new("SELECT DISTINCT commodity");
    of(&mut sql, &Ask { form: None, ..ask.clone() }, areas);
    sql.push(" AND commodity IS NOT NULL");
    sql.build_query_scalar().fetch_all(reads).await
}

/// First and last year that there are reports of.
pub async fn years(reads: &SqlitePool) -> sqlx::Result<Option<(i32, i32)>> {
    let (first, last): (Option<String>, Option<String>) =
        sqlx::query_as("SELECT (SELECT MIN(month) FROM figure WHERE month > ''), (SELECT MAX(month) FROM figure)").fetch_one(reads).await?;
    let year = |month: Option<String>| month.and_then(|month| month.get(..4)?.parse().ok());
    Ok(year(first).zip(year(last)))
}

/// The newest place in the order.
pub async fn head(reads: &SqlitePool) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT coalesce(MAX(seq), 0) FROM revision").fetch_one(reads).await
}
