//! The pickers of a form: village, commodity, gear, producer, holding.

use super::field::Spot;
use super::picker::{HITS_MAX, Offer, Picker, Source};
use super::state::Ground;
use crate::domain::form::Ask;
use crate::domain::ids::Kind;
use crate::domain::pack::{Commodity, Sector};
use crate::domain::status::Entry;
use crate::domain::text::fold;
use crate::ui::field::app::app;
use crate::ui::field::{prefs, show};
use crate::words::Lang;
use leptos::prelude::*;
use std::rc::Rc;

/// Suggestions above a search: two rows of thumbs.
const FIRST_MAX: usize = 6;

fn ground(spot: Spot) -> Rc<Ground> {
    spot.filling.ground.get_value()
}

/// A village of the territory, always with its district: names repeat inside the province.
#[component]
pub fn VillagePicker(spot: Spot) -> impl IntoView {
    let ground = ground(spot);
    let offer = |code: &str, ground: &Ground| {
        let village = ground.pack.village(code)?;
        let district = ground.pack.district_of(code).map_or("", |district| district.name.as_str());
        let regency = ground.pack.regency_of(code).map_or("", |regency| regency.name.as_str());
        Some(Offer { value: code.to_owned(), title: village.name.clone(), sub: format!("Kec. {district}, {regency}") })
    };
    let search = {
        let ground = ground.clone();
        move |text: &str| {
            let hits = ground.pack.search_villages(text, &ground.territory);
            hits.iter().take(HITS_MAX).filter_map(|hit| offer(&hit.code, &ground)).collect()
        }
    };
    let inside = ground.pack.search_villages("", &ground.territory);
    let first = if inside.len() <= FIRST_MAX {
        inside.iter().filter_map(|hit| offer(&hit.code, &ground)).collect()
    } else {
        prefs::recent()
            .villages
            .iter()
            .filter(|code| inside.iter().any(|hit| hit.code == **code))
            .filter_map(|code| offer(code, &ground))
            .collect()
    };
    let name = {
        let ground = ground.clone();
        move |code: &str| offer(code, &ground)
    };
    let source = Source { search: Rc::new(search), first, name: Rc::new(name), other: false, no_hit: app().words().fill.no_hit };
    view! { <Picker spot source /> }
}

/// A commodity: last used first, then the most common of these sectors.
#[component]
pub fn CommodityPicker(spot: Spot, sectors: &'static [Sector]) -> impl IntoView {
    let ground = ground(spot);
    let lang = app().lang.get_untracked();
    let search = {
        let ground = ground.clone();
        move |text: &str| {
            ground.pack.search_commodities(text, sectors).into_iter().take(HITS_MAX).map(|commodity| offer_of(commodity, lang)).collect()
        }
    };
    let recent = prefs::recent().commodities;
    let fits = |commodity: &&Commodity| sectors.is_empty() || sectors.contains(&commodity.sector);
    let used = recent.iter().filter_map(|id| ground.pack.commodity(id)).filter(fits).take(FIRST_MAX);
    let mut first: Vec<Offer> = used.map(|commodity| short(commodity, lang)).collect();
    let common = ground.pack.commodities.iter().filter(fits).filter(|commodity| commodity.core && !recent.contains(&commodity.id));
    let room = FIRST_MAX.saturating_sub(first.len());
    first.extend(common.take(room).map(|commodity| short(commodity, lang)));
    let name = {
        let ground = ground.clone();
        move |id: &str| ground.pack.commodity(id).map(|commodity| offer_of(commodity, lang))
    };
    let source = Source { search: Rc::new(search), first, name: Rc::new(name), other: true, no_hit: app().words().fill.no_hit };
    view! { <Picker spot source /> }
}

fn short(commodity: &Commodity, lang: Lang) -> Offer {
    Offer { sub: String::new(), ..offer_of(commodity, lang) }
}

/// Its name; below it other names, the scientific one and the ASFIS code.
fn offer_of(commodity: &Commodity, lang: Lang) -> Offer {
    let others = commodity.other_names.iter().take(2).map(String::as_str);
    let sub: Vec<&str> = others.chain(commodity.scientific.as_deref()).chain(commodity.asfis.as_deref()).collect();
    let title = lang.pick(&commodity.name_id, &commodity.name_en).clone();
    Offer { value: commodity.id.clone(), title, sub: sub.join(" · ") }
}

