//! Pending verdicts in the database: what the bar "Disetujui. Batalkan (10 s)" reads.

use super::verdict::UNDO_MS;
use super::{Here, rows};
use crate::domain::ids::{PersonId, RecordId};
use crate::domain::json::from_slice;
use crate::domain::reports::record::PendingVerdict;
use crate::domain::verdict::{Outcome, Verdict};

/// A verdict about to be stored.
#[derive(Clone, Debug)]
pub struct Pending {
    /// Who decided.
    pub person: PersonId,
    /// What.
    pub verdict: Verdict,
    /// When, epoch ms; equal for all that were decided together, which is how they are taken back together.
    pub made_ms: i64,
}

impl Pending {
    /// When it becomes a revision.
    pub fn due_ms(&self) -> i64 {
        self.made_ms.saturating_add(UNDO_MS)
    }
}

type Raw = (i64, Vec<u8>, String, i64, i64);

/// Verdicts of this person that can still be taken back, newest first; those decided together count as one.
pub async fn undoable(here: &Here) -> Result<Vec<PendingVerdict>, sqlx::Error> {
    let raw: Vec<Raw> = sqlx::query_as(
        "SELECT MIN(id), target, verdict, due_ms, COUNT(*) FROM pending_verdict WHERE person = $1 AND due_ms > $2 \
         GROUP BY made_ms ORDER BY made_ms DESC",
    )
    .bind(here.session.person.as_bytes().to_vec())
    .bind(here.office.now_ms())
    .fetch_all(here.office.reads())
    .await?;
    all(here, raw).await
}

/// The verdict on a record that waits for its ten seconds, whoever decided it.
pub async fn pending_on(here: &Here, record: RecordId) -> Result<Option<PendingVerdict>, sqlx::Error> {
    let raw: Vec<Raw> = sqlx::query_as("SELECT id, target, verdict, due_ms, 1 FROM pending_verdict WHERE target = $1")
        .bind(record.as_bytes().to_vec())
        .fetch_all(here.office.reads())
        .await?;
    Ok(all(here, raw).await?.pop())
}

async fn all(here: &Here, raw: Vec<Raw>) -> Result<Vec<PendingVerdict>, sqlx::Error> {
    let mut all = Vec::new();
    for (id, target, verdict, due_ms, together) in raw {
        let Some(record) = RecordId::from_slice(&target) else { continue };
        let outcome = from_slice::<Verdict>(verdict.as_bytes()).map_or(Outcome::Approve, |verdict| verdict.outcome);
        all.push(PendingVerdict { id, record, label: label(here, record).await?, together, outcome, due_ms });
    }
    Ok(all)
}

/// What a record is called in one line: `Rotan sega, Pelaku`.
pub async fn label(here: &Here, record: RecordId) -> Result<String, sqlx::Error> {
    let row = rows::one(here, record).await?.map(|(row, _)| row);
    let parts = row.map(|row| [row.what, row.producer]).unwrap_or_default();
    Ok(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
}
