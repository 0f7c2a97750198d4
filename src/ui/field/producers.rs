//! Produsen: the people on this phone, by three letters or card number.

use super::app::{App, app};
use super::fill::fits;
use super::live::{View, el, views};
use super::load::{Wanted, loaded};
use super::parts::{button, dotted, empty, link, list, list_main, page_head, small, span, status_chip};
use super::reactive::Signal;
use super::route::Route;
use super::show;
use crate::domain::form::Form;
use crate::domain::ids::Kind;
use crate::domain::status::{Entry, Review, Sending};
use crate::domain::{order, text};
use crate::ui::kit::{Glyph, review_look, sending_look};
use crate::words::phone as words;

/// Rows drawn at once: more are one search away, and a list of thousands would stall a small phone.
const ROWS_MAX: usize = 100;

/// The list.
pub fn producers() -> View {
    let app = app();
    let (records, common) = (&app.words().records, &app.words().common);
    let typed = Signal::new(String::new());
    let register = button("btn btn-primary btn-small", move || app.open_form(Form::Producer, ""));
    let search = el("input")
        .class("field-input")
        .attr("type", "search")
        .attr("aria-label", records.search_producer)
        .attr("placeholder", records.search_producer)
        .attr("autocomplete", "off")
        .typed(move |text| typed.set(text));
    views![
        page_head(app, common.producers, register.add(small(Glyph::Plus)).add(app.words().home.register)),
        el("main")
            .class("page")
            .add(el("div").class("picker-box").add(small(Glyph::Search)).add(search))
            .add(loaded(Wanted::Records(Some(Kind::Producer))).draw(move |seen| hits(app, &seen.entries, &typed.get())))
    ]
}

fn hits(app: App, producers: &[Entry], typed: &str) -> View {
    let records = &app.words().records;
    if producers.is_empty() {
        return empty(Glyph::People, records.no_producers).into();
    }
    let typed = typed.trim();
    let mut hits: Vec<&Entry> = producers.iter().filter(|entry| typed.is_empty() || fits(entry, typed)).collect();
    if hits.is_empty() {
        return el("p").class("quiet").attr("role", "status").add(records.no_hit).into();
    }
    order::sort_by_key(&mut hits, |entry| text::fold(show::text_of(&entry.fields, "name")));
    let count = el("p").class("quiet small").attr("role", "status").add((records.producer_count)(hits.len()));
    views![count, list(hits.into_iter().take(ROWS_MAX).map(|entry| producer_row(app, entry)))]
}

fn producer_row(app: App, entry: &Entry) -> View {
    let pack = app.pack();
    let teller = app.teller(&pack, &[]);
    let sub = dotted(&[&teller.place(&entry.fields), show::text_of(&entry.fields, "card")]);
    let first = initial(show::text_of(&entry.fields, "name"));
    link(Route::Producer(entry.id), "list-item")
        .add(el("span").class("initial").attr("aria-hidden", "true").add(first))
        .add(list_main(&teller.title(entry)).add(span("quiet small", &sub)).add(trouble(app, entry)))
        .add(small(Glyph::Next))
        .into()
}

/// In a list only what needs a look gets a chip: not yet sent, held, returned.
fn trouble(app: App, entry: &Entry) -> Option<View> {
    let lang = app.lang();
    if entry.review == Review::Returned || entry.review == Review::Rejected {
        return Some(status_chip(review_look(entry.review), words::review(lang, entry.review)));
    }
    (entry.own && entry.sending != Sending::Safe).then(|| status_chip(sending_look(entry.sending), &words::sending(lang, entry.sending)))
}

fn initial(name: &str) -> String {
    name.trim().chars().next().map(|first| text::upper(&first.to_string())).unwrap_or_default()
}
