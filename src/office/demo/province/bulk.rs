//! Written without the decision: everything that a decision would find out was known when the lines were made. Places,
//! chain, feeds and projections come from the same [`push::place`]; what will be held
//! takes the way of any push. A test holds the whole database against the one that was decided.

use super::batch::Batch;
use super::save::Made;
use crate::office::Office;
use crate::office::demo::DemoError;
use crate::office::store::push::{self, Arrival};
use crate::office::store::writing::Writing;
use crate::sync::apply::target;

/// Lines that share a transaction: few flushes to disk, and a write-ahead log of some ten megabytes.
pub const LINES: usize = 20_000;

/// Lines whose rows are written together.
const ROWS: usize = 2000;

/// Pages that SQLite may keep in memory meanwhile, in KiB: ids are random, and a page that is read again for each row
/// costs more than everything else.
const CACHE_KIB: u32 = 256 * 1024;

/// Writes batches in one transaction.
pub async fn write(office: &Office, batches: Vec<Batch>) -> Result<(), DemoError> {
    office.writer().run(move |writing| Box::pin(run(writing, batches))).await?;
    Ok(())
}

async fn run(writing: &mut Writing, batches: Vec<Batch>) -> sqlx::Result<()> {
    sqlx::query(sqlx::AssertSqlSafe(format!("PRAGMA cache_size = -{CACHE_KIB}"))).execute(&mut writing.conn).await?;
    let mut kept = 0;
    for batch in &batches {
        for made in batch.made.chunk_by(|one, other| one.held.is_none() && other.held.is_none()) {
            if made.iter().any(|made| made.held.is_some()) {
                flush(writing).await?;
                kept = 0;
                let job = batch.job(made, &writing.keys, &writing.pack);
                push::run(writing, &job).await?;
                writing.clear();
            } else {
                place(writing, batch, made).await?;
                kept += made.len();
            }
            if kept >= ROWS {
                flush(writing).await?;
                kept = 0;
            }
        }
    }
    flush(writing).await
}

async fn flush(writing: &mut Writing) -> sqlx::Result<()> {
    writing.flush().await?;
    writing.clear();
    Ok(())
}

async fn place(writing: &mut Writing, batch: &Batch, made: &[Made]) -> sqlx::Result<()> {
    let revisions = made.iter().map(|made| &made.applied.revision);
    let corrected = revisions.filter(|revision| !revision.parents.is_empty()).map(|revision| revision.record);
    let judged = made.iter().filter_map(|made| target(&made.applied.revision));
    let needed: Vec<_> = corrected.chain(judged).collect();
    writing.load_records(needed).await?;
    for made in made {
        let arrival = Arrival {
            carrier: batch.person,
            store: batch.store,
            received_ms: batch.at_ms,
            nik_mark: made.nik_mark,
            flags: Some(made.flags.clone()),
        };
        push::place(writing, &made.line, made.applied.clone(), arrival).await?;
    }
    Ok(())
}
