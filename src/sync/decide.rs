//! The office's decision about a push: pure, from what the writer read in the same transaction.

use super::revision::{DecodeError, Revision};
use super::wire::{BATCH_BYTES_MAX, BATCH_REVISIONS_MAX, Line, Push};
use crate::domain::ids::{Kind, PersonId, RecordId, RevisionId, StoreId};
use crate::domain::status::HeldCode;
use std::collections::{BTreeMap, BTreeSet};

/// What the office knows that bears on a push. Read in the writer's transaction, so it cannot go stale.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The office's province.
    pub province: String,
    /// Who sends: the person of the session.
    pub person: Option<PersonId>,
    /// What he may write.
    pub rights: Rights,
    /// Revisions of the push that are already stored.
    pub known: BTreeMap<RevisionId, Known>,
    /// Numbers of the sending store that are already taken, among those of the push.
    pub numbers: BTreeMap<u64, RevisionId>,
    /// The store belongs to somebody else, or two phones use it.
    pub clone_suspected: bool,
    /// Records named by the push: as record, parent, producer, holding or target.
    pub records: BTreeMap<RecordId, RecordView>,
    /// Every parent and every judged revision named by the push that is stored, with its record and whether it is applied.
    pub parents: BTreeMap<RevisionId, (RecordId, bool)>,
    /// Findings of the rules on the content of each readable line, by id: `Some` holds it. Made by the office with
    /// the same rules as the phone's form, where sealed values can be opened.
    pub findings: BTreeMap<RevisionId, HeldCode>,
    /// Village codes named by the push, or of its records, that have become another one: old code to new. One that was
    /// split is not among them.
    pub moved: BTreeMap<String, String>,
}

/// What the sender may write.
#[derive(Clone, Debug, Default)]
pub struct Rights {
    /// The device or account was revoked: everything is held.
    pub revoked: bool,
    /// May write records of any producer in these areas (code prefixes).
    pub areas: Vec<String>,
    /// May write harvests and holdings of this producer only.
    pub producer: Option<RecordId>,
    /// May judge in `areas`.
    pub judges: bool,
    /// May say what local names stand for.
    pub names: bool,
}

/// A revision already stored, or decided earlier in the same push.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// Whether it has a place in the order; else it is held.
    pub applied: bool,
}

/// A record as `decide` sees it.
#[derive(Clone, Debug)]
pub struct RecordView {
    /// Kind.
    pub kind: Kind,
    /// Its one head.
    pub head: RevisionId,
    /// Village code.
    pub village: String,
    /// The producer it belongs to (itself, for a producer).
    pub producer: Option<RecordId>,
    /// Who wrote the first revision.
    pub author: PersonId,
}

/// What happens to one line.
#[derive(Clone, Debug)]
pub enum Decision {
    /// Goes into the order now.
    Apply(Box<Applied>),
    /// Stored without a place.
    Hold(HeldCode),
    /// Stored already, or an earlier line of this push: nothing is written, the answer is as for that one.
    Known,
    /// Not looked at.
    Later,
    /// The digest does not fit: nothing is stored.
    Resend,
}

/// A revision that goes into the order.
#[derive(Clone, Debug)]
pub struct Applied {
    /// Its content.
    pub revision: Revision,
    /// Its kind.
    pub kind: Kind,
    /// Village after it.
    pub village: String,
    /// Producer after it.
    pub producer: Option<RecordId>,
}

/// Decides every line of a push, in order. The result has one entry per line.
pub fn decide(push: &Push, view: &View) -> Vec<Decision> {
    if !push.digest_fits() {
        return push.lines.iter().map(|_| Decision::Resend).collect();
    }
    let mut deciding = Deciding {
        store: push.header.store,
        saved_high: push.header.saved_high,
        view,
        records: view.records.clone(),
        ours: BTreeMap::new(),
        decided: BTreeSet::new(),
        numbers: view.numbers.clone(),
    };
    let mut bytes = 0usize;
    push.lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            bytes = bytes.saturating_add(line.bytes.len());
            if at >= BATCH_REVISIONS_MAX || (at > 0 && bytes > BATCH_BYTES_MAX) {
                return Decision::Later;
            }
            deciding.line(line)
        })
        .collect()
}

