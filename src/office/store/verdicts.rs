//! Verdicts of the desk: a pending row at once, a revision of the office's own store once its ten seconds are over.

use super::own::{self, Decision};
use super::writer::Work;
use super::writing::Writing;
use crate::domain::ids::{Kind, PersonId, RecordId};
use crate::domain::json::from_slice;
use crate::domain::verdict::Verdict;
use crate::office::random;

/// Makes every pending verdict whose time has come a revision, through the same decision as any push, and deletes its
/// row, all in one transaction. Returns how many.
pub fn settle(now_ms: i64) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, usize> {
    move |writing| Box::pin(run(writing, now_ms))
}

async fn run(writing: &mut Writing, now_ms: i64) -> sqlx::Result<usize> {
    let due: Vec<(i64, Vec<u8>, String)> =
        sqlx::query_as("SELECT id, person, verdict FROM pending_verdict WHERE due_ms <= $1 ORDER BY id LIMIT 1000")
            .bind(now_ms)
            .fetch_all(&mut writing.conn)
            .await?;
    for (id, person, verdict) in &due {
        let verdict = from_slice::<Verdict>(verdict.as_bytes()).ok();
        if let Some((person, verdict)) = PersonId::from_slice(person).zip(verdict) {
            let record = RecordId::from_random(random::bytes());
            let (kind, changes) = (Kind::Verdict, verdict.to_fields());
            own::decide(writing, Decision { author: person, kind, record, parents: Vec::new(), changes, now_ms }).await?;
        }
        sqlx::query("DELETE FROM pending_verdict WHERE id = $1").bind(id).execute(&mut writing.conn).await?;
    }
    Ok(due.len())
}
