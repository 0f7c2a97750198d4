//! What the pickers of a form offer: villages, commodities, units, gears, producers; and the holdings of a producer.

use super::control::Tick;
use super::field::Spot;
use super::ground::Ground;
use super::picker::{HITS_MAX, List, Offer, picker};
use crate::domain::form::Ask;
use crate::domain::ids::Kind;
use crate::domain::pack::{Commodity, Gear, Unit};
use crate::domain::status::Entry;
use crate::domain::text::{fold, has, join};
use crate::ui::field::live::{View, el, live, views};
use crate::ui::field::parts::{dotted, p, words_in};
use crate::ui::field::{prefs, show};

/// Suggestions above a search: two rows of thumbs.
const FIRST_MAX: usize = 6;

/// Hits for a text, best first.
pub fn search(spot: Spot, list: List, text: &str) -> Vec<Offer> {
    let held = spot.filling.held();
    let (ground, pack) = (&*held.ground, &*held.ground.pack);
    let wanted = fold(text);
    let fits_in = |name: &str| has(&fold(name), &wanted);
    let mut hits = Vec::new();
    match list {
        List::Villages => {
            let found = pack.search_villages(text, &ground.territory);
            hits.extend(found.iter().take(HITS_MAX).filter_map(|hit| village(ground, &hit.code)));
        }
        List::Commodities(sectors) => {
            hits.extend(pack.search_commodities(text, sectors).into_iter().take(HITS_MAX).map(|known| commodity(ground, known)))
        }
        List::Units => {
            let called = |unit: &&Unit| unit.other_names.iter().chain([&unit.name_id, &unit.name_en, &unit.code]).any(|name| fits_in(name));
            let found = pack.units.iter().filter(called);
            hits.extend(found.map(|unit| named(&unit.code, unit.name_id.clone())));
        }
        List::Gears => {
            let has =
                |gear: &&Gear| gear.names_id.iter().any(|name| fits_in(name)) || fits_in(&gear.name_en) || fits_in(&gear.abbreviation);
            hits.extend(pack.gears.iter().filter(has).take(HITS_MAX).map(gear));
        }
        List::Producers => {
            hits.extend(producers(&ground.entries).filter(|entry| fits(entry, text)).take(HITS_MAX).map(|entry| person(ground, entry)));
        }
    }
    hits
}

/// Offered before anything is typed: last used first, then the most common.
pub fn first(spot: Spot, list: List) -> Vec<Offer> {
    let held = spot.filling.held();
    let (ground, pack) = (&*held.ground, &*held.ground.pack);
    let recent = prefs::recent();
    let mut first: Vec<Offer> = Vec::new();
    match list {
        List::Villages => {
            let inside = pack.search_villages("", &ground.territory);
            let few = inside.len() <= FIRST_MAX;
            let codes: Vec<&String> = if few {
                inside.iter().map(|hit| &hit.code).collect()
            } else {
                recent.villages.iter().filter(|code| inside.iter().any(|hit| hit.code == **code)).collect()
            };
            return codes.into_iter().filter_map(|code| village(ground, code)).collect();
        }
        List::Commodities(sectors) => {
            let fits = |commodity: &&Commodity| sectors.is_empty() || sectors.contains(&commodity.sector);
            let used = recent.commodities.iter().filter_map(|id| pack.commodity(id)).filter(fits);
            first.extend(used.map(|known| commodity(ground, known)));
            let common = pack.commodities.iter().filter(fits).filter(|known| known.core && !recent.commodities.contains(&known.id));
            first.extend(common.take(FIRST_MAX).map(|known| commodity(ground, known)));
        }
        List::Gears => {
            first.extend(recent.gears.iter().filter_map(|code| pack.gear(code)).map(gear));
            first.extend(pack.gears.iter().filter(|known| !recent.gears.contains(&known.code)).take(FIRST_MAX).map(gear));
        }
        List::Producers => {
            first.extend(recent.producers.iter().filter_map(|id| ground.entry(id)).map(|entry| person(ground, entry)));
            let newest = producers(&ground.entries).filter(|entry| !recent.producers.contains(&entry.id.to_string()));
            first.extend(newest.take(FIRST_MAX).map(|entry| person(ground, entry)));
        }
        List::Units => {}
    }
    first.truncate(FIRST_MAX);
    if !matches!(list, List::Producers) {
        first.iter_mut().for_each(|offer| offer.sub.clear());
    }
    first
}

