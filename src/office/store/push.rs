//! One push in the writer's transaction: read what bears on it, decide, write.

use super::ground::Ground;
use super::ledger;
use super::load::StoredRevision;
use super::prepare::Prepared;
use super::project::Placed;
use super::rows::RevisionRow;
use super::writing::Writing;
use crate::domain::ids::{PersonId, RevisionId, StoreId};
use crate::domain::status::HeldCode;
use crate::office::blobs;
use crate::sync::apply::target;
use crate::sync::decide::{Applied, Decision, decide};
use crate::sync::wire::{Line, LineResult, Push, Status, Witness};
use std::collections::HashMap;

/// A push on its way to the writer.
#[derive(Clone, Debug)]
pub struct PushJob {
    /// The request.
    pub push: Push,
    /// Its lines, looked at.
    pub prepared: Vec<Prepared>,
    /// Who sends.
    pub person: PersonId,
    /// Hash of the session's token; `None` for the office's own store.
    pub token: Option<[u8; 32]>,
    /// The office's clock, epoch ms.
    pub now_ms: i64,
}

/// What the sender is told about his lines.
#[derive(Clone, Debug)]
pub struct Pushed {
    /// One result per line.
    pub results: Vec<LineResult>,
    /// Every number of the store up to here is stored.
    pub contiguous_to: u64,
    /// The order's head after it.
    pub witness: Witness,
    /// The account or phone was switched off.
    pub revoked: bool,
}

/// Decides and writes one push. Nothing is durable before the caller commits.
pub async fn run(writing: &mut Writing, job: &PushJob) -> sqlx::Result<Pushed> {
    let ground = Ground::read(writing, job).await?;
    let decisions = decide(&job.push, &ground.view(writing, job));
    let mut results: Vec<LineResult> = Vec::with_capacity(decisions.len());
    let mut answered: HashMap<RevisionId, LineResult> = HashMap::new();
    for (at, (line, decision)) in job.push.lines.iter().zip(decisions).enumerate() {
        let result = match decision {
            Decision::Resend => unplaced(Status::Resend),
            Decision::Later => unplaced(Status::Later),
            Decision::Hold(code) => {
                writing.keep(held_row(writing, job, &ground, at, line, code));
                if let Some(revision) = job.prepared.get(at).and_then(|prepared| prepared.revision.as_ref()) {
                    blobs::name(writing, line.id, revision, job.person).await?;
                }
                unplaced(Status::Held(code))
            }
            Decision::Apply(applied) => apply(writing, job, &ground, at, *applied).await?,
            Decision::Known => {
                let before = answered.get(&line.id).map(repeated);
                let before = before.or_else(|| ground.stored.get(&line.id).map(|stored| known(writing, line.id, stored)));
                before.unwrap_or(unplaced(Status::Later))
            }
        };
        let result = LineResult { n: line.n.unwrap_or(0), ..result };
        answered.entry(line.id).or_insert_with(|| result.clone());
        results.push(result);
    }
    writing.flush().await?;
    let contiguous_to = ledger::update(writing, job, &ground).await?;
    if results.iter().any(|result| result.status == Status::Held(HeldCode::CloneSuspected)) {
        ledger::flag_clone(writing, job).await?;
    }
    Ok(Pushed { results, contiguous_to, witness: writing.head, revoked: ground.rights.revoked })
}

/// What is known of an applied line beside its content.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Person of the session that brought it.
    pub carrier: PersonId,
    /// Store of the push.
    pub store: StoreId,
    /// The office's clock, epoch ms.
    pub received_ms: i64,
    /// What is kept of the NIK that it sets.
    pub nik_mark: Option<[u8; 32]>,
    /// What the rules remarked on the record after it.
    pub flags: Option<String>,
}

