//! From answers to a record: read, check, and keep what the form does not know.

use super::reader::Reader;
use super::{
    Answers, Ask, Context, Finished, Form, answers_of, catch, harvest, holding, line_questions, place, plain, producer, questions,
    readable, table,
};
use crate::domain::Fields;
use crate::domain::civil::Day;
use crate::domain::harvest::{LINE, line_key};
use crate::domain::pack::Pack;
use crate::domain::problem::{Problem, Severity, Trouble};
use crate::domain::producer::Producer;
use crate::domain::refs::OTHER;
use crate::domain::rules::{self, Setting, Side};
use crate::domain::sealed::ToSeal;
use serde_json::Value;

/// Ending of the notes that [`answers_of`] leaves about a record that is corrected.
const KEPT: &str = "_kept";

/// Notes the village that a corrected record already has: it may have left the list or the person's territory since.
pub(super) const VILLAGE_KEPT: &str = "village_kept";

/// A form as far as it is filled in.
pub(super) struct Filled {
    /// The record's fields.
    pub fields: Fields,
    /// What the phone must seal into them.
    pub to_seal: Vec<ToSeal>,
    /// Sealed fields that stay as they are.
    pub kept: Vec<&'static str>,
    /// Findings so far.
    pub problems: Vec<Problem>,
}

/// Findings on what was answered so far, to paint at the questions; nothing about what is still empty.
pub fn check(form: Form, answers: &Answers, context: &Context) -> Vec<Problem> {
    checked(form, answers, context).1
}

/// The fields as far as they can be read, and the findings of [`check`].
pub(super) fn checked(form: Form, answers: &Answers, context: &Context) -> (Fields, Vec<Problem>) {
    let mut filled = fill(form, answers, context);
    let mut reasons = missing(form, answers, context);
    reasons.retain(|problem| is_reason(&problem.trouble));
    filled.problems.append(&mut reasons);
    (filled.fields, rules::settled(filled.problems))
}

/// Turns answers into a record, or says what hinders it. `base` is the record as it stands when it is corrected: its
/// sealed fields stay where nothing was typed over them, and what this version does not know stays too.
pub fn finish(form: Form, answers: &Answers, base: Option<&Fields>, context: &Context) -> Result<Finished, Vec<Problem>> {
    let answers = &noted(form, answers, base, context.pack);
    let mut filled = fill(form, answers, context);
    filled.problems.append(&mut missing(form, answers, context));
    let problems = rules::settled(std::mem::take(&mut filled.problems));
    if problems.iter().any(|problem| problem.trouble.severity() != Severity::Warn) {
        return Err(problems);
    }
    let to_seal = std::mem::take(&mut filled.to_seal);
    Ok(Finished { fields: joined(form, filled, base), to_seal, warnings: problems })
}

/// What a whole record lacks, by the same questions; the reasons that only a phone can ask for are left out.
pub(in crate::domain) fn missing_fields(form: Form, fields: &Fields, pack: &Pack, today: Day) -> Vec<Problem> {
    let context = Context { pack, today, territory: &[] };
    let answers = answers_of(form, fields, pack);
    let mut found = missing(form, &answers, &context);
    found.retain(|problem| !is_reason(&problem.trouble) && !is_there(fields, &problem.at));
    found.append(&mut unsealed(form, fields));
    found
}

/// What makes a record's fields: what the form says, checked by the rules.
fn fill(form: Form, answers: &Answers, context: &Context) -> Filled {
    let questions = questions(form, answers, context);
    let mut reader = Reader::new(answers, context, &questions);
    let fields = plain::read(&mut reader, &questions, table(form));
    let mut filled = Filled { fields, to_seal: Vec::new(), kept: Vec::new(), problems: Vec::new() };
    match form {
        Form::Producer => producer::read(&mut reader, &mut filled),
        Form::Holding => holding::read(&mut reader, &mut filled.fields),
        _ => harvest::read(form, &mut reader, &mut filled.fields),
    }
    if form != Form::Producer {
        place::read(form, &mut reader, &mut filled);
    }
    let same_village = answers.get(VILLAGE_KEPT).is_some_and(|kept| kept == reader.raw(Ask::Village));
    filled.problems = reader.problems;
    let setting = Setting { pack: context.pack, today: context.today, territory: context.territory, side: Side::Phone };
    rules::record(form.kind(), &filled.fields, &setting, &mut filled.problems);
    if same_village {
        filled.problems.retain(|problem| problem.at != Ask::Village.key());
        filled.kept.push("village");
    }
    filled
}

