//! Forms as data: which questions stand on a form, given what was answered so far, and how answers become
//! a record. One renderer draws them all; one set of rules checks them, on the phone and at the office.

mod ask;
mod beside;
mod catch;
mod finish;
mod harvest;
mod holding;
mod place;
mod plain;
mod producer;
mod reader;
#[cfg(test)]
mod tests;

pub use ask::Ask;
pub use beside::check_beside;
pub use catch::{line_ids, line_questions};
pub(in crate::domain) use finish::missing_fields;
pub use finish::{check, finish};
pub use producer::CONSENT_LANGUAGE;

use super::Fields;
use super::harvest::Harvest;
use super::holding::Holding;
use super::ids::{DraftId, Kind, RecordId, RevisionId};
use super::json::{json_code, json_struct};
use super::map::Map;
use super::pack::{Pack, Sector};
use super::problem::Problem;
use super::producer::Producer;
use super::sealed::ToSeal;
use serde_json::Value;

/// What a person typed or chose, exactly as typed: answer key to text. Keys are [`Ask::key`], and for lines
/// of a catch `line.<line id>.<key>`. Choices hold their code; several choices are joined by a space.
pub type Answers = Map<String>;

/// The forms of the field app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// Registration of a person.
    Producer,
    /// A plot, vessel, pond, cage, line or gathering area of a producer.
    Holding,
    /// Panen: a farm harvest.
    Farm,
    /// Tangkapan: a fishing trip, with lines.
    Catch,
    /// Panen budidaya: pond, cage or seaweed line.
    Aquaculture,
    /// Pungutan: forest products; the destination is always asked.
    Forest,
    /// "Tidak ada hasil" for a month and a livelihood.
    Nil,
}

json_code!(Form or Producer);

/// An unfinished form. Stored on every pause in typing, so that a kill loses at most a second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its id on this phone.
    pub id: DraftId,
    /// Which form.
    pub form: Form,
    /// What was typed.
    pub answers: Answers,
    /// The record that it will be: minted with the draft, so that five taps on save make one record.
    pub record: RecordId,
    /// For a correction: the head it was opened at; `None` for a new record.
    pub base: Option<RevisionId>,
    /// Wall clock when opened, epoch ms.
    pub opened_ms: i64,
    /// Wall clock of the last change, epoch ms.
    pub changed_ms: i64,
}

json_struct!(Draft { id, form, answers, record, base, opened_ms, changed_ms });

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// One line of free text.
    Text,
    /// Several lines of free text.
    Note,
    /// Digits only (NIK, phone): numeric keypad, kept as text.
    Digits,
    /// A decimal number in Indonesian style: decimal keypad, echoed in words. The unit's name stands behind it.
    Number {
        /// A fixed unit shown behind the field, "m", "hp" or "idr", if any.
        unit: Option<&'static str>,
    },
    /// A civil day, `YYYY-MM-DD`.
    Day,
    /// A day and time of day, `YYYY-MM-DDTHH:MM`.
    Moment,
    /// A month, `YYYY-MM`.
    Month,
    /// One of a list of codes.
    One(&'static [&'static str]),
    /// Any of a list of codes.
    Many(&'static [&'static str]),
    /// A tick: the answer is "yes" or absent.
    Tick,
    /// A village of the pack within the person's territory, by code.
    Village,
    /// A commodity of the pack within these sectors, by id, or `other:<as typed>`.
    Commodity(&'static [super::pack::Sector]),
    /// A unit by code, or `other:<as typed>`. The codes offered first come from the commodity.
    Unit,
    /// A gear by ISSCFG code, or `other:<as typed>`.
    Gear,
    /// A producer on this phone, by record id.
    Producer,
    /// A holding of the chosen producer, by record id; may stay empty.
    Holding,
    /// Where one stands, from the phone's receiver: latitude, longitude (1e-7 degrees) and accuracy (metres), with commas.
    Point,
    /// Corners walked or tapped, as [`crate::domain::boundary::Boundary`] reads them.
    Boundary,
    /// Photos: their hashes, joined by a space.
    Photos,
    /// The lines of a catch, each with the questions of [`line_questions`].
    Lines,
}

/// One question of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which; its label and help stand in `words/`.
    pub ask: Ask,
    /// How it is answered.
    pub input: Input,
    /// Whether the form cannot be finished without it.
    pub required: bool,
}

/// What the rules need to know beside the answers.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Reference data.
    pub pack: &'a Pack,
    /// Today where the form is filled in.
    pub today: super::civil::Day,
    /// Villages the person may register and report in (area codes, any level).
    pub territory: &'a [String],
}

