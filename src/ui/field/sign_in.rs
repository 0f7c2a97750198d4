//! Signing in: the one thing that needs the network, the first time and after a session has ended.

use super::app::{App, app};
use super::frame::PageHead;
use super::prefs;
use super::route::Route;
use crate::domain::problem::Severity;
use crate::phone::{Phone, SignInTrouble};
use crate::ui::kit::{FieldMessage, Glyph, Icon, Notice, Tone};
use crate::words::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen: alone before anybody is signed in, or again to send.
#[component]
pub fn SignIn(
    /// Who has unsent records on this phone.
    unsent: Vec<(String, usize)>,
    /// A session has ended; the app works on behind this screen.
    again: bool,
) -> impl IntoView {
    let app = app();
    let account = &app.words().account;
    let waiting = unsent.into_iter().map(|(name, count)| {
        view! {
            <Notice tone=Tone::Info><p>{(account.unsent)(&name, count)}</p></Notice>
        }
    });
    let waiting = waiting.collect_view();
    if again {
        return view! {
            <PageHead title=account.sign_in />
            <main class="page"><div class="card"><SignInForm again /></div></main>
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
                <div class="card"><SignInForm again /></div>
                <p class="quiet small">{account.first_time}</p>
                <LangSwitch />
                <p class="small"><a href="/masuk">{account.desk}</a></p>
            </main>
        </div>
    }
    .into_any()
}

#[component]
fn SignInForm(again: bool) -> impl IntoView {
    let app = app();
    let account = &app.words().account;
    let first = if again { app.phone().profile().login } else { String::new() };
    let (login, password) = (RwSignal::new(first), RwSignal::new(String::new()));
    let (running, shown, missing) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let trouble = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
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
                Err(why) => trouble.set(Some(say(app, &why))),
            }
        });
    };
    let empty = move |id: &'static str, value: RwSignal<String>| {
        let missing = missing.get() && value.with(|text| text.trim().is_empty());
        missing.then(|| view! { <FieldMessage id=id.to_owned() severity=Severity::Block text=account.missing.to_owned() /> })
    };
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <div class="field">
                <label class="field-label" for="nama-masuk">{account.login}</label>
                <input class="field-input" id="nama-masuk" name="login" type="text" autocomplete="username" autocapitalize="none" spellcheck="false"
                    aria-describedby="nama-masuk-kosong" prop:value=move || login.get() on:input=move |event| login.set(event_target_value(&event)) />
                {move || empty("nama-masuk-kosong", login)}
            </div>
            <div class="field">
                <label class="field-label" for="kata-sandi">{account.password}</label>
                <div class="field-line">
                    <input class="field-input" id="kata-sandi" name="password" autocomplete="current-password" type=move || if shown.get() { "text" } else { "password" }
                        aria-describedby="kata-sandi-kosong" prop:value=move || password.get() on:input=move |event| password.set(event_target_value(&event)) />
                    <button class="btn" type="button" aria-pressed=move || shown.get().to_string() on:click=move |_| shown.update(|shown| *shown = !*shown)>
                        {move || if shown.get() { account.hide } else { account.show }}
                    </button>
                </div>
                {move || empty("kata-sandi-kosong", password)}
            </div>
            {move || trouble.get().map(|said| view! { <Notice tone=Tone::Bad><p>{said}</p></Notice> })}
            <button class="btn btn-primary btn-block" type="submit" disabled=move || running.get()>
                {move || running.get().then(|| view! { <span class="spinner"></span> })}
                {move || if running.get() { account.entering } else { account.enter }}
            </button>
        </form>
    }
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

fn say(app: App, why: &SignInTrouble) -> String {
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
#[component]
pub fn LangSwitch() -> impl IntoView {
    let app = app();
    let choose = move |lang: Lang| {
        prefs::set_lang(lang);
        app.lang.set(lang);
    };
    let button = move |lang: Lang, name: &'static str| {
        view! {
            <button class="chip" type="button" lang=lang.tag() aria-pressed=move || (app.lang.get() == lang).to_string() on:click=move |_| choose(lang)>{name}</button>
        }
    };
    view! {
        <div class="chips" role="group" aria-label=app.words().account.language>
            {button(Lang::Id, "Bahasa Indonesia")}
            {button(Lang::En, "English")}
        </div>
    }
}
