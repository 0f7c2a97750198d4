//! The trip and the lines of a catch: one line for each species, by the name people call it.

use super::reader::Reader;
use super::{Answers, Ask, FISHERIES, Input, Question, ask, needed};
use crate::domain::amount::{Amount, Price};
use crate::domain::harvest::{Line, is_line_id, line_key};
use crate::domain::refs::UnitRef;

/// What makes a line: a unit alone, offered by the form, is none.
const CONTENT: [Ask; 3] = [Ask::Commodity, Ask::Amount, Ask::Price];

/// The questions of one line.
pub fn line_questions() -> Vec<Question> {
    vec![
        needed(Ask::Commodity, Input::Commodity(FISHERIES)),
        needed(Ask::Amount, Input::Number { unit: None }),
        needed(Ask::Unit, Input::Unit),
        ask(Ask::Price, Input::Number { unit: Some("idr") }),
    ]
}

/// The ids of the lines on which something was typed, in order.
pub fn line_ids(answers: &Answers) -> Vec<String> {
    let keys = answers.keys().filter(|key| key.starts_with("line."));
    let mut ids: Vec<&str> = keys.filter_map(|key| key.split('.').nth(1)).filter(|id| is_line_id(id)).collect();
    // The keys are in order, and ids of one length: those of a line stand together.
    ids.dedup();
    let typed = |id: &&str| CONTENT.iter().any(|ask| answers.get(&line_key(id, *ask)).is_some_and(|answer| !answer.trim().is_empty()));
    ids.into_iter().filter(typed).map(str::to_owned).collect()
}

/// The lines that are whole, with findings on all.
pub(super) fn read_lines(reader: &mut Reader) -> Vec<(String, Line)> {
    let mut lines = Vec::new();
    for id in reader.line_ids() {
        reader.line(Some(&id));
        if let Some(line) = read_line(reader) {
            lines.push((id, line));
        }
    }
    reader.line(None);
    lines
}

/// The lines that are whole, looked at only.
pub(super) fn peek_lines(peek: &Reader) -> Vec<(String, Line)> {
    read_lines(&mut peek.again())
}

fn read_line(reader: &mut Reader) -> Option<Line> {
    let species = reader.listed(Ask::Commodity);
    let milli = reader.number(Ask::Amount);
    let unit = reader.listed::<UnitRef>(Ask::Unit);
    let idr = reader.whole(Ask::Price);
    let (milli, unit) = milli.zip(unit)?;
    let price = idr.map(|idr| Price { idr, per: unit.clone() });
    Some(Line { species: species?, amount: Amount { milli, unit, condition: None }, price })
}