/// Applies a line as it was decided.
async fn apply(writing: &mut Writing, job: &PushJob, ground: &Ground, at: usize, applied: Applied) -> sqlx::Result<LineResult> {
    let line = &job.push.lines[at];
    let arrival = Arrival {
        carrier: job.person,
        store: job.push.header.store,
        received_ms: job.now_ms,
        nik_mark: job.prepared.get(at).and_then(|prepared| prepared.nik_mark),
        flags: ground.flags.get(&line.id).cloned(),
    };
    let seq = place(writing, line, applied, arrival).await?;
    Ok(at_place(writing, line.id, seq, Status::Stored))
}

/// Gives a revision its place and lays it over its record, which must be loaded, as for a verdict its target. Returns the
/// place.
pub async fn place(writing: &mut Writing, line: &Line, applied: Applied, arrival: Arrival) -> sqlx::Result<u64> {
    let place = writing.next_place(line.id);
    let placed = Placed {
        seq: place.seq.cast_signed(),
        id: line.id,
        revision: applied.revision,
        kind: applied.kind,
        village: applied.village,
        producer: applied.producer,
        received_ms: arrival.received_ms,
        flags: arrival.flags,
    };
    if let Some(mark) = arrival.nik_mark {
        writing.remember_nik(placed.revision.record, mark);
    }
    writing.place(&placed).await?;
    blobs::name(writing, line.id, &placed.revision, arrival.carrier).await?;
    writing.keep(RevisionRow {
        id: line.id,
        record: Some(placed.revision.record),
        target: target(&placed.revision),
        kind: Some(placed.kind),
        author: Some(placed.revision.author),
        carrier: arrival.carrier,
        store: arrival.store,
        n: i64::try_from(placed.revision.n).ok(),
        village: Some(placed.village),
        producer: placed.producer,
        received_ms: arrival.received_ms,
        placed: Some((placed.seq, place.chain)),
        held: None,
        bytes: line.bytes.clone(),
    });
    Ok(place.seq)
}

/// A line that is stored whole but not applied. Its number counts only where it plausibly is this store's.
fn held_row(writing: &Writing, job: &PushJob, ground: &Ground, at: usize, line: &Line, code: HeldCode) -> RevisionRow {
    let prepared = job.prepared.get(at);
    let revision = prepared.and_then(|prepared| prepared.revision.as_ref());
    let own_number = code != HeldCode::BadCounter && revision.is_none_or(|revision| revision.store == job.push.header.store);
    let n = line.n.filter(|n| own_number && *n >= 1 && *n <= job.push.header.saved_high);
    RevisionRow {
        id: line.id,
        record: revision.map(|revision| revision.record),
        target: revision.and_then(target),
        kind: revision.and_then(crate::sync::revision::Revision::known_kind),
        author: revision.map(|revision| revision.author),
        carrier: job.person,
        store: job.push.header.store,
        n: n.and_then(|n| i64::try_from(n).ok()),
        village: ground.likely_village(writing, prepared),
        producer: None,
        received_ms: job.now_ms,
        placed: None,
        held: Some(code),
        bytes: line.bytes.clone(),
    }
}

fn unplaced(status: Status) -> LineResult {
    LineResult { n: 0, status, seq: None, receipt: None }
}

fn at_place(writing: &Writing, id: RevisionId, seq: u64, status: Status) -> LineResult {
    LineResult { n: 0, status, seq: Some(seq), receipt: Some(writing.keys.receipt(id, seq)) }
}

/// The answer to a line that was stored by an earlier push.
fn known(writing: &Writing, id: RevisionId, stored: &StoredRevision) -> LineResult {
    match stored.seq {
        Some(seq) => at_place(writing, id, seq.cast_unsigned(), Status::Duplicate),
        None => unplaced(Status::Held(stored.held.unwrap_or(HeldCode::Unreadable))),
    }
}

/// The answer to a line that stands twice in one push.
fn repeated(first: &LineResult) -> LineResult {
    let status = if first.status == Status::Stored { Status::Duplicate } else { first.status };
    LineResult { status, ..first.clone() }
}
