//! Produsen: the people on this phone, by three letters or card number.

use super::app::{App, app, link_to};
use super::fill::fits;
use super::frame::PageHead;
use super::live::{tap, typed as on_typed};
use super::load::loaded;
use super::route::Route;
use super::show;
use crate::domain::form::Form;
use crate::domain::ids::Kind;
use crate::domain::status::{Entry, Review, Sending};
use crate::ui::kit::{Glyph, Icon, IconSize, review_look, sending_look, status_chip};
use crate::words::phone as words;
use leptos::prelude::*;

/// Rows drawn at once: more are one search away, and a list of thousands would stall a small phone.
const ROWS_MAX: usize = 100;

/// The list.
pub fn producers() -> AnyView {
    let app = app();
    let (records, common) = (&app.words().records, &app.words().common);
    let producers = loaded(|phone| async move { phone.entries(Some(Kind::Producer)).await });
    let typed = RwSignal::new(String::new());
    let register = tap(move || app.open_form(Form::Producer, String::new()));
    view! {
        <PageHead title=common.producers>
            <button class="btn btn-primary btn-small" type="button" on:click=register>
                <Icon glyph=Glyph::Plus size=IconSize::Small />
                {app.words().home.register}
            </button>
        </PageHead>
        <main class="page">
            <div class="picker-box">
                <Icon glyph=Glyph::Search size=IconSize::Small />
                <input
                    class="field-input"
                    type="search"
                    aria-label=records.search_producer
                    placeholder=records.search_producer
                    autocomplete="off"
                    on:input=on_typed(move |text| typed.set(text))
                />
            </div>
            {producers.draw(move |producers| rows(app, producers, &typed.get()))}
        </main>
    }
    .into_any()
}

fn rows(app: App, producers: &[Entry], typed: &str) -> AnyView {
    let records = &app.words().records;
    if producers.is_empty() {
        return view! { <div class="empty"><Icon glyph=Glyph::People size=IconSize::Large /><p>{records.no_producers}</p></div> }
            .into_any();
    }
    let typed = typed.trim();
    let mut hits: Vec<&Entry> = producers.iter().filter(|entry| typed.is_empty() || fits(entry, typed)).collect();
    crate::domain::order::sort_by_key(&mut hits, |entry| crate::domain::text::fold(show::text_of(&entry.fields, "name")));
    let count = (records.producer_count)(hits.len());
    if hits.is_empty() {
        return view! { <p class="quiet" role="status">{records.no_hit}</p> }.into_any();
    }
    let items: Vec<AnyView> =
        hits.into_iter().take(ROWS_MAX).map(|entry| view! { <li>{producer_row(app, entry)}</li> }.into_any()).collect();
    view! { <p class="quiet small" role="status">{count}</p><ul class="list">{items}</ul> }.into_any()
}

fn producer_row(app: App, entry: &Entry) -> AnyView {
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang: app.lang.get_untracked(), pack: &pack, today, entries: &[] };
    let card = show::text_of(&entry.fields, "card");
    let place = teller.place(&entry.fields);
    let sub = [place.as_str(), card].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let (title, first) = (teller.title(entry), initial(show::text_of(&entry.fields, "name")));
    link_to(
        Route::Producer(entry.id),
        "list-item",
        view! {
            <span class="initial" aria-hidden="true">{first}</span>
            <span class="list-main">
                <strong>{title}</strong>
                <span class="quiet small">{sub}</span>
                {trouble(app, entry)}
            </span>
            <Icon glyph=Glyph::Next size=IconSize::Small />
        }
        .into_any(),
    )
}

/// In a list only what needs a look gets a chip: not yet sent, held, returned.
fn trouble(app: App, entry: &Entry) -> Option<AnyView> {
    let lang = app.lang.get_untracked();
    if entry.review == Review::Returned || entry.review == Review::Rejected {
        return Some(status_chip(review_look(entry.review), words::review(lang, entry.review)));
    }
    (entry.own && entry.sending != Sending::Safe).then(|| status_chip(sending_look(entry.sending), words::sending(lang, entry.sending)))
}

/// Both status lines.
pub fn both_lines(app: App, entry: &Entry) -> AnyView {
    let lang = app.lang.get_untracked();
    view! {
        <span class="both-lines">
            {status_chip(sending_look(entry.sending), words::sending(lang, entry.sending))}
            {status_chip(review_look(entry.review), words::review(lang, entry.review))}
        </span>
    }
    .into_any()
}

fn initial(name: &str) -> String {
    name.trim().chars().next().map(|first| crate::domain::text::upper(&first.to_string())).unwrap_or_default()
}
