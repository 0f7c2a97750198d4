//! Kirim: what waits, what is held, what is safe, and how sending stands.

use super::app::{App, app};
use super::live::{View, el, live, nothing, views};
use super::load::loaded;
use super::parts::{both_lines, button, glyph, icon, link, notice, p, page_head, small, span, strong};
use super::route::Route;
use super::show;
use crate::domain::ids::Kind;
use crate::domain::json::to_text;
use crate::domain::status::{Entry, Sending};
use crate::phone::{Counts, Ledger, Link};
use crate::ui::field::reactive::*;
use crate::ui::kit::{Glyph, IconSize, Tone};
use crate::words::phone::format;

/// Safe ones listed: the newest; all others stand under Panen and Produsen.
const SAFE_MAX: usize = 10;

struct Seen {
    entries: Vec<Entry>,
    counts: Counts,
    ledger: Ledger,
}

/// The outbox screen.
pub fn send_page() -> View {
    let app = app();
    let seen = loaded(|phone| async move {
        let entries = phone.entries(None).await?;
        Ok(Seen { entries, counts: phone.counts().await?, ledger: phone.ledger().await? })
    });
    views![page_head(app, app.words().common.send, nothing()), el("main").class("page").add(seen.draw(move |seen| outbox(app, seen)))]
}

fn outbox(app: App, seen: &Seen) -> View {
    let (send, lang) = (&app.words().send, app.lang());
    let today = app.phone().today();
    let own: Vec<&Entry> = seen.entries.iter().filter(|entry| entry.own).collect();
    let of = |wanted: fn(Sending) -> bool| own.iter().copied().filter(|entry| wanted(entry.sending)).collect::<Vec<_>>();
    let waiting = of(|sending| matches!(sending, Sending::OnPhone | Sending::OnTheWay));
    let held = of(|sending| matches!(sending, Sending::Held(_)));
    let mut safe = of(|sending| sending == Sending::Safe);
    crate::domain::order::sort_by_key(&mut safe, |entry| std::cmp::Reverse(entry.claimed_ms));
    safe.truncate(SAFE_MAX);
    let size = waiting.iter().map(|entry| to_text(&entry.fields).len() as u64).sum::<u64>();
    let contact = seen.ledger.last_contact_ms.map_or_else(|| app.words().home.never.to_owned(), |at| format::moment(lang, at, today));
    let tried = move || app.tried_ms.get().map(|at| format!("{}: {}", send.last_tried, format::moment(lang, at, today)));
    let nothing = own.is_empty().then(|| p("quiet", send.nothing));
    views![
        el("section").class("card send-card").add(link_state(app, seen.counts, size)).add(
            el("p")
                .class("quiet small standings-facts")
                .add(el("span").add(small(Glyph::Clock)).add(format!("{}: {contact}", send.last_contact)))
                .live(move || tried().map(|tried| span("", tried))),
        ),
        nothing,
        group(app, send.waiting_heading, &waiting, &seen.entries),
        group(app, send.held_heading, &held, &seen.entries),
        group(app, send.safe_heading, &safe, &seen.entries)
    ]
}

/// How sending stands, what it means, and what can be done.
fn link_state(app: App, counts: Counts, size: u64) -> View {
    let (send, lang) = (&app.words().send, app.lang());
    let headline = if counts.waiting == 0 { send.all_sent.to_owned() } else { (send.waiting)(counts.waiting) };
    let sub = if counts.waiting == 0 { send.all_sent_help.to_owned() } else { (send.size)(&format::bytes(lang, size)) };
    let look = if counts.waiting == 0 { "send-head tone-good" } else { "send-head tone-info" };
    let cloud = if counts.waiting == 0 { Glyph::Cloud } else { Glyph::Send };
    let state = move || match app.link.get() {
        Link::Idle => None,
        Link::Sending { done, total } => Some(progress(app, done, total)),
        Link::Offline => Some(notice(Tone::Info, views![strong(send.offline), p("", send.offline_help)])),
        Link::SignInNeeded => Some(notice(
            Tone::Warn,
            views![
                strong(send.sign_in),
                el("p").add((send.sign_in_help)(counts.waiting)),
                link(Route::SignIn, "btn btn-primary").add(send.sign_in_button)
            ],
        )),
        Link::UpdateNeeded => Some(notice(
            Tone::Warn,
            views![
                strong(send.update),
                p("", send.update_help),
                button("btn btn-primary", move || app.phone().take_update()).add(app.words().home.update)
            ],
        )),
    };
    let sending = move || matches!(app.link.get(), Link::Sending { .. });
    views![
        el("div").class(look).add(icon(cloud, IconSize::Large)).add(el("div").add(el("h2").add(headline)).add(p("quiet small", &sub))),
        live(state),
        el("button")
            .class("btn btn-primary btn-block")
            .attr("type", "button")
            .flag("disabled", sending)
            .tap(move || app.phone().send_now())
            .add(glyph(Glyph::Send))
            .add(send.send_now),
        p("quiet small", send.only_open)
    ]
}

fn progress(app: App, done: usize, total: usize) -> View {
    let send = &app.words().send;
    let tenths = (done * 10).checked_div(total).unwrap_or(0).min(10).to_string();
    el("div")
        .class("stack stack-s")
        .attr("role", "status")
        .add(el("strong").add((send.progress)(done, total)))
        .add(el("div").class("meter").add(el("div").class("meter-fill").attr("data-tenths", tenths)))
        .add(p("quiet small", send.may_leave))
        .into()
}

fn group(app: App, heading: &'static str, list: &[&Entry], entries: &[Entry]) -> Option<View> {
    if list.is_empty() {
        return None;
    }
    let count = list.len().to_string();
    let rows: Vec<View> = list.iter().map(|entry| row(app, entry, entries)).collect();
    let view = el("section")
        .class("stack stack-s")
        .add(el("h2").class("home-heading").add(heading).add(span("badge", &count)))
        .add(el("ul").class("list").add(rows));
    Some(view.into())
}

fn row(app: App, entry: &Entry, entries: &[Entry]) -> View {
    let lang = app.lang();
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries };
    let (title, quantity) = (teller.title(entry), teller.quantity(&entry.fields));
    let who = teller.producer(show::text_of(&entry.fields, "producer"));
    let sub = [quantity, who, Some(format::moment(lang, entry.claimed_ms, today))];
    let sub = sub.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let route = if entry.kind == Kind::Producer { Route::Producer(entry.id) } else { Route::Record(entry.id) };
    el("li")
        .add(
            link(route, "list-item")
                .add(el("span").class("list-main").add(strong(&title)).add(span("quiet small", &sub)).add(both_lines(app, entry)))
                .add(small(Glyph::Next)),
        )
        .into()
}
