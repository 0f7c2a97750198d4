//! One question: label above, help below, findings at the field. Which control stands between is the input's matter.

use super::choice::{Many, One, Tick};
use super::lines::Lines;
use super::number::NumberBox;
use super::picker_of::{CommodityPicker, GearPicker, HoldingPicker, ProducerPicker, VillagePicker};
use super::state::{Filling, asks};
use super::text::{DayBox, MomentBox, MonthBox, NikBox, NoteBox, TextBox};
use super::unit::UnitPicker;
use crate::domain::consent;
use crate::domain::form::{Ask, Input, Question};
use crate::domain::number;
use crate::domain::problem::{Problem, Severity, Trouble};
use crate::ui::field::app::app;
use crate::ui::field::line_id::LineId;
use crate::ui::field::show;
use crate::ui::kit::{FieldMessage, Glyph, Icon, IconSize};
use crate::words::phone::{format, said};
use crate::words::problems::sentence;
use leptos::prelude::*;

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

    /// Takes the answer.
    pub fn set(self, value: &str) {
        self.filling.set(&self.key(), value);
    }

    /// The field was left: its findings show, and the draft is written at once. A browser also says so while it takes
    /// a focused field off the page; by then the form may be gone.
    pub fn left(self) {
        if self.filling.keeper.try_with_value(|keeper| keeper.flush()).is_some() {
            self.filling.touch(&self.key());
        }
    }

    /// For `aria-describedby`: help and message.
    pub fn described_by(self) -> String {
        format!("{0}-help {0}-message", self.id())
    }

    /// Whether something stands in the way here.
    pub fn is_bad(self) -> bool {
        self.filling.shown(&self.key()).iter().any(|problem| problem.trouble.severity() != Severity::Warn)
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
#[component]
pub fn FieldOf(
    /// The form.
    filling: Filling,
    /// The question.
    question: Question,
    /// In which line of a catch.
    line: Option<LineId>,
) -> impl IntoView {
    let words = app().words();
    let said = said(app().lang.get_untracked(), filling.form, question.ask);
    let spot = Spot { filling, ask: question.ask, required: question.required, line };
    let grouped = matches!(question.input, Input::One(_) | Input::Many(_) | Input::Tick | Input::Lines | Input::Unit | Input::Holding);
    let optional = (!spot.required).then(|| view! { <span class="field-optional">{format!(" ({})", words.fill.optional)}</span> });
    let label_id = format!("{}-label", spot.id());
    let label = if grouped {
        view! { <span class="field-label" id=label_id.clone()>{said.label}{optional}</span> }.into_any()
    } else {
        view! { <label class="field-label" id=label_id.clone() for=spot.id()>{said.label}{optional}</label> }.into_any()
    };
    let fixed = spot.ask == Ask::Producer && filling.with_ground(|ground| ground.own.is_some());
    let help = if fixed { "" } else { sealed_help(spot).unwrap_or(said.help) };
    let help = (!help.is_empty()).then(|| view! { <span class="field-help" id=format!("{}-help", spot.id())>{help}</span> });
    let control = control(spot, question.input);
    let role = grouped.then_some("group");
    view! {
        <div class="field" class:is-bad=move || spot.is_bad() role=role aria-labelledby=grouped.then_some(label_id) id=grouped.then(|| spot.id()) tabindex=grouped.then_some("-1")>
            {label}
            {help}
            {consent_text(spot)}
            <Mark spot />
            {control}
            <Findings spot />
        </div>
    }
}

/// The text that is agreed to, whole and in the person's language, whatever the officer's is: consent to what was not
/// shown is void (UU 27/2022 art. 22), and the record names this text by its hash.
fn consent_text(spot: Spot) -> Option<impl IntoView> {
    (spot.ask == Ask::Consent).then(|| view! { <p class="field-help" lang="id">{consent::text("id")}</p> })
}

fn control(spot: Spot, input: Input) -> AnyView {
    match input {
        Input::Text => view! { <TextBox spot numeric=false /> }.into_any(),
        Input::Digits if spot.ask == Ask::Nik => view! { <NikBox spot /> }.into_any(),
        Input::Digits => view! { <TextBox spot numeric=true /> }.into_any(),
        Input::Note => view! { <NoteBox spot /> }.into_any(),
        Input::Number { unit } => view! { <NumberBox spot unit /> }.into_any(),
        Input::Day => view! { <DayBox spot /> }.into_any(),
        Input::Moment => view! { <MomentBox spot /> }.into_any(),
        Input::Month => view! { <MonthBox spot /> }.into_any(),
        Input::One(codes) => view! { <One spot codes /> }.into_any(),
        Input::Many(codes) => view! { <Many spot codes /> }.into_any(),
        Input::Tick => view! { <Tick spot /> }.into_any(),
        Input::Village => view! { <VillagePicker spot /> }.into_any(),
        Input::Commodity(sectors) => view! { <CommodityPicker spot sectors /> }.into_any(),
        Input::Unit => view! { <UnitPicker spot /> }.into_any(),
        Input::Gear => view! { <GearPicker spot /> }.into_any(),
        Input::Producer => view! { <ProducerPicker spot /> }.into_any(),
        Input::Holding => view! { <HoldingPicker spot /> }.into_any(),
        Input::Lines => view! { <Lines filling=spot.filling /> }.into_any(),
    }
}

/// In a correction, a sealed field stays as it is unless it is typed again.
fn sealed_help(spot: Spot) -> Option<&'static str> {
    let sealed = matches!(spot.ask, Ask::Nik | Ask::Phone | Ask::Birth)
        && spot.filling.with_ground(|ground| ground.base.as_ref().is_some_and(|base| is_sealed(base, spot.ask)));
    sealed.then_some(app().words().fill.sealed_stays)
}

