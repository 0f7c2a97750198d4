//! Written as pushes are: prepared as in a request, decided and placed by the writer. Many share a transaction, as pushes
//! that wait together do.

use super::batch::Batch;
use super::save::on_all_cores;
use crate::domain::status::HeldCode;
use crate::office::Office;
use crate::office::demo::DemoError;
use crate::office::store::push::{self, PushJob, Pushed};
use crate::office::store::writing::Writing;
use crate::sync::wire::Status;
use std::sync::Arc;

/// Lines that share a transaction.
pub const LINES: usize = 2000;

/// Writes down single facts about the database.
pub async fn note(writing: &mut Writing, facts: [(&'static str, String); 2]) -> sqlx::Result<()> {
    for (name, value) in facts {
        sqlx::query("INSERT INTO meta (name, value) VALUES ($1, $2)").bind(name).bind(value).execute(&mut writing.conn).await?;
    }
    Ok(())
}

/// Writes batches, and makes sure that of each line became what was staged.
pub async fn write(office: &Office, batches: Vec<Batch>) -> Result<(), DemoError> {
    let (keys, pack) = (office.keys().clone(), office.pack().clone());
    let batches = Arc::new(batches);
    let preparing = batches.clone();
    let jobs = tokio::task::spawn_blocking(move || on_all_cores(&preparing, |batch| batch.job(&batch.made, &keys, &pack)));
    let jobs = jobs.await.map_err(|error| DemoError::Stopped(error.to_string()))?;
    let pushed = office.writer().run(move |writing| Box::pin(run(writing, jobs))).await?;
    for (batch, pushed) in batches.iter().zip(&pushed) {
        for (made, result) in batch.made.iter().zip(&pushed.results) {
            expect(made.applied.revision.n, made.held, result.status)?;
        }
    }
    Ok(())
}

async fn run(writing: &mut Writing, jobs: Vec<PushJob>) -> sqlx::Result<Vec<Pushed>> {
    let mut pushed = Vec::with_capacity(jobs.len());
    for job in &jobs {
        writing.clear();
        pushed.push(push::run(writing, job).await?);
    }
    Ok(pushed)
}

/// Refuses a line of which something else became.
fn expect(n: u64, held: Option<HeldCode>, found: Status) -> Result<(), DemoError> {
    let wanted = held.map_or(Status::Stored, Status::Held);
    if found == wanted { Ok(()) } else { Err(DemoError::Unexpected { n, wanted: held.map_or("stored", HeldCode::as_str), found }) }
}
