//! Signing in: the one thing that needs the network, the first time and after a session has ended.

use super::app::{App, app};
use super::live::{View, el, nothing, views};
use super::parts::{button, chip, field_message, glyph, p, page_head, say};
use super::prefs;
use super::route::Route;
use crate::domain::problem::Severity;
use crate::phone::{Phone, SignInTrouble};
use crate::ui::field::reactive::*;
use crate::ui::kit::{Glyph, Tone};
use crate::words::Lang;

/// The screen: alone before anybody is signed in, or again to send.
///
/// `unsent` says who has unsent records on this phone; `again`, that a session has ended while the app works on behind
/// this screen.
pub fn sign_in(unsent: Vec<(String, usize)>, again: bool) -> View {
    let app = app();
    let account = &app.words().account;
    let waiting = unsent.into_iter().map(|(name, count)| say(Tone::Info, (account.unsent)(&name, count)));
    let waiting: Vec<View> = waiting.collect();
    if again {
        return views![
            page_head(app, account.sign_in, nothing()),
            el("main").class("page").add(el("div").class("card").add(sign_in_form(app, again)))
        ];
    }
    el("div")
        .class("door")
        .add(
            el("header")
                .class("door-head")
                .add(el("div").class("door-mark").add(glyph(Glyph::Basket)))
                .add(el("h1").add("Anjat"))
                .add(p("", account.motto))
                .add(el("span").class("weave").attr("aria-hidden", "true")),
        )
        .add(
            el("main")
                .class("page door-page")
                .add(waiting)
                .add(el("div").class("card").add(sign_in_form(app, again)))
                .add(p("quiet small", account.first_time))
                .add(lang_switch(app))
                .add(el("p").class("small").add(el("a").attr("href", "/masuk").add(account.desk))),
        )
        .into()
}

fn sign_in_form(app: App, again: bool) -> View {
    let account = &app.words().account;
    let first = if again { app.phone().profile().login } else { String::new() };
    let (login, password) = (RwSignal::new(first), RwSignal::new(String::new()));
    let (running, shown, missing) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let trouble = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::Event| {
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
    };
    let empty = move |id: &'static str, value: RwSignal<String>| {
        let missing = missing.get() && value.with(|text| text.trim().is_empty());
        missing.then(|| field_message(id, Severity::Block, account.missing, None))
    };
    el("form")
        .class("stack")
        .attr("novalidate", "")
        .on("submit", submit)
        .add(
            el("div")
                .class("field")
                .add(el("label").class("field-label").attr("for", "nama-masuk").add(account.login))
                .add(
                    el("input")
                        .class("field-input")
                        .attr("id", "nama-masuk")
                        .attr("name", "login")
                        .attr("type", "text")
                        .attr("autocomplete", "username")
                        .attr("autocapitalize", "none")
                        .attr("spellcheck", "false")
                        .attr("aria-describedby", "nama-masuk-kosong")
                        .value(move || login.get())
                        .typed(move |text| login.set(text)),
                )
                .live(move || empty("nama-masuk-kosong", login)),
        )
        .add(
            el("div")
                .class("field")
                .add(el("label").class("field-label").attr("for", "kata-sandi").add(account.password))
                .add(
                    el("div")
                        .class("field-line")
                        .add(
                            el("input")
                                .class("field-input")
                                .attr("id", "kata-sandi")
                                .attr("name", "password")
                                .attr("autocomplete", "current-password")
                                .bind("type", move || if shown.get() { "text" } else { "password" })
                                .attr("aria-describedby", "kata-sandi-kosong")
                                .value(move || password.get())
                                .typed(move |text| password.set(text)),
                        )
                        .add(
                            button("btn", move || shown.update(|shown| *shown = !*shown))
                                .bind("aria-pressed", move || if shown.get() { "true" } else { "false" })
                                .live(move || if shown.get() { account.hide } else { account.show }),
                        ),
                )
                .live(move || empty("kata-sandi-kosong", password)),
        )
        .live(move || trouble.get().map(|said| say(Tone::Bad, said)))
        .add(
            el("button")
                .class("btn btn-primary btn-block")
                .attr("type", "submit")
                .flag("disabled", move || running.get())
                .live(move || running.get().then(|| el("span").class("spinner")))
                .live(move || if running.get() { account.entering } else { account.enter }),
        )
        .into()
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
        SignInTrouble::Elsewhere => account.elsewhere.to_owned(),
        SignInTrouble::Server => account.server.to_owned(),
        SignInTrouble::Store(error) => format!("{} {} {error}", common.store_trouble, common.detail),
    }
}

/// Indonesian or English.
pub fn lang_switch(app: App) -> View {
    let button = move |lang: Lang, name: &'static str| {
        let choose = move || {
            prefs::set_lang(lang);
            app.lang.set(lang);
        };
        chip(name, move || app.lang.get() == lang, choose).attr("lang", lang.tag())
    };
    el("div")
        .class("chips")
        .attr("role", "group")
        .attr("aria-label", app.words().account.language)
        .add(button(Lang::Id, "Bahasa Indonesia"))
        .add(button(Lang::En, "English"))
        .into()
}
