//! `/meja/nama`: what people call things that no list has, and what each name stands for.

mod name;

use super::frame::Frame;
use super::lang::lang;
use super::trouble::Refusal;
use crate::calls;
use crate::calls::names::MapName;
use crate::domain::reports::names::{LocalName, Named, NamesPage, News};
use crate::domain::reports::queue::Choice;
use crate::ui::kit::{Glyph, Icon, IconSize, Notice, Tone};
use crate::words::desk::names as words_of;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// Ids of the two lists to choose from.
const COMMODITIES: &str = "list-commodity";
const UNITS: &str = "list-unit";

/// The page.
#[component]
pub(crate) fn Names() -> impl IntoView {
    let decide = ServerAction::<MapName>::new();
    let query = use_query_map();
    let news = Memo::new(move |_| News::read(|name| query.read().get(name)));
    let page = Resource::new(move || (decide.version().get(), news.get().about), |_| calls::names::names());
    let body = move || {
        Suspend::new(async move {
            match page.await {
                Ok(page) => view! { <Page page news=news.get_untracked() decide /> }.into_any(),
                Err(refused) => view! { <Refusal refused /> }.into_any(),
            }
        })
    };
    view! { <Transition>{body}</Transition> }.into_any()
}

#[component]
fn Page(page: NamesPage, news: News, decide: ServerAction<MapName>) -> impl IntoView {
    let words = words_of(lang());
    let done = (news.named == Some(Named::Done)).then(|| view! { <Notice tone=Tone::Good><p>{words.done}</p></Notice> });
    let back = page.reads_records.then(|| view! { <a class="btn btn-quiet btn-small" href="/meja">{words.to_queue}</a> });
    let now_ms = page.now_ms;
    let listed = {
        let news = news.clone();
        move |names: Vec<LocalName>| {
            let row = |name| view! { <name::Name name news=news.clone() decide now_ms /> };
            view! { <ul class="names">{names.into_iter().map(row).collect_view()}</ul> }.into_any()
        }
    };
    let open = if page.open.is_empty() { view! { <Nothing /> }.into_any() } else { listed(page.open) };
    let decided = (!page.decided.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{words.decided}</h2>
                {listed(page.decided)}
            </section>
        }
    });
    view! {
        <Frame who=Some(page.who)>
            <Title text=format!("{} · Anjat", words.title) />
            <div class="stack names-page">
                <div class="row row-apart">
                    <h1>{words.title}</h1>
                    {back}
                </div>
                <p class="quiet">{words.lead}</p>
                {done}
                <section class="stack">
                    <h2>{words.open}</h2>
                    {open}
                </section>
                {decided}
                <Choices id=COMMODITIES choices=page.commodities />
                <Choices id=UNITS choices=page.units />
            </div>
        </Frame>
    }
    .into_any()
}

#[component]
fn Nothing() -> impl IntoView {
    let words = words_of(lang());
    view! {
        <div class="empty">
            <Icon glyph=Glyph::Basket size=IconSize::Large />
            <p><strong>{words.none_open}</strong></p>
            <p>{words.none_open_hint}</p>
        </div>
    }
    .into_any()
}

/// What a field may be filled with: the browser searches it, with or without a script.
#[component]
fn Choices(id: &'static str, choices: Vec<Choice>) -> impl IntoView {
    let option = |choice: Choice| view! { <option value=choice.name></option> };
    view! { <datalist id=id>{choices.into_iter().map(option).collect_view()}</datalist> }.into_any()
}