/// The required questions that stand empty.
fn missing(form: Form, answers: &Answers, context: &Context) -> Vec<Problem> {
    let empty = |key: &str| answers.get(key).is_none_or(|answer| answer.trim().is_empty() || answer.trim() == OTHER);
    let mut found = Vec::new();
    for question in questions(form, answers, context) {
        let key = question.ask.key();
        if question.required && empty(key) {
            found.extend(trouble_of(form, question.ask, answers, context).map(|trouble| Problem::new(key, trouble)));
        }
    }
    if form == Form::Catch {
        for id in catch::line_ids(answers) {
            for question in line_questions() {
                let key = line_key(&id, question.ask);
                if question.required && empty(&key) {
                    found.push(Problem::new(key, Trouble::Missing));
                }
            }
        }
    }
    found
}

/// What to say at a required question that stands empty. `None` where the rules say it themselves.
fn trouble_of(form: Form, ask: Ask, answers: &Answers, context: &Context) -> Option<Trouble> {
    match ask {
        Ask::Consent => Some(Trouble::ConsentMissing),
        Ask::Guardian => Some(Trouble::GuardianMissing),
        Ask::LimitReason => None,
        Ask::LateReason => harvest::days_late(form, answers, context).map(|days| Trouble::DateOldReason { days }),
        _ => Some(Trouble::Missing),
    }
}

fn is_reason(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::DateOldReason { .. } | Trouble::OverLimitReason { .. })
}

/// Whether the field behind an answer key is set though it could not be opened as an answer.
fn is_there(fields: &Fields, at: &str) -> bool {
    fields.get(at).is_some_and(|value| !value.is_null()) && Ask::parse(at) != Some(Ask::Consent)
}

/// Readable parts of sealed values without their envelope: nothing that could be opened would be left.
fn unsealed(form: Form, fields: &Fields) -> Vec<Problem> {
    if form != Form::Producer {
        let point = fields.get("point").filter(|point| point.get("cell").is_some() && point.get("sealed").is_none());
        return point.map(|_| Problem::new(Ask::Point.key(), Trouble::Missing)).into_iter().collect();
    }
    let (record, _) = Producer::from_fields(fields);
    let nik = record.nik.filter(|nik| nik.sealed.is_none() && nik.last2.is_some()).map(|_| Ask::Nik);
    let phone = record.phone.filter(|phone| phone.sealed.is_none()).map(|_| Ask::Phone);
    nik.into_iter().chain(phone).map(|ask| Problem::new(ask.key(), Trouble::Missing)).collect()
}

/// The answers with the notes that `base`, and nothing else, justifies.
fn noted(form: Form, answers: &Answers, base: Option<&Fields>, pack: &Pack) -> Answers {
    let mut noted = answers.clone();
    noted.retain(|key, _| !key.ends_with(KEPT));
    let mut opened = base.map(|base| answers_of(form, base, pack)).unwrap_or_default();
    opened.retain(|key, _| key.ends_with(KEPT));
    noted.extend(opened);
    noted
}

/// The fields of the record: what the form says over what stood there. A field that reads the same stays byte for byte,
/// with whatever a newer version wrote into it.
fn joined(form: Form, filled: Filled, base: Option<&Fields>) -> Fields {
    let Some(base) = base else { return filled.fields };
    let (known, before) = (table(form), readable(form, base));
    // The card is given once, by the phone, and asked nowhere.
    let is_known = |name: &str| name != "card" && known.iter().any(|(field, _)| *field == name) || name.starts_with(LINE);
    let mut fields = base.clone();
    fields.retain(|name, value| !is_known(name) && !value.is_null());
    for (name, value) in filled.fields {
        let same = before.get(&name) == Some(&value) || (name == "consent" && same_consent(base.get(&name), &value));
        let value = if same { base.get(&name).cloned().unwrap_or(value) } else { value };
        fields.insert(name, value);
    }
    for name in filled.kept {
        if let Some(value) = base.get(name) {
            fields.insert(name.to_owned(), value.clone());
        }
    }
    fields
}

/// Consent given once stands for the text that was shown then, whatever the text is now.
fn same_consent(before: Option<&Value>, now: &Value) -> bool {
    before.is_some_and(|before| ["purposes", "method"].iter().all(|part| before.get(part) == now.get(part)))
}
