//! Choices: one of a list as big buttons or, when it is long, a select; any of a list as ticks; a single tick.

use super::field::Spot;
use crate::domain::form::Ask;
use crate::ui::field::app::app;
use crate::ui::kit::{Glyph, Icon};
use crate::words::phone::choice;
use leptos::prelude::*;

/// Above this many a list of big buttons would fill more than a screen.
const BUTTONS_MAX: usize = 7;

/// The same for what most people leave empty: a long form frightens.
const OPTIONAL_BUTTONS_MAX: usize = 4;

/// One of a list.
#[component]
pub fn One(spot: Spot, codes: &'static [&'static str]) -> impl IntoView {
    let buttons_max = if spot.required { BUTTONS_MAX } else { OPTIONAL_BUTTONS_MAX };
    if codes.len() > buttons_max { view! { <Select spot codes /> }.into_any() } else { view! { <Buttons spot codes /> }.into_any() }
}

#[component]
fn Buttons(spot: Spot, codes: &'static [&'static str]) -> impl IntoView {
    let lang = app().lang.get_untracked();
    let words: Vec<_> = codes.iter().map(|code| choice(lang, spot.ask, code)).collect();
    let short = codes.len() > 1 && words.iter().all(|words| words.chars().count() <= 14);
    let buttons = codes
        .iter()
        .zip(words)
        .map(|(code, words)| {
            // A second tap takes an answer back that may stay empty.
            let tap = move |_| {
                if !spot.required && spot.value_now() == *code {
                    spot.set("");
                }
            };
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=spot.id()
                        value=*code
                        prop:checked=move || spot.value() == *code
                        on:click=tap
                        on:change=move |_| {
                            spot.set(code);
                            spot.left();
                        }
                    />
                    <span>{picture(code)}{words}</span>
                </label>
            }
        })
        .collect_view();
    view! { <div class="choices" class:choices-two=short role="radiogroup">{buttons}</div> }
}

#[component]
fn Select(spot: Spot, codes: &'static [&'static str]) -> impl IntoView {
    let app = app();
    let options = codes
        .iter()
        .map(|code| {
            let words = choice(app.lang.get_untracked(), spot.ask, code);
            view! { <option value=*code prop:selected=move || spot.value() == *code>{words}</option> }
        })
        .collect_view();
    view! {
        <select class="field-input" aria-labelledby=format!("{}-label", spot.id()) aria-describedby=spot.described_by() on:change=move |event| {
            spot.set(&event_target_value(&event));
            spot.left();
        }>
            <option value="" prop:selected=move || spot.value().is_empty()>{app.words().fill.choose}</option>
            {options}
        </select>
    }
}

/// Any of a list.
#[component]
pub fn Many(spot: Spot, codes: &'static [&'static str]) -> impl IntoView {
    let lang = app().lang.get_untracked();
    let ticks = codes
        .iter()
        .map(|code| {
            let words = choice(lang, spot.ask, code);
            view! {
                <label class="choice">
                    <input
                        type="checkbox"
                        value=*code
                        prop:checked=move || has(&spot.value(), code)
                        on:change=move |event| {
                            spot.set(&with(&spot.value_now(), codes, code, event_target_checked(&event)));
                            spot.left();
                        }
                    />
                    <span>{picture(code)}{words}</span>
                </label>
            }
        })
        .collect_view();
    view! { <div class="choices">{ticks}</div> }
}

/// A single tick.
#[component]
pub fn Tick(spot: Spot) -> impl IntoView {
    let app = app();
    let words = crate::words::phone::label(app.lang.get_untracked(), spot.filling.form, spot.ask);
    let words = if spot.ask == Ask::Failed { app.words().common.yes } else { words };
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=move || !spot.value().is_empty()
                on:change=move |event| {
                    spot.set(if event_target_checked(&event) { "yes" } else { "" });
                    spot.left();
                }
            />
            <span>{words}</span>
        </label>
    }
}

fn has(answer: &str, code: &str) -> bool {
    answer.split_whitespace().any(|chosen| chosen == code)
}

/// The answer with a code ticked or not, in the order of the list.
fn with(answer: &str, codes: &[&str], code: &str, ticked: bool) -> String {
    let kept = codes.iter().filter(|known| if **known == code { ticked } else { has(answer, known) });
    kept.copied().collect::<Vec<_>>().join(" ")
}

/// A picture for those who read slowly, where there is one.
fn picture(code: &str) -> Option<AnyView> {
    let glyph = match code {
        "farm" | "plot" => Glyph::Leaf,
        "catch" => Glyph::Fish,
        "vessel" => Glyph::Boat,
        "aquaculture" | "pond" | "cage" | "line" => Glyph::Pond,
        "forest" | "area" => Glyph::Tree,
        _ => return None,
    };
    Some(view! { <Icon glyph /> }.into_any())
}
