//! Beranda: what needs a hand, what can be logged, where everything stands.

mod actions;
mod drafts;
mod standing;

pub use actions::{KindTiles, forms_of, glyph_of, livelihoods_of};

use super::app::{App, To, app};
use super::load::{loaded, waiting};
use super::mend::needs_mending;
use super::route::Route;
use crate::domain::civil::WITA_OFFSET_H;
use crate::domain::form::Draft;
use crate::domain::status::Entry;
use crate::phone::{Counts, Ledger, Link, Storage};
use crate::ui::kit::{Glyph, Icon, IconSize, Notice, Tone};
use crate::words::phone::format;
use actions::actions;
use drafts::drafts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standing::{Standings, month_total};

struct Seen {
    drafts: Vec<Draft>,
    entries: Vec<Entry>,
    counts: Counts,
    ledger: Ledger,
}

/// The home screen.
#[component]
pub fn Home() -> impl IntoView {
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
        <Greeting />
        <main class="page home">
            <Warnings storage />
            {move || seen.with(waiting)}
            {move || seen.with(|seen| seen.as_ref().and_then(|read| read.as_ref().ok()).map(|seen| standing(app, seen, storage)))}
        </main>
    }
}

#[component]
fn Greeting() -> impl IntoView {
    let app = app();
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
                    <p class="band-greeting">{greeting(app, phone.now_ms())}</p>
                    <h1 class="band-name" tabindex="-1">{profile.name}</h1>
                    <p class="band-place">{said}</p>
                </div>
                <To route=Route::Me class="band-me"><Icon glyph=Glyph::Person /><span>{words.common.me}</span></To>
            </div>
            <span class="weave" aria-hidden="true"></span>
        </header>
    }
}

fn greeting(app: App, now_ms: i64) -> &'static str {
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
    Some(view! { <Notice tone=Tone::Warn><p>{(home.nearly_full)(&left)}</p></Notice> }.into_any())
}

/// What must be known before work begins.
#[component]
fn Warnings(storage: RwSignal<Option<Storage>>) -> impl IntoView {
    let app = app();
    let home = &app.words().home;
    let lost = app.phone().lost();
    let update = move || {
        app.update_ready.get().then(|| {
            view! {
                <Notice tone=Tone::Info>
                    <p>{home.update_ready}</p>
                    <button class="btn btn-small" type="button" on:click=move |_| app.phone().take_update()>{home.update}</button>
                </Notice>
            }
        })
    };
    let unkept = move || {
        let refused = storage.get().is_some_and(|storage| storage.persisted == Some(false));
        refused.then(|| view! { <Notice tone=Tone::Warn><p>{home.not_persisted}</p></Notice> })
    };
    let sign_in = move || {
        (app.link.get() == Link::SignInNeeded).then(|| {
            view! {
                <Notice tone=Tone::Warn>
                    <p>{app.words().send.sign_in}</p>
                    <To route=Route::SignIn class="btn btn-small">{app.words().send.sign_in_button}</To>
                </Notice>
            }
        })
    };
    view! {
        {(lost > 0).then(|| view! { <Notice tone=Tone::Bad><p>{(home.lost)(lost)}</p></Notice> })}
        {move || nearly_full(app, storage.get())}
        {sign_in}
        {update}
        {unkept}
    }
}

fn standing(app: App, seen: &Seen, storage: RwSignal<Option<Storage>>) -> AnyView {
    let home = &app.words().home;
    let to_mend = seen.entries.iter().filter(|entry| needs_mending(entry)).count();
    let mend = (to_mend > 0).then(|| {
        view! {
            <To route=Route::Mend class="card mend-card">
                <Icon glyph=Glyph::Return size=IconSize::Large />
                <span class="list-main"><strong>{home.to_mend}</strong><span>{(home.to_mend_count)(to_mend)}</span></span>
                <Icon glyph=Glyph::Next />
            </To>
        }
    });
    view! {
        {mend}
        {app.is_producer().then(|| month_total(app, &seen.entries))}
        {drafts(app, &seen.drafts, &seen.entries)}
        {actions(app, &seen.entries)}
        <Standings counts=seen.counts ledger=seen.ledger storage />
    }
    .into_any()
}
