//! Answers that are a field of the record each, by the table of its fields: read one way, opened the other.

use super::reader::Reader;
use super::{Answers, Ask, Input, Question};
use crate::domain::Fields;
use crate::domain::json::{Json, to_value};
use crate::domain::moment::Month;
use crate::domain::refs::{CommodityRef, GearRef, OTHER};
use serde_json::Value;

/// Fields of a record, each with the question whose answer it holds.
pub(super) type Table = [(&'static str, Ask)];

/// Fields that no question asks for: which report it is, and the number of the card.
const UNASKED: [&str; 2] = ["form", "card"];

/// The fields of a record that one answer each makes. What takes several answers the form puts together itself.
pub(super) fn read(reader: &mut Reader, questions: &[Question], table: &Table) -> Fields {
    let mut fields = Fields::new();
    for question in questions {
        let name = table.iter().find(|(name, ask)| *ask == question.ask && !UNASKED.contains(name));
        if let Some((name, value)) = name.zip(value(reader, question)) {
            fields.insert(name.0.to_owned(), value);
        }
    }
    fields
}

fn value(reader: &mut Reader, question: &Question) -> Option<Value> {
    let ask = question.ask;
    let text = match (ask, &question.input) {
        // With its proof, and sealed.
        (Ask::Consent | Ask::Birth, _) => return None,
        (Ask::CountPerKg | Ask::Crew, _) => return reader.whole(ask).map(Value::from),
        (_, Input::Tick) => return reader.tick(ask).map(Value::from),
        (_, Input::Photos) => return reader.take(ask, |raw| Ok(raw.split_whitespace().map(Value::from).collect())),
        (_, Input::Many(codes)) => return reader.codes(ask, codes).map(Value::from),
        (_, Input::Village) => return made(reader.village(ask)),
        (_, Input::Commodity(_)) => return made(reader.listed::<CommodityRef>(ask)),
        (_, Input::Gear) => return made(reader.listed::<GearRef>(ask)),
        (_, Input::Text) => reader.name(ask),
        (_, Input::Note) => reader.note(ask),
        (_, Input::One(codes)) => reader.code(ask, codes).map(str::to_owned),
        (_, Input::Day) => reader.day(ask).map(|day| day.to_string()),
        (_, Input::Month) => reader.time::<Month>(ask).map(|month| month.to_string()),
        (_, Input::Producer | Input::Holding) => reader.record(ask).map(|id| id.to_string()),
        (_, Input::Digits | Input::Number { .. } | Input::Moment | Input::Unit | Input::Lines | Input::Point | Input::Boundary) => None,
    };
    text.map(Value::String)
}

fn made<T: Json>(value: Option<T>) -> Option<Value> {
    value.as_ref().map(to_value)
}

/// The answers that make such fields.
pub(super) fn answers_of(fields: &Fields, table: &Table, answers: &mut Answers) {
    for (name, ask) in table.iter().filter(|(name, _)| !UNASKED.contains(name)) {
        if let Some(answer) = fields.get(name).and_then(answer) {
            answers.insert(ask.key().to_owned(), answer);
        }
    }
}

/// The answer that makes a value; `None` where it takes several.
fn answer(value: &Value) -> Option<String> {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Number(number) => number.as_i64().map(|number| number.to_string()),
        Value::Array(codes) => Some(joined(codes.iter().filter_map(Value::as_str))),
        Value::Object(_) => match text("code").or(text("id")) {
            Some(code) => Some(code.to_owned()),
            None => text("typed").map(|typed| format!("{OTHER}{typed}")),
        },
        Value::Null | Value::Bool(false) => None,
    }
}

/// Several codes as one answer.
pub(super) fn joined<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    let mut all = String::new();
    for code in codes {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(code);
    }
    all
}
