//! Tables that `anjat rebuild` makes anew, as text to compare.

use anjat::office::Office;
use sqlx::{Row as _, TypeInfo as _, ValueRef as _};

const PROJECTIONS: [&str; 9] = ["record", "producer", "holding", "harvest", "harvest_line", "figure", "feed", "feed_name", "photo_named"];

/// Every row of every table that can be made again.
pub async fn projections(office: &Office) -> Vec<(&'static str, Vec<String>)> {
    let mut all = Vec::new();
    for table in PROJECTIONS {
        all.push((table, dump(office, table).await));
    }
    all
}

/// Every row of a table as text, in order.
async fn dump(office: &Office, table: &'static str) -> Vec<String> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT * FROM {table}"))).fetch_all(office.reads()).await.unwrap();
    let cell = |row: &sqlx::sqlite::SqliteRow, at: usize| {
        let value = row.try_get_raw(at).unwrap();
        match value.type_info().name() {
            "NULL" => "-".to_owned(),
            "INTEGER" => row.get::<i64, _>(at).to_string(),
            "TEXT" => row.get::<String, _>(at),
            _ => format!("{:02x?}", row.get::<Vec<u8>, _>(at)),
        }
    };
    let mut rows: Vec<String> = rows.iter().map(|row| (0..row.len()).map(|at| cell(row, at)).collect::<Vec<_>>().join("|")).collect();
    rows.sort();
    rows
}
