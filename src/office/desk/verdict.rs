//! Verdicts: stored at once as a pending row, made a revision after ten seconds unless taken back. Closing the tab
//! loses nothing.

use super::pending::Pending;
use super::record::{Head, head};
use super::{Door, Here, failed, queue, rows, store, typed};
use crate::domain::access::Action;
use crate::domain::civil::Day;
use crate::domain::ids::{RecordId, RevisionId};
use crate::domain::map::Map;
use crate::domain::reports::desk::{JudgeTrouble, Judged, Refused, TypedVerdict, Undone};
use crate::domain::reports::queue::QueueFilter;
use crate::domain::verdict::{Outcome, Verdict, VerdictTrouble};
use std::collections::BTreeMap;

/// A verdict can be taken back for this long (DESIGN.md section 4).
pub const UNDO_MS: i64 = 10_000;
/// Fields that one return may mark; a form has fewer.
const MARKS_MAX: usize = 60;
/// Longest name of a field: `line:` and 8 hex digits is the longest of ours.
const FIELD_NAME_MAX: usize = 40;
/// A day is 10 characters; what is longer is none and comes back to be mended.
const DUE_CHARS_MAX: usize = 40;

/// A verdict as a form sent it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The record.
    pub record: RecordId,
    head: RevisionId,
    outcome: Option<Outcome>,
    reason: String,
    ticked: Vec<String>,
    words: BTreeMap<String, String>,
    due: String,
}

/// What a person typed into the form, as it came.
pub struct Typed {
    /// Why.
    pub reason: String,
    /// Ticked fields.
    pub ticked: BTreeMap<String, String>,
    /// Words per field.
    pub words: BTreeMap<String, String>,
    /// The day by which it should be back; may be empty.
    pub due: String,
}

impl Asked {
    /// Reads the form. Ids that are none are no verdict at all; everything a person typed is taken as it is.
    pub fn read(record: &str, head: &str, outcome: &str, typed: Typed) -> Result<Self, Refused> {
        let Typed { reason, ticked, words, due } = typed;
        let is_field = |name: &String| {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == ':';
            name.len() <= FIELD_NAME_MAX && name.chars().all(plain)
        };
        Ok(Self {
            record: record.parse().map_err(|_| Refused::BadRequest)?,
            head: head.parse().map_err(|_| Refused::BadRequest)?,
            outcome: [Outcome::Approve, Outcome::Return, Outcome::Reject].into_iter().find(|known| known.as_str() == outcome),
            reason: reason.trim().replace("\r\n", "\n"),
            ticked: ticked.into_keys().filter(is_field).take(MARKS_MAX).collect(),
            words: words.into_iter().filter(|(name, text)| is_field(name) && !text.trim().is_empty()).take(MARKS_MAX).collect(),
            due: due.trim().chars().take(DUE_CHARS_MAX).collect(),
        })
    }

    /// The verdict, if its own rules allow it. Words at a field mark it even where the tick was forgotten.
    fn verdict(&self, today: Day) -> Result<Verdict, JudgeTrouble> {
        let outcome = self.outcome.unwrap_or(Outcome::Approve);
        let marked = match outcome {
            Outcome::Return => {
                let ticked = self.ticked.iter().map(|name| (name.clone(), String::new()));
                let words = self.words.iter().map(|(name, text)| (name.clone(), text.trim().to_owned()));
                ticked.chain(words).collect()
            }
            _ => Map::new(),
        };
        let due = match outcome {
            Outcome::Return if !self.due.is_empty() => Some(self.due.parse().ok().filter(|day| *day >= today)),
            _ => None,
        };
        let due = due.map(|day| day.ok_or(JudgeTrouble::Verdict(VerdictTrouble::DuePast))).transpose()?;
        let verdict = Verdict { target: self.record, judged: self.head, outcome, reason: self.reason.clone(), marked, due };
        verdict.check().map_err(JudgeTrouble::Verdict).map(|()| verdict)
    }

