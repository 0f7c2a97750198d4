//! Opening: one write connection that flushes every commit, and a pool that only reads.

use super::Db;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use std::path::Path;
use std::time::Duration;

/// Readers wait at most this long for a schema lock; there is only one writer.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// A request that gets no read connection in this time is answered `busy`.
const POOL_TIMEOUT: Duration = Duration::from_secs(5);
/// Readers at once: they share two to eight cores with everything else.
const READERS_MAX: u32 = 8;
/// The writer's statements come in a few widths each (see `rows`); all of them stay prepared.
const STATEMENTS_MAX: usize = 512;

static STEPS: sqlx::migrate::Migrator = sqlx::migrate!("migrations/sqlite");

/// Opens the database file, makes it when it is not there, and brings its schema up to date. Commits are flushed, unless
/// the whole database would be made again after a power cut.
pub async fn open(file: &Path, flushes: bool) -> Result<(Db, SqliteConnection), sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(if flushes { SqliteSynchronous::Full } else { SqliteSynchronous::Off })
        .busy_timeout(BUSY_TIMEOUT)
        .statement_cache_capacity(STATEMENTS_MAX)
        .log_slow_statements(tracing::log::LevelFilter::Warn, Duration::from_secs(1))
        .log_statements(tracing::log::LevelFilter::Trace);
    let mut writer = SqliteConnection::connect_with(&options).await?;
    STEPS.run_direct(None, &mut writer, false).await?;
    let pool = SqlitePoolOptions::new()
        .max_connections(READERS_MAX)
        .acquire_timeout(POOL_TIMEOUT)
        .connect_with(options.pragma("query_only", "ON"))
        .await?;
    Ok((Db::Sqlite(pool), writer))
}
