//! Typed answers: text, digits, NIK, note, day, time of day, month.

use super::field::Spot;
use crate::domain::form::{Answers, Ask};
use crate::domain::{civil::Day, codes::Sex, nik};
use crate::ui::field::app::app;
use crate::words::phone::{choice, format};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// How long a finger rests before findings show while a field still has the focus.
const REST_MS: u32 = 1500;

/// Months offered for "Tidak ada hasil", this one included: older than a year is history, not a report.
const MONTHS_OFFERED: i32 = 13;

/// Shows findings after a rest in typing, so that nobody is corrected in the middle of a word.
pub fn rest(spot: Spot) -> impl Fn() + 'static {
    let timer = StoredValue::new_local(None::<Timeout>);
    move || {
        timer.set_value(Some(Timeout::new(REST_MS, move || spot.filling.touch(&spot.key()))));
    }
}

/// One line of text, or of digits.
#[component]
pub fn TextBox(spot: Spot, numeric: bool) -> impl IntoView {
    let rested = rest(spot);
    let words = if matches!(spot.ask, Ask::Name | Ask::Guardian) { "words" } else { "sentences" };
    view! {
        <input
            class="field-input"
            class:mono=numeric
            id=spot.id()
            type=if numeric { "tel" } else { "text" }
            inputmode=if numeric { "tel" } else { "text" }
            autocomplete="off"
            autocapitalize=words
            enterkeyhint="next"
            aria-describedby=spot.described_by()
            aria-invalid=move || spot.invalid()
            prop:value=move || spot.value()
            on:input=move |event| {
                spot.set(&event_target_value(&event));
                rested();
            }
            on:blur=move |_| spot.left()
        />
    }
}

/// Several lines.
#[component]
pub fn NoteBox(spot: Spot) -> impl IntoView {
    view! {
        <textarea
            class="field-input"
            id=spot.id()
            rows="3"
            aria-describedby=spot.described_by()
            aria-invalid=move || spot.invalid()
            prop:value=move || spot.value()
            on:input=move |event| spot.set(&event_target_value(&event))
            on:blur=move |_| spot.left()
        ></textarea>
    }
}

/// NIK: grouped as on the card while it is typed, digits counted, birth date and sex proposed from it.
#[component]
pub fn NikBox(spot: Spot) -> impl IntoView {
    let app = app();
    let rested = rest(spot);
    let take = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        // Only while typing at the end: regrouping under a cursor in the middle would make it jump.
        let at_end = input.selection_start().ok().flatten().is_none_or(|at| at as usize >= text.encode_utf16().count());
        let grouped = if at_end { nik::grouped(&text) } else { text };
        if at_end && input.value() != grouped {
            input.set_value(&grouped);
        }
        spot.set(&grouped);
        rested();
    };
    let count = move || {
        let digits = spot.value().chars().filter(char::is_ascii_digit).count();
        (digits > 0 && digits != nik::NIK_DIGITS).then(|| (app.words().fill.nik_count)(digits))
    };
    view! {
        <input
            class="field-input mono fill-nik"
            id=spot.id()
            type="text"
            inputmode="numeric"
            autocomplete="off"
            placeholder="0000 0000 0000 0000"
            aria-describedby=spot.described_by()
            aria-invalid=move || spot.invalid()
            prop:value=move || spot.value()
            on:input=take
            on:blur=move |_| spot.left()
        />
        <span class="field-help" aria-live="off">{count}</span>
        <Proposal spot />
    }
}

