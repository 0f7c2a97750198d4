//! One question: label above, help below, findings at the field. Which control stands between is the input's matter.

use super::findings::asks;
use super::picker::{List, picker};
use super::state::Filling;
use super::{choice, number, photos, picker_of, place, text, unit};
use crate::domain::consent;
use crate::domain::form::{Ask, Input, Question};
use crate::domain::number as numbers;
use crate::domain::problem::{Problem, Severity, Trouble};
use crate::ui::field::app::app;
use crate::ui::field::line_id::LineId;
use crate::ui::field::live::{View, el, nothing, views};
use crate::ui::field::parts::{button, field_message, marked};
use crate::ui::field::reactive::{Signal, settled};
use crate::ui::field::show;
use crate::words::phone::{format, said};
use crate::words::problems::sentence;

/// A question's place on the page, handed to its control.
#[derive(Clone, Copy)]
pub struct Spot {
    /// The form.
    pub filling: Filling,
    /// The question.
    pub ask: Ask,
    /// Whether it must be answered.
    pub required: bool,
    /// In which line of a catch.
    pub line: Option<LineId>,
}

impl Spot {
    /// The place of a question.
    pub fn of(filling: Filling, question: &Question, line: Option<LineId>) -> Self {
        Spot { filling, ask: question.ask, required: question.required, line }
    }

    /// The answer key.
    pub fn key(self) -> String {
        self.beside(self.ask)
    }

    /// The key of a neighbour: in a line, within the same line.
    pub fn beside(self, ask: Ask) -> String {
        match self.line {
            Some(line) => format!("line.{line}.{}", ask.key()),
            None => ask.key().to_owned(),
        }
    }

    /// Id of the control.
    pub fn id(self) -> String {
        id_of(&self.key())
    }

    /// The answer, followed.
    pub fn value(self) -> String {
        self.filling.answer(&self.key())
    }

    /// The answer as it is now.
    pub fn value_now(self) -> String {
        self.filling.answer_now(&self.key())
    }

    /// An answer, telling only those who follow it, and only when it became another.
    pub fn followed(self, key: String) -> Signal<String> {
        settled(move || self.filling.answer(&key))
    }

    /// Takes the answer.
    pub fn set(self, value: &str) {
        self.filling.set(&self.key(), value);
    }

    /// The field was left: its findings show, and the draft is written at once. A browser also says so while it takes
    /// a focused field off the page; by then the form may be gone.
    pub fn left(self) {
        if let Some(held) = self.filling.try_held() {
            held.keeper.flush();
            self.filling.touch(&self.key());
        }
    }

    /// For `aria-describedby`: help and message.
    pub fn described_by(self) -> String {
        format!("{0}-help {0}-message", self.id())
    }

    /// Whether something stands in the way here.
    pub fn is_bad(self) -> bool {
        self.filling.held().found().shown(&self.key()).any(|problem| problem.trouble.severity() != Severity::Warn)
    }

    /// For `aria-invalid`.
    pub fn invalid(self) -> Option<&'static str> {
        self.is_bad().then_some("true")
    }
}

/// Id of the control at an answer key.
pub fn id_of(key: &str) -> String {
    format!("isi-{}", key.replace('.', "-"))
}

/// One question.
pub fn field(spot: Spot, input: Input) -> View {
    let (app, held) = (app(), spot.filling.held());
    let words = app.words();
    let said = said(app.lang(), held.form, spot.ask);
    let grouped = matches!(
        input,
        Input::One(_)
            | Input::Many(_)
            | Input::Tick
            | Input::Lines
            | Input::Photos
            | Input::Point
            | Input::Boundary
            | Input::Unit
            | Input::Holding
    );
    let optional = (!spot.required).then(|| el("span").class("field-optional").add(format!(" ({})", words.fill.optional)));
    let id = spot.id();
    let label_id = format!("{id}-label");
    let label = if grouped { el("span") } else { el("label").attr("for", &id) };
    let label = label.class("field-label").attr("id", &label_id).add(said.label).add(optional);
    let fixed = spot.ask == Ask::Producer && held.ground.own.is_some();
    let help = if fixed { "" } else { sealed_help(spot).unwrap_or(said.help) };
    let help = (!help.is_empty()).then(|| el("span").class("field-help").attr("id", &format!("{id}-help")).add(help));
    el("div")
        .class("field")
        .class_if("is-bad", move || spot.is_bad())
        .attr_if("role", grouped.then_some("group"))
        .attr_if("aria-labelledby", grouped.then_some(&label_id))
        .attr_if("id", grouped.then_some(&id))
        .attr_if("tabindex", grouped.then_some("-1"))
        .add(label)
        .add(help)
        .add((spot.ask == Ask::Consent).then(consent_text))
        .add(mark(spot))
        .add(control(spot, input))
        .add(el("div").class("field-messages").attr("id", &format!("{id}-message")).live(move || findings(spot)))
        .into()
}

