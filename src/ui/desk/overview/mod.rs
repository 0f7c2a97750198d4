//! `/meja/ringkasan`: harvests by commodity, area and month. Charts with their tables beside them, the filter in the URL.

mod coverage;
mod filter;
mod head;
mod tables;

use super::download::Download;
use super::frame::Frame;
use super::lang::lang;
use super::trouble::Refusal;
use crate::calls;
use crate::domain::reports::overview::{OverviewFilter, OverviewPage};
use crate::ui::kit::{Glyph, Icon, IconSize, Notice, Tone};
use crate::words::desk;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// Where it stands.
const PATH: &str = "/meja/ringkasan";

/// The address of the overview with a filter.
fn path(filter: &OverviewFilter) -> String {
    let query = filter.to_query();
    if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{query}") }
}

/// The page.
#[component]
pub(crate) fn Overview() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| OverviewFilter::read(|name| query.read().get(name)));
    let page = Resource::new(move || filter.get(), calls::overview::overview);
    let body = move || {
        Suspend::new(async move {
            match page.await {
                Ok(page) => view! { <Page page /> }.into_any(),
                Err(refused) => view! { <Refusal refused /> }.into_any(),
            }
        })
    };
    view! { <Transition>{body}</Transition> }.into_any()
}

#[component]
fn Page(page: OverviewPage) -> impl IntoView {
    let words = desk::overview(lang());
    let figures = if page.headlines.is_empty() {
        view! {
            <div class="empty">
                <Icon glyph=Glyph::Basket size=IconSize::Large />
                <p><strong>{words.empty}</strong></p>
                <p>{words.empty_hint}</p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <head::Conditions page=page.clone() />
            <tables::Tables page=page.clone() />
        }
        .into_any()
    };
    let joined = page.joins.then(|| view! { <p class="small quiet">{words.joined_note}</p> });
    view! {
        <Frame who=Some(page.who.clone())>
            <Title text=format!("{} · Anjat", words.title) />
            <div class="stack over">
                <div class="row row-apart">
                    <div>
                        <h1>{words.title}</h1>
                        <p class="quiet">{words.lead}</p>
                    </div>
                    <Download list="ringkasan" query=page.filter.to_query() />
                </div>
                <filter::Filter page=page.clone() />
                <head::Where page=page.clone() />
                <JoinedAreas page=page.clone() />
                {figures}
                <coverage::Silent page=page.clone() />
                <footer class="over-foot stack stack-s">
                    <p class="small quiet">{words.sides_help}</p>
                    {joined}
                    <p class="small quiet">{(words.version)(page.seq)}</p>
                </footer>
            </div>
        </Frame>
    }
    .into_any()
}

/// Says so when the area asked for is answered together with others.
#[component]
fn JoinedAreas(page: OverviewPage) -> impl IntoView {
    let asked = page.path.last().filter(|_| page.of_areas.len() > 1)?;
    let all: Vec<&str> = page.of_areas.iter().map(|area| area.name.as_str()).collect();
    let text = (desk::overview(lang()).joined_areas)(&asked.name, &all.join(" + "));
    Some(view! { <Notice tone=Tone::Info><p>{text}</p></Notice> })
}
