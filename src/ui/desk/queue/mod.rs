//! `/meja`: the review queue.

pub(crate) mod filter;
mod keys;
mod many;
mod table;

pub(crate) use keys::use_row_keys;
pub(crate) use table::SideList;

use super::UndoAction;
use super::download::Download;
use super::frame::Frame;
use super::lang::{lang, words};
use super::trouble::Refusal;
use super::undo::UndoBars;
use crate::calls;
use crate::domain::reports::queue::{QueueFilter, QueuePage};
use crate::ui::kit::{Notice, Tone};
use crate::words::desk;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The filter in the URL.
pub(crate) fn use_filter() -> Memo<QueueFilter> {
    let query = use_query_map();
    Memo::new(move |_| QueueFilter::read(|name| query.read().get(name)))
}

/// The page.
#[component]
pub(crate) fn Queue() -> impl IntoView {
    let filter = use_filter();
    let undone = use_context::<UndoAction>().unwrap_or_default().version();
    let page = Resource::new(move || (filter.get(), undone.get()), |(filter, _)| calls::queue::queue(filter));
    use_row_keys();
    let body = move || {
        Suspend::new(async move {
            match page.await {
                Ok(page) => view! { <Page page filter=filter.get_untracked() /> }.into_any(),
                Err(refused) => view! { <Refusal refused /> }.into_any(),
            }
        })
    };
    view! { <Transition>{body}</Transition> }.into_any()
}

#[component]
fn Page(page: QueuePage, filter: QueueFilter) -> impl IntoView {
    let words = words();
    let query = use_query_map().get_untracked();
    let list = filter.from_start().to_query();
    let pending = page.pending.clone();
    let next = page.next.clone().map(|after| {
        let next = QueueFilter { after: Some(after), ..filter.clone() };
        view! { <a class="btn" href=format!("/meja?{}", next.to_query())>{words.next_page}</a> }
    });
    let first = filter.after.is_some().then(|| view! { <a class="btn btn-quiet" href=format!("/meja?{list}")>{words.first_page}</a> });
    let get = view! { <Download list=file_of(&filter) query=if filter.held.is_some() { String::new() } else { list.clone() } /> };
    let crowded = page
        .crowded
        .clone()
        .into_iter()
        .map(|name| view! { <Notice tone=Tone::Warn><p>{format!("{name}: {}", words.photos_crowded)}</p></Notice> });
    let crowded = crowded.collect_view();
    let said = query.get("kabar").and_then(|kabar| news(&kabar));
    view! {
        <Frame who=Some(page.who.clone())>
            <Title text=format!("{} · Anjat", words.queue) />
            <div class="stack">
                <UndoBars pending now_ms=page.now_ms list=list.clone() />
                {said.map(|(tone, text)| view! { <Notice tone><p>{text}</p></Notice> })}
                {crowded}
                <many::Result token=query.get("hasil").unwrap_or_default() />
                <div class="row row-apart">
                    <div>
                        <h1>{words.queue}</h1>
                        <p class="quiet">{words.queue_lead}</p>
                    </div>
                    {get}
                </div>
                <filter::Filter filter=filter.clone() areas=page.areas.clone() commodities=page.commodities.clone() now_ms=page.now_ms />
                <Totals page=page.clone() filter=filter.clone() />
                <many::Panel page=page.clone() filter=filter.clone() open=query.get("semua").is_some() />
                <table::Table rows=page.rows.clone() list=list now_ms=page.now_ms />
                <nav class="row row-apart">
                    <span class="row">{next} {first}</span>
                    <span class="small quiet desk-keys">{words.keys_hint}</span>
                </nav>
            </div>
        </Frame>
    }
    .into_any()
}

/// The list that a filtered queue is downloaded as: people and reports have columns of their own.
fn file_of(filter: &QueueFilter) -> &'static str {
    if filter.held.is_some() {
        // In no other list: they are not applied.
        return "ditahan";
    }
    match (filter.kind.as_deref(), &filter.form) {
        (Some("producer"), _) => "pelaku",
        (Some("harvest"), _) | (None, Some(_)) => "hasil",
        _ => "catatan",
    }
}

/// What the last call came to, when it ended on this page.
pub(crate) fn news(kabar: &str) -> Option<(Tone, &'static str)> {
    let words = words();
    Some(match kabar {
        "undone" => (Tone::Good, words.undone),
        "undo_late" => (Tone::Warn, words.undo_late),
        "not_allowed" => (Tone::Warn, words.may_not_judge),
        "not_found" => (Tone::Warn, words.not_found_text),
        "bad_request" => (Tone::Warn, words.bad_request_text),
        "later" => (Tone::Warn, words.later_text),
        _ => return None,
    })
}

/// The exact number, the measured sum, what is unmeasured, what is held. Never one added to another.
#[component]
fn Totals(page: QueuePage, filter: QueueFilter) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let count = move |number: i64| desk::number(lang, number * 1000);
    let held = QueueFilter { held: Some("ya".into()), ..QueueFilter::default() };
    let showing_held = filter.held.is_some();
    view! {
        <p class="desk-totals">
            {(!showing_held)
                .then(|| {
                    view! {
                        <span><strong>{count(page.total)}</strong> " " {words.total_records}</span>
                        <span><strong>{desk::grams(lang, page.grams)}</strong> " " {words.total_weight}</span>
                        <span><strong>{count(page.unmeasured)}</strong> " " {words.total_unmeasured}</span>
                    }
                })}
            <a href=format!("/meja?{}", held.to_query()) aria-current=showing_held.then_some("page")>
                <strong>{count(page.held)}</strong> " " {words.total_held}
            </a>
        </p>
    }
    .into_any()
}
