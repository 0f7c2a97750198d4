//! Pending verdicts through the writer: stored and taken back. The office makes them revisions when their time has
//! come (`office::store::verdicts`).

use super::failed_write;
use super::pending::Pending;
use crate::domain::ids::{PersonId, RecordId};
use crate::domain::json::to_text;
use crate::domain::reports::desk::Refused;
use crate::office::Office;
use sqlx::SqliteConnection;

/// What was stored.
#[derive(Debug, Default)]
pub struct Pended {
    /// Row and record of each that was taken.
    pub taken: Vec<(i64, RecordId)>,
    /// Records on which a verdict waits already.
    pub pending_already: Vec<RecordId>,
}

/// Stores verdicts. At most one waits per record.
pub async fn pend(office: &Office, rows: Vec<Pending>) -> Result<Pended, Refused> {
    office.writer().run(move |writing| Box::pin(insert(&mut writing.conn, rows))).await.map_err(failed_write)
}

async fn insert(conn: &mut SqliteConnection, rows: Vec<Pending>) -> sqlx::Result<Pended> {
    let mut pended = Pended::default();
    for row in rows {
        let id: Option<i64> = sqlx::query_scalar(
            "INSERT INTO pending_verdict (person, target, verdict, made_ms, due_ms) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (target) DO NOTHING RETURNING id",
        )
        .bind(row.person.as_bytes().to_vec())
        .bind(row.verdict.target.as_bytes().to_vec())
        .bind(to_text(&row.verdict))
        .bind(row.made_ms)
        .bind(row.due_ms())
        .fetch_optional(&mut *conn)
        .await?;
        match id {
            Some(id) => pended.taken.push((id, row.verdict.target)),
            None => pended.pending_already.push(row.verdict.target),
        }
    }
    Ok(pended)
}

/// Takes back a pending verdict of this person, and those decided together with it, while its time is not over.
/// Returns their records.
pub async fn unpend(office: &Office, person: PersonId, id: i64) -> Result<Vec<RecordId>, Refused> {
    let now_ms = office.now_ms();
    let delete = office.writer().run(move |writing| {
        Box::pin(async move {
            sqlx::query_scalar::<_, Vec<u8>>(
                "DELETE FROM pending_verdict WHERE person = $1 AND due_ms > $2 \
                    AND made_ms = (SELECT made_ms FROM pending_verdict WHERE id = $3 AND person = $1) RETURNING target",
            )
            .bind(person.as_bytes().to_vec())
            .bind(now_ms)
            .bind(id)
            .fetch_all(&mut writing.conn)
            .await
        })
    });
    let taken = delete.await.map_err(failed_write)?;
    Ok(taken.iter().filter_map(|bytes| RecordId::from_slice(bytes)).collect())
}
