//! Produsen: the people on this phone, by three letters or card number.

use super::app::{App, To, app};
use super::fill::fits;
use super::frame::PageHead;
use super::load::{loaded, waiting};
use super::route::Route;
use super::show;
use crate::domain::form::Form;
use crate::domain::ids::Kind;
use crate::domain::status::{Entry, Review, Sending};
use crate::ui::kit::{Glyph, Icon, IconSize, StatusChip, review_look, sending_look};
use crate::words::phone as words;
use leptos::prelude::*;

/// Rows drawn at once: more are one search away, and a list of thousands would stall a small phone.
const ROWS_MAX: usize = 100;

/// The list.
#[component]
pub fn Producers() -> impl IntoView {
    let app = app();
    let (records, common) = (&app.words().records, &app.words().common);
    let producers = loaded(|phone| async move { phone.entries(Some(Kind::Producer)).await });
    let typed = RwSignal::new(String::new());
    let register = move |_| app.open_form(Form::Producer, String::new());
    let list = move || {
        producers.with(|producers| match producers {
            Some(Ok(producers)) => Some(rows(app, producers, &typed.get())),
            _ => None,
        })
    };
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
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </div>
            {move || producers.with(waiting)}
            {list}
        </main>
    }
}

fn rows(app: App, producers: &[Entry], typed: &str) -> AnyView {
    let records = &app.words().records;
    if producers.is_empty() {
        return view! { <div class="empty"><Icon glyph=Glyph::People size=IconSize::Large /><p>{records.no_producers}</p></div> }
            .into_any();
    }
    let typed = typed.trim();
    let mut hits: Vec<&Entry> = producers.iter().filter(|entry| typed.is_empty() || fits(entry, typed)).collect();
    hits.sort_by_cached_key(|entry| crate::domain::text::fold(show::text_of(&entry.fields, "name")));
    let count = (records.producer_count)(hits.len());
    if hits.is_empty() {
        return view! { <p class="quiet" role="status">{records.no_hit}</p> }.into_any();
    }
    let items = hits.into_iter().take(ROWS_MAX).map(|entry| view! { <li><ProducerRow entry=entry.clone() /></li> }).collect_view();
    view! { <p class="quiet small" role="status">{count}</p><ul class="list">{items}</ul> }.into_any()
}

#[component]
fn ProducerRow(entry: Entry) -> impl IntoView {
    let app = app();
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang: app.lang.get_untracked(), pack: &pack, today, entries: &[] };
    let card = show::text_of(&entry.fields, "card");
    let place = teller.place(&entry.fields);
    let sub = [place.as_str(), card].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let (title, first) = (teller.title(&entry), initial(show::text_of(&entry.fields, "name")));
    view! {
        <To route=Route::Producer(entry.id) class="list-item">
            <span class="initial" aria-hidden="true">{first}</span>
            <span class="list-main">
                <strong>{title}</strong>
                <span class="quiet small">{sub}</span>
                <Trouble entry />
            </span>
            <Icon glyph=Glyph::Next size=IconSize::Small />
        </To>
    }
}

/// In a list only what needs a look gets a chip: not yet sent, held, returned.
#[component]
pub fn Trouble(entry: Entry) -> impl IntoView {
    let lang = app().lang.get_untracked();
    if entry.review == Review::Returned || entry.review == Review::Rejected {
        return Some(view! { <StatusChip look=review_look(entry.review) text=words::review(lang, entry.review) /> });
    }
    (entry.own && entry.sending != Sending::Safe)
        .then(|| view! { <StatusChip look=sending_look(entry.sending) text=words::sending(lang, entry.sending) /> })
}

/// Both status lines.
#[component]
pub fn BothLines(entry: Entry) -> impl IntoView {
    let lang = app().lang.get_untracked();
    view! {
        <span class="both-lines">
            <StatusChip look=sending_look(entry.sending) text=words::sending(lang, entry.sending) />
            <StatusChip look=review_look(entry.review) text=words::review(lang, entry.review) />
        </span>
    }
}

fn initial(name: &str) -> String {
    name.trim().chars().next().map(|first| first.to_uppercase().collect()).unwrap_or_default()
}
