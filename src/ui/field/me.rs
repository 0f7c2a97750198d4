//! Saya: who is signed in, how this phone stands, language and look, signing out.

use super::app::{App, app};
use super::frame::PageHead;
use super::prefs::{self, Theme};
use super::sign_in::LangSwitch;
use crate::phone::Storage;
use crate::ui::kit::{Glyph, Icon, Notice, Tone};
use crate::words::phone::format;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page.
#[component]
pub fn Me() -> impl IntoView {
    let app = app();
    let words = app.words();
    let account = &words.account;
    let update =
        move || {
            app.update_ready.get().then(|| view! {
            <Notice tone=Tone::Info>
                <p>{words.home.update_ready}</p>
                <button class="btn btn-primary" type="button" on:click=move |_| app.phone().take_update()>{words.home.update}</button>
            </Notice>
        })
        };
    view! {
        <PageHead title=words.common.me />
        <main class="page">
            {update}
            <Who />
            <section class="card stack stack-s">
                <h2>{account.language}</h2>
                <LangSwitch />
            </section>
            <section class="card stack stack-s">
                <h2>{account.theme}</h2>
                <ThemeSwitch />
            </section>
            <ThisPhone />
            <SignOut />
        </main>
    }
}

#[component]
fn Who() -> impl IntoView {
    let app = app();
    let (words, phone) = (app.words(), app.phone());
    let (profile, pack) = (phone.profile(), phone.pack());
    let places: Vec<String> = profile.territory.iter().map(|code| pack.place(code).unwrap_or_else(|| code.clone())).collect();
    let role = if app.is_producer() { words.home.producer } else { words.home.officer };
    view! {
        <section class="card">
            <h2>{profile.name}</h2>
            <p class="quiet">{role}</p>
            <dl class="facts">
                <div><dt>{words.account.sign_in_name}</dt><dd>{profile.login}</dd></div>
                <div><dt>{words.account.territory}</dt><dd>{places.join("; ")}</dd></div>
                <div><dt>{words.account.phone_number}</dt><dd class="mono">{format!("{:02}", profile.phone_number)}</dd></div>
            </dl>
        </section>
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let account = &app().words().account;
    let theme = RwSignal::new(prefs::theme());
    let choose = move |chosen: Theme| {
        prefs::set_theme(chosen);
        theme.set(chosen);
    };
    let button = move |this: Theme, name: &'static str| {
        view! {
            <button class="chip" type="button" aria-pressed=move || (theme.get() == this).to_string() on:click=move |_| choose(this)>{name}</button>
        }
    };
    view! {
        <div class="chips" role="group" aria-label=account.theme>
            {button(Theme::Auto, account.theme_auto)}
            {button(Theme::Light, account.theme_light)}
            {button(Theme::Dark, account.theme_dark)}
        </div>
    }
}

#[component]
fn ThisPhone() -> impl IntoView {
    let app = app();
    let (words, lang) = (app.words(), app.lang.get_untracked());
    let account = &words.account;
    let storage = RwSignal::new(None::<Storage>);
    look(app, storage);
    let ask = move |_| {
        let phone = app.phone();
        spawn_local(async move {
            let _ = phone.ask_persist().await;
            look(app, storage);
        });
    };
    let persisted = move || storage.get().and_then(|storage| storage.persisted);
    let state = move || match persisted() {
        Some(true) => account.persisted,
        Some(false) => account.not_persisted,
        None => account.persist_unknown,
    };
    let button = move || {
        (persisted() == Some(false))
            .then(|| view! { <button class="btn btn-small" type="button" on:click=ask>{account.ask_persist}</button> })
    };
    let free = move || {
        storage
            .get()
            .and_then(|storage| storage.free_bytes)
            .map_or_else(|| words.home.not_told.to_owned(), |free| format::bytes(lang, free))
    };
    view! {
        <section class="card">
            <h2>{account.this_phone}</h2>
            <dl class="facts">
                <div><dt>{account.storage}</dt><dd>{state}" "{button}</dd></div>
                <div><dt>{words.home.free_space}</dt><dd>{free}</dd></div>
                <div><dt>{account.version}</dt><dd class="mono">{env!("CARGO_PKG_VERSION")}</dd></div>
                <div><dt>{account.pack}</dt><dd class="mono">{app.phone().pack().version.clone()}</dd></div>
            </dl>
            <p class="small quiet">{account.clear_warning}</p>
        </section>
    }
}

fn look(app: App, storage: RwSignal<Option<Storage>>) {
    let phone = app.phone();
    spawn_local(async move {
        let looked = phone.storage().await;
        let _ = storage.try_set(Some(looked));
    });
}

/// Says how many records stay safely here before it lets anybody out.
#[component]
fn SignOut() -> impl IntoView {
    let app = app();
    let account = &app.words().account;
    let asking = RwSignal::new(None::<usize>);
    let ask = move |_| {
        let phone = app.phone();
        spawn_local(async move {
            let waiting = phone.counts().await.map(|counts| counts.waiting).unwrap_or(0);
            asking.set(Some(waiting));
        });
    };
    let leave = move |_| {
        let phone = app.phone();
        spawn_local(async move {
            phone.sign_out().await;
            app.leave();
        });
    };
    move || match asking.get() {
        None => view! { <button class="btn btn-block" type="button" on:click=ask><Icon glyph=Glyph::Exit />{account.sign_out}</button> }
            .into_any(),
        Some(waiting) => view! {
            <Notice tone=Tone::Warn>
                <strong>{account.sign_out_ask}</strong>
                <p>{(account.stays)(waiting)}</p>
                <div class="row">
                    <button class="btn btn-danger" type="button" on:click=leave>{account.sign_out}</button>
                    <button class="btn" type="button" on:click=move |_| asking.set(None)>{app.words().common.cancel}</button>
                </div>
            </Notice>
        }
        .into_any(),
    }
}
