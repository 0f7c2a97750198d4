//! What stands around every screen: the bottom bar (a side bar on wide screens), and the head of a page.

use super::app::{App, app};
use super::fill::fill_page;
use super::harvests::harvests;
use super::home::home;
use super::live::{View, el, nothing, views};
use super::load::{Loaded, loaded};
use super::me::me;
use super::mend::mend;
use super::parts::{glyph, link, page_head, span};
use super::producer::producer_page;
use super::producers::producers;
use super::record::record_page;
use super::route::Route;
use super::send::send_page;
use super::sign_in::sign_in;
use crate::phone::Counts;
use crate::ui::field::reactive::*;
use crate::ui::kit::Glyph;

/// The signed-in app.
pub fn frame() -> View {
    let app = app();
    el("div").class("app").add(bottom_bar(app)).add(el("div").class("app-main").live(move || screen(app, app.route.get()))).into()
}

/// The screen at a route. What it reads while it is made is its own matter: only the route brings another screen.
fn screen(app: App, route: Route) -> View {
    untrack(move || match route {
        Route::Home => home(),
        Route::Producers => producers(),
        Route::Producer(id) => producer_page(id),
        Route::Harvests => harvests(),
        Route::Record(id) => record_page(id),
        Route::Fill(id) => fill_page(id),
        Route::Mend => mend(),
        Route::Send => send_page(),
        Route::SignIn => sign_in(Vec::new(), true),
        Route::Me => me(),
        Route::Unknown => unknown(app),
    })
}

fn unknown(app: App) -> View {
    let common = &app.words().common;
    views![page_head(app, common.no_page, nothing()), el("main").class("page").add(link(Route::Home, "btn btn-primary").add(common.home))]
}

fn bottom_bar(app: App) -> View {
    let common = &app.words().common;
    let counts = loaded(|phone| async move { phone.counts().await });
    let people = own_page(app);
    let people_words = if app.is_producer() { common.my_data } else { common.producers };
    el("nav")
        .class("bar")
        .attr("aria-label", common.navigation)
        .flag("hidden", move || app.filling.get())
        .add(el("p").class("bar-name").add(glyph(Glyph::Basket)).add("Anjat"))
        .add(bar_item(app, Route::Home, Glyph::Home, common.home, None))
        .add(bar_item(app, people, if app.is_producer() { Glyph::Person } else { Glyph::People }, people_words, None))
        .add(bar_item(app, Route::Harvests, Glyph::Basket, common.harvests, None))
        .add(bar_item(app, Route::Send, Glyph::Send, common.send, Some(counts)))
        .add(el("span").class("weave bar-weave").attr("aria-hidden", "true"))
        .into()
}

/// The second item: everybody, or for a producer himself.
fn own_page(app: App) -> Route {
    let profile = app.phone().profile();
    profile.producer.filter(|_| app.is_producer()).map_or(Route::Producers, Route::Producer)
}

fn bar_item(app: App, route: Route, look: Glyph, text: &'static str, counts: Option<Loaded<Counts>>) -> View {
    let current = move || {
        let here = app.route.get();
        (here == route || here.parent() == route && route != Route::Home).then_some("page")
    };
    let waiting = move || counts.and_then(|counts| counts.get(|counts| counts.waiting)).filter(|count| *count > 0);
    link(route, "bar-item")
        .bind("aria-current", current)
        .add(el("span").class("bar-icon").add(glyph(look)).live(move || waiting().map(|count| span("badge", count.to_string()))))
        .add(span("", text))
        .into()
}
