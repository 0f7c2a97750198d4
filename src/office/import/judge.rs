//! What becomes of a draft: a new record, a change of the one that it made before, nothing, or a line to mend. The rules
//! are those of the phone's form; only what a list has to do with the database is decided here.

use super::draft::{Draft, Spoilt, column_of};
use super::find::Producer;
use super::line::{Found, Line};
use crate::domain::Fields;
use crate::domain::area;
use crate::domain::civil::Day;
use crate::domain::form::{Answers, Ask, Context, Form, changes, finish};
use crate::domain::ids::{PersonId, RecordId, RevisionId};
use crate::domain::import::{Column, Fault};
use crate::domain::json::to_value;
use crate::domain::pack::Pack;
use crate::domain::problem::Problem;
use crate::domain::sealed::ToSeal;
use crate::office::keys::Keys;
use crate::office::random;
use crate::office::store::project::RecordRow;
use serde_json::Value;

/// The field of a record that says which line of which list it came from.
pub const IMPORTED: &str = "imported";

/// A line that becomes a revision.
#[derive(Clone, Debug)]
pub struct Ready {
    /// Its line in the file, and the row, in case that the office holds it.
    pub line: Line,
    /// Record.
    pub record: RecordId,
    /// Form.
    pub form: Form,
    /// The head that it changes.
    pub parent: Option<RevisionId>,
    /// Fields set or taken away.
    pub changes: Fields,
    /// What a person should know but need not change.
    pub warnings: Vec<Problem>,
}

/// What becomes of a line.
#[derive(Clone, Debug)]
pub enum Judged {
    /// A record that is not there yet.
    New(Box<Ready>),
    /// Another content under a key that is.
    Changed(Box<Ready>),
    /// It is there.
    Same,
    /// To be mended.
    Bad(Spoilt),
}

/// What the judgement stands on.
pub struct Bench<'a> {
    /// Secrets.
    pub keys: &'a Keys,
    /// Reference data.
    pub pack: &'a Pack,
    /// Today.
    pub today: Day,
    /// The importing account.
    pub person: PersonId,
    /// Its territory.
    pub territory: &'a [String],
}

impl Bench<'_> {
    /// Judges a draft whose producer and holding were found; `before` is its record, where there is one.
    pub fn judge(&self, mut draft: Draft, producer: Option<&Producer>, holding: Option<RecordId>, before: Option<&RecordRow>) -> Judged {
        if let Some(before) = before
            && before.fields.get(IMPORTED).and_then(Value::as_str) == Some(&draft.imported)
        {
            // The same line as last time, whatever was corrected since.
            return Judged::Same;
        }
        if let Some(producer) = producer {
            if !self.territory.iter().any(|of| area::contains(of, &producer.village)) {
                let place = self.pack.place(&producer.village).unwrap_or_default();
                let column = draft.wanted.as_ref().map(super::draft::Wanted::column);
                let found = Found { column, fault: Fault::ProducerOutside { place } };
                return Judged::Bad(Spoilt::new(draft.line, vec![found]));
            }
            draft.answers.insert(Ask::Producer.key().to_owned(), producer.id.to_string());
            if draft.answers.get(Ask::Village.key()).is_none() {
                draft.answers.insert(Ask::Village.key().to_owned(), producer.village.clone());
            }
        }
        if let Some(holding) = holding {
            draft.answers.insert(Ask::Holding.key().to_owned(), holding.to_string());
        }
        if before.is_some_and(|before| before.head_author != self.person || before.kind != draft.form.kind()) {
            return Judged::Bad(Spoilt::new(draft.line, vec![Found::whole(Fault::ChangedElsewhere)]));
        }
        self.finished(draft, before)
    }

    fn finished(&self, draft: Draft, before: Option<&RecordRow>) -> Judged {
        let context = Context { pack: self.pack, today: self.today, territory: self.territory };
        let base = before.map(|before| &before.fields);
        let finished = match finish(draft.form, &draft.answers, base, &context) {
            Ok(finished) => finished,
            Err(problems) => return Judged::Bad(Spoilt { found: found_of(&draft.answers, problems), line: Box::new(draft.line) }),
        };
        let mut fields = finished.fields;
        for sealed in &finished.to_seal {
            self.seal(draft.record, sealed, base, &mut fields);
        }
        fields.insert(IMPORTED.to_owned(), Value::from(draft.imported));
        let changes = changes(base, &fields);
        if base.is_some() && changes.keys().all(|name| name == IMPORTED) {
            return Judged::Same;
        }
        let ready = Ready {
            line: draft.line,
            record: draft.record,
            form: draft.form,
            parent: before.map(|before| before.head),
            changes,
            warnings: finished.warnings,
        };
        if base.is_some() { Judged::Changed(Box::new(ready)) } else { Judged::New(Box::new(ready)) }
    }

    /// Seals a value as a phone does. One that the record holds already keeps its envelope: no two are alike, and a line
    /// that says the same changes nothing.
    fn seal(&self, record: RecordId, sealed: &ToSeal, base: Option<&Fields>, fields: &mut Fields) {
        let known = base.and_then(|base| self.keys.open_field(record, base, &sealed.field)).and_then(Result::ok);
        if known.as_deref() == Some(&sealed.plain) {
            if let Some(kept) = base.and_then(|base| base.get(&sealed.field)) {
                fields.insert(sealed.field.clone(), kept.clone());
            }
            return;
        }
        let envelope = self.keys.seal(record, &sealed.field, &sealed.plain, random::bytes()).ok();
        if let (Some(Value::Object(readable)), Some(envelope)) = (fields.get_mut(&sealed.field), envelope) {
            readable.insert("sealed".into(), to_value(&envelope));
        }
    }
}

/// What hinders a form, at the list's columns. Warnings beside it are no matter for mending.
fn found_of(answers: &Answers, problems: Vec<Problem>) -> Vec<Found> {
    use crate::domain::problem::Severity::Warn;
    let hinders = problems.into_iter().filter(|problem| problem.trouble.severity() != Warn);
    let found = hinders.map(|problem| {
        let kg = problem.at == Ask::Amount.key() && answers.get(Ask::Unit.key()).is_some_and(|unit| unit == "kg");
        let column = column_of(&problem.at).map(|column| if kg { Column::AmountKg } else { column });
        Found { column, fault: Fault::Answer(problem.trouble) }
    });
    found.collect()
}
