//! Beranda: what needs a hand, what can be logged, where everything stands.

mod actions;
mod drafts;
mod standing;

pub use actions::{forms_of, glyph_of, kind_tiles, livelihoods_of};

use super::app::{App, app, link_to};
use super::live::tap;
use super::load::loaded;
use super::mend::needs_mending;
use super::route::Route;
use crate::domain::civil::WITA_OFFSET_H;
use crate::domain::form::Draft;
use crate::domain::status::Entry;
use crate::phone::{Counts, Ledger, Link, Storage};
use crate::ui::kit::{Glyph, Icon, IconSize, Tone, notice, say};
use crate::words::phone::format;
use actions::actions;
use drafts::drafts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standing::{month_total, standings};

struct Seen {
    drafts: Vec<Draft>,
    entries: Vec<Entry>,
    counts: Counts,
    ledger: Ledger,
}

/// The home screen.
pub fn home() -> AnyView {
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
    view! {
        {greeting(app)}
        <main class="page home">
            {warnings(app, storage)}
            {seen.draw(move |seen| standing(app, seen, storage))}
        </main>
    }
    .into_any()
}

fn greeting(app: App) -> AnyView {
    let (phone, words) = (app.phone(), app.words());
    let profile = phone.profile();
    let role = if app.is_producer() { words.home.producer } else { words.home.officer };
    let pack = phone.pack();
    let places: Vec<String> = profile.territory.iter().filter_map(|code| pack.area(code)).map(|area| area.name.clone()).collect();
    let said = if places.is_empty() { role.to_owned() } else { format!("{role} · {}", places.join(", ")) };
    view! {
        <header class="band">
            <div class="band-in">
                <div class="band-words">
                    <p class="band-greeting">{good_day(app, phone.now_ms())}</p>
                    <h1 class="band-name" tabindex="-1">{profile.name}</h1>
                    <p class="band-place">{said}</p>
                </div>
                {link_to(Route::Me, "band-me", view! { <Icon glyph=Glyph::Person /><span>{words.common.me}</span> }.into_any())}
            </div>
            <span class="weave" aria-hidden="true"></span>
        </header>
    }
    .into_any()
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
pub fn nearly_full(app: App, storage: Option<Storage>) -> Option<AnyView> {
    let home = &app.words().home;
    let storage = storage.filter(|storage| storage.nearly_full)?;
    let left = storage.free_bytes.map_or_else(|| home.not_told.to_owned(), |free| format::bytes(app.lang.get_untracked(), free));
    Some(say(Tone::Warn, (home.nearly_full)(&left)))
}

/// What must be known before work begins.
fn warnings(app: App, storage: RwSignal<Option<Storage>>) -> AnyView {
    let home = &app.words().home;
    let lost = app.phone().lost();
    let unkept = move || storage.get().is_some_and(|storage| storage.persisted == Some(false));
    view! {
        {(lost > 0).then(|| say(Tone::Bad, (home.lost)(lost)))}
        {move || nearly_full(app, storage.get())}
        {move || (app.link.get() == Link::SignInNeeded).then(|| sign_in_first(app))}
        {move || update(app)}
        {move || unkept().then(|| say(Tone::Warn, home.not_persisted))}
    }
    .into_any()
}

fn sign_in_first(app: App) -> AnyView {
    let send = &app.words().send;
    notice(
        Tone::Warn,
        view! {
            <p>{send.sign_in}</p>
            {link_to(Route::SignIn, "btn btn-small", send.sign_in_button.into_any())}
        }
        .into_any(),
    )
}

/// A new build waits: taken when a person says so.
pub fn update(app: App) -> Option<AnyView> {
    let home = &app.words().home;
    let notice = || {
        notice(
            Tone::Info,
            view! {
                <p>{home.update_ready}</p>
                <button class="btn btn-small" type="button" on:click=tap(move || app.phone().take_update())>{home.update}</button>
            }
            .into_any(),
        )
    };
    app.update_ready.get().then(notice)
}

fn standing(app: App, seen: &Seen, storage: RwSignal<Option<Storage>>) -> AnyView {
    let home = &app.words().home;
    let to_mend = seen.entries.iter().filter(|entry| needs_mending(entry)).count();
    let mend = (to_mend > 0).then(|| {
        link_to(
            Route::Mend,
            "card mend-card",
            view! {
                <Icon glyph=Glyph::Return size=IconSize::Large />
                <span class="list-main"><strong>{home.to_mend}</strong><span>{(home.to_mend_count)(to_mend)}</span></span>
                <Icon glyph=Glyph::Next />
            }
            .into_any(),
        )
    });
    view! {
        {mend}
        {app.is_producer().then(|| month_total(app, &seen.entries))}
        {drafts(app, &seen.drafts, &seen.entries)}
        {actions(app, &seen.entries)}
        {standings(app, seen.counts, seen.ledger, storage)}
    }
    .into_any()
}
