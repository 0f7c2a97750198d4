//! A form being filled in: its answers, what the rules say about them, and the draft behind it.
//!
//! Everything stands in one place behind one handle. What follows from an answer is worked out once, when it is typed, and
//! only those are told for whom something is different.

use super::findings::findings;
use super::ground::{self, Ground};
use super::keeper::Keeper;
use super::open::Opened;
use super::saved::Done;
use crate::domain::form::{self, Answers, Draft, Form, Question};
use crate::domain::problem::Problem;
use crate::phone::Phone;
use crate::ui::field::line_id::LineId;
use crate::ui::field::reactive::{Followers, Signal};
use crate::ui::field::show;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

/// How long a finger rests before findings show while a field still has the focus.
const REST_MS: u32 = 1500;

/// Where a save stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Nobody asked for it, or something stood in the way.
    Idle,
    /// Under way.
    Running,
    /// The store did not take it; the words say why.
    Refused(&'static str),
    /// Done.
    Done,
}

/// A form's state.
pub struct Held {
    /// The form.
    pub form: Form,
    /// What it was opened with.
    pub ground: Rc<Ground>,
    /// Keeps the draft.
    pub keeper: Keeper,
    now: RefCell<Now>,
    /// Told of every answer.
    typed: Followers,
    /// Told when other findings are to be shown.
    found: Followers,
    /// Told when other questions are to be asked, or for other lines.
    asked: Followers,
    saving: Cell<Saving>,
    /// Told when a save moves on.
    saves: Followers,
    /// A photo is being made: a save waits for it.
    making: Cell<bool>,
    done: RefCell<Option<Done>>,
    /// Told when a save is done.
    finished: Followers,
    resting: RefCell<Option<Timeout>>,
}

/// The answers and what follows from them.
#[derive(Default)]
pub struct Now {
    /// What was typed.
    pub answers: Answers,
    /// The visible questions.
    pub questions: Vec<Question>,
    /// The lines of a catch, in order.
    pub lines: Vec<LineId>,
    /// All findings.
    pub problems: Vec<Problem>,
    /// A save was tried: everything that is missing shows.
    pub attempted: bool,
    /// Keys whose findings are shown: left once, or rested on.
    touched: Vec<String>,
    /// Lines just added: they have no answer yet.
    added: Vec<LineId>,
}

impl Now {
    /// The findings to show at a key.
    pub fn shown(&self, key: &str) -> impl Iterator<Item = &Problem> {
        let shows = self.attempted || self.touched.iter().any(|touched| touched == key);
        self.problems.iter().filter(move |problem| shows && problem.at == key)
    }
}

impl Held {
    /// Begins with a draft as it was opened.
    pub fn new(phone: Phone, draft: Draft, ground: Rc<Ground>) -> Self {
        let (form, answers) = (draft.form, draft.answers.clone());
        let held = Held {
            form,
            ground,
            keeper: Keeper::new(phone, draft),
            now: RefCell::new(Now { answers, ..Now::default() }),
            typed: Followers::default(),
            found: Followers::default(),
            asked: Followers::default(),
            saving: Cell::new(Saving::Idle),
            saves: Followers::default(),
            making: Cell::new(false),
            done: RefCell::new(None),
            finished: Followers::default(),
            resting: RefCell::new(None),
        };
        held.look();
        held
    }