/// The text that is agreed to, whole and in the person's language, whatever the officer's is: consent to what was not
/// shown is void (UU 27/2022 art. 22), and the record names this text by its hash.
fn consent_text() -> View {
    el("p").class("field-help").attr("lang", "id").add(consent::text("id")).into()
}

fn control(spot: Spot, input: Input) -> View {
    match input {
        Input::Text => text::line(spot, false),
        Input::Digits if spot.ask == Ask::Nik => text::nik(spot),
        Input::Digits => text::line(spot, true),
        Input::Note => text::note(spot),
        Input::Number { unit } => number::number(spot, unit),
        Input::Day => text::day(spot),
        Input::Moment => text::moment(spot),
        Input::Month => text::month(spot),
        Input::One(codes) => choice::one(spot, codes),
        Input::Many(codes) => choice::many(spot, codes),
        Input::Tick => choice::single(spot),
        Input::Village => picker(spot, List::Villages),
        Input::Commodity(sectors) => picker(spot, List::Commodities(sectors)),
        Input::Unit => unit::unit(spot),
        Input::Gear => picker(spot, List::Gears),
        Input::Producer => picker_of::producer(spot),
        Input::Holding => picker_of::holding(spot),
        Input::Point => place::point(spot),
        Input::Boundary => place::boundary(spot),
        Input::Photos => photos::photos(spot),
        Input::Lines => super::lines::lines(spot.filling),
    }
}

/// In a correction, a sealed field stays as it is unless it is typed again.
fn sealed_help(spot: Spot) -> Option<&'static str> {
    let held = spot.filling.held();
    let base = held.ground.base.as_ref().filter(|_| matches!(spot.ask, Ask::Nik | Ask::Phone | Ask::Birth))?;
    base.get(spot.ask.key())?.get("sealed")?;
    Some(app().words().fill.sealed_stays)
}

/// What the supervisor wrote at this field.
fn mark(spot: Spot) -> Option<View> {
    let (held, key) = (spot.filling.held(), spot.key());
    let (_, said) = held.ground.marks.iter().find(|(at, _)| *at == key)?;
    Some(marked(app(), said))
}

/// The findings at the field.
fn findings(spot: Spot) -> View {
    spot.filling.held().found().shown(&spot.key()).map(|problem| finding(spot, problem)).collect()
}

fn finding(spot: Spot, problem: &Problem) -> View {
    let text = sentence(app().lang(), &problem.trouble);
    let id = format!("{}-{:x}", spot.id(), text.len());
    let severity = problem.trouble.severity();
    let buttons = asks(&problem.trouble).then(|| answers(spot, &problem.trouble));
    field_message(&id, severity, &text, buttons)
}

/// The two buttons of a finding that asks.
fn answers(spot: Spot, trouble: &Trouble) -> View {
    let common = &app().words().common;
    match trouble {
        Trouble::NumberAmbiguous { thousands, decimal } => {
            let unit = unit_beside(spot);
            views![take_reading(spot, thousands, &unit), take_reading(spot, decimal, &unit)]
        }
        Trouble::ZeroAsk => {
            let failed = move || spot.filling.set(Ask::Failed.key(), "yes");
            let again = move || {
                spot.set("");
                super::focus(&spot.id());
            };
            views![button("btn", failed).add(common.yes), button("btn", again).add(common.no)]
        }
        _ => nothing(),
    }
}

/// A button that takes one of two readings of a number.
fn take_reading(spot: Spot, reading: &str, unit: &str) -> View {
    let milli = numbers::read(reading).map_or(0, |read| read.milli);
    let said = format!("{} {unit}", format::number(app().lang(), milli));
    let reading = reading.to_owned();
    button("btn", move || spot.set(&reading)).add(said).into()
}

fn unit_beside(spot: Spot) -> String {
    let unit = spot.filling.answer_now(&spot.beside(Ask::Unit));
    show::typed_unit(&spot.filling.held().ground.pack, app().lang(), &unit)
}
