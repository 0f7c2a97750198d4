//! Rows written in bulk, held against what a rebuild makes of the same revisions: the revisions of some records are
//! copied into a database of their own, rebuilt there, and every row compared.

use super::dice::Dice;
use crate::office::Office;
use crate::office::demo::DemoError;
use crate::office::store::writing::Writing;
use crate::office::store::{self, Db, rebuild};
use sqlx::Connection as _;
use sqlx::sqlite::SqliteConnection;
use std::path::Path;

/// Tables that a rebuild makes of a record's own revisions, and which of their rows are of the records. Feeds run through
/// all records and cannot be sampled.
const TABLES: [(&str, &str); 7] = [
    ("record", "id IN (SELECT id FROM main.record)"),
    ("producer", "id IN (SELECT id FROM main.record)"),
    ("holding", "id IN (SELECT id FROM main.record)"),
    ("harvest", "id IN (SELECT id FROM main.record)"),
    ("harvest_line", "harvest IN (SELECT id FROM main.record)"),
    ("photo_named", "record IN (SELECT id FROM main.record)"),
    ("figure", "(month, village, report) IN (SELECT substr(coalesce(day, ''), 1, 7), village, first_seq FROM main.record)"),
];

/// What was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampled {
    /// Revisions rebuilt.
    pub revisions: u64,
    /// Rows compared.
    pub rows: i64,
}

/// Rebuilds some records elsewhere, all of them when there are not so many revisions, and compares them.
pub async fn check(office: &Office, seed: u64, records: u64) -> Result<Sampled, DemoError> {
    let folder = office.config().data.join("sample");
    let stopped = |error: std::io::Error| DemoError::Stopped(error.to_string());
    std::fs::create_dir_all(&folder).map_err(stopped)?;
    let checked = compare(office, &folder.join("sample.db"), seed, records).await;
    std::fs::remove_dir_all(&folder).map_err(stopped)?;
    checked
}

async fn compare(office: &Office, file: &Path, seed: u64, records: u64) -> Result<Sampled, DemoError> {
    let (Db::Sqlite(pool), mut conn) = store::open(file, false).await?;
    let whole = office.config().data.join("anjat.db");
    sqlx::query("ATTACH $1 AS whole").bind(whole.to_string_lossy().into_owned()).execute(&mut conn).await?;
    copy(&mut conn, seed, records).await?;
    let mut writing = Writing::new(conn, office.keys().clone(), office.province().to_owned());
    sqlx::query("BEGIN").execute(&mut writing.conn).await?;
    let revisions = rebuild::rebuild()(&mut writing).await?;
    sqlx::query("COMMIT").execute(&mut writing.conn).await?;
    let mut rows = 0;
    for (table, theirs) in TABLES {
        let (here, different) = differences(&mut writing.conn, table, theirs).await?;
        if different > 0 {
            return Err(DemoError::Differs { table: table.to_owned(), rows: different });
        }
        rows += here;
    }
    writing.conn.close().await?;
    pool.close().await;
    Ok(Sampled { revisions, rows })
}

/// Copies the revisions about the records of places drawn from the order.
async fn copy(conn: &mut SqliteConnection, seed: u64, records: u64) -> sqlx::Result<()> {
    let highest: i64 = sqlx::query_scalar("SELECT COALESCE(MAX(seq), 0) FROM whole.revision").fetch_one(&mut *conn).await?;
    // What is made from the others is not copied.
    let columns: Vec<String> = columns(conn, "revision").await?.into_iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let columns = columns.join(", ");
    let sql = format!(
        "INSERT OR IGNORE INTO main.revision ({columns}) SELECT {columns} FROM whole.revision \
         WHERE seq IS NOT NULL AND about = (SELECT about FROM whole.revision WHERE seq = $1)"
    );
    let is_all = u64::try_from(highest).is_ok_and(|highest| highest <= records);
    // A rebuild judges by the lists of the time.
    sqlx::query("INSERT INTO main.reference SELECT * FROM whole.reference").execute(&mut *conn).await?;
    let mut dice = Dice::new(seed, "sample", &[]);
    for at in 1..=if is_all { highest } else { records.cast_signed() } {
        let place = if is_all { at } else { dice.between(1, highest) };
        sqlx::query(sqlx::AssertSqlSafe(sql.as_str())).bind(place).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Stored columns of a table, each with its place in the key or 0.
async fn columns(conn: &mut SqliteConnection, table: &str) -> sqlx::Result<Vec<(String, i64)>> {
    sqlx::query_as("SELECT name, pk FROM pragma_table_info($1) ORDER BY cid").bind(table).fetch_all(conn).await
}

/// Rows of the rebuilt records, and how many are not the same in both.
async fn differences(conn: &mut SqliteConnection, table: &str, theirs: &str) -> sqlx::Result<(i64, i64)> {
    let columns = columns(conn, table).await?;
    // A NULL equals a NULL; a key is never NULL, and found by its index.
    let same = columns.iter().map(|(name, pk)| format!("there.\"{name}\" {} here.\"{name}\"", if *pk > 0 { "=" } else { "IS" }));
    let same = same.collect::<Vec<_>>().join(" AND ");
    let sql = format!(
        "SELECT (SELECT COUNT(*) FROM main.{table}), \
                (SELECT COUNT(*) FROM main.{table} here WHERE NOT EXISTS (SELECT 1 FROM whole.{table} there WHERE {same})) \
                + (SELECT ABS(COUNT(*) - (SELECT COUNT(*) FROM main.{table})) FROM whole.{table} \
                   WHERE {theirs})"
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_one(conn).await
}
