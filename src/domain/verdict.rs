//! A supervisor's decision: a record of its own, in the same order as what it judges.

use super::Fields;
use super::ids::{RecordId, RevisionId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Counts in verified figures.
    Approve,
    /// Goes back to its author with marked fields.
    Return,
    /// Leaves the figures; never deleted.
    Reject,
}

impl Outcome {
    /// The name in revisions, the database and URLs.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Approve => "approve",
            Outcome::Return => "return",
            Outcome::Reject => "reject",
        }
    }
}

/// The fields of a verdict revision. Field names on the wire equal the names here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The record judged.
    pub target: RecordId,
    /// The exact revision judged; a later one is not covered (I19).
    pub judged: RevisionId,
    /// The decision.
    pub outcome: Outcome,
    /// Why, in the supervisor's words. Mandatory for return and reject.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// For a return: field name to what is asked there (may be empty text). At least one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub marked: BTreeMap<String, String>,
}

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
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(map)) => map.into_iter().collect(),
            _ => Fields::new(),
        }
    }

    /// Reads a verdict back; `None` when a field is missing or of the wrong type.
    pub fn from_fields(fields: &Fields) -> Option<Self> {
        let map = fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        serde_json::from_value(serde_json::Value::Object(map)).ok()
    }
}
