//! Kirim: what waits, what is held, what is safe, and how sending stands.

use super::app::{App, app};
use super::home::last_contact;
use super::live::{View, el, live, nothing, views};
use super::load::{Seen, Wanted, loaded};
use super::parts::{both_lines, button, dotted, glyph, icon, link, list, list_main, notice, p, page, say, small, span, strong};
use super::route::Route;
use super::show;
use crate::domain::json::to_text;
use crate::domain::order;
use crate::domain::status::{Entry, Sending};
use crate::phone::{Link, Photo, PhotoState};
use crate::ui::kit::{Glyph, IconSize, Tone};
use crate::words::phone::format;
use std::cmp::Reverse;

/// Safe ones listed: the newest; all others stand under Panen and Produsen.
const SAFE_MAX: usize = 10;

/// The outbox screen.
pub fn send_page() -> View {
    let app = app();
    page(app, app.words().common.send, loaded(Wanted::All).draw(move |seen| outbox(app, seen)))
}

fn outbox(app: App, seen: &Seen) -> View {
    let send = &app.words().send;
    let (mut waiting, mut photos, mut held, mut safe) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for entry in seen.entries.iter().filter(|entry| entry.own) {
        match entry.sending {
            Sending::OnPhone | Sending::OnTheWay => waiting.push(entry),
            Sending::Held(_) => held.push(entry),
            Sending::PhotosLeft { .. } => photos.push(entry),
            Sending::Safe => safe.push(entry),
        }
    }
    order::sort_by_key(&mut safe, |entry| Reverse(entry.claimed_ms));
    safe.truncate(SAFE_MAX);
    let size = waiting.iter().map(|entry| to_text(&entry.fields).len() as u64).sum();
    waiting.append(&mut photos);
    let nothing = (waiting.is_empty() && held.is_empty() && safe.is_empty()).then(|| p("quiet", send.nothing));
    views![
        el("section").class("card send-card").add(link_state(app, seen, size)).add(last_contact(app, seen).live(move || last_tried(app))),
        nothing,
        group(app, send.waiting_heading, &waiting, &seen.entries),
        group(app, send.held_heading, &held, &seen.entries),
        group(app, send.safe_heading, &safe, &seen.entries)
    ]
}

fn last_tried(app: App) -> Option<View> {
    let at = format::moment(app.lang(), app.tried_ms.get()?, app.today());
    Some(span("", &format!("{}: {at}", app.words().send.last_tried)))
}

/// How sending stands, what it means, and what can be done.
fn link_state(app: App, seen: &Seen, size: u64) -> View {
    let (send, photos, counts) = (&app.words().send, &app.words().photos, seen.counts);
    let left = photos_left(app, &seen.photos);
    let (look, cloud, headline, sub) = match (counts.waiting, left) {
        (0, Some(left)) => ("send-head tone-info", Glyph::Camera, left, photos.left_help.to_owned()),
        (0, None) => ("send-head tone-good", Glyph::Cloud, send.all_sent.to_owned(), send.all_sent_help.to_owned()),
        (waiting, left) => {
            let size = (send.size)(&format::bytes(app.lang(), size));
            ("send-head tone-info", Glyph::Send, (send.waiting)(waiting), dotted(&[&size, &left.unwrap_or_default()]))
        }
    };
    let head = el("div").add(el("h2").add(headline)).add(p("quiet small", &sub));
    let now = button("btn btn-primary btn-block", move || app.phone().send_now())
        .flag("disabled", move || matches!(app.link.get(), Link::Sending { .. } | Link::Photos(_)));
    views![
        el("div").class(look).add(icon(cloud, IconSize::Large)).add(head),
        live(move || state(app, counts.waiting)),
        told(&seen.photos, PhotoState::Missing, photos.missing),
        told(&seen.photos, PhotoState::Refused, photos.refused),
        now.add(glyph(Glyph::Send)).add(send.send_now),
        p("quiet small", send.only_open)
    ]
}

/// Photos that are still to go, in words: how many, and how large.
pub fn photos_left(app: App, photos: &[Photo]) -> Option<String> {
    let left = || photos.iter().filter(|photo| matches!(photo.state, PhotoState::Waiting | PhotoState::Ready));
    let size = left().map(|photo| photo.bytes).sum();
    (left().count() > 0).then(|| (app.words().photos.left)(left().count(), &format::bytes(app.lang(), size)))
}

/// Photos that will not go by themselves.
fn told(photos: &[Photo], state: PhotoState, words: fn(usize) -> String) -> Option<View> {
    let count = photos.iter().filter(|photo| photo.state == state).count();
    (count > 0).then(|| say(Tone::Warn, &words(count)))
}

/// What is under way or stands in the way.
fn state(app: App, waiting: usize) -> View {
    let send = &app.words().send;
    match app.link.get() {
        Link::Idle => nothing(),
        Link::Sending { done, total } => progress(app, done, total),
        Link::Photos(left) => el("p").attr("role", "status").add(strong(&(app.words().photos.sending)(left))).into(),
        Link::Offline => notice(Tone::Info, views![strong(send.offline), p("", send.offline_help)]),
        Link::SignInNeeded => {
            let sign_in = link(Route::SignIn, "btn btn-primary").add(send.sign_in_button);
            notice(Tone::Warn, views![strong(send.sign_in), p("", &(send.sign_in_help)(waiting)), sign_in])
        }
        Link::UpdateNeeded => {
            let take = button("btn btn-primary", move || app.phone().take_update()).add(app.words().home.update);
            notice(Tone::Warn, views![strong(send.update), p("", send.update_help), take])
        }
    }
}

fn progress(app: App, done: usize, total: usize) -> View {
    let send = &app.words().send;
    let tenths = (done * 10).checked_div(total).unwrap_or(0).min(10).to_string();
    el("div")
        .class("stack stack-s")
        .attr("role", "status")
        .add(strong(&(send.progress)(done, total)))
        .add(el("div").class("meter").add(el("div").class("meter-fill").attr("data-tenths", &tenths)))
        .add(p("quiet small", send.may_leave))
        .into()
}

fn group(app: App, heading: &str, entries: &[&Entry], all: &[Entry]) -> Option<View> {
    if entries.is_empty() {
        return None;
    }
    let head = el("h2").class("home-heading").add(heading).add(span("badge", &entries.len().to_string()));
    let rows = list(entries.iter().map(|entry| row(app, entry, all)));
    Some(el("section").class("stack stack-s").add(head).add(rows).into())
}

fn row(app: App, entry: &Entry, all: &[Entry]) -> View {
    let pack = app.pack();
    let teller = app.teller(&pack, all);
    let (quantity, who) = (teller.quantity(&entry.fields), teller.producer(show::text_of(&entry.fields, "producer")));
    let written = format::moment(teller.lang, entry.claimed_ms, teller.today);
    let sub = dotted(&[&quantity.unwrap_or_default(), &who.unwrap_or_default(), &written]);
    link(Route::of(entry), "list-item")
        .add(list_main(&teller.title(entry)).add(span("quiet small", &sub)).add(both_lines(app, entry)))
        .add(small(Glyph::Next))
        .into()
}
