//! What is in a database: how much of what, and one hash over all of it.

use sha2::{Digest, Sha256};
use sqlx::{Row as _, SqlitePool, TypeInfo as _, ValueRef as _};
use std::future::poll_fn;

/// How many of what there are: kind, state, count.
pub type Count = (String, String, i64);

/// Records by kind and state, and what is held by its code.
pub async fn counts(pool: &SqlitePool) -> sqlx::Result<Vec<Count>> {
    sqlx::query_as(
        "SELECT kind, review, COUNT(*) FROM record WHERE kind <> 'verdict' GROUP BY 1, 2 \
         UNION ALL SELECT 'verdict', '', COUNT(*) FROM record WHERE kind = 'verdict' \
         UNION ALL SELECT 'held', held, COUNT(*) FROM revision WHERE held IS NOT NULL GROUP BY held",
    )
    .fetch_all(pool)
    .await
}

/// SHA-256 over every row of every table, in the order of the keys, as hex. Two databases with one hash answer every
/// question alike. When the schema was brought up to date is left out: that is about the file, not about the province.
pub async fn hash(pool: &SqlitePool) -> sqlx::Result<String> {
    let mut hash = Sha256::new();
    let tables: Vec<(String,)> = sqlx::query_as(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '_sqlx_migrations' \
         ORDER BY name",
    )
    .fetch_all(pool)
    .await?;
    for (table,) in tables {
        part(&mut hash, b't', table.as_bytes());
        rows(pool, &table, &mut hash).await?;
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Adds the rows of a table.
async fn rows(pool: &SqlitePool, table: &str, hash: &mut Sha256) -> sqlx::Result<()> {
    let columns: Vec<(String, i64)> =
        sqlx::query_as("SELECT name, pk FROM pragma_table_info($1) ORDER BY cid").bind(table).fetch_all(pool).await?;
    columns.iter().for_each(|(name, _)| part(hash, b'c', name.as_bytes()));
    let mut key: Vec<&(String, i64)> = columns.iter().filter(|(_, pk)| *pk > 0).collect();
    key.sort_by_key(|(_, pk)| *pk);
    let key: Vec<String> =
        if key.is_empty() { columns.iter().collect() } else { key }.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let sql = format!("SELECT * FROM \"{table}\" ORDER BY {}", key.join(", "));
    let mut rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch(pool);
    while let Some(row) = poll_fn(|context| rows.as_mut().poll_next(context)).await {
        let row = row?;
        for at in 0..row.len() {
            let kind = row.try_get_raw(at)?.type_info().name().to_owned();
            match kind.as_str() {
                "NULL" => part(hash, b'n', &[]),
                "INTEGER" => part(hash, b'i', &row.try_get::<i64, _>(at)?.to_be_bytes()),
                "REAL" => part(hash, b'r', &row.try_get::<f64, _>(at)?.to_be_bytes()),
                "TEXT" => part(hash, b's', row.try_get::<&str, _>(at)?.as_bytes()),
                _ => part(hash, b'b', row.try_get::<&[u8], _>(at)?),
            }
        }
    }
    Ok(())
}

/// A value with its type and length, so that no two lists of values give the same bytes.
fn part(hash: &mut Sha256, kind: u8, bytes: &[u8]) {
    hash.update([kind]);
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}
