//! Numbers: a decimal keypad, the unit behind the field, and the value echoed in figures, in words and in kilograms,
//! so that a slip of the thumb is seen.

use super::field::Spot;
use super::text::rest;
use crate::domain::form::Ask;
use crate::domain::{amount, number};
use crate::ui::field::app::app;
use crate::ui::field::show;
use crate::words::numerals::spell;
use crate::words::phone::format;
use leptos::prelude::*;

/// A number and its echo.
#[component]
pub fn NumberBox(spot: Spot, unit: Option<&'static str>) -> impl IntoView {
    let rested = rest(spot);
    let unit_name = Memo::new(move |_| unit_of(spot, unit));
    let echo = Memo::new(move |_| echo(spot, &unit_name.get()));
    let rupiah = spot.ask == Ask::Price;
    let behind = move || {
        let name = unit_name.get();
        if rupiah { if name.is_empty() { String::new() } else { format!("/ {name}") } } else { name }
    };
    view! {
        <div class="field-line">
            {rupiah.then(|| view! { <span class="field-unit">"Rp"</span> })}
            <input
                class="field-input fill-number"
                id=spot.id()
                type="text"
                inputmode="decimal"
                autocomplete="off"
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
            <span class="field-unit">{behind}</span>
        </div>
        <span class="field-echo" aria-live="polite">{echo}</span>
    }
}

/// The unit's name: fixed by the question, or as chosen beside it.
fn unit_of(spot: Spot, fixed: Option<&'static str>) -> String {
    match (spot.ask, fixed) {
        (Ask::Amount | Ask::Loss | Ask::Price, _) => {
            let answer = spot.filling.answer(&spot.beside(Ask::Unit));
            let lang = app().lang.get_untracked();
            if answer.is_empty() { answer } else { spot.filling.with_ground(|ground| show::typed_unit(&ground.pack, lang, &answer)) }
        }
        (Ask::Area, None) => show::fixed_unit(&spot.filling.answer(Ask::AreaUnit.key())).to_owned(),
        (_, Some(code)) => show::fixed_unit(code).to_owned(),
        (_, None) => String::new(),
    }
}

/// "1.250,5 kg = seribu dua ratus lima puluh koma lima kg"; in another weight also the kilograms.
fn echo(spot: Spot, unit: &str) -> Option<String> {
    let lang = app().lang.get_untracked();
    let text = spot.value();
    if spot.ask == Ask::Price {
        let whole = number::read_whole(&text).ok()?;
        return Some(format!("{} = {} rupiah", format::rupiah(lang, whole), spell(lang, whole.checked_mul(1000)?)));
    }
    let milli = number::read(&text).ok()?.milli;
    let figures = format!("{} {unit}", format::number(lang, milli));
    let words = format!("{} {unit}", spell(lang, milli));
    let code = spot.filling.answer(&spot.beside(Ask::Unit));
    let weighed = matches!(spot.ask, Ask::Amount | Ask::Loss) && code != "kg";
    let grams = if weighed { spot.filling.with_ground(|ground| amount::grams(milli, &code, &ground.pack)) } else { None };
    let kilograms = grams.map_or_else(String::new, |grams| format!(" = {}", format::kilograms(lang, grams)));
    Some(format!("{} = {}{kilograms}", figures.trim_end(), words.trim_end()))
}
