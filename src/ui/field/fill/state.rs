//! A form being filled in: its answers, what the rules say about them, and the draft behind it.

use super::keeper::Keeper;
use crate::domain::Fields;
use crate::domain::civil::Day;
use crate::domain::form::{self, Answers, Ask, Context, Draft, Form, Question};
use crate::domain::pack::Pack;
use crate::domain::problem::{Problem, Severity, Trouble};
use crate::domain::status::Entry;
use crate::ui::field::app::App;
use crate::ui::field::line_id::LineId;
use crate::ui::field::show;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Everything that a form was opened with and does not change.
pub struct Ground {
    /// Reference data.
    pub pack: Rc<Pack>,
    /// Today in the province.
    pub today: Day,
    /// Where the person may report.
    pub territory: Vec<String>,
    /// The signed-in producer himself: his forms are about nobody else.
    pub own: Option<String>,
    /// All records of this phone, to pick producers and holdings from.
    pub entries: Vec<Entry>,
    /// For a correction: the record's fields.
    pub base: Option<Fields>,
    /// For a correction of a returned record: the reason, and answer key to the supervisor's words.
    pub reason: Option<String>,
    /// See `reason`.
    pub marks: BTreeMap<String, String>,
}

impl Ground {
    /// What the rules need.
    pub fn context(&self) -> Context<'_> {
        Context { pack: &self.pack, today: self.today, territory: &self.territory }
    }

    /// Says records in words.
    pub fn teller(&self, app: App) -> show::Teller<'_> {
        show::Teller { lang: app.lang.get_untracked(), pack: &self.pack, today: self.today, entries: &self.entries }
    }
}

/// Handles to a form; cheap to copy into every field.
#[derive(Clone, Copy)]
pub struct Filling {
    /// The form.
    pub form: Form,
    /// What it was opened with.
    pub ground: StoredValue<Rc<Ground>, LocalStorage>,
    /// What was typed.
    pub answers: RwSignal<Answers>,
    /// Keys whose findings are shown: left once, or rested on.
    pub touched: RwSignal<BTreeSet<String>>,
    /// A save was tried: everything that is missing shows.
    pub attempted: RwSignal<bool>,
    /// The visible questions.
    pub questions: Memo<Vec<Question>>,
    /// All findings.
    pub problems: Memo<Vec<Problem>>,
    /// Keeps the draft.
    pub keeper: StoredValue<Keeper, LocalStorage>,
}

impl Filling {
    /// Opens a draft.
    pub fn new(app: App, draft: Draft, ground: Ground) -> Self {
        let (form, ground) = (draft.form, Rc::new(ground));
        let answers = RwSignal::new(draft.answers.clone());
        let attempted = RwSignal::new(false);
        let held = StoredValue::new_local(ground.clone());
        let questions =
            Memo::new(move |_| held.with_value(|ground| answers.with(|answers| form::questions(form, answers, &ground.context()))));
        let problems = Memo::new(move |_| {
            let all = attempted.get();
            held.with_value(|ground| answers.with(|answers| findings(form, answers, ground, all)))
        });
        let keeper = StoredValue::new_local(Keeper::new(app.phone(), draft));
        Filling { form, ground: held, answers, touched: RwSignal::new(BTreeSet::new()), attempted, questions, problems, keeper }
    }

    /// Reads from what the form was opened with.
    pub fn with_ground<T>(self, read: impl FnOnce(&Ground) -> T) -> T {
        self.ground.with_value(|ground| read(ground))
    }

    /// An answer, followed.
    pub fn answer(self, key: &str) -> String {
        self.answers.with(|answers| answers.get(key).cloned().unwrap_or_default())
    }

    /// An answer as it is now.
    pub fn answer_now(self, key: &str) -> String {
        self.answers.with_untracked(|answers| answers.get(key).cloned().unwrap_or_default())
    }

    /// Takes an answer down as typed, with what follows from it, and has the draft kept.
    pub fn set(self, key: &str, value: &str) {
        if self.answer_now(key) == value {
            return;
        }
        self.answers.update(|answers| {
            put(answers, key, value);
            self.with_ground(|ground| follow(answers, key, ground));
        });
        self.keep();
    }

    /// Removes every answer of a catch line.
    pub fn remove_line(self, line: LineId) {
        let prefix = format!("line.{line}.");
        self.answers.update(|answers| answers.retain(|key, _| !key.starts_with(&prefix)));
        self.keep();
    }

    /// Shows the findings at a key from now on.
    pub fn touch(self, key: &str) {
        if !self.touched.with_untracked(|touched| touched.contains(key)) {
            self.touched.update(|touched| {
                touched.insert(key.to_owned());
            });
        }
    }

