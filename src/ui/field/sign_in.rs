//! Signing in: the one thing that needs the network, the first time and after a session has ended.

use super::app::{App, app};
use super::live::{El, View, el};
use super::parts::{button, chip, chips, field_message, glyph, p, page, pressed, say, weave};
use super::prefs;
use super::reactive::{Signal, spawn_local};
use super::route::Route;
use crate::domain::problem::Severity;
use crate::phone::{Phone, SignInTrouble};
use crate::ui::kit::{Glyph, Tone};
use crate::words::Lang;

/// The screen: alone before anybody is signed in, or again to send.
///
/// `unsent` says who has unsent records on this phone; `again`, that a session has ended while the app works on behind
/// this screen.
pub fn sign_in(unsent: Vec<(String, usize)>, again: bool) -> View {
    let app = app();
    let account = &app.words().account;
    let form = el("div").class("card").add(sign_in_form(app, again));
    if again {
        return page(app, account.sign_in, form);
    }
    let head = el("header")
        .class("door-head")
        .add(el("div").class("door-mark").add(glyph(Glyph::Basket)))
        .add(el("h1").add("Anjat"))
        .add(p("", account.motto))
        .add(weave("weave"));
    let main = el("main")
        .class("page door-page")
        .each(unsent.into_iter().map(|(name, count)| say(Tone::Info, &(account.unsent)(&name, count))))
        .add(form)
        .add(p("quiet small", account.first_time))
        .add(lang_switch(app))
        .add(el("p").class("small").add(el("a").attr("href", "/masuk").add(account.desk)));
    el("div").class("door").add(head).add(main).into()
}

/// What stands in the form.
#[derive(Clone, Copy)]
struct Door {
    login: Signal<String>,
    password: Signal<String>,
    /// It was sent with something missing.
    missing: Signal<bool>,
    running: Signal<bool>,
    /// Why it was refused; empty while it was not.
    refused: Signal<String>,
}

fn sign_in_form(app: App, again: bool) -> View {
    let account = &app.words().account;
    let first = if again { app.phone().profile().login } else { String::new() };
    let door = Door {
        login: Signal::new(first),
        password: Signal::new(String::new()),
        missing: Signal::new(false),
        running: Signal::new(false),
        refused: Signal::new(String::new()),
    };
    let login = account_input("nama-masuk", "login", "username", "nama-masuk-kosong", door.login)
        .attr("type", "text")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false");
    let shown = Signal::new(false);
    let password = account_input("kata-sandi", "password", "current-password", "kata-sandi-kosong", door.password)
        .bind("type", move || Some(if shown.get() { "text" } else { "password" }));
    let show = pressed(button("btn", move || shown.set(!shown.now())), move || shown.get());
    let show = show.live(move || if shown.get() { account.hide } else { account.show });
    let refused = move || Some(door.refused.get()).filter(|said| !said.is_empty()).map(|said| say(Tone::Bad, &said));
    let submit = el("button")
        .class("btn btn-primary btn-block")
        .attr("type", "submit")
        .flag("disabled", move || door.running.get())
        .live(move || door.running.get().then(|| el("span").class("spinner")))
        .live(move || if door.running.get() { account.entering } else { account.enter });
    el("form")
        .class("stack")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            enter(app, door, again);
        })
        .add(account_field(app, door, account.login, "nama-masuk", login, "nama-masuk-kosong", door.login))
        .add(account_field(
            app,
            door,
            account.password,
            "kata-sandi",
            el("div").class("field-line").add(password).add(show),
            "kata-sandi-kosong",
            door.password,
        ))
        .live(refused)
        .add(submit)
        .into()
}

/// A control of an account's data; `empty_id` is the message's when nothing is typed.
fn account_input(id: &str, name: &str, complete: &str, empty_id: &str, value: Signal<String>) -> El {
    el("input")
        .class("field-input")
        .attr("id", id)
        .attr("name", name)
        .attr("autocomplete", complete)
        .attr("aria-describedby", empty_id)
        .value(move || value.get())
        .typed(move |text| value.set(text))
}

/// Its label above, and below the message that it is empty.
fn account_field(app: App, door: Door, label: &str, id: &str, input: El, empty_id: &'static str, value: Signal<String>) -> El {
    let empty = move || {
        let missing = door.missing.get() && value.get().trim().is_empty();
        missing.then(|| field_message(empty_id, Severity::Block, app.words().account.missing, None))
    };
    let label = el("label").class("field-label").attr("for", id).add(label);
    el("div").class("field").add(label).add(input).live(empty)
}

fn enter(app: App, door: Door, again: bool) {
    let (login, password) = (door.login.now(), door.password.now());
    door.missing.set(true);
    if door.running.now() || login.trim().is_empty() || password.is_empty() {
        return;
    }
    door.running.set(true);
    door.refused.set(String::new());
    spawn_local(async move {
        let result = Phone::sign_in(login.trim(), &password).await;
        door.running.set(false);
        match result {
            Ok(phone) => arrived(app, phone, again),
            Err(why) => door.refused.set(why_not(app, &why)),
        }
    });
}

/// Signed in again, the app is drawn anew: the listeners of the old phone would hear everything twice.
fn arrived(app: App, phone: Phone, again: bool) {
    if again {
        app.leave();
    } else {
        app.enter(phone);
        if app.route.now() == Route::SignIn {
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
    let button = move |lang: Lang, name: &str| {
        let choose = move || {
            prefs::set_lang(lang);
            app.lang.set(lang);
        };
        chip(name, move || app.lang.get() == lang, choose).attr("lang", lang.tag())
    };
    chips(app.words().account.language).add(button(Lang::Id, "Bahasa Indonesia")).add(button(Lang::En, "English")).into()
}
