//! What every desk page knows, and how a desk call that does not work out says so.

use crate::domain::ids::RecordId;
use crate::domain::verdict::{Outcome, VerdictTrouble};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who is signed in, as the head of a page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Name.
    pub name: String,
    /// Names of the areas of the territory.
    pub territory: Vec<String>,
    /// Whether the review queue is his to read.
    pub reads_records: bool,
    /// Whether the overview is.
    pub reads_figures: bool,
    /// Whether he says what local names stand for.
    pub maps_names: bool,
    /// Whether he keeps the reference lists.
    pub keeps_lists: bool,
}

/// Why a call was refused as a whole. Numbers as in DESIGN.md section 5: the integer part is the HTTP status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// 401: nobody is signed in.
    SignedOut,
    /// 403: signed in, but the role may not.
    NotAllowed,
    /// 403: the request does not come from a page of this site (RULES.md input 43).
    BadOrigin,
    /// 404: no such record, or none in the person's territory; the two look the same.
    NotFound,
    /// 400: what was sent cannot be read.
    BadRequest,
    /// 503: the office could not answer now.
    Later,
    /// Nothing was heard from the office: no signal.
    Offline,
}

impl Refused {
    /// HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Refused::SignedOut => 401,
            Refused::NotAllowed | Refused::BadOrigin => 403,
            Refused::NotFound => 404,
            Refused::BadRequest => 400,
            Refused::Later | Refused::Offline => 503,
        }
    }
}

/// How a sign-in ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignedIn {
    /// Signed in; the page to go to.
    Done(String),
    /// 401.1 login_failed: the same for an unknown name and a wrong password.
    Wrong,
    /// 429 too_many: how long to wait.
    TooMany {
        /// Seconds.
        wait_s: u64,
    },
}

/// Why a verdict was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JudgeTrouble {
    /// Reason or marks are missing or too long.
    Verdict(VerdictTrouble),
    /// 409.3 changed_since: a newer revision came after the page was opened.
    ChangedSince,
    /// An own entry is judged by somebody else.
    FourEyes,
    /// Somebody's verdict on this revision waits for its ten seconds.
    AlreadyPending,
}

/// What was typed into a verdict that could not be taken: it comes back at its fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedVerdict {
    /// The choice.
    pub outcome: Option<Outcome>,
    /// The reason.
    pub reason: String,
    /// Ticked fields.
    pub ticked: Vec<String>,
    /// Words per field.
    pub words: BTreeMap<String, String>,
    /// The day by which it should be back.
    pub due: String,
    /// What is wrong.
    pub trouble: JudgeTrouble,
}

/// How a verdict ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    /// Stored at once; made a revision in ten seconds unless undone.
    Pending {
        /// Its row, for the undo.
        id: i64,
        /// The record to look at next in the same list.
        next: Option<RecordId>,
    },
    /// Not taken.
    Trouble(TypedVerdict),
}

/// How an undo ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undone {
    /// So many verdicts were taken back.
    Done(u64),
    /// The ten seconds were over: it is a revision, and a new verdict is what changes it.
    TooLate,
}

/// Most records in one "approve all" (RULES.md input 89): what a person can answer for in one go.
pub const APPROVE_MANY_MAX: i64 = 500;

/// How "approve all" ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovedMany {
    /// How many were approved.
    pub approved: i64,
    /// Their measured sum, in grams.
    pub grams: i64,
    /// Those left out, each with its reason.
    pub skipped: Vec<Skipped>,
    /// How many of those shown no longer fit the filter: changed or judged by somebody else meanwhile.
    pub gone: i64,
    /// The pending row that takes all of them back.
    pub undo: Option<i64>,
    /// Nothing was done: more than [`APPROVE_MANY_MAX`] fit.
    pub over_cap: bool,
}

/// A record that "approve all" left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The record.
    pub id: RecordId,
    /// What it is called.
    pub label: String,
    /// Why.
    pub why: JudgeTrouble,
}
