//! One producer: who it is, what he holds, what he brought home, and the way to log more.

use super::app::{App, app};
use super::harvests::harvest_row;
use super::home::{kind_tiles, livelihoods_of};
use super::live::{View, el, views};
use super::load::{Wanted, loaded};
use super::parts::{both_lines, button, glyph, heading, link, list, list_main, p, page, small, span};
use super::record::{correct, facts, not_here, said};
use super::route::Route;
use super::show;
use crate::domain::form::Form;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::order;
use crate::domain::status::Entry;
use crate::ui::kit::Glyph;
use std::cmp::Reverse;

/// The page.
pub fn producer_page(id: RecordId) -> View {
    let app = app();
    loaded(Wanted::Records(None)).draw(move |seen| producer(app, id, &seen.entries))
}

fn producer(app: App, id: RecordId, entries: &[Entry]) -> View {
    let records = &app.words().records;
    let Some(entry) = entries.iter().find(|entry| entry.id == id && entry.kind == Kind::Producer) else {
        return not_here(app, app.words().common.my_data);
    };
    let card = show::text_of(&entry.fields, "card");
    let card = (!card.is_empty()).then(|| span("mono quiet", &format!("{} {card}", records.card)));
    let tiles = kind_tiles(app, &livelihoods_of(entry), &id.to_string());
    let inside = views![
        el("div").class("row row-apart").add(both_lines(app, entry)).add(card),
        said(app, entry),
        el("section").add(heading(records.log_for_him)).add(tiles),
        holdings(app, id, &his(entries, id, Kind::Holding)),
        harvested(app, his(entries, id, Kind::Harvest)),
        el("section").class("card").add(facts(app, entry, entries)).add(correct(app, entry))
    ];
    page(app, show::text_of(&entry.fields, "name"), inside)
}

fn his(entries: &[Entry], id: RecordId, kind: Kind) -> Vec<&Entry> {
    entries.iter().filter(|entry| entry.kind == kind && show::is_of(entry, id)).collect()
}

fn holdings(app: App, producer: RecordId, holdings: &[&Entry]) -> View {
    let list = (!holdings.is_empty()).then(|| list(holdings.iter().map(|entry| holding(app, entry))));
    let add = button("btn", move || app.open_form(Form::Holding, &producer.to_string()));
    el("section")
        .class("stack stack-s")
        .add(heading(app.words().records.holdings))
        .add(list)
        .add(add.add(glyph(Glyph::Plus)).add(app.words().fill.add_holding))
        .into()
}

fn holding(app: App, entry: &Entry) -> View {
    let pack = app.pack();
    let teller = app.teller(&pack, &[]);
    let look = match show::text_of(&entry.fields, "kind") {
        "vessel" => Glyph::Boat,
        "pond" | "cage" | "line" => Glyph::Pond,
        "area" => Glyph::Tree,
        _ => Glyph::Leaf,
    };
    link(Route::Record(entry.id), "list-item")
        .add(glyph(look))
        .add(list_main(&teller.title(entry)).add(span("quiet small", &teller.place(&entry.fields))))
        .add(small(Glyph::Next))
        .into()
}

fn harvested(app: App, mut harvests: Vec<&Entry>) -> View {
    let records = &app.words().records;
    order::sort_by_key(&mut harvests, |entry| Reverse(show::day(&entry.fields)));
    let list = match harvests.is_empty() {
        true => p("quiet", records.no_harvests),
        false => list(harvests.into_iter().map(|entry| harvest_row(app, entry, None))),
    };
    el("section").class("stack stack-s").add(heading(records.harvests)).add(list).into()
}