/// A fishing gear by its local names.
#[component]
pub fn GearPicker(spot: Spot) -> impl IntoView {
    let ground = ground(spot);
    let offer = |code: &str, ground: &Ground| {
        let gear = ground.pack.gear(code)?;
        let rest: Vec<&str> = gear.names_id.iter().skip(1).map(String::as_str).chain([gear.name_en.as_str()]).collect();
        let title = gear.names_id.first().unwrap_or(&gear.name_en).clone();
        Some(Offer { value: code.to_owned(), title, sub: rest.join(" · ") })
    };
    let search = {
        let ground = ground.clone();
        move |text: &str| {
            let wanted = fold(text);
            let fits = |name: &String| fold(name).contains(&wanted);
            let hits =
                ground.pack.gears.iter().filter(|gear| gear.names_id.iter().any(fits) || fits(&gear.name_en) || fits(&gear.abbreviation));
            hits.take(HITS_MAX).filter_map(|gear| offer(&gear.code, &ground)).collect()
        }
    };
    let recent = prefs::recent().gears;
    let rest = ground.pack.gears.iter().filter(|gear| !recent.contains(&gear.code)).map(|gear| &gear.code);
    let first = recent.iter().chain(rest).filter_map(|code| offer(code, &ground)).map(|offer| Offer { sub: String::new(), ..offer });
    let first = first.take(FIRST_MAX).collect();
    let name = {
        let ground = ground.clone();
        move |code: &str| offer(code, &ground)
    };
    let source = Source { search: Rc::new(search), first, name: Rc::new(name), other: true, no_hit: app().words().fill.no_hit };
    view! { <Picker spot source /> }
}

/// A producer of this phone, by three letters of the name or the card number. A producer's own forms name himself.
#[component]
pub fn ProducerPicker(spot: Spot) -> impl IntoView {
    let app = app();
    let ground = ground(spot);
    let teller_app = app;
    let offer = move |entry: &Entry, ground: &Ground| {
        let teller = ground.teller(teller_app);
        let card = show::text_of(&entry.fields, "card");
        let place = teller.place(&entry.fields);
        let sub = [place.as_str(), card].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Offer { value: entry.id.to_string(), title: teller.title(entry), sub }
    };
    let by_id = {
        let ground = ground.clone();
        move |id: &str| ground.entries.iter().find(|entry| entry.id.to_string() == id).map(|entry| offer(entry, &ground))
    };
    if let Some(own) = ground.own.clone() {
        let said = by_id(&own).map_or_else(|| app.phone().profile().name, |offer| offer.title);
        return view! { <p class="picked" id=spot.id()><strong class="picked-name">{said}</strong></p> }.into_any();
    }
    let search = {
        let ground = ground.clone();
        move |text: &str| {
            let hits = producers(&ground.entries).filter(|entry| fits(entry, text));
            hits.take(HITS_MAX).map(|entry| offer(entry, &ground)).collect()
        }
    };
    let recent = prefs::recent().producers;
    let mut first: Vec<Offer> = recent.iter().filter_map(|id| by_id(id)).collect();
    let newest = producers(&ground.entries).filter(|entry| !recent.contains(&entry.id.to_string()));
    first.extend(newest.take(FIRST_MAX.saturating_sub(first.len())).map(|entry| offer(entry, &ground)));
    let source = Source { search: Rc::new(search), first, name: Rc::new(by_id), other: false, no_hit: app.words().fill.no_producer };
    view! { <Picker spot source /> }.into_any()
}

fn producers(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    entries.iter().filter(|entry| entry.kind == Kind::Producer)
}

/// Whether a producer's name or card number has this text.
pub fn fits(entry: &Entry, text: &str) -> bool {
    let wanted = fold(text);
    let digits_only = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let card = digits_only(show::text_of(&entry.fields, "card"));
    fold(show::text_of(&entry.fields, "name")).contains(&wanted)
        || !card.is_empty() && card.contains(&digits_only(text)) && !digits_only(text).is_empty()
}

/// A holding of the chosen producer; none is an answer too.
#[component]
pub fn HoldingPicker(spot: Spot) -> impl IntoView {
    let app = app();
    let fill = &app.words().fill;
    let producer = Memo::new(move |_| spot.filling.answer(Ask::Producer.key()));
    move || {
        let ground = ground(spot);
        let Ok(of) = producer.get().parse() else {
            return view! { <p class="quiet small">{fill.producer_first}</p> }.into_any();
        };
        let his = ground.entries.iter().filter(|entry| entry.kind == Kind::Holding && show::is_of(entry, of));
        let teller = ground.teller(app);
        let offers: Vec<(String, String)> = his.map(|entry| (entry.id.to_string(), teller.title(entry))).collect();
        if offers.is_empty() {
            return view! { <p class="quiet small">{fill.no_holding}</p> }.into_any();
        }
        let none = (!spot.required).then(|| (String::new(), fill.any_holding.to_owned()));
        offers.into_iter().chain(none).map(|(id, name)| radio(spot, id, name)).collect_view().into_any()
    }
}

fn radio(spot: Spot, id: String, name: String) -> AnyView {
    let this = id.clone();
    view! {
        <label class="choice">
            <input type="radio" name=spot.id() prop:checked=move || spot.value() == this on:change=move |_| spot.set(&id) />
            <span>{name}</span>
        </label>
    }
    .into_any()
}