    /// As it stands, not followed.
    pub fn now(&self) -> Ref<'_, Now> {
        self.now.borrow()
    }

    /// As it stands; again whenever other questions or lines are to be asked.
    pub fn asked(&self) -> Ref<'_, Now> {
        self.asked.track();
        self.now()
    }

    /// As it stands; again with every answer.
    pub fn typed(&self) -> Ref<'_, Now> {
        self.typed.track();
        self.now()
    }

    /// As it stands; again whenever other findings are to be shown.
    pub fn found(&self) -> Ref<'_, Now> {
        self.found.track();
        self.now()
    }

    /// Where a save stands, followed.
    pub fn saving(&self) -> Saving {
        self.saves.track();
        self.saving.get()
    }

    /// Whether a photo is being made, followed.
    pub fn making(&self) -> bool {
        self.saves.track();
        self.making.get()
    }

    /// A photo is being made, or no longer is.
    pub fn make(&self, making: bool) {
        self.making.set(making);
        self.saves.tell();
    }

    /// A save moved on.
    pub fn say(&self, saving: Saving) {
        self.saving.set(saving);
        self.saves.tell();
    }

    /// Whether a save runs or is done: another must not begin.
    pub fn is_taken(&self) -> bool {
        matches!(self.saving.get(), Saving::Running | Saving::Done) || self.making.get()
    }

    /// The save is done, followed: what was saved, for the screen after it.
    pub fn done(&self) -> Option<Done> {
        self.finished.track();
        self.done.take()
    }

    /// The store has it.
    pub fn finish(&self, done: Done) {
        self.done.replace(Some(done));
        self.say(Saving::Done);
        self.finished.tell();
    }

    /// A save was tried: from now on, what is missing shows.
    pub fn attempt(&self) {
        self.now.borrow_mut().attempted = true;
        self.look();
        self.found.tell();
    }

    /// Has the draft kept and tells those who follow.
    fn changed(&self) {
        let answers = self.now().answers.clone();
        self.keeper.change(answers);
        self.look();
        self.typed.tell();
    }

    /// Works out what follows from the answers.
    fn look(&self) {
        let (ground, mut now) = (&*self.ground, self.now.borrow_mut());
        let questions = form::questions(self.form, &now.answers, &ground.context());
        let problems = findings(self.form, &now.answers, ground, now.attempted);
        let answered = show::line_ids(&now.answers);
        let mut lines: Vec<LineId> = answered.iter().filter_map(|line| LineId::parse(line)).collect();
        lines.extend_from_slice(&now.added);
        lines.sort_unstable();
        lines.dedup();
        let (asked, found) = (questions != now.questions || lines != now.lines, problems != now.problems);
        (now.questions, now.lines, now.problems) = (questions, lines, problems);
        drop(now);
        if asked {
            self.asked.tell();
        }
        if found {
            self.found.tell();
        }
    }
}

/// The handle to a form; cheap to copy into every field.
#[derive(Clone, Copy)]
pub struct Filling(pub Signal<Opened>);

impl Filling {
    /// The form's state; `None` when its page is gone.
    pub fn try_held(self) -> Option<Rc<Held>> {
        self.0.with_now(|opened| match opened {
            Opened::Form(held) => Some(held.clone()),
            _ => None,
        })?
    }

    /// The form's state.
    pub fn held(self) -> Rc<Held> {
        self.try_held().expect("questions are drawn only on the page of their form")
    }

    /// An answer, followed.
    pub fn answer(self, key: &str) -> String {
        self.held().typed().answers.get(key).cloned().unwrap_or_default()
    }

    /// An answer as it is now.
    pub fn answer_now(self, key: &str) -> String {
        self.held().now().answers.get(key).cloned().unwrap_or_default()
    }

    /// Takes an answer down as typed, with what follows from it, and has the draft kept.
    pub fn set(self, key: &str, value: &str) {
        if self.answer_now(key) == value {
            return;
        }
        let held = self.held();
        ground::answer(&mut held.now.borrow_mut().answers, key, value, &held.ground);
        held.changed();
    }

    /// Adds an empty catch line.
    pub fn add_line(self) -> LineId {
        let held = self.held();
        let last = held.now().lines.last().copied();
        let line = LineId::after(last, js_sys::Math::random());
        held.now.borrow_mut().added.push(line);
        held.look();
        line
    }

    /// Removes a catch line with every answer of it.
    pub fn remove_line(self, line: LineId) {
        let (held, prefix) = (self.held(), format!("line.{line}."));
        let mut now = held.now.borrow_mut();
        now.added.retain(|other| *other != line);
        now.answers.retain(|key, _| !key.starts_with(&prefix));
        drop(now);
        held.changed();
    }

    /// Shows the findings at a key from now on.
    pub fn touch(self, key: &str) {
        let held = self.held();
        if !held.now().touched.iter().any(|touched| touched == key) {
            held.now.borrow_mut().touched.push(key.to_owned());
            held.found.tell();
        }
    }

    /// Shows the findings at a key after a rest in typing, so that nobody is corrected in the middle of a word. A field
    /// that is left shows them at once, so one rest at a time is enough.
    pub fn rest(self, key: String) {
        *self.held().resting.borrow_mut() = Some(Timeout::new(REST_MS, move || self.touch(&key)));
    }
}
