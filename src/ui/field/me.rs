//! Saya: who is signed in, how this phone stands, language and look, signing out.

use super::app::{App, app};
use super::home::{free_space, update};
use super::live::{View, el, live, views};
use super::parts::{button, chip, chips, fact, glyph, notice, p, page, strong, words_in};
use super::prefs::{self, Theme};
use super::reactive::{Signal, spawn_local};
use super::send::photos_left;
use super::sign_in::lang_switch;
use crate::domain::text::join;
use crate::ui::kit::{Glyph, Tone};

/// The page.
pub fn me() -> View {
    let app = app();
    let account = &app.words().account;
    let choice = |name: &str, switch: View| el("section").class("card stack stack-s").add(words_in("h2", "", name)).add(switch);
    let inside = views![
        live(move || update(app)),
        who(app),
        choice(account.language, lang_switch(app)),
        choice(account.theme, theme_switch(app)),
        this_phone(app),
        sign_out(app)
    ];
    page(app, app.words().common.me, inside)
}

fn who(app: App) -> View {
    let (words, phone) = (app.words(), app.phone());
    let (profile, pack) = (phone.profile(), phone.pack());
    let places = profile.territory.iter().map(|code| pack.place(code).unwrap_or_else(|| code.clone()));
    let role = if app.is_producer() { words.home.producer } else { words.home.officer };
    let number = el("dd").class("mono").add(format!("{:02}", profile.phone_number));
    let facts = el("dl")
        .class("facts")
        .add(fact(words.account.sign_in_name, el("dd").add(profile.login)))
        .add(fact(words.account.territory, el("dd").add(join(places, "; "))))
        .add(fact(words.account.phone_number, number));
    el("section").class("card").add(el("h2").add(profile.name)).add(p("quiet", role)).add(facts).into()
}

fn theme_switch(app: App) -> View {
    let account = &app.words().account;
    let button = move |theme: Theme, name: &str| {
        let choose = move || {
            prefs::set_theme(theme);
            app.theme.set(theme);
        };
        chip(name, move || app.theme.get() == theme, choose)
    };
    chips(account.theme)
        .add(button(Theme::Auto, account.theme_auto))
        .add(button(Theme::Light, account.theme_light))
        .add(button(Theme::Dark, account.theme_dark))
        .into()
}

fn this_phone(app: App) -> View {
    let (words, pack) = (app.words(), app.pack());
    let account = &words.account;
    app.look_at_storage();
    let ask = move || {
        let phone = app.phone();
        spawn_local(async move {
            let _ = phone.ask_persist().await;
            app.look_at_storage();
        });
    };
    let persisted = move || app.storage.get().and_then(|storage| storage.persisted);
    let state = move || match persisted() {
        Some(true) => account.persisted,
        Some(false) => account.not_persisted,
        None => account.persist_unknown,
    };
    let button = move || (persisted() == Some(false)).then(|| button("btn btn-small", ask).add(account.ask_persist));
    let facts = el("dl")
        .class("facts")
        .add(fact(account.storage, el("dd").live(state).add(" ").live(button)))
        .add(fact(words.home.free_space, el("dd").live(move || free_space(app))))
        .add(fact(account.version, el("dd").class("mono").add(env!("CARGO_PKG_VERSION"))))
        .add(fact(account.pack, el("dd").class("mono").add(pack.version.as_str())));
    el("section").class("card").add(el("h2").add(account.this_phone)).add(facts).add(p("small quiet", account.clear_warning)).into()
}

/// Says how many records and photos stay safely here before it lets anybody out.
fn sign_out(app: App) -> View {
    let account = &app.words().account;
    let asking = Signal::new(None::<(usize, Option<String>)>);
    let ask = move || {
        let phone = app.phone();
        spawn_local(async move {
            let waiting = phone.counts().await.map(|counts| counts.waiting).unwrap_or(0);
            let photos = phone.photos().await.ok().and_then(|photos| photos_left(app, &photos));
            asking.set(Some((waiting, photos)));
        });
    };
    let leave = move || {
        let phone = app.phone();
        spawn_local(async move {
            phone.sign_out().await;
            app.leave();
        });
    };
    live(move || {
        let Some((waiting, photos)) = asking.get() else {
            return button("btn btn-block", ask).add(glyph(Glyph::Exit)).add(account.sign_out).into();
        };
        let yes = button("btn btn-danger", leave).add(account.sign_out);
        let no = button("btn", move || asking.set(None)).add(app.words().common.cancel);
        let row = el("div").class("row").add(yes).add(no);
        notice(Tone::Warn, views![strong(account.sign_out_ask), p("", &(account.stays)(waiting)), photos.map(|left| p("", &left)), row])
    })
}
