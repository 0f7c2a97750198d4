//! The unit: those of the commodity a tap away, all others behind a search, and what people call it where it has no name
//! in the list.

use super::field::Spot;
use super::picker::{Offer, Picker, Source};
use crate::domain::form::Ask;
use crate::domain::text::fold;
use crate::ui::field::app::app;
use crate::ui::field::show;
use leptos::prelude::*;
use std::rc::Rc;

/// Offered when the commodity names none.
const COMMON: [&str; 5] = ["kg", "kuintal", "ton", "karung", "ikat"];

/// Offered units as chips; the picker opens on demand or when the answer is none of them.
#[component]
pub fn UnitPicker(spot: Spot) -> impl IntoView {
    let app = app();
    let fill = &app.words().fill;
    let offered = Memo::new(move |_| {
        let id = spot.filling.answer(&spot.beside(Ask::Commodity));
        spot.filling.with_ground(|ground| match ground.pack.commodity(&id) {
            Some(commodity) if !commodity.units.is_empty() => commodity.units.clone(),
            _ => COMMON.map(str::to_owned).to_vec(),
        })
    });
    let searching = RwSignal::new(false);
    let elsewhere = move || {
        let value = spot.value();
        searching.get() || !value.is_empty() && !offered.with(|offered| offered.contains(&value))
    };
    let chips = move || offered.get().into_iter().map(|code| chip(spot, code, searching)).collect_view();
    let more = move |_| {
        searching.set(true);
        spot.set("");
    };
    view! {
        <div class="chips">
            {chips}
            <button class="chip" type="button" aria-pressed=move || elsewhere().to_string() on:click=more>{fill.other_unit}</button>
        </div>
        {move || elsewhere().then(|| view! {
            <p class="field-help">{fill.other_unit_help}</p>
            <Picker spot source=source(spot) />
        })}
    }
}

fn chip(spot: Spot, code: String, searching: RwSignal<bool>) -> AnyView {
    let lang = app().lang.get_untracked();
    let name = spot.filling.with_ground(|ground| show::unit_name(&ground.pack, lang, &code));
    let this = code.clone();
    view! {
        <button class="chip" type="button" aria-pressed=move || (spot.value() == this).to_string() on:click=move |_| {
            searching.set(false);
            spot.set(&code);
        }>
            {name}
        </button>
    }
    .into_any()
}

fn source(spot: Spot) -> Source {
    let lang = app().lang.get_untracked();
    let ground = spot.filling.ground.get_value();
    let search = {
        let ground = ground.clone();
        move |text: &str| {
            let wanted = fold(text);
            let fits = |name: &str| fold(name).contains(&wanted);
            let hits = ground.pack.units.iter().filter(|unit| fits(&unit.name_id) || fits(&unit.name_en) || fits(&unit.code));
            hits.map(|unit| Offer { value: unit.code.clone(), title: unit.name_id.clone(), sub: String::new() }).collect()
        }
    };
    let name = move |code: &str| {
        let title = show::unit_name(&ground.pack, lang, code);
        Some(Offer { value: code.to_owned(), title, sub: String::new() })
    };
    Source { search: Rc::new(search), first: Vec::new(), name: Rc::new(name), other: true, no_hit: app().words().fill.no_hit }
}
