//! From revisions to a record: the one fold that phones, office and rebuild share (I4).
//!
//! For now a record has one head and each revision names it as its parent; a second head is held by the office.
//! Joining two heads takes its place in [`view`] when it comes.

use super::revision::Revision;
use super::store::Stored;
use super::wire::Status;
use crate::domain::Fields;
use crate::domain::ids::{Kind, PersonId, RecordId};
use crate::domain::order;
use crate::domain::status::{Entry, Review, Sending};
use crate::domain::verdict::Verdict;

/// Puts one revision's changes over the fields so far.
pub fn lay(fields: &mut Fields, changes: &Fields) {
    for (name, value) in changes {
        if value.is_null() {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), value.clone());
        }
    }
}

/// Which record's screen a revision belongs to: its own, or for a verdict the one it judges.
pub fn about(revision: &Revision) -> RecordId {
    target(revision).unwrap_or(revision.record)
}

/// The record that a verdict judges.
pub fn target(revision: &Revision) -> Option<RecordId> {
    let is_verdict = revision.known_kind() == Some(Kind::Verdict);
    is_verdict.then(|| Verdict::from_fields(&revision.changes)).flatten().map(|verdict| verdict.target)
}

/// Orders revisions as every copy orders them: by `seq`; own ones without a seq after all that have one, by n (I4).
pub fn sort(revisions: &mut [Stored]) {
    order::sort_by_key(revisions, |stored| (stored.seq.unwrap_or(u64::MAX), stored.n.unwrap_or(u64::MAX), stored.id));
}

/// What a phone shows of a record, from every revision about it. `me` is the person whose phone it is.
/// `None` when no revision of the record itself can be read.
pub fn view(record: RecordId, me: PersonId, revisions: &[Stored]) -> Option<Entry> {
    let mut sorted = revisions.to_vec();
    sort(&mut sorted);
    let mut entry: Option<Entry> = None;
    for stored in &sorted {
        let Ok(revision) = Revision::decode(stored.body.as_bytes()) else { continue };
        if revision.record == record {
            entry = Some(extend(entry, stored, &revision, me)?);
        } else if let (Some(entry), Some(verdict)) = (&mut entry, Verdict::from_fields(&revision.changes)) {
            entry.review = Review::of(verdict.outcome, verdict.judged, entry.head);
            entry.verdict = Some(verdict);
        }
    }
    entry
}

fn extend(before: Option<Entry>, stored: &Stored, revision: &Revision, me: PersonId) -> Option<Entry> {
    let kind = revision.known_kind()?;
    let own = revision.author == me;
    let mut entry = before.unwrap_or_else(|| Entry {
        id: revision.record,
        kind,
        fields: Fields::new(),
        head: stored.id,
        author: revision.author,
        own: false,
        sending: Sending::Safe,
        review: Review::Waiting,
        verdict: None,
        claimed_ms: revision.claimed.wall_ms,
    });
    lay(&mut entry.fields, &revision.changes);
    entry.head = stored.id;
    entry.author = revision.author;
    entry.own |= own;
    entry.claimed_ms = revision.claimed.wall_ms;
    entry.sending = sending(stored);
    if let Some(verdict) = &entry.verdict {
        entry.review = Review::of(verdict.outcome, verdict.judged, stored.id);
    }
    Some(entry)
}

/// The first status line of one stored revision: what it has a seq for is safe, whoever sent it.
fn sending(stored: &Stored) -> Sending {
    match (stored.seq, stored.status) {
        (Some(_), _) | (None, Some(Status::Stored | Status::Duplicate)) => Sending::Safe,
        (None, Some(Status::Held(code))) => Sending::Held(code),
        _ => Sending::OnPhone,
    }
}
