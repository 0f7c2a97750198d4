//! "Perlu diperbaiki": what a supervisor returned and what the server holds, readable without a network.

use super::app::{App, app};
use super::live::{View, el};
use super::load::{Wanted, loaded};
use super::parts::{both_lines, empty, link, page, span, strong};
use super::record::due;
use super::route::Route;
use super::show;
use crate::domain::status::{Entry, Review, Sending};
use crate::ui::kit::Glyph;
use crate::words::phone as words;

/// Whether its author has something to do: returned, or held for a reason he can mend.
pub fn needs_mending(entry: &Entry) -> bool {
    let returned = entry.review == Review::Returned && !matches!(entry.sending, Sending::OnPhone | Sending::OnTheWay);
    entry.own && (returned || matches!(entry.sending, Sending::Held(code) if words::can_mend(code)))
}

/// The list.
pub fn mend() -> View {
    let app = app();
    page(app, app.words().home.to_mend, loaded(Wanted::Records(None)).draw(move |seen| cards(app, &seen.entries)))
}

fn cards(app: App, entries: &[Entry]) -> View {
    if !entries.iter().any(needs_mending) {
        return empty(Glyph::Check, app.words().home.nothing_to_mend).into();
    }
    entries.iter().filter(|entry| needs_mending(entry)).map(|entry| card(app, entry, entries)).collect()
}

fn card(app: App, entry: &Entry, entries: &[Entry]) -> View {
    let pack = app.pack();
    let teller = app.teller(&pack, entries);
    let who = teller.producer(show::text_of(&entry.fields, "producer"));
    let reason = match (&entry.verdict, entry.sending) {
        (_, Sending::Held(code)) => words::held(teller.lang, code),
        (Some(verdict), _) => &verdict.reason,
        (None, _) => "",
    };
    let amount = teller.quantity(&entry.fields).unwrap_or_default();
    link(Route::of(entry), "card mend-item")
        .add(el("span").class("mend-head").add(strong(&teller.title(entry))).add(span("", &amount)))
        .add(who.map(|who| span("quiet small", &who)))
        .add(both_lines(app, entry))
        .add(span("mend-reason", reason))
        .add(entry.verdict.as_ref().and_then(|verdict| due(app, verdict)))
        .into()
}
