//! From a placed revision to the rows that the desk queries. Pure: the writer and `anjat rebuild` share it, so both
//! leave the same tables.

pub mod content;
mod figure;
mod harvest;
mod people;

pub use figure::{FigureRow, figures};
pub use harvest::{Amount, HarvestRow, LineRow, harvest, lines};
pub use people::{HoldingRow, ProducerRow, holding, producer};

use crate::domain::Fields;
use crate::domain::civil::Day;
use crate::domain::ids::{Kind, PersonId, RecordId, RevisionId};
use crate::domain::pack::Pack;
use crate::domain::status::Review;
use crate::domain::verdict::Verdict;
use crate::sync::apply::lay;
use crate::sync::revision::Revision;
use serde_json::Value;

/// A revision with its place in the order and where its record lies after it.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Place.
    pub seq: i64,
    /// Its id.
    pub id: RevisionId,
    /// Its content.
    pub revision: Revision,
    /// Its kind.
    pub kind: Kind,
    /// Village after it.
    pub village: String,
    /// Producer after it.
    pub producer: Option<RecordId>,
    /// When the office received it, epoch ms.
    pub received_ms: i64,
    /// What the rules remarked on the record after it, where the decision has just asked them.
    pub flags: Option<String>,
}

/// A row of `record`.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordRow {
    /// The record.
    pub id: RecordId,
    /// Kind.
    pub kind: Kind,
    /// Village code.
    pub village: String,
    /// Who wrote the first revision.
    pub author: PersonId,
    /// Whose it is.
    pub producer: Option<RecordId>,
    /// Head.
    pub head: RevisionId,
    /// Who wrote the head.
    pub head_author: PersonId,
    /// Kind of harvest or holding.
    pub form: Option<String>,
    /// Fields at the head.
    pub fields: Fields,
    /// Review state; what people decide has none.
    pub review: Option<Review>,
    /// The last verdict on it.
    pub verdict: Option<Verdict>,
    /// Place of the first revision.
    pub first_seq: i64,
    /// Place of the head.
    pub last_seq: i64,
    /// When the head was received.
    pub received_ms: i64,
    /// Day of the harvest; first of the month for nil; else the day of its first reception.
    pub day: Option<String>,
    /// Codes of the rules' findings, joined by a space.
    pub flags: String,
}

impl RecordRow {
    /// The record after a revision of its own.
    pub fn after(before: Option<Self>, placed: &Placed, pack: &Pack) -> Self {
        let revision = &placed.revision;
        let mut row = before.unwrap_or_else(|| Self {
            id: revision.record,
            kind: placed.kind,
            village: String::new(),
            author: revision.author,
            producer: None,
            head: placed.id,
            head_author: revision.author,
            form: None,
            fields: Fields::new(),
            review: (!matches!(placed.kind, Kind::Verdict | Kind::Mapping)).then_some(Review::Waiting),
            verdict: None,
            first_seq: placed.seq,
            last_seq: placed.seq,
            received_ms: placed.received_ms,
            day: Some(Day::at_ms(placed.received_ms).to_string()),
            flags: String::new(),
        });
        lay(&mut row.fields, &revision.changes);
        row.village.clone_from(&placed.village);
        row.producer = placed.producer;
        row.head = placed.id;
        row.head_author = revision.author;
        row.last_seq = placed.seq;
        row.received_ms = placed.received_ms;
        match row.kind {
            Kind::Harvest => {
                row.form = text(&row.fields, "form");
                row.day = text(&row.fields, "date").or_else(|| text(&row.fields, "month").map(|month| format!("{month}-01")));
            }
            Kind::Holding => row.form = text(&row.fields, "kind"),
            Kind::Producer | Kind::Verdict | Kind::Mapping => {}
        }
        row.flags = placed.flags.clone().unwrap_or_else(|| {
            let received = Day::at_ms(placed.received_ms);
            content::look(row.kind, &row.fields, pack, received).flags
        });
        if let Some(verdict) = &row.verdict {
            row.review = Some(Review::of(verdict.outcome, verdict.judged, row.head));
        }
        row
    }

    /// The record after a verdict on it.
    pub fn judged(&mut self, verdict: Verdict) {
        self.review = Some(Review::of(verdict.outcome, verdict.judged, self.head));
        self.verdict = Some(verdict);
    }

    /// The review state in the database.
    pub fn review_name(&self) -> &'static str {
        self.review.map_or("none", Review::as_str)
    }
}

fn text(fields: &Fields, name: &str) -> Option<String> {
    fields.get(name)?.as_str().map(str::to_owned)
}

fn part<'a>(fields: &'a Fields, name: &str, part: &str) -> Option<&'a Value> {
    fields.get(name)?.get(part)
}

fn part_text(fields: &Fields, name: &str, of: &str) -> Option<String> {
    part(fields, name, of)?.as_str().map(str::to_owned)
}

/// A choice that stands in the list under a code or, when it does not, as people call it.
fn coded(value: Option<&Value>, code: &str) -> (Option<String>, Option<String>) {
    let read = |name: &str| value.and_then(|value| value.get(name)).and_then(Value::as_str).map(str::to_owned);
    (read(code).or_else(|| value.and_then(Value::as_str).map(str::to_owned)), read("typed"))
}