/// A form that can be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// Every field of the record that is set, sealed ones still without their envelope.
    pub fields: Fields,
    /// What the phone must seal into those fields.
    pub to_seal: Vec<ToSeal>,
    /// What a person should know but need not change. Recomputed at the desk where the values are readable.
    pub warnings: Vec<Problem>,
}

impl Form {
    /// All forms.
    pub const ALL: [Form; 7] = [Form::Producer, Form::Holding, Form::Farm, Form::Catch, Form::Aquaculture, Form::Forest, Form::Nil];

    /// What kind of record it makes.
    pub fn kind(self) -> Kind {
        match self {
            Form::Producer => Kind::Producer,
            Form::Holding => Kind::Holding,
            _ => Kind::Harvest,
        }
    }

    /// The name in the `form` field of a harvest, in drafts and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Form::Producer => "producer",
            Form::Holding => "holding",
            Form::Farm => "farm",
            Form::Catch => "catch",
            Form::Aquaculture => "aquaculture",
            Form::Forest => "forest",
            Form::Nil => "nil",
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == name)
    }
}

/// The form that made a record, and corrects it; `None` for what has no form or one of a newer version.
pub fn form_of(kind: Kind, fields: &Fields) -> Option<Form> {
    match kind {
        Kind::Producer => Some(Form::Producer),
        Kind::Holding => Some(Form::Holding),
        Kind::Harvest => {
            fields.get("form").and_then(|form| form.as_str()).and_then(Form::parse).filter(|form| form.kind() == Kind::Harvest)
        }
        Kind::Verdict | Kind::Mapping => None,
    }
}

/// What changes a record with the fields `base` into one with `fields`: new and different values, `null` for one taken
/// away. Empty when nothing changed.
pub fn changes(base: Option<&Fields>, fields: &Fields) -> Fields {
    let none = Fields::new();
    let base = base.unwrap_or(&none);
    let old = |name: &str| base.get(name).filter(|value| !value.is_null());
    let mut changed = Fields::new();
    for (name, value) in fields {
        let before = old(name);
        if before != Some(value) && (before.is_some() || !value.is_null()) {
            changed.insert(name.clone(), value.clone());
        }
    }
    for name in base.keys() {
        if old(name).is_some() && !fields.contains_key(name) {
            changed.insert(name.clone(), Value::Null);
        }
    }
    changed
}

/// The visible questions of a form, in order, given what was answered so far.
pub fn questions(form: Form, answers: &Answers, context: &Context) -> Vec<Question> {
    match form {
        Form::Producer => producer::questions(answers, context),
        Form::Holding => holding::questions(answers, context),
        _ => harvest::questions(form, answers, context),
    }
}

/// Opens a record for correction: the answers that would make it. Sealed values stay out; `nik_kept` and `phone_kept`
/// hold their last two digits and `birth_kept` the year, `village_kept` and `date_kept` what was reported before.
pub fn answers_of(form: Form, fields: &Fields, _pack: &Pack) -> Answers {
    let mut answers = Answers::new();
    let (table, readable) = (table(form), readable(form, fields));
    plain::answers_of(&readable, table, &mut answers);
    match form {
        Form::Producer => producer::answers_of(&Producer::from_fields(&readable).0, &mut answers),
        Form::Holding => holding::answers_of(&Holding::from_fields(&readable).0, &mut answers),
        _ => harvest::answers_of(&Harvest::from_fields(&readable).0, &mut answers),
    }
    if let Some(village) = answers.get(Ask::Village.key()).cloned() {
        answers.insert(finish::VILLAGE_KEPT.to_owned(), village);
    }
    answers
}

/// The fields of the record that a form makes, with the question of each.
fn table(form: Form) -> &'static plain::Table {
    match form {
        Form::Producer => Producer::FIELDS,
        Form::Holding => Holding::FIELDS,
        _ => Harvest::FIELDS,
    }
}

/// What this version can read of a record's fields, as it would write them.
fn readable(form: Form, fields: &Fields) -> Fields {
    match form {
        Form::Producer => Producer::from_fields(fields).0.to_fields(),
        Form::Holding => Holding::from_fields(fields).0.to_fields(),
        _ => Harvest::from_fields(fields).0.to_fields(),
    }
}

const FARMING: &[Sector] = &[Sector::Farming];
const FISHERIES: &[Sector] = &[Sector::Fisheries];
const FORESTRY: &[Sector] = &[Sector::Forestry];

/// A question that may stay empty.
fn ask(ask: Ask, input: Input) -> Question {
    Question { ask, input, required: false }
}

/// A question that may not.
fn needed(ask: Ask, input: Input) -> Question {
    Question { ask, input, required: true }
}
