//! What stands around every screen: the bottom bar (a side bar on wide screens), and the head of a page.

use super::app::{App, To, app};
use super::fill::FillPage;
use super::harvests::Harvests;
use super::home::Home;
use super::load::loaded;
use super::me::Me;
use super::mend::Mend;
use super::producer::ProducerPage;
use super::producers::Producers;
use super::record::RecordPage;
use super::route::Route;
use super::send::SendPage;
use super::sign_in::SignIn;
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;

/// The signed-in app.
#[component]
pub fn Frame() -> impl IntoView {
    let app = app();
    let screen = move || match app.route.get() {
        Route::Home => view! { <Home /> }.into_any(),
        Route::Producers => view! { <Producers /> }.into_any(),
        Route::Producer(id) => view! { <ProducerPage id /> }.into_any(),
        Route::Harvests => view! { <Harvests /> }.into_any(),
        Route::Record(id) => view! { <RecordPage id /> }.into_any(),
        Route::Fill(id) => view! { <FillPage id /> }.into_any(),
        Route::Mend => view! { <Mend /> }.into_any(),
        Route::Send => view! { <SendPage /> }.into_any(),
        Route::SignIn => view! { <SignIn unsent=Vec::new() again=true /> }.into_any(),
        Route::Me => view! { <Me /> }.into_any(),
        Route::Unknown => view! { <Unknown /> }.into_any(),
    };
    view! {
        <div class="app">
            <BottomBar />
            <div class="app-main">{screen}</div>
        </div>
    }
}

#[component]
fn Unknown() -> impl IntoView {
    let common = &app().words().common;
    view! {
        <PageHead title=common.no_page />
        <main class="page">
            <To route=Route::Home class="btn btn-primary">{common.home}</To>
        </main>
    }
}

#[component]
fn BottomBar() -> impl IntoView {
    let app = app();
    let common = &app.words().common;
    let counts = loaded(|phone| async move { phone.counts().await });
    let waiting =
        Signal::derive_local(move || counts.with(|counts| counts.as_ref().and_then(|c| c.as_ref().ok()).map_or(0, |c| c.waiting)));
    let people = own_page(app);
    let people_words = if app.is_producer() { common.my_data } else { common.producers };
    view! {
        <nav class="bar" aria-label=common.navigation hidden=move || app.filling.get()>
            <p class="bar-name"><Icon glyph=Glyph::Basket />"Anjat"</p>
            <BarItem route=Route::Home glyph=Glyph::Home text=common.home />
            <BarItem route=people glyph=if app.is_producer() { Glyph::Person } else { Glyph::People } text=people_words />
            <BarItem route=Route::Harvests glyph=Glyph::Basket text=common.harvests />
            <BarItem route=Route::Send glyph=Glyph::Send text=common.send count=waiting />
            <span class="weave bar-weave" aria-hidden="true"></span>
        </nav>
    }
}

/// The second item: everybody, or for a producer himself.
fn own_page(app: App) -> Route {
    let profile = app.phone().profile();
    profile.producer.filter(|_| app.is_producer()).map_or(Route::Producers, Route::Producer)
}

#[component]
fn BarItem(route: Route, glyph: Glyph, text: &'static str, #[prop(optional)] count: Option<Signal<usize, LocalStorage>>) -> impl IntoView {
    let app = app();
    let current = move || {
        let here = app.route.get();
        (here == route || here.parent() == route && route != Route::Home).then_some("page")
    };
    let badge = move || count.map(|count| count.get()).filter(|count| *count > 0).map(|count| view! { <span class="badge">{count}</span> });
    let go = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        app.go(route);
    };
    view! {
        <a class="bar-item" href=route.path() aria-current=current on:click=go>
            <span class="bar-icon"><Icon glyph />{badge}</span>
            <span>{text}</span>
        </a>
    }
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
            <button class="head-back" type="button" aria-label=app.words().common.back on:click=move |_| app.back()>
                <Icon glyph=Glyph::Back />
            </button>
            <h1 class="head-title" tabindex="-1">{title}</h1>
            <div class="head-side">{children.map(|children| children())}</div>
        </header>
    }
}
