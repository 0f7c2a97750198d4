//! A supervisor's decision: a record of its own, in the same order as what it judges.

use super::Fields;
use super::civil::Day;
use super::ids::{RecordId, RevisionId};
use super::json::{Json as _, Object, json_code, json_serde, json_struct, to_value};
use super::map::Map;
use serde::{Deserialize, Serialize};

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Counts in verified figures.
    Approve,
    /// Goes back to its author with marked fields.
    Return,
    /// Leaves the figures; never deleted.
    Reject,
}

json_code!(Outcome or Return);

impl Outcome {
    /// The name in revisions, the database and URLs.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Approve => "approve",
            Outcome::Return => "return",
            Outcome::Reject => "reject",
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        [Outcome::Approve, Outcome::Return, Outcome::Reject].into_iter().find(|outcome| outcome.as_str() == name)
    }
}

/// The fields of a verdict revision. Field names on the wire equal the names here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The record judged.
    pub target: RecordId,
    /// The exact revision judged; a later one is not covered (I19).
    pub judged: RevisionId,
    /// The decision.
    pub outcome: Outcome,
    /// Why, in the supervisor's words. Mandatory for return and reject.
    pub reason: String,
    /// For a return: field name to what is asked there (may be empty text). At least one.
    pub marked: Map<String>,
    /// For a return: the day by which it should be back, if one was named (O11, S4).
    pub due: Option<Day>,
}

json_struct!(Verdict { target, judged, outcome, reason: optional, marked: optional, due: optional });
json_serde!(Outcome, Verdict);

/// What makes a verdict invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum VerdictTrouble {
    /// Return and reject need a reason of at most 500 characters.
    #[error("reason_missing")]
    ReasonMissing,
    /// A return marks at least one field.
    #[error("marks_missing")]
    MarksMissing,
    /// A reason or a mark is longer than 500 characters.
    #[error("too_long")]
    TooLong,
    /// The day by which it should be back is none, or over.
    #[error("due_past")]
    DuePast,
}

/// Longest reason or mark, in characters: a phone shows it whole on one screen.
pub const VERDICT_TEXT_MAX: usize = 500;

impl Verdict {
    /// Checks what the desk form and the office both demand.
    pub fn check(&self) -> Result<(), VerdictTrouble> {
        let needs_reason = !matches!(self.outcome, Outcome::Approve);
        if needs_reason && self.reason.trim().is_empty() {
            return Err(VerdictTrouble::ReasonMissing);
        }
        if matches!(self.outcome, Outcome::Return) && self.marked.is_empty() {
            return Err(VerdictTrouble::MarksMissing);
        }
        let longest = self.marked.values().chain([&self.reason]).map(|text| text.chars().count()).max();
        if longest.unwrap_or(0) > VERDICT_TEXT_MAX {
            return Err(VerdictTrouble::TooLong);
        }
        Ok(())
    }

    /// The fields of its revision.
    pub fn to_fields(&self) -> Fields {
        Fields::read(to_value(self)).unwrap_or_default()
    }

    /// Reads a verdict back; `None` when a field is missing or of the wrong type.
    pub fn from_fields(fields: &Fields) -> Option<Self> {
        Self::read(Object::of_fields(fields)).ok()
    }
}
