//! The unit: those of the commodity a tap away, all others behind a search, and what people call it where it has no name
//! in the list.

use super::field::Spot;
use super::picker::{List, picker};
use crate::domain::form::Ask;
use crate::ui::field::app::app;
use crate::ui::field::live::{View, el, live, views};
use crate::ui::field::parts::chip;
use crate::ui::field::reactive::Signal;
use crate::ui::field::show;

/// Offered when the commodity names none.
const COMMON: [&str; 5] = ["kg", "kuintal", "ton", "karung", "ikat"];

/// Offered units as chips; the picker opens on demand or when the answer is none of them.
pub fn unit(spot: Spot) -> View {
    let fill = &app().words().fill;
    // Followed apart from all other answers: typing elsewhere draws neither chips nor the search anew.
    let (commodity, value) = (spot.followed(spot.beside(Ask::Commodity)), spot.followed(spot.key()));
    let searching = Signal::new(false);
    let elsewhere = move || {
        let value = value.get();
        searching.get() || !value.is_empty() && !offered(spot, &commodity.get()).contains(&value)
    };
    let more = move || {
        searching.set(true);
        spot.set("");
    };
    views![
        el("div")
            .class("chips")
            .live(move || offered(spot, &commodity.get()).into_iter().map(|code| unit_chip(spot, code, searching)).collect::<View>())
            .add(chip(fill.other_unit, elsewhere, more)),
        live(move || elsewhere().then(|| search(spot)))
    ]
}

fn search(spot: Spot) -> View {
    views![el("p").class("field-help").add(app().words().fill.other_unit_help), picker(spot, List::Units)]
}

fn offered(spot: Spot, commodity: &str) -> Vec<String> {
    match spot.filling.held().ground.pack.commodity(commodity) {
        Some(commodity) if !commodity.units.is_empty() => commodity.units.clone(),
        _ => COMMON.map(str::to_owned).to_vec(),
    }
}

fn unit_chip(spot: Spot, code: String, searching: Signal<bool>) -> View {
    let name = show::unit_name(&spot.filling.held().ground.pack, app().lang(), &code);
    let this = code.clone();
    let take = move || {
        searching.set(false);
        spot.set(&code);
    };
    chip(&name, move || spot.value() == this, take).into()
}