    /// The findings to show at a key.
    pub fn shown(self, key: &str) -> Vec<Problem> {
        let open = self.attempted.get() || self.touched.with(|touched| touched.contains(key));
        if !open {
            return Vec::new();
        }
        self.problems.with(|problems| problems.iter().filter(|problem| problem.at == key).cloned().collect())
    }

    fn keep(self) {
        let answers = self.answers.get_untracked();
        self.keeper.update_value(|keeper| keeper.change(answers));
    }
}

/// Live findings; once a save was tried, also what is missing.
fn findings(form: Form, answers: &Answers, ground: &Ground, all: bool) -> Vec<Problem> {
    let others = ground.entries.iter().map(|entry| &entry.fields).filter(|fields| ground.base.as_ref() != Some(*fields));
    let mut found = form::check_beside(form, answers, &ground.context(), others);
    if all && let Err(problems) = form::finish(form, answers, ground.base.as_ref(), &ground.context()) {
        found.extend(problems);
    }
    let mut once: Vec<Problem> = Vec::with_capacity(found.len());
    for problem in found {
        if !once.contains(&problem) {
            once.push(problem);
        }
    }
    once
}

/// How many answers stand in the way of a save.
pub fn blocking(problems: &[Problem]) -> usize {
    let keys: BTreeSet<&str> =
        problems.iter().filter(|problem| problem.trouble.severity() != Severity::Warn).map(|problem| problem.at.as_str()).collect();
    keys.len()
}

fn put(answers: &mut Answers, key: &str, value: &str) {
    if value.is_empty() {
        answers.remove(key);
    } else {
        answers.insert(key.to_owned(), value.to_owned());
    }
}

/// What follows from an answer: the first unit of a commodity where none was chosen yet; the village of a producer, and
/// no holding of another one.
fn follow(answers: &mut Answers, key: &str, ground: &Ground) {
    let (prefix, last) = key.rsplit_once('.').map_or(("", key), |(prefix, last)| (prefix, last));
    let beside = |ask: Ask| if prefix.is_empty() { ask.key().to_owned() } else { format!("{prefix}.{}", ask.key()) };
    match Ask::parse(last) {
        Some(Ask::Commodity) => {
            let id = answers.get(key).cloned().unwrap_or_default();
            let offered = ground.pack.commodity(&id).and_then(|commodity| commodity.units.first());
            if let Some(unit) = offered {
                answers.entry(beside(Ask::Unit)).or_insert_with(|| unit.clone());
            }
        }
        Some(Ask::Amount) => {
            answers.remove(Ask::Failed.key());
        }
        Some(Ask::Producer) => from_producer(answers, ground),
        _ => {}
    }
}

fn from_producer(answers: &mut Answers, ground: &Ground) {
    let id = answers.get(Ask::Producer.key()).cloned().unwrap_or_default();
    let Some(producer) = ground.entries.iter().find(|entry| entry.id.to_string() == id) else { return };
    let village = producer.fields.get("village").and_then(|village| village.get("code")).and_then(|code| code.as_str());
    if let Some(code) = village {
        answers.insert(Ask::Village.key().to_owned(), code.to_owned());
    }
    let holding = answers.get(Ask::Holding.key()).cloned().unwrap_or_default();
    let his = ground.entries.iter().any(|entry| entry.id.to_string() == holding && show::is_of(entry, producer.id));
    if !his {
        answers.remove(Ask::Holding.key());
    }
}

/// What a new form starts with: today or this month, and what the producer's record says.
pub fn prefill(entries: &[Entry], producer: &str, today: Day, form: Form) -> Answers {
    let mut answers = opening(today, form);
    if producer.is_empty() {
        return answers;
    }
    answers.insert(Ask::Producer.key().to_owned(), producer.to_owned());
    let Some(entry) = entries.iter().find(|entry| entry.id.to_string() == producer) else { return answers };
    if let Some(code) = entry.fields.get("village").and_then(|village| village.get("code")?.as_str()) {
        answers.insert(Ask::Village.key().to_owned(), code.to_owned());
    }
    let livelihoods = entry.fields.get("livelihoods").and_then(|list| list.as_array());
    if let (Form::Nil, Some([only])) = (form, livelihoods.map(Vec::as_slice)) {
        answers.insert(Ask::Livelihood.key().to_owned(), only.as_str().unwrap_or_default().to_owned());
    }
    answers
}

fn opening(today: Day, form: Form) -> Answers {
    let mut answers = Answers::new();
    match form {
        Form::Farm | Form::Aquaculture | Form::Forest => {
            answers.insert(Ask::Date.key().to_owned(), today.to_string());
        }
        Form::Nil => {
            answers.insert(Ask::Month.key().to_owned(), today.to_string().chars().take(7).collect());
        }
        Form::Producer | Form::Holding | Form::Catch => {}
    }
    answers
}

/// Whether a finding is answered with buttons.
pub fn asks(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::NumberAmbiguous { .. } | Trouble::ZeroAsk)
}
