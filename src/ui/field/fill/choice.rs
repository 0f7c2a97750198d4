//! Choices: one of a list as big buttons or, when it is long, a select; any of a list as ticks; a single tick.

use super::control::{Tick, select};
use super::field::Spot;
use crate::domain::form::Ask;
use crate::domain::text::join;
use crate::ui::field::app::app;
use crate::ui::field::live::{View, el};
use crate::ui::kit::Glyph;
use crate::words::phone::choice;

/// Above this many a list of big buttons would fill more than a screen.
const BUTTONS_MAX: usize = 7;

/// The same for what most people leave empty: a long form frightens.
const OPTIONAL_BUTTONS_MAX: usize = 4;

/// Up to this many letters, two answers stand side by side.
const SHORT_LETTERS_MAX: usize = 14;

/// One of a list.
pub fn one(spot: Spot, codes: &'static [&'static str]) -> View {
    let lang = app().lang();
    let buttons_max = if spot.required { BUTTONS_MAX } else { OPTIONAL_BUTTONS_MAX };
    let offered: Vec<(&'static str, String)> = codes.iter().map(|code| (*code, choice(lang, spot.ask, code))).collect();
    if codes.len() > buttons_max {
        return select(spot, true, offered.into_iter().map(|(code, words)| (code.to_owned(), words)).collect()).into();
    }
    let short = codes.len() > 1 && offered.iter().all(|(_, words)| words.chars().count() <= SHORT_LETTERS_MAX);
    let class = if short { "choices choices-two" } else { "choices" };
    let buttons = offered.into_iter().map(|(code, words)| radio(spot, code, words));
    el("div").class(class).attr("role", "radiogroup").each(buttons).into()
}

fn radio(spot: Spot, code: &'static str, words: String) -> View {
    let choose = move |_| {
        spot.set(code);
        spot.left();
    };
    // A second tap takes an answer back that may stay empty.
    let tapped = Box::new(move || {
        if !spot.required && spot.value_now() == code {
            spot.set("");
        }
    });
    let tick = Tick::of("radio", words, Box::new(move || spot.value() == code), choose);
    Tick { name: Some(spot.id()), value: Some(code), glyph: picture(code), tapped, ..tick }.draw()
}

/// Any of a list.
pub fn many(spot: Spot, codes: &'static [&'static str]) -> View {
    let lang = app().lang();
    let one_of = |code: &&'static str| {
        let code = *code;
        let change = move |ticked| {
            spot.set(&with(&spot.value_now(), codes, code, ticked));
            spot.left();
        };
        let tick = Tick::of("checkbox", choice(lang, spot.ask, code), Box::new(move || has(&spot.value(), code)), change);
        Tick { value: Some(code), glyph: picture(code), ..tick }.draw()
    };
    el("div").class("choices").each(codes.iter().map(one_of)).into()
}

/// A single tick.
pub fn single(spot: Spot) -> View {
    let app = app();
    let words = crate::words::phone::label(app.lang(), spot.filling.held().form, spot.ask);
    let words = if spot.ask == Ask::Failed { app.words().common.yes } else { words };
    let change = move |ticked| {
        spot.set(if ticked { "yes" } else { "" });
        spot.left();
    };
    Tick::of("checkbox", words.to_owned(), Box::new(move || !spot.value().is_empty()), change).draw()
}

fn has(answer: &str, code: &str) -> bool {
    answer.split_whitespace().any(|chosen| chosen == code)
}

/// The answer with a code ticked or not, in the order of the list.
fn with(answer: &str, codes: &[&str], code: &str, ticked: bool) -> String {
    let kept = codes.iter().filter(|known| if **known == code { ticked } else { has(answer, known) });
    join(kept, " ")
}

/// A picture for those who read slowly, where there is one.
fn picture(code: &str) -> Option<Glyph> {
    match code {
        "farm" | "plot" => Some(Glyph::Leaf),
        "catch" => Some(Glyph::Fish),
        "vessel" => Some(Glyph::Boat),
        "aquaculture" | "pond" | "cage" | "line" => Some(Glyph::Pond),
        "forest" | "area" => Some(Glyph::Tree),
        _ => None,
    }
}
