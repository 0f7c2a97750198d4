//! Signing in: the one thing that needs the network, the first time and after a session has ended.

use super::app::{App, app};
use super::frame::PageHead;
use super::live::{Handler, tap, typed};
use super::me::chip;
use super::prefs;
use super::route::Route;
use crate::domain::problem::Severity;
use crate::phone::{Phone, SignInTrouble};
use crate::ui::kit::{FieldMessage, Glyph, Icon, Tone, say};
use crate::words::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen: alone before anybody is signed in, or again to send.
///
/// `unsent` says who has unsent records on this phone; `again`, that a session has ended while the app works on behind
/// this screen.
pub fn sign_in(unsent: Vec<(String, usize)>, again: bool) -> AnyView {
    let app = app();
    let account = &app.words().account;
    let waiting = unsent.into_iter().map(|(name, count)| {
        view! {
            {say(Tone::Info, (account.unsent)(&name, count))}
        }
        .into_any()
    });
    let waiting: Vec<AnyView> = waiting.collect();
    if again {
        return view! {
            <PageHead title=account.sign_in />
            <main class="page"><div class="card">{sign_in_form(app, again)}</div></main>
        }
        .into_any();
    }
    view! {
        <div class="door">
            <header class="door-head">
                <div class="door-mark"><Icon glyph=Glyph::Basket /></div>
                <h1>"Anjat"</h1>
                <p>{account.motto}</p>
                <span class="weave" aria-hidden="true"></span>
            </header>
            <main class="page door-page">
                {waiting}
                <div class="card">{sign_in_form(app, again)}</div>
                <p class="quiet small">{account.first_time}</p>
                {lang_switch(app)}
                <p class="small"><a href="/masuk">{account.desk}</a></p>
            </main>
        </div>
    }
    .into_any()
}

fn sign_in_form(app: App, again: bool) -> AnyView {
    let account = &app.words().account;
    let first = if again { app.phone().profile().login } else { String::new() };
    let (login, password) = (RwSignal::new(first), RwSignal::new(String::new()));
    let (running, shown, missing) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let trouble = RwSignal::new(None::<String>);
    let submit: Handler<web_sys::SubmitEvent> = Box::new(move |event| {
        event.prevent_default();
        missing.set(true);
        if running.get_untracked() || login.with_untracked(|text| text.trim().is_empty()) || password.with_untracked(String::is_empty) {
            return;
        }
        running.set(true);
        trouble.set(None);
        spawn_local(async move {
            let result = Phone::sign_in(login.get_untracked().trim(), &password.get_untracked()).await;
            running.set(false);
            match result {
                Ok(phone) => arrived(app, phone, again),
                Err(why) => trouble.set(Some(why_not(app, &why))),
            }
        });
    });
    let empty = move |id: &'static str, value: RwSignal<String>| {
        let missing = missing.get() && value.with(|text| text.trim().is_empty());
        missing.then(|| view! { <FieldMessage id=id.to_owned() severity=Severity::Block text=account.missing.to_owned() /> }.into_any())
    };
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <div class="field">
                <label class="field-label" for="nama-masuk">{account.login}</label>
                <input class="field-input" id="nama-masuk" name="login" type="text" autocomplete="username" autocapitalize="none" spellcheck="false"
                    aria-describedby="nama-masuk-kosong" prop:value=move || login.get() on:input=typed(move |text| login.set(text)) />
                {move || empty("nama-masuk-kosong", login)}
            </div>
            <div class="field">
                <label class="field-label" for="kata-sandi">{account.password}</label>
                <div class="field-line">
                    <input class="field-input" id="kata-sandi" name="password" autocomplete="current-password" type=move || if shown.get() { "text" } else { "password" }
                        aria-describedby="kata-sandi-kosong" prop:value=move || password.get() on:input=typed(move |text| password.set(text)) />
                    <button class="btn" type="button" aria-pressed=move || if shown.get() { "true" } else { "false" } on:click=tap(move || shown.update(|shown| *shown = !*shown))>
                        {move || if shown.get() { account.hide } else { account.show }}
                    </button>
                </div>
                {move || empty("kata-sandi-kosong", password)}
            </div>
            {move || trouble.get().map(|said| say(Tone::Bad, said))}
            <button class="btn btn-primary btn-block" type="submit" disabled=move || running.get()>
                {move || running.get().then(|| view! { <span class="spinner"></span> }.into_any())}
                {move || if running.get() { account.entering } else { account.enter }}
            </button>
        </form>
    }
    .into_any()
}

/// Signed in again, the app is drawn anew: the listeners of the old phone would hear everything twice.
fn arrived(app: App, phone: Phone, again: bool) {
    if again {
        app.leave();
    } else {
        app.enter(phone);
        if app.route.get_untracked() == Route::SignIn {
            app.go(Route::Home);
        }
    }
}

fn why_not(app: App, why: &SignInTrouble) -> String {
    let (account, common) = (&app.words().account, &app.words().common);
    match why {
        SignInTrouble::Offline => account.offline.to_owned(),
        SignInTrouble::Wrong => account.wrong.to_owned(),
        SignInTrouble::TooMany { wait_s } => (account.too_many)(*wait_s),
        SignInTrouble::Server => account.server.to_owned(),
        SignInTrouble::Store(error) => format!("{} {} {error}", common.store_trouble, common.detail),
    }
}

/// Indonesian or English.
pub fn lang_switch(app: App) -> AnyView {
    let button = move |lang: Lang, name: &'static str| {
        let choose = tap(move || {
            prefs::set_lang(lang);
            app.lang.set(lang);
        });
        chip(name, Some(lang.tag()), move || app.lang.get() == lang, choose)
    };
    view! {
        <div class="chips" role="group" aria-label=app.words().account.language>
            {button(Lang::Id, "Bahasa Indonesia")}
            {button(Lang::En, "English")}
        </div>
    }
    .into_any()
}
