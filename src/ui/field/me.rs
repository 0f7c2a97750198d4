//! Saya: who is signed in, how this phone stands, language and look, signing out.

use super::app::{App, app};
use super::home::update;
use super::live::{View, el, live, nothing, views};
use super::parts::{button, chip, glyph, notice, p, page_head, strong};
use super::prefs::{self, Theme};
use super::sign_in::lang_switch;
use crate::phone::Storage;
use crate::ui::field::reactive::*;
use crate::ui::kit::{Glyph, Tone};
use crate::words::phone::format;

/// The page.
pub fn me() -> View {
    let app = app();
    let words = app.words();
    let account = &words.account;
    views![
        page_head(app, words.common.me, nothing()),
        el("main")
            .class("page")
            .live(move || update(app))
            .add(who(app))
            .add(el("section").class("card stack stack-s").add(el("h2").add(account.language)).add(lang_switch(app)))
            .add(el("section").class("card stack stack-s").add(el("h2").add(account.theme)).add(theme_switch(app)))
            .add(this_phone(app))
            .add(sign_out(app))
    ]
}

fn who(app: App) -> View {
    let (words, phone) = (app.words(), app.phone());
    let (profile, pack) = (phone.profile(), phone.pack());
    let places: Vec<String> = profile.territory.iter().map(|code| pack.place(code).unwrap_or_else(|| code.clone())).collect();
    let role = if app.is_producer() { words.home.producer } else { words.home.officer };
    el("section")
        .class("card")
        .add(el("h2").add(profile.name))
        .add(p("quiet", role))
        .add(
            el("dl")
                .class("facts")
                .add(el("div").add(el("dt").add(words.account.sign_in_name)).add(el("dd").add(profile.login)))
                .add(el("div").add(el("dt").add(words.account.territory)).add(el("dd").add(places.join("; "))))
                .add(
                    el("div")
                        .add(el("dt").add(words.account.phone_number))
                        .add(el("dd").class("mono").add(format!("{:02}", profile.phone_number))),
                ),
        )
        .into()
}

fn theme_switch(app: App) -> View {
    let account = &app.words().account;
    // By its place in the list: a signal of its own type for three buttons would cost more than they do.
    let theme = RwSignal::new(prefs::theme() as usize);
    let button = move |this: Theme, name: &'static str| {
        let choose = move || {
            prefs::set_theme(this);
            theme.set(this as usize);
        };
        chip(name, move || theme.get() == this as usize, choose)
    };
    el("div")
        .class("chips")
        .attr("role", "group")
        .attr("aria-label", account.theme)
        .add(button(Theme::Auto, account.theme_auto))
        .add(button(Theme::Light, account.theme_light))
        .add(button(Theme::Dark, account.theme_dark))
        .into()
}

fn this_phone(app: App) -> View {
    let (words, lang) = (app.words(), app.lang());
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
    let button = move || (persisted() == Some(false)).then(|| button("btn btn-small", ask).add(account.ask_persist));
    let free = move || {
        storage
            .get()
            .and_then(|storage| storage.free_bytes)
            .map_or_else(|| words.home.not_told.to_owned(), |free| format::bytes(lang, free))
    };
    el("section")
        .class("card")
        .add(el("h2").add(account.this_phone))
        .add(
            el("dl")
                .class("facts")
                .add(el("div").add(el("dt").add(account.storage)).add(el("dd").live(state).add(" ").live(button)))
                .add(el("div").add(el("dt").add(words.home.free_space)).add(el("dd").live(free)))
                .add(el("div").add(el("dt").add(account.version)).add(el("dd").class("mono").add(env!("CARGO_PKG_VERSION"))))
                .add(el("div").add(el("dt").add(account.pack)).add(el("dd").class("mono").add(app.phone().pack().version.clone()))),
        )
        .add(p("small quiet", account.clear_warning))
        .into()
}

fn look(app: App, storage: RwSignal<Option<Storage>>) {
    let phone = app.phone();
    spawn_local(async move {
        let looked = phone.storage().await;
        let _ = storage.try_set(Some(looked));
    });
}

/// Says how many records stay safely here before it lets anybody out.
fn sign_out(app: App) -> View {
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
        None => button("btn btn-block", ask).add(glyph(Glyph::Exit)).add(account.sign_out).into(),
        Some(waiting) => notice(
            Tone::Warn,
            views![
                strong(account.sign_out_ask),
                el("p").add((account.stays)(waiting)),
                el("div")
                    .class("row")
                    .add(button("btn btn-danger", leave).add(account.sign_out))
                    .add(button("btn", move || asking.set(None)).add(app.words().common.cancel))
            ],
        ),
    })
}
