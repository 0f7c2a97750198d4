//! Beranda: what needs a hand, what can be logged, where everything stands.

mod actions;
mod drafts;
mod standing;

pub use actions::{forms_of, glyph_of, kind_tiles, livelihoods_of};

use super::app::{App, app};
use super::live::{View, el, live, views};
use super::load::loaded;
use super::mend::needs_mending;
use super::parts::{button, glyph, icon, link, notice, p, say, span, strong};
use super::route::Route;
use crate::domain::civil::WITA_OFFSET_H;
use crate::domain::form::Draft;
use crate::domain::status::Entry;
use crate::phone::{Counts, Ledger, Link, Storage};
use crate::ui::field::reactive::*;
use crate::ui::kit::{Glyph, IconSize, Tone};
use crate::words::phone::format;
use actions::actions;
use drafts::drafts;
use standing::{month_total, standings};

struct Seen {
    drafts: Vec<Draft>,
    entries: Vec<Entry>,
    counts: Counts,
    ledger: Ledger,
}

/// The home screen.
pub fn home() -> View {
    let seen = loaded(|phone| async move {
        let (drafts, entries) = (phone.drafts().await?, phone.entries(None).await?);
        Ok(Seen { drafts, entries, counts: phone.counts().await?, ledger: phone.ledger().await? })
    });
    let storage = RwSignal::new(None::<Storage>);
    let app = app();
    let phone = app.phone();
    spawn_local(async move {
        let looked = phone.storage().await;
        let _ = storage.try_set(Some(looked));
    });
    views![
        greeting(app),
        el("main").class("page home").add(warnings(app, storage)).add(seen.draw(move |seen| standing(app, seen, storage)))
    ]
}

fn greeting(app: App) -> View {
    let (phone, words) = (app.phone(), app.words());
    let profile = phone.profile();
    let role = if app.is_producer() { words.home.producer } else { words.home.officer };
    let pack = phone.pack();
    let places: Vec<String> = profile.territory.iter().filter_map(|code| pack.area(code)).map(|area| area.name.clone()).collect();
    let said = if places.is_empty() { role.to_owned() } else { format!("{role} · {}", places.join(", ")) };
    el("header")
        .class("band")
        .add(
            el("div")
                .class("band-in")
                .add(
                    el("div")
                        .class("band-words")
                        .add(el("p").class("band-greeting").add(good_day(app, phone.now_ms())))
                        .add(el("h1").class("band-name").attr("tabindex", "-1").add(profile.name))
                        .add(p("band-place", &said)),
                )
                .add(link(Route::Me, "band-me").add(glyph(Glyph::Person)).add(span("", words.common.me))),
        )
        .add(el("span").class("weave").attr("aria-hidden", "true"))
        .into()
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
pub fn nearly_full(app: App, storage: Option<Storage>) -> Option<View> {
    let home = &app.words().home;
    let storage = storage.filter(|storage| storage.nearly_full)?;
    let left = storage.free_bytes.map_or_else(|| home.not_told.to_owned(), |free| format::bytes(app.lang(), free));
    Some(say(Tone::Warn, (home.nearly_full)(&left)))
}

/// What must be known before work begins.
fn warnings(app: App, storage: RwSignal<Option<Storage>>) -> View {
    let home = &app.words().home;
    let lost = app.phone().lost();
    let unkept = move || storage.get().is_some_and(|storage| storage.persisted == Some(false));
    views![
        (lost > 0).then(|| say(Tone::Bad, (home.lost)(lost))),
        live(move || nearly_full(app, storage.get())),
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
    let home = &app.words().home;
    let notice = || {
        notice(Tone::Info, views![p("", home.update_ready), button("btn btn-small", move || app.phone().take_update()).add(home.update)])
    };
    app.update_ready.get().then(notice)
}

fn standing(app: App, seen: &Seen, storage: RwSignal<Option<Storage>>) -> View {
    let home = &app.words().home;
    let to_mend = seen.entries.iter().filter(|entry| needs_mending(entry)).count();
    let mend = (to_mend > 0).then(|| {
        link(Route::Mend, "card mend-card")
            .add(icon(Glyph::Return, IconSize::Large))
            .add(el("span").class("list-main").add(strong(home.to_mend)).add(el("span").add((home.to_mend_count)(to_mend))))
            .add(glyph(Glyph::Next))
    });
    views![
        mend,
        app.is_producer().then(|| month_total(app, &seen.entries)),
        drafts(app, &seen.drafts, &seen.entries),
        actions(app, &seen.entries),
        standings(app, seen.counts, seen.ledger, storage)
    ]
}