/// Birth date and sex as the NIK says them, to take over with one tap.
#[component]
fn Proposal(spot: Spot) -> impl IntoView {
    let app = app();
    let (birth, sex) = (spot.beside(Ask::Birth), spot.beside(Ask::Sex));
    let filling = spot.filling;
    let proposal = Memo::new(move |_| {
        let today = filling.with_ground(|ground| ground.today);
        let (births, of) = nik::proposal(&spot.value(), today)?;
        let taken = filling.answers.with(|answers: &Answers| {
            let has = |key: &str, value: &str| answers.get(key).is_some_and(|answer| answer == value);
            births.iter().any(|day| has(&birth, &day.to_string())) && has(&sex, of.as_str())
        });
        (!taken).then_some((births, of))
    });
    let button = move |day: Day, of: Sex| {
        let lang = app.lang.get_untracked();
        let said = format!("{}, {}", format::day(lang, day), crate::domain::text::lower(&choice(lang, Ask::Sex, of.as_str())));
        let take = move |_| {
            filling.set(Ask::Birth.key(), &day.to_string());
            filling.set(Ask::Sex.key(), of.as_str());
        };
        view! {
            <div class="fill-proposal">
                <span>{(app.words().fill.from_nik)(&said)}</span>
                <button class="btn btn-small" type="button" on:click=take>{app.words().fill.take}</button>
            </div>
        }
    };
    move || proposal.get().map(|(births, of)| births.into_iter().map(|day| button(day, of)).collect_view())
}

/// A day, with today and yesterday a tap away where a harvest is dated. Its month is echoed by name: phones write days in
/// more than one order.
#[component]
pub fn DayBox(spot: Spot) -> impl IntoView {
    let (common, lang) = (&app().words().common, app().lang.get_untracked());
    let today = spot.filling.with_ground(|ground| ground.today);
    let near = (spot.ask == Ask::Date).then(|| {
        [(common.today, today), (common.yesterday, Day::from_number(today.number() - 1))]
            .map(|(name, day)| {
                let text = day.to_string();
                let now = text.clone();
                view! {
                    <button class="chip" type="button" aria-pressed=move || (spot.value() == now).to_string() on:click=move |_| spot.set(&text)>
                        {name}
                    </button>
                }
            })
            .collect_view()
    });
    view! {
        {near.map(|near| view! { <div class="chips">{near}</div> })}
        <input
            class="field-input"
            id=spot.id()
            type="date"
            max=today.to_string()
            aria-describedby=spot.described_by()
            aria-invalid=move || spot.invalid()
            prop:value=move || spot.value()
            on:input=move |event| spot.set(&event_target_value(&event))
            on:blur=move |_| spot.left()
        />
        <span class="field-echo">{move || spot.value().parse().ok().map(|day: Day| format::day(lang, day))}</span>
    }
}

/// A day and a time of day.
#[component]
pub fn MomentBox(spot: Spot) -> impl IntoView {
    view! {
        <input
            class="field-input"
            id=spot.id()
            type="datetime-local"
            aria-describedby=spot.described_by()
            aria-invalid=move || spot.invalid()
            prop:value=move || spot.value()
            on:input=move |event| spot.set(&event_target_value(&event))
            on:blur=move |_| spot.left()
        />
    }
}

/// A month: the last year's, by name. Browsers without a month picker show a bare text field for `type=month`.
#[component]
pub fn MonthBox(spot: Spot) -> impl IntoView {
    let app = app();
    let today = spot.filling.with_ground(|ground| ground.today);
    let mut months: Vec<String> = (0..MONTHS_OFFERED).map(|back| months_before(today, back)).collect();
    let now = spot.value_now();
    if !now.is_empty() && !months.contains(&now) {
        months.push(now);
    }
    let options = months
        .into_iter()
        .map(|month| {
            let name = format::month(app.lang.get_untracked(), &month);
            let this = month.clone();
            view! { <option value=month prop:selected=move || spot.value() == this>{name}</option> }
        })
        .collect_view();
    view! {
        <select
            class="field-input"
            id=spot.id()
            aria-describedby=spot.described_by()
            on:change=move |event| {
                spot.set(&event_target_value(&event));
                spot.left();
            }
        >
            <option value="" prop:selected=move || spot.value().is_empty()>{app.words().fill.choose}</option>
            {options}
        </select>
    }
}

fn months_before(today: Day, back: i32) -> String {
    let months = today.year() * 12 + i32::from(today.month()) - 1 - back;
    format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
}
