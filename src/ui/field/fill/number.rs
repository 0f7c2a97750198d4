//! Numbers: a decimal keypad, the unit behind the field, and the value echoed in figures, in words and in kilograms,
//! so that a slip of the thumb is seen.

use super::control::{TextDoes, TextLook, text_box};
use super::field::Spot;
use crate::domain::form::Ask;
use crate::domain::{amount, number};
use crate::ui::field::app::app;
use crate::ui::field::live::{View, el, views};
use crate::ui::field::parts::span;
use crate::ui::field::show;
use crate::words::numerals::spell;
use crate::words::phone::format;

/// A number and its echo.
pub fn number(spot: Spot, unit: Option<&'static str>) -> View {
    let look = TextLook {
        class: "field-input fill-number",
        mode: Some("decimal"),
        complete: Some("off"),
        enter: Some("next"),
        ..TextLook::of("text")
    };
    // Followed apart from all other answers: an echo is worked out only when it may read otherwise.
    let (typed, code) = (spot.followed(spot.key()), spot.followed(unit_key(spot)));
    let rupiah = spot.ask == Ask::Price;
    views![
        el("div")
            .class("field-line")
            .add(rupiah.then(|| span("field-unit", "Rp")))
            .add(text_box(spot, look, TextDoes::answer(spot, true)))
            .add(el("span").class("field-unit").live(move || behind(spot, unit, &code.get()))),
        el("span")
            .class("field-echo")
            .attr("aria-live", "polite")
            .live(move || echo(spot, &typed.get(), unit, &code.get()).unwrap_or_default())
    ]
}

/// The answer that may name the unit.
fn unit_key(spot: Spot) -> String {
    if spot.ask == Ask::Area { Ask::AreaUnit.key().to_owned() } else { spot.beside(Ask::Unit) }
}

fn behind(spot: Spot, fixed: Option<&'static str>, code: &str) -> String {
    let name = unit_of(spot, fixed, code);
    if spot.ask == Ask::Price && !name.is_empty() { format!("/ {name}") } else { name }
}

/// The unit's name: fixed by the question, or as chosen beside it.
fn unit_of(spot: Spot, fixed: Option<&'static str>, code: &str) -> String {
    match (spot.ask, fixed) {
        (Ask::Amount | Ask::Loss | Ask::Price, _) if code.is_empty() => String::new(),
        (Ask::Amount | Ask::Loss | Ask::Price, _) => show::typed_unit(&spot.filling.held().ground.pack, app().lang(), code),
        (Ask::Area, None) => show::fixed_unit(code).to_owned(),
        (_, Some(code)) => show::fixed_unit(code).to_owned(),
        (_, None) => String::new(),
    }
}

/// "1.250,5 kg = seribu dua ratus lima puluh koma lima kg"; in another weight also the kilograms.
fn echo(spot: Spot, text: &str, fixed: Option<&'static str>, code: &str) -> Option<String> {
    let lang = app().lang();
    if spot.ask == Ask::Price {
        let whole = number::read_whole(text).ok()?;
        return Some(format!("{} = {} rupiah", format::rupiah(lang, whole), spell(lang, whole.checked_mul(1000)?)));
    }
    let milli = number::read(text).ok()?.milli;
    let unit = unit_of(spot, fixed, code);
    let figures = format!("{} {unit}", format::number(lang, milli));
    let words = format!("{} {unit}", spell(lang, milli));
    let weighed = matches!(spot.ask, Ask::Amount | Ask::Loss) && code != "kg";
    let grams = if weighed { amount::grams(milli, code, &spot.filling.held().ground.pack) } else { None };
    let kilograms = grams.map_or_else(String::new, |grams| format!(" = {}", format::kilograms(lang, grams)));
    Some(format!("{} = {}{kilograms}", figures.trim_end(), words.trim_end()))
}