struct Deciding<'a> {
    store: StoreId,
    saved_high: u64,
    view: &'a View,
    /// Records as they will stand after the lines decided so far.
    records: BTreeMap<RecordId, RecordView>,
    /// Lines of this push decided so far: record, and the outcome.
    ours: BTreeMap<RevisionId, (RecordId, Known)>,
    /// Every line decided so far, readable or not.
    decided: BTreeSet<RevisionId>,
    numbers: BTreeMap<u64, RevisionId>,
}

impl Deciding<'_> {
    fn line(&mut self, line: &Line) -> Decision {
        if self.view.known.contains_key(&line.id) || self.decided.contains(&line.id) {
            return Decision::Known;
        }
        self.decided.insert(line.id);
        let decision = match self.judge(line) {
            Ok(applied) => Decision::Apply(Box::new(applied)),
            Err(code) => Decision::Hold(code),
        };
        self.remember(line, &decision);
        decision
    }

    fn judge(&self, line: &Line) -> Result<Applied, HeldCode> {
        let revision = Revision::decode(&line.bytes).map_err(|error| match error {
            DecodeError::Unreadable(super::strict_json::NotStrict::NumberRange) | DecodeError::Shape(_) => HeldCode::InvalidField,
            DecodeError::Unreadable(_) => HeldCode::Unreadable,
            DecodeError::Forbidden(_) => HeldCode::ForbiddenField,
            DecodeError::BadCounter => HeldCode::BadCounter,
        })?;
        if self.view.rights.revoked {
            return Err(HeldCode::RevokedDevice);
        }
        self.sender(line, &revision)?;
        let kind = revision.known_kind().filter(|_| revision.v <= super::revision::SCHEMA).ok_or(HeldCode::UnknownSchema)?;
        self.parents(&revision, kind)?;
        if let Some(code) = self.view.findings.get(&line.id) {
            return Err(*code);
        }
        self.scope(revision, kind)
    }

    /// Number, store and author are the sender's own.
    fn sender(&self, line: &Line, revision: &Revision) -> Result<(), HeldCode> {
        let number_fits = line.n == Some(revision.n) && revision.n <= self.saved_high;
        if revision.store != self.store || self.view.person != Some(revision.author) {
            return Err(HeldCode::ForeignAuthor);
        }
        if !number_fits {
            return Err(HeldCode::BadCounter);
        }
        if self.view.clone_suspected || self.numbers.get(&revision.n).is_some_and(|id| *id != line.id) {
            return Err(HeldCode::CloneSuspected);
        }
        Ok(())
    }

    /// A first revision has no parent; a later one names the record's one head.
    fn parents(&self, revision: &Revision, kind: Kind) -> Result<(), HeldCode> {
        let record = self.records.get(&revision.record);
        match (revision.parents.as_slice(), record) {
            ([], None) => Ok(()),
            ([], Some(_)) => Err(HeldCode::SecondHead),
            ([parent], _) => match (self.parent(parent), record) {
                (None, _) => Err(HeldCode::ParentMissing),
                (Some((of, _)), _) if of != revision.record => Err(HeldCode::OutOfScope),
                (Some((_, false)), _) | (_, None) => Err(HeldCode::ParentMissing),
                (_, Some(record)) if record.kind != kind => Err(HeldCode::BadParents),
                (_, Some(record)) if record.head != *parent => Err(HeldCode::SecondHead),
                _ => Ok(()),
            },
            _ => Err(HeldCode::BadParents),
        }
    }

    fn parent(&self, id: &RevisionId) -> Option<(RecordId, bool)> {
        let ours = self.ours.get(id).map(|(record, known)| (*record, known.applied));
        ours.or_else(|| self.view.parents.get(id).copied())
    }
}

mod scope;

#[cfg(test)]
mod tests;
