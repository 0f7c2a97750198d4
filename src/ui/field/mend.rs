//! "Perlu diperbaiki": what a supervisor returned and what the server holds, readable without a network.

use super::app::{App, app, link_to};
use super::frame::PageHead;
use super::load::loaded;
use super::producers::both_lines;
use super::route::Route;
use super::show;
use crate::domain::ids::Kind;
use crate::domain::status::{Entry, Review, Sending};
use crate::ui::kit::{Glyph, Icon, IconSize};
use crate::words::phone as words;
use leptos::prelude::*;

/// Whether its author has something to do: returned, or held for a reason he can mend.
pub fn needs_mending(entry: &Entry) -> bool {
    let returned = entry.review == Review::Returned && !matches!(entry.sending, Sending::OnPhone | Sending::OnTheWay);
    entry.own && (returned || matches!(entry.sending, Sending::Held(code) if words::can_mend(code)))
}

/// The list.
pub fn mend() -> AnyView {
    let app = app();
    let entries = loaded(|phone| async move { phone.entries(None).await });
    view! {
        <PageHead title=app.words().home.to_mend />
        <main class="page">
            {entries.draw(move |entries| cards(app, entries))}
        </main>
    }
    .into_any()
}

fn cards(app: App, entries: &[Entry]) -> AnyView {
    let list: Vec<&Entry> = entries.iter().filter(|entry| needs_mending(entry)).collect();
    if list.is_empty() {
        let nothing = app.words().home.nothing_to_mend;
        return view! { <div class="empty"><Icon glyph=Glyph::Check size=IconSize::Large /><p>{nothing}</p></div> }.into_any();
    }
    let cards: Vec<AnyView> = list.into_iter().map(|entry| card(app, entry, entries)).collect();
    cards.into_any()
}

fn card(app: App, entry: &Entry, entries: &[Entry]) -> AnyView {
    let lang = app.lang.get_untracked();
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries };
    let who = teller.producer(show::text_of(&entry.fields, "producer"));
    let reason = match (&entry.verdict, entry.sending) {
        (_, Sending::Held(code)) => words::held(lang, code).to_owned(),
        (Some(verdict), _) => verdict.reason.clone(),
        (None, _) => String::new(),
    };
    let (title, quantity) = (teller.title(entry), teller.quantity(&entry.fields));
    let route = if entry.kind == Kind::Producer { Route::Producer(entry.id) } else { Route::Record(entry.id) };
    link_to(
        route,
        "card mend-item",
        view! {
            <span class="mend-head">
                <strong>{title}</strong>
                <span>{quantity}</span>
            </span>
            {who.map(|who| view! { <span class="quiet small">{who}</span> }.into_any())}
            {both_lines(app, entry)}
            <span class="mend-reason">{reason}</span>
        }
        .into_any(),
    )
}
