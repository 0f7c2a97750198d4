//! Every answer of a record in words, as its form asked for it.

use super::{Teller, fixed_unit, gear_name, line_ids, typed_unit};
use crate::domain::boundary::Boundary;
use crate::domain::civil::Day;
use crate::domain::form::{self, Answers, Ask, Context, Form, Input, Question};
use crate::domain::point::Point;
use crate::domain::status::Entry;
use crate::domain::text::join;
use crate::domain::{Fields, number};
use crate::words::phone::{self as words, format};
use serde_json::Value;

/// One answer of a record in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The answer key.
    pub key: String,
    /// Its label.
    pub label: &'static str,
    /// The answer.
    pub text: String,
}

impl Teller<'_> {
    /// Every answer of a record, in the order of its form.
    pub fn facts(&self, entry: &Entry) -> Vec<Fact> {
        let Some(form) = form::form_of(entry.kind, &entry.fields) else { return Vec::new() };
        let answers = form::answers_of(form, &entry.fields, self.pack);
        let context = Context { pack: self.pack, today: self.today, territory: &[] };
        let questions = form::questions(form, &answers, &context);
        let mut facts = Vec::new();
        for question in &questions {
            if question.input == Input::Lines {
                facts.extend(self.line_facts(form, &answers));
                continue;
            }
            let sealed = self.sealed(question.ask, &entry.fields);
            if let Some(text) = sealed.or_else(|| self.answer(question, question.ask.key(), &answers)) {
                facts.push(Fact { key: question.ask.key().to_owned(), label: words::label(self.lang, form, question.ask), text });
            }
        }
        facts
    }

    fn line_facts(&self, form: Form, answers: &Answers) -> Vec<Fact> {
        let questions = form::line_questions();
        let facts = line_ids(answers).into_iter().map(|line| {
            let said: Vec<_> = questions
                .iter()
                .filter(|question| question.ask != Ask::Commodity && question.ask != Ask::Unit)
                .filter_map(|question| self.answer(question, &format!("line.{line}.{}", question.ask.key()), answers))
                .collect();
            let commodity = questions.iter().find(|question| question.ask == Ask::Commodity);
            let key = format!("line.{line}.{}", Ask::Commodity.key());
            let name = commodity.and_then(|question| self.answer(question, &key, answers)).unwrap_or_default();
            Fact { key, label: words::label(self.lang, form, Ask::Commodity), text: format!("{name}: {}", join(said, ", ")) }
        });
        facts.collect()
    }

    /// What is readable of a sealed field.
    fn sealed(&self, ask: Ask, fields: &Fields) -> Option<String> {
        let records = &words::of(self.lang).records;
        let value = fields.get(ask.key())?;
        match ask {
            Ask::Nik | Ask::Phone => match (value.get("none").and_then(Value::as_str), value.get("last2").and_then(Value::as_str)) {
                // Why there is none is an answer of its own.
                (Some(_), _) => Some(records.no_nik.to_owned()),
                (None, Some(last)) => Some((records.sealed_last)(last)),
                (None, None) => value.get("sealed").map(|_| records.sealed.to_owned()),
            },
            Ask::Birth => {
                let year = value.get("year")?.as_i64()?;
                Some(if value.get("sealed").is_some() { (records.born_sealed)(year) } else { (records.born_in)(year) })
            }
            Ask::Point => {
                let (cell, words) = (value.get("cell")?, &words::of(self.lang).place);
                let tenths = |at: usize| cell.get(at).and_then(Value::as_i64).map(|tenths| format::number(self.lang, tenths * 100));
                Some((words.cell)(&format!("{} / {}", tenths(0)?, tenths(1)?)))
            }
            _ => None,
        }
    }

    /// One answer in words; `None` when there is none, or when another fact says it.
    pub fn answer(&self, question: &Question, key: &str, answers: &Answers) -> Option<String> {
        let text = answers.get(key).map(String::as_str).filter(|text| !text.is_empty())?;
        let as_typed = text.strip_prefix("other:");
        Some(match &question.input {
            Input::Text | Input::Note | Input::Digits => text.to_owned(),
            Input::Number { unit } => self.number(question.ask, *unit, key, text, answers),
            Input::Day => text.parse().map_or_else(|_| text.to_owned(), |day| format::day(self.lang, day)),
            Input::Moment => self.moment(text),
            Input::Month => format::month(self.lang, text),
            Input::One(_) => words::choice(self.lang, question.ask, text),
            Input::Many(_) => join(text.split_whitespace().map(|code| words::choice(self.lang, question.ask, code)), ", "),
            Input::Tick => words::of(self.lang).common.yes.to_owned(),
            Input::Village => self.pack.place(text).unwrap_or_else(|| text.to_owned()),
            Input::Commodity(_) => match as_typed {
                Some(typed) => typed.to_owned(),
                None => self.commodity_name(text),
            },
            // Said behind the amount.
            Input::Unit => return None,
            Input::Gear => as_typed.map_or_else(|| gear_name(self.pack, text), str::to_owned),
            Input::Producer => self.producer(text).unwrap_or_else(|| words::of(self.lang).records.unknown_producer.to_owned()),
            Input::Holding => self.producer(text)?,
            Input::Point => (words::of(self.lang).place.taken)(Point::read(text)?.accuracy_m),
            Input::Boundary => {
                let boundary = Boundary::read(text);
                (words::of(self.lang).place.corners)(boundary.corners.len(), &format::hectares(self.lang, boundary.area_m2()))
            }
            // Shown, not said.
            Input::Lines | Input::Photos => return None,
        })
    }

    fn number(&self, ask: Ask, unit: Option<&str>, key: &str, text: &str, answers: &Answers) -> String {
        let Ok(read) = number::read(text) else { return text.to_owned() };
        let prefix = key.strip_suffix(ask.key()).unwrap_or_default();
        let of_amount = || answers.get(&format!("{prefix}{}", Ask::Unit.key())).map(|code| typed_unit(self.pack, self.lang, code));
        let said = format::number(self.lang, read.milli);
        match (ask, unit) {
            (Ask::Price, _) => match of_amount() {
                Some(unit) => format!("Rp {said} / {unit}"),
                None => format!("Rp {said}"),
            },
            (Ask::Amount | Ask::Loss, None) => format!("{said} {}", of_amount().unwrap_or_default()).trim_end().to_owned(),
            (Ask::Area, None) => {
                let unit = answers.get(Ask::AreaUnit.key()).map_or("", String::as_str);
                format!("{said} {}", if unit == "m2" { "m²" } else { unit }).trim_end().to_owned()
            }
            (_, Some(unit)) => format!("{said} {}", fixed_unit(unit)),
            _ => said,
        }
    }

    fn moment(&self, text: &str) -> String {
        let parts = text.split_once('T').and_then(|(day, clock)| Some((day.parse::<Day>().ok()?, clock)));
        parts.map_or_else(
            || text.to_owned(),
            |(day, clock)| format!("{}, {}", format::day(self.lang, day), clock.replace(':', self.lang.pick(".", ":"))),
        )
    }
}
