//! Reads answers one by one: text in, typed value out, a finding at the question where that does not go.

use super::{Answers, Ask, Context, Question};
use crate::domain::civil::Day;
use crate::domain::codes::Code;
use crate::domain::harvest::line_key;
use crate::domain::ids::RecordId;
use crate::domain::number;
use crate::domain::problem::{Problem, Trouble};
use crate::domain::refs::{Listed, OTHER, VillageRef};
use crate::domain::text;
use std::str::FromStr;

/// The answers that a form shows. What stands at a hidden question is not read.
pub(super) struct Reader<'a> {
    answers: &'a Answers,
    /// What the rules stand on.
    pub context: &'a Context<'a>,
    /// Questions on the form; `None` reads any, to find out which are.
    visible: Option<Vec<Ask>>,
    /// The line that is read, if any.
    line: Option<String>,
    /// Findings so far.
    pub problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// Reads the answers of a form's questions.
    pub fn new(answers: &'a Answers, context: &'a Context<'a>, questions: &[Question]) -> Self {
        let visible = Some(questions.iter().map(|question| question.ask).collect());
        Self { answers, context, visible, line: None, problems: Vec::new() }
    }

    /// Looks at any answer, to decide which questions stand on the form.
    pub fn peek(answers: &'a Answers, context: &'a Context<'a>) -> Self {
        Self { answers, context, visible: None, line: None, problems: Vec::new() }
    }

    /// The same answers once more, findings aside.
    pub fn again(&self) -> Self {
        Self { visible: self.visible.clone(), line: None, problems: Vec::new(), ..*self }
    }

    /// The lines on which something was typed.
    pub fn line_ids(&self) -> Vec<String> {
        super::line_ids(self.answers)
    }

    /// Goes on with the answers of one line of a catch; without one, with those of the form.
    pub fn line(&mut self, id: Option<&str>) {
        self.line = id.map(str::to_owned);
    }

    /// The answer key of a question here.
    pub fn key(&self, ask: Ask) -> String {
        self.line.as_deref().map_or_else(|| ask.key().to_owned(), |id| line_key(id, ask))
    }

    /// What stands there, trimmed; empty when nothing does or the question is hidden.
    pub fn raw(&self, ask: Ask) -> &'a str {
        let hidden = self.line.is_none() && self.visible.as_ref().is_some_and(|visible| !visible.contains(&ask));
        if hidden { "" } else { self.answers.get(&self.key(ask)).map_or("", |answer| answer.trim()) }
    }

    /// An answer that is no question: what [`super::answers_of`] notes about sealed and earlier values.
    pub fn noted(&self, key: &str) -> Option<&'a str> {
        self.answers.get(key).map(String::as_str).filter(|answer| !answer.is_empty())
    }

    /// Adds a finding.
    pub fn say(&mut self, ask: Ask, trouble: Trouble) {
        let at = self.key(ask);
        self.problems.push(Problem::new(at, trouble));
    }

    /// Reads an answer that is not empty.
    pub fn take<T>(&mut self, ask: Ask, read: impl FnOnce(&str) -> Result<T, Trouble>) -> Option<T> {
        let raw = self.raw(ask);
        if raw.is_empty() {
            return None;
        }
        read(raw).map_err(|trouble| self.say(ask, trouble)).ok()
    }

    /// One line of text.
    pub fn name(&mut self, ask: Ask) -> Option<String> {
        self.take(ask, |raw| text::name(raw, text::NAME_MAX)).flatten()
    }

    /// Several lines of text.
    pub fn note(&mut self, ask: Ask) -> Option<String> {
        self.take(ask, text::note).flatten()
    }

    /// A number, in thousandths.
    pub fn number(&mut self, ask: Ask) -> Option<i64> {
        self.take(ask, number::read).map(|number| number.milli)
    }

    /// A whole number.
    pub fn whole(&mut self, ask: Ask) -> Option<i64> {
        self.take(ask, number::read_whole)
    }

    /// A day.
    pub fn day(&mut self, ask: Ask) -> Option<Day> {
        self.time(ask)
    }

    /// A day, moment or month.
    pub fn time<T: FromStr>(&mut self, ask: Ask) -> Option<T> {
        self.take(ask, |raw| raw.parse().map_err(|_| Trouble::DateInvalid))
    }

    /// One of a list of codes.
    pub fn code(&mut self, ask: Ask, codes: &[&'static str]) -> Option<&'static str> {
        self.take(ask, |raw| codes.iter().copied().find(|code| *code == raw).ok_or(Trouble::UnknownCode))
    }

    /// What one of a list of codes stands for.
    pub fn one<T: Code>(&mut self, ask: Ask) -> Option<T> {
        self.code(ask, T::CODES).and_then(T::parse)
    }

    /// Any of a list of codes, in the list's order, each once.
    pub fn codes(&mut self, ask: Ask, codes: &[&'static str]) -> Option<Vec<&'static str>> {
        self.take(ask, |raw| {
            if raw.split_whitespace().any(|code| !codes.contains(&code)) {
                return Err(Trouble::UnknownCode);
            }
            Ok(codes.iter().copied().filter(|code| raw.split_whitespace().any(|other| other == *code)).collect())
        })
    }

    /// A tick.
    pub fn tick(&mut self, ask: Ask) -> Option<bool> {
        (self.raw(ask) == "yes").then_some(true)
    }

    /// A record on this phone.
    pub fn record(&mut self, ask: Ask) -> Option<RecordId> {
        self.take(ask, |raw| raw.parse().map_err(|_| Trouble::UnknownCode))
    }

    /// A code of the reference data, or a thing as people call it. "Other" with nothing behind it is no answer yet.
    pub fn listed<T: Listed>(&mut self, ask: Ask) -> Option<T> {
        let raw = self.raw(ask);
        match raw.strip_prefix(OTHER) {
            None if raw.is_empty() => None,
            None => Some(T::listed(raw.to_owned())),
            Some(typed) => self.take(ask, |_| text::name(typed, text::TYPED_MAX)).flatten().map(T::typed),
        }
    }

    /// A village, as the reference data has it now.
    pub fn village(&mut self, ask: Ask) -> Option<VillageRef> {
        let pack = self.context.pack;
        self.take(ask, |raw| VillageRef::of(raw, pack).ok_or(Trouble::UnknownCode))
    }
}
