//! One record with its history.

use crate::domain::Fields;
use crate::domain::ids::{BlobId, Kind, RecordId, RevisionId};
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
    /// Kind of harvest, if it is one.
    pub form: Option<String>,
    /// Who wrote the head.
    pub author: String,
    /// When the office received the head, epoch ms.
    pub received_ms: i64,
    /// How the kilograms come about, one per amount that is measured.
    pub weights: Vec<Weight>,
    /// Its photos, and whether each has arrived.
    pub photos: Vec<(BlobId, bool)>,
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
    /// Every verdict of this person that can still be undone, on whatever record.
    pub undoable: Vec<PendingVerdict>,
    /// Whether this person may judge it (not an own entry, role and territory fit).
    pub may_judge: bool,
    /// It is an own entry: somebody else judges it (four eyes).
    pub own: bool,
    /// What was typed into a verdict that could not be taken, to be shown again.
    pub typed: Option<super::desk::TypedVerdict>,
    /// Other reports of the same producer, newest first: what this one is compared with.
    pub others: Vec<Other>,
    /// Who is signed in.
    pub who: super::desk::Who,
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
    /// The record.
    pub record: RecordId,
    /// What the record is called in the bar.
    pub label: String,
    /// How many verdicts were decided together with it; 1 for a single one.
    pub together: i64,
    /// What was decided.
    pub outcome: Outcome,
    /// When it becomes a revision, epoch ms.
    pub due_ms: i64,
}

/// Unit to kilograms: 2.5 x kuintal x 100,000 g = 250 kg.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    /// Field the amount stands in (`amount`, or a line of a catch).
    pub field: String,
    /// Amount in thousandths of the unit.
    pub milli: i64,
    /// Unit's name.
    pub unit: String,
    /// Grams in one unit, where the unit is a weight by definition.
    pub unit_grams: Option<i64>,
    /// Grams; absent while unmeasured.
    pub grams: Option<i64>,
}

/// Another report of the same producer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// The record.
    pub id: RecordId,
    /// What.
    pub what: String,
    /// Day.
    pub day: Option<String>,
    /// Amount as typed.
    pub amount: Option<String>,
    /// Review state.
    pub review: Review,
}
