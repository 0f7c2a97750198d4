//! Kirim: what waits, what is held, what is safe, and how sending stands.

use super::app::{App, app, link_to};
use super::frame::PageHead;
use super::live::tap;
use super::load::loaded;
use super::producers::both_lines;
use super::route::Route;
use super::show;
use crate::domain::ids::Kind;
use crate::domain::json::to_text;
use crate::domain::status::{Entry, Sending};
use crate::phone::{Counts, Ledger, Link};
use crate::ui::kit::{Glyph, Icon, IconSize, Tone, notice};
use crate::words::phone::format;
use leptos::prelude::*;

/// Safe ones listed: the newest; all others stand under Panen and Produsen.
const SAFE_MAX: usize = 10;

struct Seen {
    entries: Vec<Entry>,
    counts: Counts,
    ledger: Ledger,
}

/// The outbox screen.
pub fn send_page() -> AnyView {
    let app = app();
    let seen = loaded(|phone| async move {
        let entries = phone.entries(None).await?;
        Ok(Seen { entries, counts: phone.counts().await?, ledger: phone.ledger().await? })
    });
    view! {
        <PageHead title=app.words().common.send />
        <main class="page">
            {seen.draw(move |seen| outbox(app, seen))}
        </main>
    }
    .into_any()
}

fn outbox(app: App, seen: &Seen) -> AnyView {
    let (send, lang) = (&app.words().send, app.lang.get_untracked());
    let today = app.phone().today();
    let own: Vec<&Entry> = seen.entries.iter().filter(|entry| entry.own).collect();
    let of = |wanted: fn(Sending) -> bool| own.iter().copied().filter(|entry| wanted(entry.sending)).collect::<Vec<_>>();
    let waiting = of(|sending| matches!(sending, Sending::OnPhone | Sending::OnTheWay));
    let held = of(|sending| matches!(sending, Sending::Held(_)));
    let mut safe = of(|sending| sending == Sending::Safe);
    safe.sort_by_key(|entry| std::cmp::Reverse(entry.claimed_ms));
    safe.truncate(SAFE_MAX);
    let size = waiting.iter().map(|entry| to_text(&entry.fields).len() as u64).sum::<u64>();
    let contact = seen.ledger.last_contact_ms.map_or_else(|| app.words().home.never.to_owned(), |at| format::moment(lang, at, today));
    let tried = move || app.tried_ms.get().map(|at| format!("{}: {}", send.last_tried, format::moment(lang, at, today)));
    let nothing = own.is_empty().then(|| view! { <p class="quiet">{send.nothing}</p> }.into_any());
    view! {
        <section class="card send-card">
            {link_state(app, seen.counts, size)}
            <p class="quiet small standings-facts">
                <span><Icon glyph=Glyph::Clock size=IconSize::Small />{format!("{}: {contact}", send.last_contact)}</span>
                {move || tried().map(|tried| view! { <span>{tried}</span> }.into_any())}
            </p>
        </section>
        {nothing}
        {group(app, send.waiting_heading, &waiting, &seen.entries)}
        {group(app, send.held_heading, &held, &seen.entries)}
        {group(app, send.safe_heading, &safe, &seen.entries)}
    }
    .into_any()
}

/// How sending stands, what it means, and what can be done.
fn link_state(app: App, counts: Counts, size: u64) -> AnyView {
    let (send, lang) = (&app.words().send, app.lang.get_untracked());
    let headline = if counts.waiting == 0 { send.all_sent.to_owned() } else { (send.waiting)(counts.waiting) };
    let sub = if counts.waiting == 0 { send.all_sent_help.to_owned() } else { (send.size)(&format::bytes(lang, size)) };
    let look = if counts.waiting == 0 { "send-head tone-good" } else { "send-head tone-info" };
    let glyph = if counts.waiting == 0 { Glyph::Cloud } else { Glyph::Send };
    let state = move || {
        match app.link.get() {
        Link::Idle => None,
        Link::Sending { done, total } => Some(progress(app, done, total)),
        Link::Offline => Some(notice(Tone::Info, view! { <strong>{send.offline}</strong><p>{send.offline_help}</p> }.into_any())),
        Link::SignInNeeded => Some(notice(Tone::Warn, view! {
                <strong>{send.sign_in}</strong>
                <p>{(send.sign_in_help)(counts.waiting)}</p>
                {link_to(Route::SignIn, "btn btn-primary", send.sign_in_button.into_any())}
            }.into_any())),
        Link::UpdateNeeded => Some(notice(Tone::Warn, view! {
                <strong>{send.update}</strong>
                <p>{send.update_help}</p>
                <button class="btn btn-primary" type="button" on:click=tap(move || app.phone().take_update())>{app.words().home.update}</button>
            }.into_any())),
    }
    };
    let sending = move || matches!(app.link.get(), Link::Sending { .. });
    view! {
        <div class=look>
            <Icon glyph size=IconSize::Large />
            <div><h2>{headline}</h2><p class="quiet small">{sub}</p></div>
        </div>
        {move || state()}
        <button class="btn btn-primary btn-block" type="button" disabled=sending on:click=tap(move || app.phone().send_now())>
            <Icon glyph=Glyph::Send />
            {send.send_now}
        </button>
        <p class="quiet small">{send.only_open}</p>
    }
    .into_any()
}

fn progress(app: App, done: usize, total: usize) -> AnyView {
    let send = &app.words().send;
    let tenths = (done * 10).checked_div(total).unwrap_or(0).min(10).to_string();
    view! {
        <div class="stack stack-s" role="status">
            <strong>{(send.progress)(done, total)}</strong>
            <div class="meter"><div class="meter-fill" data-tenths=tenths></div></div>
            <p class="quiet small">{send.may_leave}</p>
        </div>
    }
    .into_any()
}

fn group(app: App, heading: &'static str, list: &[&Entry], entries: &[Entry]) -> Option<AnyView> {
    if list.is_empty() {
        return None;
    }
    let count = list.len().to_string();
    let rows: Vec<AnyView> = list.iter().map(|entry| row(app, entry, entries)).collect();
    let view = view! {
        <section class="stack stack-s">
            <h2 class="home-heading">{heading}<span class="badge">{count}</span></h2>
            <ul class="list">{rows}</ul>
        </section>
    };
    Some(view.into_any())
}

fn row(app: App, entry: &Entry, entries: &[Entry]) -> AnyView {
    let lang = app.lang.get_untracked();
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries };
    let (title, quantity) = (teller.title(entry), teller.quantity(&entry.fields));
    let who = teller.producer(show::text_of(&entry.fields, "producer"));
    let sub = [quantity, who, Some(format::moment(lang, entry.claimed_ms, today))];
    let sub = sub.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let route = if entry.kind == Kind::Producer { Route::Producer(entry.id) } else { Route::Record(entry.id) };
    view! {
        <li>
            {link_to(route, "list-item", view! {
                <span class="list-main">
                    <strong>{title}</strong>
                    <span class="quiet small">{sub}</span>
                    {both_lines(app, entry)}
                </span>
                <Icon glyph=Glyph::Next size=IconSize::Small />
            }.into_any())}
        </li>
    }
    .into_any()
}
