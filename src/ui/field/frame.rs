//! What stands around every screen: the bottom bar (a side bar on wide screens), and the head of a page.

use super::app::{App, app, link_to};
use super::fill::FillPage;
use super::harvests::harvests;
use super::home::home;
use super::live::{Handler, tap};
use super::load::{Loaded, loaded};
use super::me::me;
use super::mend::mend;
use super::producer::producer_page;
use super::producers::producers;
use super::record::record_page;
use super::route::Route;
use super::send::send_page;
use super::sign_in::sign_in;
use crate::phone::Counts;
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;

/// The signed-in app.
pub fn frame() -> AnyView {
    let app = app();
    view! {
        <div class="app">
            {bottom_bar(app)}
            <div class="app-main">{move || screen(app, app.route.get())}</div>
        </div>
    }
    .into_any()
}

/// The screen at a route. What it reads while it is made is its own matter: only the route brings another screen.
fn screen(app: App, route: Route) -> AnyView {
    untrack(move || match route {
        Route::Home => home(),
        Route::Producers => producers(),
        Route::Producer(id) => producer_page(id),
        Route::Harvests => harvests(),
        Route::Record(id) => record_page(id),
        Route::Fill(id) => view! { <FillPage id /> }.into_any(),
        Route::Mend => mend(),
        Route::Send => send_page(),
        Route::SignIn => sign_in(Vec::new(), true),
        Route::Me => me(),
        Route::Unknown => unknown(app),
    })
}

fn unknown(app: App) -> AnyView {
    let common = &app.words().common;
    view! {
        <PageHead title=common.no_page />
        <main class="page">
            {link_to(Route::Home, "btn btn-primary", common.home.into_any())}
        </main>
    }
    .into_any()
}

fn bottom_bar(app: App) -> AnyView {
    let common = &app.words().common;
    let counts = loaded(|phone| async move { phone.counts().await });
    let people = own_page(app);
    let people_words = if app.is_producer() { common.my_data } else { common.producers };
    view! {
        <nav class="bar" aria-label=common.navigation hidden=move || app.filling.get()>
            <p class="bar-name"><Icon glyph=Glyph::Basket />"Anjat"</p>
            {bar_item(app, Route::Home, Glyph::Home, common.home, None)}
            {bar_item(app, people, if app.is_producer() { Glyph::Person } else { Glyph::People }, people_words, None)}
            {bar_item(app, Route::Harvests, Glyph::Basket, common.harvests, None)}
            {bar_item(app, Route::Send, Glyph::Send, common.send, Some(counts))}
            <span class="weave bar-weave" aria-hidden="true"></span>
        </nav>
    }
    .into_any()
}

/// The second item: everybody, or for a producer himself.
fn own_page(app: App) -> Route {
    let profile = app.phone().profile();
    profile.producer.filter(|_| app.is_producer()).map_or(Route::Producers, Route::Producer)
}

fn bar_item(app: App, route: Route, glyph: Glyph, text: &'static str, counts: Option<Loaded<Counts>>) -> AnyView {
    let current = move || {
        let here = app.route.get();
        (here == route || here.parent() == route && route != Route::Home).then_some("page")
    };
    let waiting = move || counts.and_then(|counts| counts.get(|counts| counts.waiting)).filter(|count| *count > 0);
    let go: Handler<web_sys::MouseEvent> = Box::new(move |event| {
        event.prevent_default();
        app.go(route);
    });
    view! {
        <a class="bar-item" href=route.path() aria-current=current on:click=go>
            <span class="bar-icon">
                <Icon glyph />
                {move || waiting().map(|count| view! { <span class="badge">{count.to_string()}</span> }.into_any())}
            </span>
            <span>{text}</span>
        </a>
    }
    .into_any()
}

/// The head of a page below home: a way back and the title.
#[component]
pub fn PageHead(
    /// The title.
    #[prop(into)]
    title: String,
    /// Something at the right.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let app = app();
    view! {
        <header class="head">
            <button class="head-back" type="button" aria-label=app.words().common.back on:click=tap(move || app.back())>
                <Icon glyph=Glyph::Back />
            </button>
            <h1 class="head-title" tabindex="-1">{title}</h1>
            <div class="head-side">{children.map(|children| children())}</div>
        </header>
    }
    .into_any()
}
