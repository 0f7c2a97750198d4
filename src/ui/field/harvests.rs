//! Panen: what was logged, by month, newest first, with both status lines.

use super::app::{App, app};
use super::home::glyph_of;
use super::live::{View, el, nothing};
use super::load::{Wanted, loaded};
use super::parts::{both_lines, dotted, empty, glyph, link, list, page, span, strong, words_in};
use super::route::Route;
use super::show::{self, Weight};
use crate::domain::form;
use crate::domain::ids::Kind;
use crate::domain::order;
use crate::domain::status::Entry;
use crate::ui::kit::Glyph;
use crate::words::phone::format;
use std::cmp::Reverse;

/// Rows drawn at once; older months stand on the producers' pages.
const ROWS_MAX: usize = 200;

/// The list.
pub fn harvests() -> View {
    let app = app();
    let months = loaded(Wanted::Records(None)).draw(move |seen| months(app, &seen.entries));
    page(app, app.words().common.harvests, months)
}

fn months(app: App, entries: &[Entry]) -> View {
    let mut harvests: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == Kind::Harvest).collect();
    if harvests.is_empty() {
        let log = link(Route::Home, "btn btn-primary").add(app.words().home.log);
        return empty(Glyph::Basket, app.words().records.no_harvests).add(log).into();
    }
    order::sort_by_key(&mut harvests, |entry| Reverse((show::day(&entry.fields), entry.claimed_ms)));
    harvests.truncate(ROWS_MAX);
    harvests.chunk_by(|one, next| month_of(one) == month_of(next)).fold(nothing(), |all, month| all.and(month_view(app, month, entries)))
}

/// Of the day or month of a harvest, "2026-05"; empty when it has none.
fn month_of(entry: &Entry) -> String {
    let mut month = show::day(&entry.fields).map(|day| day.to_string()).unwrap_or_default();
    month.truncate("2026-05".len());
    month
}

fn month_view(app: App, harvests: &[&Entry], entries: &[Entry]) -> View {
    let pack = app.pack();
    let teller = app.teller(&pack, entries);
    let month = harvests.first().map(|entry| month_of(entry)).unwrap_or_default();
    let weight = harvests.iter().fold(Weight::default(), |sum, entry| sum.and(teller.weight(&entry.fields)));
    let count = (app.words().records.report_count)(harvests.len());
    let head = el("div")
        .class("row row-apart month-head")
        .add(words_in("h2", "", &format::month(teller.lang, &month)))
        .add(span("quiet small", &dotted(&[&count, &format::kilograms(teller.lang, weight.grams)])));
    let row = |entry: &&Entry| harvest_row(app, entry, teller.producer(show::text_of(&entry.fields, "producer")));
    el("section").class("stack stack-s").add(head).add(list(harvests.iter().map(row))).into()
}

/// One harvest in a list, with the producer's name where the list is not his own.
pub fn harvest_row(app: App, entry: &Entry, who: Option<String>) -> View {
    let pack = app.pack();
    let teller = app.teller(&pack, &[]);
    let when = show::day(&entry.fields).map(|day| match show::text_of(&entry.fields, "form") {
        "nil" => format::month(teller.lang, show::text_of(&entry.fields, "month")),
        _ => format::day_near(teller.lang, day, teller.today),
    });
    let sub = dotted(&[&who.unwrap_or_default(), &when.unwrap_or_default()]);
    let look = form::form_of(entry.kind, &entry.fields).map_or(Glyph::Basket, glyph_of);
    let amount = teller.quantity(&entry.fields).unwrap_or_default();
    let what = el("span").class("harvest-what").add(strong(&teller.title(entry))).add(span("harvest-amount", &amount));
    let main = el("span").class("list-main").add(what).add(span("quiet small", &sub)).add(both_lines(app, entry));
    link(Route::Record(entry.id), "list-item harvest-row").add(glyph(look)).add(main).into()
}