    fn trouble(&self, trouble: JudgeTrouble) -> Judged {
        let (outcome, reason, due) = (self.outcome, self.reason.clone(), self.due.clone());
        Judged::Trouble(TypedVerdict { outcome, reason, ticked: self.ticked.clone(), words: self.words.clone(), due, trouble })
    }
}

/// Takes a verdict. The order of the checks is the order in which they can be told: what may not be seen is not
/// found; an own entry is somebody else's to judge; a record that moved on is looked at again.
pub async fn judge(here: &Here, asked: &Asked, filter: &QueueFilter) -> Result<Judged, Refused> {
    asked.outcome.ok_or(Refused::BadRequest)?;
    let head = head(here, asked.record).await.map_err(failed)?.filter(|head| head.allows(here, Action::ReadRecords));
    let head = head.ok_or(Refused::NotFound)?;
    if let Some(trouble) = trouble(here, &head, asked.head) {
        return Ok(asked.trouble(trouble));
    }
    let verdict = match asked.verdict(Day::at_ms(here.office.now_ms())) {
        Ok(verdict) => verdict,
        Err(trouble) => return Ok(asked.trouble(trouble)),
    };
    let next = next(here, asked.record, filter).await.map_err(failed)?;
    let row = Pending { person: here.session.person, verdict, made_ms: here.office.now_ms() };
    match store::pend(&here.office, vec![row]).await?.taken.first() {
        Some((id, _)) => Ok(Judged::Pending { id: *id, next }),
        None => Ok(asked.trouble(JudgeTrouble::AlreadyPending)),
    }
}

/// Takes back a verdict of this person with everything decided together with it; also tells the record, when it was
/// one. Unknown, somebody else's or past its time: too late.
pub async fn undo(here: &Here, id: i64) -> Result<(Undone, Option<RecordId>), Refused> {
    let taken = store::unpend(&here.office, here.session.person, id).await?;
    Ok(match taken.as_slice() {
        [] => (Undone::TooLate, None),
        [one] => (Undone::Done(1), Some(*one)),
        many => (Undone::Done(many.len() as u64), None),
    })
}

/// What stands against a verdict of this person on that revision.
pub(super) fn trouble(here: &Here, head: &Head, judged: RevisionId) -> Option<JudgeTrouble> {
    if !head.allows(here, Action::Judge) {
        return Some(JudgeTrouble::FourEyes);
    }
    (head.head != judged).then_some(JudgeTrouble::ChangedSince)
}

async fn next(here: &Here, record: RecordId, filter: &QueueFilter) -> Result<Option<RecordId>, sqlx::Error> {
    match rows::one(here, record).await? {
        Some((_, place)) => queue::next_after(here, &filter.from_start(), place).await,
        None => Ok(None),
    }
}

/// Sends the browser on: after a verdict to the next record of the same list, after a trouble back to the form.
pub fn show(door: &Door, here: &Here, record: RecordId, filter: &QueueFilter, judged: &Judged) {
    let query = filter.from_start().to_query();
    match judged {
        Judged::Pending { next: Some(next), .. } => door.go(&with_query(&format!("/meja/catatan/{next}"), &query)),
        Judged::Pending { next: None, .. } => door.go(&with_query("/meja", &query)),
        Judged::Trouble(trouble) => {
            let token = typed::keep(&here.office, here.session.person, record, trouble.clone());
            let lagi = format!("lagi={token}");
            let query = if query.is_empty() { lagi } else { format!("{query}&{lagi}") };
            door.go_form(&with_query(&format!("/meja/catatan/{record}"), &query));
        }
    }
}

/// Where to go after an undo: back to the record, or to the list when many were taken back or it was too late.
pub fn page_after_undo(record: Option<RecordId>, filter: &QueueFilter, undone: Undone) -> String {
    let query = filter.from_start().to_query();
    let kabar = match undone {
        Undone::Done(_) => "kabar=undone",
        Undone::TooLate => "kabar=undo_late",
    };
    let query = if query.is_empty() { kabar.to_owned() } else { format!("{query}&{kabar}") };
    match record {
        Some(record) => with_query(&format!("/meja/catatan/{record}"), &query),
        None => with_query("/meja", &query),
    }
}

pub(super) fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
