//! The office's side of each store's ledger: how far its numbers have arrived, and what its phone last said.

use super::ground::Ground;
use super::load;
use super::push::PushJob;
use super::writing::Writing;
use crate::domain::ids::{PersonId, StoreId};
use crate::sync::revision::STORE_N_MAX;
use sqlx::SqlitePool;

/// Brings the sending store's row up to date after its lines were written. Returns how far its numbers run without
/// a gap. A store that belongs to somebody else is only flagged.
pub async fn update(writing: &mut Writing, job: &PushJob, ground: &Ground) -> sqlx::Result<u64> {
    let header = &job.push.header;
    let before = ground.store.as_ref();
    let from = before.map_or(0, |store| store.contiguous_to);
    if ground.clone_suspected(job) {
        return Ok(0);
    }
    if !job.push.digest_fits() {
        return Ok(from.cast_unsigned());
    }
    let contiguous_to = load::contiguous(&mut writing.conn, header.store, from).await?;
    let highest = |said: u64, known: i64| i64::try_from(said.min(STORE_N_MAX)).unwrap_or(known).max(known);
    sqlx::query(
        "INSERT INTO store (id, person, app, saved_high, acked_high, contiguous_to, pending, persisted, free_bytes, wall_ms, \
                            first_ms, seen_ms) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) \
         ON CONFLICT (id) DO UPDATE SET app = excluded.app, saved_high = excluded.saved_high, \
            acked_high = excluded.acked_high, contiguous_to = excluded.contiguous_to, pending = excluded.pending, \
            persisted = excluded.persisted, free_bytes = excluded.free_bytes, wall_ms = excluded.wall_ms, \
            seen_ms = excluded.seen_ms",
    )
    .bind(header.store.as_bytes().to_vec())
    .bind(job.token.map(|_| job.person.as_bytes().to_vec()))
    .bind(header.app.chars().take(64).collect::<String>())
    .bind(highest(header.saved_high, before.map_or(0, |store| store.saved_high)))
    .bind(highest(header.acked_high, before.map_or(0, |store| store.acked_high)))
    .bind(contiguous_to)
    .bind(i64::try_from(header.pending).unwrap_or(i64::MAX))
    .bind(header.persisted)
    .bind(header.free_bytes.map(|bytes| i64::try_from(bytes).unwrap_or(i64::MAX)))
    .bind(header.wall_ms)
    .bind(job.now_ms)
    .execute(&mut writing.conn)
    .await?;
    Ok(contiguous_to.cast_unsigned())
}

/// How far the numbers of a person's store run without a gap, as of the last commit; 0 for a store that is not his.
pub async fn contiguous_to(reads: &SqlitePool, person: PersonId, store: StoreId) -> sqlx::Result<u64> {
    let to: Option<i64> = sqlx::query_scalar("SELECT contiguous_to FROM store WHERE id = $1 AND person = $2")
        .bind(store.as_bytes().to_vec())
        .bind(person.as_bytes().to_vec())
        .fetch_optional(reads)
        .await?;
    Ok(to.unwrap_or(0).cast_unsigned())
}

/// Another person's session used this store, or one number came twice (41, 55): a person has to look at it.
pub async fn flag_clone(writing: &mut Writing, job: &PushJob) -> sqlx::Result<()> {
    sqlx::query("UPDATE store SET clone_ms = $2 WHERE id = $1 AND clone_ms IS NULL")
        .bind(job.push.header.store.as_bytes().to_vec())
        .bind(job.now_ms)
        .execute(&mut writing.conn)
        .await?;
    Ok(())
}
