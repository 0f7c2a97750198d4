//! A version of the reference data that waits for its day.

use super::accounts::audit;
use super::reference::{self, NewVersion};
use super::writer::Work;
use super::writing::Writing;
use crate::domain::civil::Day;
use crate::domain::ids::PersonId;
use crate::domain::json::{from_slice, to_text};
use crate::office::pack::change;
use crate::office::pack::check::check;
use crate::office::pack::draft::Draft;
use sqlx::sqlite::SqliteConnection;

/// A version and its day.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// In force from this day on.
    pub day: Day,
    /// What it is.
    pub draft: Draft,
    over: i64,
    changes: String,
    person: Option<PersonId>,
}

/// Day, version before, person, changes, lists.
type Raw = (String, i64, Option<Vec<u8>>, String, String);

/// What waits for its day.
pub async fn waiting(conn: &mut SqliteConnection) -> sqlx::Result<Option<Waiting>> {
    let row: Option<Raw> = sqlx::query_as("SELECT day, over, person, changes, pack FROM reference_waiting").fetch_optional(conn).await?;
    row.map(|(day, over, person, changes, pack)| {
        let broken = || sqlx::Error::Decode("the waiting version cannot be read".into());
        let read = if changes.is_empty() { Vec::new() } else { change::read(&changes).map_err(|_| broken())? };
        let draft = Draft { pack: from_slice(pack.as_bytes()).map_err(|_| broken())?, changes: read };
        let person = person.and_then(|bytes| PersonId::from_slice(&bytes));
        Ok(Waiting { day: day.parse().map_err(|_| broken())?, draft, over, changes, person })
    })
    .transpose()
}

/// Lets a checked version wait for a day. False when another one waits or came into force.
pub fn plan(new: NewVersion, day: Day) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, bool> {
    move |writing| {
        Box::pin(async move {
            let conn = &mut writing.conn;
            if reference::newest(conn).await?.number != new.over || waiting(conn).await?.is_some() {
                return Ok(false);
            }
            sqlx::query("INSERT INTO reference_waiting (id, day, over, person, changes, pack, wrong) VALUES (1, $1, $2, $3, $4, $5, 0)")
                .bind(day.to_string())
                .bind(new.over)
                .bind(new.person.map(|person| person.as_bytes().to_vec()))
                .bind(new.changes)
                .bind(to_text(&new.draft.pack))
                .execute(&mut *conn)
                .await?;
            audit(conn, new.now_ms, new.person, "reference_plan", &format!("{day}: {}", new.draft.pack.version)).await?;
            Ok(true)
        })
    }
}

/// Takes it back. False when none waits.
pub fn withdraw(person: Option<PersonId>, now_ms: i64) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, bool> {
    move |writing| {
        Box::pin(async move {
            let conn = &mut writing.conn;
            let gone = sqlx::query("DELETE FROM reference_waiting").execute(&mut *conn).await?.rows_affected() > 0;
            if gone {
                audit(conn, now_ms, person, "reference_withdraw", "").await?;
            }
            Ok(gone)
        })
    }
}

/// Puts what waited into force once its day has come. What does not fit any more goes on waiting, and its page says why.
pub fn settle(now_ms: i64) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, Option<i64>> {
    move |writing| {
        Box::pin(async move {
            let Some(waits) = waiting(&mut writing.conn).await?.filter(|waits| waits.day <= Day::at_ms(now_ms)) else { return Ok(None) };
            let now = reference::newest(&mut writing.conn).await?;
            let wrong = check(&now.pack, &waits.draft, &reference::uses(&mut writing.conn).await?);
            if now.number != waits.over || !wrong.is_empty() {
                sqlx::query("UPDATE reference_waiting SET wrong = 1").execute(&mut writing.conn).await?;
                tracing::warn!(reference.wrong = wrong.len(), "a planned version of the lists does not fit any more");
                return Ok(None);
            }
            sqlx::query("DELETE FROM reference_waiting").execute(&mut writing.conn).await?;
            let Waiting { draft, over, changes, person, .. } = waits;
            reference::run(writing, NewVersion { draft, over, changes, now_ms, person }).await
        })
    }
}
