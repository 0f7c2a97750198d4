//! Beranda: what needs a hand, what can be logged, where everything stands.

mod actions;
mod drafts;
mod standing;

pub use actions::{glyph_of, kind_tiles, livelihoods_of};
pub use standing::{free_space, last_contact};

use super::app::{App, app};
use super::live::{View, el, live, views};
use super::load::{Seen, Wanted, loaded};
use super::mend::needs_mending;
use super::parts::{button, glyph, icon, link, list_main, notice, p, say, span, weave};
use super::route::Route;
use crate::domain::civil::WITA_OFFSET_H;
use crate::phone::Link;
use crate::ui::kit::{Glyph, IconSize, Tone};
use actions::actions;
use drafts::drafts;
use standing::{month_total, standings};

/// The home screen.
pub fn home() -> View {
    let app = app();
    app.look_at_storage();
    let seen = loaded(Wanted::All).draw(move |seen| standing(app, seen));
    views![greeting(app), el("main").class("page home").add(warnings(app)).add(seen)]
}

fn greeting(app: App) -> View {
    let (phone, words) = (app.phone(), app.words());
    let (profile, pack) = (phone.profile(), phone.pack());
    let role = if app.is_producer() { words.home.producer } else { words.home.officer };
    let mut said = role.to_owned();
    let mut between = " · ";
    for area in profile.territory.iter().filter_map(|code| pack.area(code)) {
        said.push_str(between);
        said.push_str(&area.name);
        between = ", ";
    }
    let names = el("div")
        .class("band-words")
        .add(p("band-greeting", good_day(app, phone.now_ms())))
        .add(el("h1").class("band-name").attr("tabindex", "-1").add(profile.name))
        .add(p("band-place", &said));
    let me = link(Route::Me, "band-me").add(glyph(Glyph::Person)).add(span("", words.common.me));
    el("header").class("band").add(el("div").class("band-in").add(names).add(me)).add(weave("weave")).into()
}

fn good_day(app: App, now_ms: i64) -> &'static str {
    let home = &app.words().home;
    let minutes = (now_ms.div_euclid(60_000) + WITA_OFFSET_H * 60).rem_euclid(24 * 60);
    match minutes {
        0..180 => home.evening,
        180..660 => home.morning,
        660..900 => home.noon,
        900..1110 => home.afternoon,
        _ => home.evening,
    }
}

/// Said before anything is typed: what would not fit must not be typed first.
pub fn nearly_full(app: App) -> Option<View> {
    app.storage.get().filter(|storage| storage.nearly_full)?;
    Some(say(Tone::Warn, &(app.words().home.nearly_full)(&free_space(app))))
}

/// What must be known before work begins.
fn warnings(app: App) -> View {
    let home = &app.words().home;
    let lost = app.phone().lost();
    let unkept = move || app.storage.get().is_some_and(|storage| storage.persisted == Some(false));
    views![
        (lost > 0).then(|| say(Tone::Bad, &(home.lost)(lost))),
        live(move || nearly_full(app)),
        live(move || (app.link.get() == Link::SignInNeeded).then(|| sign_in_first(app))),
        live(move || update(app)),
        live(move || unkept().then(|| say(Tone::Warn, home.not_persisted)))
    ]
}

fn sign_in_first(app: App) -> View {
    let send = &app.words().send;
    notice(Tone::Warn, views![p("", send.sign_in), link(Route::SignIn, "btn btn-small").add(send.sign_in_button)])
}

/// A new build waits: taken when a person says so.
pub fn update(app: App) -> Option<View> {
    if !app.update_ready.get() {
        return None;
    }
    let home = &app.words().home;
    let take = button("btn btn-small", move || app.phone().take_update()).add(home.update);
    Some(notice(Tone::Info, views![p("", home.update_ready), take]))
}

fn standing(app: App, seen: &Seen) -> View {
    let home = &app.words().home;
    let to_mend = seen.entries.iter().filter(|entry| needs_mending(entry)).count();
    let mend = (to_mend > 0).then(|| {
        link(Route::Mend, "card mend-card")
            .add(icon(Glyph::Return, IconSize::Large))
            .add(list_main(home.to_mend).add(span("", &(home.to_mend_count)(to_mend))))
            .add(glyph(Glyph::Next))
    });
    views![
        mend,
        app.is_producer().then(|| month_total(app, &seen.entries)),
        drafts(app, seen),
        actions(app, &seen.entries),
        standings(app, seen)
    ]
}
