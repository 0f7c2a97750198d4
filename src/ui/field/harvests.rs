//! Panen: what was logged, by month, newest first, with both status lines.

use super::app::{App, app, link_to};
use super::frame::PageHead;
use super::home::glyph_of;
use super::load::loaded;
use super::producers::both_lines;
use super::route::Route;
use super::show::{self, Weight};
use crate::domain::form;
use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::ui::kit::{Glyph, Icon, IconSize};
use crate::words::phone::format;
use leptos::prelude::*;

/// Rows drawn at once; older months stand on the producers' pages.
const ROWS_MAX: usize = 200;

/// The list.
pub fn harvests() -> AnyView {
    let app = app();
    let entries = loaded(|phone| async move { phone.entries(None).await });
    view! {
        <PageHead title=app.words().common.harvests />
        <main class="page">
            {entries.draw(move |entries| months(app, entries))}
        </main>
    }
    .into_any()
}

fn months(app: App, entries: &[Entry]) -> AnyView {
    let records = &app.words().records;
    let mut harvests: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == Kind::Harvest).collect();
    if harvests.is_empty() {
        return view! {
            <div class="empty">
                <Icon glyph=Glyph::Basket size=IconSize::Large />
                <p>{records.no_harvests}</p>
                {link_to(Route::Home, "btn btn-primary", app.words().home.log.into_any())}
            </div>
        }
        .into_any();
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
    let views: Vec<AnyView> = months.into_iter().map(|(month, list)| month_view(app, &month, &list, entries)).collect();
    views.into_any()
}

fn month_view(app: App, month: &str, list: &[&Entry], entries: &[Entry]) -> AnyView {
    let lang = app.lang.get_untracked();
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries };
    let weight = list.iter().map(|entry| teller.weight(&entry.fields)).fold(Weight::default(), Weight::and);
    let count = (app.words().records.report_count)(list.len());
    let rows: Vec<AnyView> = list
        .iter()
        .map(|entry| {
            let who = teller.producer(show::text_of(&entry.fields, "producer"));
            view! { <li>{harvest_row(app, entry, who)}</li> }.into_any()
        })
        .collect();
    view! {
        <section class="stack stack-s">
            <div class="row row-apart month-head">
                <h2>{format::month(lang, month)}</h2>
                <span class="quiet small">{format!("{count} · {}", format::kilograms(lang, weight.grams))}</span>
            </div>
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}

/// One harvest in a list, with the producer's name where the list is not his own.
pub fn harvest_row(app: App, entry: &Entry, who: Option<String>) -> AnyView {
    let lang = app.lang.get_untracked();
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries: &[] };
    let when = show::day(&entry.fields).map(|day| match show::text_of(&entry.fields, "form") {
        "nil" => format::month(lang, show::text_of(&entry.fields, "month")),
        _ => format::day_near(lang, day, today),
    });
    let sub = [who, when].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (title, quantity) = (teller.title(entry), teller.quantity(&entry.fields));
    let glyph = form::form_of(entry.kind, &entry.fields).map_or(Glyph::Basket, glyph_of);
    link_to(
        Route::Record(entry.id),
        "list-item harvest-row",
        view! {
            <Icon glyph />
            <span class="list-main">
                <span class="harvest-what"><strong>{title}</strong><span class="harvest-amount">{quantity}</span></span>
                <span class="quiet small">{sub}</span>
                {both_lines(app, entry)}
            </span>
        }
        .into_any(),
    )
}