fn is_sealed(base: &crate::domain::Fields, ask: Ask) -> bool {
    base.get(ask.key()).is_some_and(|value| value.get("sealed").is_some())
}

/// What the supervisor wrote at this field.
#[component]
fn Mark(spot: Spot) -> impl IntoView {
    let fill = &app().words().fill;
    let mark = spot.filling.with_ground(|ground| ground.marks.get(&spot.key()).cloned());
    mark.map(|mark| {
        view! {
            <p class="fill-mark">
                <Icon glyph=Glyph::Return size=IconSize::Small />
                <span><strong>{fill.marked}</strong>" "{mark}</span>
            </p>
        }
    })
}

/// The findings at the field.
#[component]
fn Findings(spot: Spot) -> impl IntoView {
    let message_id = format!("{}-message", spot.id());
    let shown = Memo::new(move |_| spot.filling.shown(&spot.key()));
    let list = move || shown.get().into_iter().map(|problem| finding(spot, problem)).collect_view();
    view! { <div class="field-messages" id=message_id>{list}</div> }
}

fn finding(spot: Spot, problem: Problem) -> AnyView {
    let app = app();
    let text = sentence(app.lang.get_untracked(), &problem.trouble);
    let id = format!("{}-{:x}", spot.id(), text.len());
    let severity = problem.trouble.severity();
    if asks(&problem.trouble) {
        let buttons = answers(spot, problem.trouble);
        view! { <FieldMessage id severity text>{buttons}</FieldMessage> }.into_any()
    } else {
        view! { <FieldMessage id severity text /> }.into_any()
    }
}

/// The two buttons of a finding that asks.
fn answers(spot: Spot, trouble: Trouble) -> AnyView {
    let app = app();
    let common = &app.words().common;
    match trouble {
        Trouble::NumberAmbiguous { thousands, decimal } => {
            let unit = unit_beside(spot);
            [thousands, decimal]
                .map(|reading| {
                    let milli = number::read(&reading).map(|read| read.milli).unwrap_or(0);
                    let said = format!("{} {unit}", format::number(app.lang.get_untracked(), milli));
                    view! { <button class="btn" type="button" on:click=move |_| spot.set(&reading)>{said}</button> }
                })
                .collect_view()
                .into_any()
        }
        Trouble::ZeroAsk => view! {
            <button class="btn" type="button" on:click=move |_| spot.filling.set(Ask::Failed.key(), "yes")>{common.yes}</button>
            <button class="btn" type="button" on:click=move |_| {
                spot.set("");
                super::focus(&spot.id());
            }>{common.no}</button>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

fn unit_beside(spot: Spot) -> String {
    let unit = spot.filling.answer_now(&spot.beside(Ask::Unit));
    spot.filling.with_ground(|ground| show::typed_unit(&ground.pack, app().lang.get_untracked(), &unit))
}
