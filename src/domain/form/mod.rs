//! Forms as data: which questions stand on a form, given what was answered so far, and how answers become
//! a record. One renderer draws them all; one set of rules checks them, on the phone and at the office.

mod ask;

pub use ask::Ask;

use super::ids::{DraftId, RecordId, RevisionId};
use super::problem::Problem;
use super::sealed::ToSeal;
use super::{Fields, pack::Pack};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a person typed or chose, exactly as typed: answer key to text. Keys are [`Ask::key`], and for lines
/// of a catch `line.<line id>.<key>`. Choices hold their code; several choices are joined by a space.
pub type Answers = BTreeMap<String, String>;

/// The forms of the field app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// An unfinished form. Stored on every pause in typing, so that a kill loses at most a second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
        /// A fixed unit shown behind the field, as a unit code of the pack ("m2", "cm", "hp", "idr"), if any.
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
