//! What people decide at the desk, as revisions of the office's own store: through the same decision as any push.

use super::load;
use super::prepare::Prepared;
use super::push::{self, PushJob, Pushed};
use super::writing::Writing;
use crate::domain::Fields;
use crate::domain::ids::{Kind, PersonId, RecordId, RevisionId, StoreId};
use crate::office::random;
use crate::sync::revision::{Claimed, Revision, SCHEMA, id_of};
use crate::sync::wire::{Header, Line, PROTO, Push, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A decision about to become a revision.
pub struct Decision {
    /// Who decided.
    pub author: PersonId,
    /// What it is.
    pub kind: Kind,
    /// Its record.
    pub record: RecordId,
    /// The record's head, if it has one.
    pub parents: Vec<RevisionId>,
    /// What it says.
    pub changes: Fields,
    /// The office's clock, epoch ms.
    pub now_ms: i64,
}

/// Numbers it and pushes it, in the transaction under way.
pub async fn decide(writing: &mut Writing, decision: Decision) -> sqlx::Result<Pushed> {
    let store = store(writing).await?;
    let n = load::store(&mut writing.conn, store).await?.map_or(0, |row| row.saved_high.cast_unsigned()) + 1;
    let job = job(store, n, decision);
    writing.clear();
    push::run(writing, &job).await
}

/// The office's store: minted with the database.
async fn store(writing: &mut Writing) -> sqlx::Result<StoreId> {
    let minted = StoreId::from_random(random::bytes());
    let (store,): (String,) = sqlx::query_as(
        "INSERT INTO meta (name, value) VALUES ('office_store', $1) ON CONFLICT (name) DO UPDATE SET value = meta.value RETURNING value",
    )
    .bind(minted.to_string())
    .fetch_one(&mut writing.conn)
    .await?;
    store.parse().map_err(|_| sqlx::Error::Decode("meta.office_store is no id".into()))
}

fn job(store: StoreId, n: u64, decision: Decision) -> PushJob {
    let Decision { author, kind, record, parents, changes, now_ms } = decision;
    let revision = Revision {
        v: SCHEMA,
        nonce: URL_SAFE_NO_PAD.encode(random::bytes::<12>()),
        record,
        kind: kind.as_str().into(),
        parents,
        changes,
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