/// The name of an answer; `None` when the list has no such.
pub fn name(spot: Spot, list: List, code: &str) -> Option<Offer> {
    let held = spot.filling.held();
    let (ground, pack) = (&*held.ground, &*held.ground.pack);
    match list {
        List::Villages => village(ground, code),
        List::Commodities(_) => pack.commodity(code).map(|known| commodity(ground, known)),
        List::Units => Some(named(code, show::unit_name(pack, ground.lang(), code))),
        List::Gears => pack.gear(code).map(gear),
        List::Producers => ground.entry(code).map(|entry| person(ground, entry)),
    }
}

fn named(value: &str, title: String) -> Offer {
    Offer { value: value.to_owned(), title, sub: String::new() }
}

/// A village, always with its district: names repeat inside the province.
fn village(ground: &Ground, code: &str) -> Option<Offer> {
    let village = ground.pack.name_of(code)?.to_owned();
    let district = ground.pack.district_of(code).map_or("", |district| district.name.as_str());
    let regency = ground.pack.regency_of(code).map_or("", |regency| regency.name.as_str());
    Some(Offer { sub: format!("Kec. {district}, {regency}"), ..named(code, village) })
}

/// A commodity by its name; below it other names, the scientific one and the ASFIS code.
fn commodity(ground: &Ground, commodity: &Commodity) -> Offer {
    let others = commodity.other_names.iter().take(2).map(String::as_str);
    let sub = others.chain(commodity.scientific.as_deref()).chain(commodity.asfis.as_deref());
    let title = ground.lang().pick(&commodity.name_id, &commodity.name_en).clone();
    Offer { sub: join(sub, " · "), ..named(&commodity.id, title) }
}

/// A fishing gear by its local names.
fn gear(gear: &Gear) -> Offer {
    let rest = gear.names_id.iter().skip(1).map(String::as_str).chain([gear.name_en.as_str()]);
    let title = gear.names_id.first().unwrap_or(&gear.name_en).clone();
    Offer { sub: join(rest, " · "), ..named(&gear.code, title) }
}

/// A producer; below his name the village and the card number.
fn person(ground: &Ground, entry: &Entry) -> Offer {
    let teller = ground.teller();
    let sub = dotted(&[&teller.place(&entry.fields), show::text_of(&entry.fields, "card")]);
    Offer { sub, ..named(&entry.id.to_string(), teller.title(entry)) }
}

fn producers(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    entries.iter().filter(|entry| entry.kind == Kind::Producer)
}

/// Whether a producer's name or card number has this text.
pub fn fits(entry: &Entry, text: &str) -> bool {
    let wanted = fold(text);
    let digits_only = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let card = digits_only(show::text_of(&entry.fields, "card"));
    let digits = digits_only(text);
    has(&fold(show::text_of(&entry.fields, "name")), &wanted) || !digits.is_empty() && has(&card, &digits)
}

/// A producer of this phone, by three letters of the name or the card number. A producer's own forms name himself.
pub fn producer(spot: Spot) -> View {
    let held = spot.filling.held();
    let Some(own) = held.ground.own.as_deref() else { return picker(spot, List::Producers) };
    let said = name(spot, List::Producers, own).map_or_else(|| held.ground.app.phone().profile().name, |offer| offer.title);
    el("p").class("picked").attr("id", &spot.id()).add(words_in("strong", "picked-name", &said)).into()
}

/// A holding of the chosen producer; none is an answer too.
pub fn holding(spot: Spot) -> View {
    let producer = spot.followed(Ask::Producer.key().to_owned());
    live(move || {
        let held = spot.filling.held();
        let fill = &held.ground.app.words().fill;
        let Ok(of) = producer.get().parse() else { return quiet(fill.producer_first) };
        let his = held.ground.entries.iter().filter(|entry| entry.kind == Kind::Holding && show::is_of(entry, of));
        let teller = held.ground.teller();
        let mut his = his.map(|entry| radio(spot, entry.id.to_string(), teller.title(entry))).peekable();
        if his.peek().is_none() {
            return quiet(fill.no_holding);
        }
        let none = (!spot.required).then(|| radio(spot, String::new(), fill.any_holding.to_owned()));
        views![his.collect::<View>(), none]
    })
}

fn quiet(text: &'static str) -> View {
    p("quiet small", text)
}

fn radio(spot: Spot, id: String, name: String) -> View {
    let this = id.clone();
    let tick = Tick::of("radio", name, Box::new(move || spot.value() == this), move |_| spot.set(&id));
    Tick { name: Some(spot.id()), ..tick }.draw()
}
