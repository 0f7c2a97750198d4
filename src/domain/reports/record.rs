//! One record with its history.

use crate::domain::Fields;
use crate::domain::ids::{Kind, RecordId, RevisionId};
use crate::domain::problem::Problem;
use crate::domain::status::{HeldCode, Review};
use crate::domain::verdict::{Outcome, Verdict};
use serde::{Deserialize, Serialize};

/// A record as the desk shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordDetail {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// Its fields at the head; sealed ones as envelopes.
    pub fields: Fields,
    /// The head: what a verdict will bind.
    pub head: RevisionId,
    /// Names behind the ids and codes in `fields`: value as text to name.
    pub names: Vec<(String, String)>,
    /// Producer's record and name.
    pub producer: Option<(RecordId, String)>,
    /// Where.
    pub place: String,
    /// Review state.
    pub review: Review,
    /// Findings of the rules on the readable values.
    pub flags: Vec<Problem>,
    /// Every revision and verdict, newest first.
    pub history: Vec<HistoryItem>,
    /// Held revisions of this record.
    pub held: Vec<HeldItem>,
    /// A verdict decided less than ten seconds ago, still to be undone.
    pub pending: Option<PendingVerdict>,
    /// Whether this person may judge it (not an own entry, role and territory fit).
    pub may_judge: bool,
    /// The office's clock, epoch ms.
    pub now_ms: i64,
}

/// One step in a record's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryItem {
    /// The revision.
    pub revision: RevisionId,
    /// Its place in the order.
    pub seq: i64,
    /// Who.
    pub author: String,
    /// When the office received it, epoch ms.
    pub received_ms: i64,
    /// What the phone's clock said, epoch ms.
    pub claimed_ms: i64,
    /// What it set.
    pub changes: Fields,
    /// The same fields before.
    pub before: Fields,
    /// For a verdict: what was decided.
    pub verdict: Option<Verdict>,
}

/// A revision stored, not applied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeldItem {
    /// The revision.
    pub revision: RevisionId,
    /// Why.
    pub code: HeldCode,
    /// Who, if the line could be read.
    pub author: String,
    /// When received, epoch ms.
    pub received_ms: i64,
    /// What it wants to set, if readable.
    pub changes: Fields,
}

/// A verdict within its ten seconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PendingVerdict {
    /// Its row.
    pub id: i64,
    /// What was decided.
    pub outcome: Outcome,
    /// When it becomes a revision, epoch ms.
    pub due_ms: i64,
}

/// A decision as the desk form sends it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
}
