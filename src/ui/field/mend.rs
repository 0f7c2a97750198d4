//! "Perlu diperbaiki": what a supervisor returned and what the server holds, readable without a network.

use super::app::{App, app};
use super::live::{View, el, nothing, views};
use super::load::loaded;
use super::parts::{both_lines, icon, link, p, page_head, span, strong};
use super::route::Route;
use super::show;
use crate::domain::ids::Kind;
use crate::domain::status::{Entry, Review, Sending};
use crate::ui::kit::{Glyph, IconSize};
use crate::words::phone as words;

/// Whether its author has something to do: returned, or held for a reason he can mend.
pub fn needs_mending(entry: &Entry) -> bool {
    let returned = entry.review == Review::Returned && !matches!(entry.sending, Sending::OnPhone | Sending::OnTheWay);
    entry.own && (returned || matches!(entry.sending, Sending::Held(code) if words::can_mend(code)))
}

/// The list.
pub fn mend() -> View {
    let app = app();
    let entries = loaded(|phone| async move { phone.entries(None).await });
    views![
        page_head(app, app.words().home.to_mend, nothing()),
        el("main").class("page").add(entries.draw(move |entries| cards(app, entries)))
    ]
}

fn cards(app: App, entries: &[Entry]) -> View {
    let list: Vec<&Entry> = entries.iter().filter(|entry| needs_mending(entry)).collect();
    if list.is_empty() {
        let nothing = app.words().home.nothing_to_mend;
        return el("div").class("empty").add(icon(Glyph::Check, IconSize::Large)).add(p("", nothing)).into();
    }
    let cards: Vec<View> = list.into_iter().map(|entry| card(app, entry, entries)).collect();
    cards.into()
}

fn card(app: App, entry: &Entry, entries: &[Entry]) -> View {
    let lang = app.lang();
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
    link(route, "card mend-item")
        .add(el("span").class("mend-head").add(strong(&title)).add(span("", quantity.unwrap_or_default())))
        .add(who.map(|who| span("quiet small", &who)))
        .add(both_lines(app, entry))
        .add(span("mend-reason", &reason))
        .into()
}
