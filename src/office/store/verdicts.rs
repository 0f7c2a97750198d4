//! Verdicts of the desk: a pending row at once, a revision of the office's own store once its ten seconds are over.

use super::load;
use super::prepare::Prepared;
use super::push::{self, PushJob};
use super::writer::Work;
use super::writing::Writing;
use crate::domain::ids::{Kind, PersonId, RecordId, StoreId};
use crate::domain::json::from_slice;
use crate::domain::verdict::Verdict;
use crate::office::random;
use crate::sync::revision::{Claimed, Revision, SCHEMA, id_of};
use crate::sync::wire::{Header, Line, PROTO, Push, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

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
    let store = own_store(writing).await?;
    for (id, person, verdict) in &due {
        let verdict = from_slice::<Verdict>(verdict.as_bytes()).ok();
        if let Some((person, verdict)) = PersonId::from_slice(person).zip(verdict) {
            let n = load::store(&mut writing.conn, store).await?.map_or(0, |row| row.saved_high.cast_unsigned()) + 1;
            let job = job(store, n, person, &verdict, now_ms);
            writing.clear();
            push::run(writing, &job).await?;
        }
        sqlx::query("DELETE FROM pending_verdict WHERE id = $1").bind(id).execute(&mut writing.conn).await?;
    }
    Ok(due.len())
}

/// The office's store: minted with the database.
async fn own_store(writing: &mut Writing) -> sqlx::Result<StoreId> {
    let minted = StoreId::from_random(random::bytes());
    let (store,): (String,) = sqlx::query_as(
        "INSERT INTO meta (name, value) VALUES ('office_store', $1) ON CONFLICT (name) DO UPDATE SET value = meta.value RETURNING value",
    )
    .bind(minted.to_string())
    .fetch_one(&mut writing.conn)
    .await?;
    store.parse().map_err(|_| sqlx::Error::Decode("meta.office_store is no id".into()))
}

fn job(store: StoreId, n: u64, author: PersonId, verdict: &Verdict, now_ms: i64) -> PushJob {
    let revision = Revision {
        v: SCHEMA,
        nonce: URL_SAFE_NO_PAD.encode(random::bytes::<12>()),
        record: RecordId::from_random(random::bytes()),
        kind: Kind::Verdict.as_str().into(),
        parents: Vec::new(),
        changes: verdict.to_fields(),
        author,
        store,
        n,
        claimed: Claimed { wall_ms: now_ms, server_ms: Some(now_ms) },
        photos: Vec::new(),
    };
    let bytes = revision.encode();
    let line = Line { n: Some(n), id: id_of(&bytes), bytes };
    let header = Header {
        proto: PROTO,
        app: "office".into(),
        store,
        saved_high: n,
        acked_high: n,
        pending: 0,
        persisted: true,
        free_bytes: None,
        wall_ms: now_ms,
        last_server_ms: None,
        cursors: Vec::new(),
        witness: None,
        byte_budget: 0,
        digest: digest([line.id]),
    };
    let prepared = Prepared { revision: Some(revision), ..Prepared::default() };
    PushJob { push: Push { header, lines: vec![line] }, prepared: vec![prepared], person: author, token: None, now_ms }
}
