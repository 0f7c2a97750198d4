//! What stands around every screen: the bottom bar (a side bar on wide screens).

use super::app::{App, app};
use super::fill::fill_page;
use super::harvests::harvests;
use super::home::home;
use super::live::{El, View, el};
use super::load::{Wanted, loaded};
use super::me::me;
use super::mend::mend;
use super::parts::{glyph, link, page, span, weave};
use super::producer::producer_page;
use super::producers::producers;
use super::reactive::untrack;
use super::record::record_page;
use super::route::Route;
use super::send::send_page;
use super::sign_in::sign_in;
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
    page(app, common.no_page, link(Route::Home, "btn btn-primary").add(common.home))
}

fn bottom_bar(app: App) -> View {
    let common = &app.words().common;
    let counts = loaded(Wanted::Counts);
    let waiting = move || Some(counts.waiting()).filter(|count| *count > 0).map(|count| span("badge", &count.to_string()));
    let (people, look, name) = match app.is_producer() {
        true => (own_page(app), Glyph::Person, common.my_data),
        false => (Route::Producers, Glyph::People, common.producers),
    };
    let picture = |look: Glyph| el("span").class("bar-icon").add(glyph(look));
    el("nav")
        .class("bar")
        .attr("aria-label", common.navigation)
        .flag("hidden", move || app.filling.get())
        .add(el("p").class("bar-name").add(glyph(Glyph::Basket)).add("Anjat"))
        .add(bar_item(app, Route::Home, picture(Glyph::Home), common.home))
        .add(bar_item(app, people, picture(look), name))
        .add(bar_item(app, Route::Harvests, picture(Glyph::Basket), common.harvests))
        .add(bar_item(app, Route::Send, picture(Glyph::Send).live(waiting), common.send))
        .add(weave("weave bar-weave"))
        .into()
}

/// A producer's own page.
fn own_page(app: App) -> Route {
    app.phone().profile().producer.map_or(Route::Producers, Route::Producer)
}

fn bar_item(app: App, route: Route, picture: El, name: &str) -> View {
    let current = move || {
        let here = app.route.get();
        (here == route || here.parent() == route && route != Route::Home).then_some("page")
    };
    link(route, "bar-item").bind("aria-current", current).add(picture).add(span("", name)).into()
}
