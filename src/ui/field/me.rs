//! Saya: who is signed in, how this phone stands, language and look, signing out.

use super::app::{App, app};
use super::frame::PageHead;
use super::home::update;
use super::live::{Handler, live, tap};
use super::prefs::{self, Theme};
use super::sign_in::lang_switch;
use crate::phone::Storage;
use crate::ui::kit::{Glyph, Icon, Tone, notice};
use crate::words::phone::format;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page.
pub fn me() -> AnyView {
    let app = app();
    let words = app.words();
    let account = &words.account;
    view! {
        <PageHead title=words.common.me />
        <main class="page">
            {move || update(app)}
            {who(app)}
            <section class="card stack stack-s">
                <h2>{account.language}</h2>
                {lang_switch(app)}
            </section>
            <section class="card stack stack-s">
                <h2>{account.theme}</h2>
                {theme_switch(app)}
            </section>
            {this_phone(app)}
            {sign_out(app)}
        </main>
    }
    .into_any()
}

fn who(app: App) -> AnyView {
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
    .into_any()
}

fn theme_switch(app: App) -> AnyView {
    let account = &app.words().account;
    // By its place in the list: a signal of its own type for three buttons would cost more than they do.
    let theme = RwSignal::new(prefs::theme() as usize);
    let button = move |this: Theme, name: &'static str| {
        let choose = tap(move || {
            prefs::set_theme(this);
            theme.set(this as usize);
        });
        chip(name, None, move || theme.get() == this as usize, choose)
    };
    view! {
        <div class="chips" role="group" aria-label=account.theme>
            {button(Theme::Auto, account.theme_auto)}
            {button(Theme::Light, account.theme_light)}
            {button(Theme::Dark, account.theme_dark)}
        </div>
    }
    .into_any()
}

/// One of several choices, in a language of its own where it names one.
pub fn chip(
    name: &'static str,
    lang: Option<&'static str>,
    chosen: impl Fn() -> bool + Send + 'static,
    choose: Handler<web_sys::MouseEvent>,
) -> AnyView {
    view! {
        <button class="chip" type="button" lang=lang aria-pressed=move || if chosen() { "true" } else { "false" } on:click=choose>{name}</button>
    }
    .into_any()
}

fn this_phone(app: App) -> AnyView {
    let (words, lang) = (app.words(), app.lang.get_untracked());
    let account = &words.account;
    let storage = RwSignal::new(None::<Storage>);
    look(app, storage);
    let ask = move || {
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
            .then(|| view! { <button class="btn btn-small" type="button" on:click=tap(ask)>{account.ask_persist}</button> }.into_any())
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
                <div><dt>{account.storage}</dt><dd>{move || state()}" "{move || button()}</dd></div>
                <div><dt>{words.home.free_space}</dt><dd>{move || free()}</dd></div>
                <div><dt>{account.version}</dt><dd class="mono">{env!("CARGO_PKG_VERSION")}</dd></div>
                <div><dt>{account.pack}</dt><dd class="mono">{app.phone().pack().version.clone()}</dd></div>
            </dl>
            <p class="small quiet">{account.clear_warning}</p>
        </section>
    }
    .into_any()
}

fn look(app: App, storage: RwSignal<Option<Storage>>) {
    let phone = app.phone();
    spawn_local(async move {
        let looked = phone.storage().await;
        let _ = storage.try_set(Some(looked));
    });
}

/// Says how many records stay safely here before it lets anybody out.
fn sign_out(app: App) -> AnyView {
    let account = &app.words().account;
    let asking = RwSignal::new(None::<usize>);
    let ask = move || {
        let phone = app.phone();
        spawn_local(async move {
            let waiting = phone.counts().await.map(|counts| counts.waiting).unwrap_or(0);
            asking.set(Some(waiting));
        });
    };
    let leave = move || {
        let phone = app.phone();
        spawn_local(async move {
            phone.sign_out().await;
            app.leave();
        });
    };
    live(move || match asking.get() {
        None => {
            view! { <button class="btn btn-block" type="button" on:click=tap(ask)><Icon glyph=Glyph::Exit />{account.sign_out}</button> }
                .into_any()
        }
        Some(waiting) => notice(
            Tone::Warn,
            view! {
                <strong>{account.sign_out_ask}</strong>
                <p>{(account.stays)(waiting)}</p>
                <div class="row">
                    <button class="btn btn-danger" type="button" on:click=tap(leave)>{account.sign_out}</button>
                    <button class="btn" type="button" on:click=tap(move || asking.set(None))>{app.words().common.cancel}</button>
                </div>
            }
            .into_any(),
        ),
    })
}
