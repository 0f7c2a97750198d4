//! Panen: what was logged, by month, newest first, with both status lines.

use super::app::{App, app};
use super::home::glyph_of;
use super::live::{View, el, nothing, views};
use super::load::loaded;
use super::parts::{both_lines, glyph, icon, link, p, page_head, span, strong};
use super::route::Route;
use super::show::{self, Weight};
use crate::domain::form;
use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::ui::kit::{Glyph, IconSize};
use crate::words::phone::format;

/// Rows drawn at once; older months stand on the producers' pages.
const ROWS_MAX: usize = 200;

/// The list.
pub fn harvests() -> View {
    let app = app();
    let entries = loaded(|phone| async move { phone.entries(None).await });
    views![
        page_head(app, app.words().common.harvests, nothing()),
        el("main").class("page").add(entries.draw(move |entries| months(app, entries)))
    ]
}

fn months(app: App, entries: &[Entry]) -> View {
    let records = &app.words().records;
    let mut harvests: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == Kind::Harvest).collect();
    if harvests.is_empty() {
        return el("div")
            .class("empty")
            .add(icon(Glyph::Basket, IconSize::Large))
            .add(p("", records.no_harvests))
            .add(link(Route::Home, "btn btn-primary").add(app.words().home.log))
            .into();
    }
    crate::domain::order::sort_by_key(&mut harvests, |entry| std::cmp::Reverse((show::day(&entry.fields), entry.claimed_ms)));
    harvests.truncate(ROWS_MAX);
    let mut months: Vec<(String, Vec<&Entry>)> = Vec::new();
    for entry in harvests {
        let month = show::day(&entry.fields).map(|day| day.to_string().chars().take(7).collect()).unwrap_or_default();
        match months.last_mut() {
            Some((last, list)) if *last == month => list.push(entry),
            _ => months.push((month, vec![entry])),
        }
    }
    let views: Vec<View> = months.into_iter().map(|(month, list)| month_view(app, &month, &list, entries)).collect();
    views.into()
}

fn month_view(app: App, month: &str, list: &[&Entry], entries: &[Entry]) -> View {
    let lang = app.lang();
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries };
    let weight = list.iter().map(|entry| teller.weight(&entry.fields)).fold(Weight::default(), Weight::and);
    let count = (app.words().records.report_count)(list.len());
    let rows: Vec<View> = list
        .iter()
        .map(|entry| {
            let who = teller.producer(show::text_of(&entry.fields, "producer"));
            el("li").add(harvest_row(app, entry, who)).into()
        })
        .collect();
    el("section")
        .class("stack stack-s")
        .add(
            el("div")
                .class("row row-apart month-head")
                .add(el("h2").add(format::month(lang, month)))
                .add(el("span").class("quiet small").add(format!("{count} · {}", format::kilograms(lang, weight.grams)))),
        )
        .add(el("ul").class("list").add(rows))
        .into()
}

/// One harvest in a list, with the producer's name where the list is not his own.
pub fn harvest_row(app: App, entry: &Entry, who: Option<String>) -> View {
    let lang = app.lang();
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries: &[] };
    let when = show::day(&entry.fields).map(|day| match show::text_of(&entry.fields, "form") {
        "nil" => format::month(lang, show::text_of(&entry.fields, "month")),
        _ => format::day_near(lang, day, today),
    });
    let sub = [who, when].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (title, quantity) = (teller.title(entry), teller.quantity(&entry.fields));
    let look = form::form_of(entry.kind, &entry.fields).map_or(Glyph::Basket, glyph_of);
    link(Route::Record(entry.id), "list-item harvest-row")
        .add(glyph(look))
        .add(
            el("span")
                .class("list-main")
                .add(el("span").class("harvest-what").add(strong(&title)).add(span("harvest-amount", quantity.unwrap_or_default())))
                .add(span("quiet small", &sub))
                .add(both_lines(app, entry)),
        )
        .into()
}
