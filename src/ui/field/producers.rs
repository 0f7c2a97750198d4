//! Produsen: the people on this phone, by three letters or card number.

use super::app::{App, app};
use super::fill::fits;
use super::live::{View, el, views};
use super::load::loaded;
use super::parts::{button, icon, link, p, page_head, small, span, status_chip, strong};
use super::route::Route;
use super::show;
use crate::domain::form::Form;
use crate::domain::ids::Kind;
use crate::domain::status::{Entry, Review, Sending};
use crate::ui::field::reactive::*;
use crate::ui::kit::{Glyph, IconSize, review_look, sending_look};
use crate::words::phone as words;

/// Rows drawn at once: more are one search away, and a list of thousands would stall a small phone.
const ROWS_MAX: usize = 100;

/// The list.
pub fn producers() -> View {
    let app = app();
    let (records, common) = (&app.words().records, &app.words().common);
    let producers = loaded(|phone| async move { phone.entries(Some(Kind::Producer)).await });
    let typed = RwSignal::new(String::new());
    let register = move || app.open_form(Form::Producer, String::new());
    views![
        page_head(
            app,
            common.producers,
            button("btn btn-primary btn-small", register).add(small(Glyph::Plus)).add(app.words().home.register),
        ),
        el("main")
            .class("page")
            .add(
                el("div").class("picker-box").add(small(Glyph::Search)).add(
                    el("input")
                        .class("field-input")
                        .attr("type", "search")
                        .attr("aria-label", records.search_producer)
                        .attr("placeholder", records.search_producer)
                        .attr("autocomplete", "off")
                        .typed(move |text| typed.set(text)),
                ),
            )
            .add(producers.draw(move |producers| rows(app, producers, &typed.get())))
    ]
}

fn rows(app: App, producers: &[Entry], typed: &str) -> View {
    let records = &app.words().records;
    if producers.is_empty() {
        return el("div").class("empty").add(icon(Glyph::People, IconSize::Large)).add(p("", records.no_producers)).into();
    }
    let typed = typed.trim();
    let mut hits: Vec<&Entry> = producers.iter().filter(|entry| typed.is_empty() || fits(entry, typed)).collect();
    crate::domain::order::sort_by_key(&mut hits, |entry| crate::domain::text::fold(show::text_of(&entry.fields, "name")));
    let count = (records.producer_count)(hits.len());
    if hits.is_empty() {
        return el("p").class("quiet").attr("role", "status").add(records.no_hit).into();
    }
    let items: Vec<View> = hits.into_iter().take(ROWS_MAX).map(|entry| el("li").add(producer_row(app, entry)).into()).collect();
    views![el("p").class("quiet small").attr("role", "status").add(count), el("ul").class("list").add(items)]
}

fn producer_row(app: App, entry: &Entry) -> View {
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang: app.lang(), pack: &pack, today, entries: &[] };
    let card = show::text_of(&entry.fields, "card");
    let place = teller.place(&entry.fields);
    let sub = [place.as_str(), card].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let (title, first) = (teller.title(entry), initial(show::text_of(&entry.fields, "name")));
    link(Route::Producer(entry.id), "list-item")
        .add(el("span").class("initial").attr("aria-hidden", "true").add(first))
        .add(el("span").class("list-main").add(strong(&title)).add(span("quiet small", &sub)).add(trouble(app, entry)))
        .add(small(Glyph::Next))
        .into()
}

/// In a list only what needs a look gets a chip: not yet sent, held, returned.
fn trouble(app: App, entry: &Entry) -> Option<View> {
    let lang = app.lang();
    if entry.review == Review::Returned || entry.review == Review::Rejected {
        return Some(status_chip(review_look(entry.review), words::review(lang, entry.review)));
    }
    (entry.own && entry.sending != Sending::Safe).then(|| status_chip(sending_look(entry.sending), words::sending(lang, entry.sending)))
}

fn initial(name: &str) -> String {
    name.trim().chars().next().map(|first| crate::domain::text::upper(&first.to_string())).unwrap_or_default()
}
