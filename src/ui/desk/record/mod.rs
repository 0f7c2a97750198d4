//! `/meja/catatan/{id}`: one record, beside its list on a wide screen.

mod history;
mod photos;
mod values;
mod verdict;

pub(crate) use photos::Photo;

use super::UndoAction;
use super::frame::Frame;
use super::lang::{lang, words};
use super::queue::{SideList, news, use_filter, use_row_keys};
use super::trouble::Refusal;
use super::undo::UndoBars;
use super::value::Reader;
use crate::calls;
use crate::domain::ids::Kind;
use crate::domain::reports::queue::{QueueFilter, QueuePage};
use crate::domain::reports::record::RecordDetail;
use crate::ui::kit::{Glyph, Icon, IconSize, Notice, StatusChip, Tone, review_look};
use crate::words::desk;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The page. `lagi` in the URL names a verdict that was typed and not taken.
#[component]
pub(crate) fn Record() -> impl IntoView {
    let (params, query, filter) = (use_params_map(), use_query_map(), use_filter());
    let undone = use_context::<UndoAction>().unwrap_or_default().version();
    let wanted = Memo::new(move |_| {
        let part = |map: &leptos_router::params::ParamsMap, name| map.get(name).unwrap_or_default();
        (part(&params.read(), "id"), part(&query.read(), "lagi"))
    });
    let record = Resource::new(move || (wanted.get(), undone.get()), |((id, again), _)| calls::record::record(id, again));
    let list = Resource::new(move || (filter.get().from_start(), undone.get()), |(filter, _)| calls::queue::queue(filter));
    use_row_keys();
    let body = move || {
        Suspend::new(async move {
            let list = list.await.ok();
            match record.await {
                Ok(record) => view! { <Page record list filter=filter.get_untracked() /> }.into_any(),
                Err(refused) => view! { <Refusal refused /> }.into_any(),
            }
        })
    };
    view! { <Transition>{body}</Transition> }.into_any()
}

#[component]
fn Page(record: RecordDetail, list: Option<QueuePage>, filter: QueueFilter) -> impl IntoView {
    let words = words();
    let query = filter.from_start().to_query();
    let back = if query.is_empty() { "/meja".to_owned() } else { format!("/meja?{query}") };
    let said = use_query_map().get_untracked().get("kabar").and_then(|kabar| news(&kabar));
    let side = list.map(|page| {
        view! {
            <aside class="desk-beside" aria-label=words.queue>
                <SideList rows=page.rows list=query.clone() current=record.id now_ms=record.now_ms />
            </aside>
        }
    });
    let title = title(&record);
    view! {
        <Frame who=Some(record.who.clone())>
            <Title text=format!("{title} · Anjat") />
            <UndoBars pending=record.undoable.clone() now_ms=record.now_ms list=query.clone() />
            {said.map(|(tone, text)| view! { <Notice tone><p>{text}</p></Notice> })}
            <div class="desk-two">
                {side}
                <article class="desk-record stack">
                    <a class="desk-back" href=back><Icon glyph=Glyph::Back size=IconSize::Small /> {words.list_of_records}</a>
                    <Head record=record.clone() title=title />
                    <Flags record=record.clone() />
                    <Sheet record=record.clone() list=query />
                </article>
            </div>
        </Frame>
    }
    .into_any()
}

/// What the record is called: `Panen: Rotan sega`, `Pendaftaran: Yohanes Lawai`.
fn title(record: &RecordDetail) -> String {
    let lang = lang();
    let kind = record.form.as_deref().and_then(|form| desk::form(lang, form)).unwrap_or(desk::kind(lang, record.kind));
    let reader = Reader::new(lang, &record.names);
    let what = match record.kind {
        Kind::Producer => record.fields.get("name").map(|name| reader.text("name", name)),
        _ => ["commodity", "livelihood", "name"].into_iter().find_map(|name| Some(reader.text(name, record.fields.get(name)?))),
    };
    what.map_or_else(|| kind.to_owned(), |what| format!("{kind}: {what}"))
}

#[component]
fn Head(record: RecordDetail, title: String) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let producer = record.producer.clone().filter(|(id, _)| *id != record.id).map(|(id, name)| {
        view! { <span>{words.producer_line} ": " <a href=format!("/meja/catatan/{id}")>{name}</a></span> }
    });
    view! {
        <header class="stack stack-s">
            <div class="row row-apart">
                <h1>{title}</h1>
                <StatusChip look=review_look(record.review) text=desk::review(lang, record.review) />
            </div>
            <p class="desk-meta quiet">
                {producer}
                <span>{record.place.clone()}</span>
                <span>{words.author_line} " " {record.author.clone()}</span>
                <span>{desk::clock(lang, record.received_ms)} " (" {desk::age(lang, record.now_ms, record.received_ms)} ")"</span>
            </p>
        </header>
    }
    .into_any()
}

/// What the rules find, each as a sentence with its field.
#[component]
fn Flags(record: RecordDetail) -> impl IntoView {
    let lang = lang();
    let items = record
        .flags
        .iter()
        .map(|problem| {
            let label = super::value::label(lang, &problem.at);
            view! { <li><b>{label} ": "</b> {crate::words::problems::sentence(lang, &problem.trouble)}</li> }
        })
        .collect_view();
    (!record.flags.is_empty())
        .then(|| {
            view! {
                <Notice tone=Tone::Warn>
                    <ul class="desk-sentences">{items}</ul>
                </Notice>
            }
        })
        .into_any()
}

/// Everything below the head: content beside the verdict, then kilograms, held lines, history, other records.
#[component]
fn Sheet(record: RecordDetail, list: String) -> impl IntoView {
    view! {
        <div class="desk-sheet">
            <div class="stack">
                <values::Values record=record.clone() />
                <photos::Photos record=record.clone() />
                <values::Weights record=record.clone() />
                <history::Held record=record.clone() />
                <history::History record=record.clone() />
                <Others record=record.clone() />
            </div>
            <div class="desk-judge">
                <verdict::Panel record list />
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Others(record: RecordDetail) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let rows = record
        .others
        .iter()
        .map(|other| {
            let day = other.day.as_deref().map(|day| desk::day(lang, day));
            let said: Vec<String> = [other.amount.clone(), day].into_iter().flatten().collect();
            view! {
                <li>
                    <a class="list-item desk-other" href=format!("/meja/catatan/{}", other.id)>
                        <span class="list-main">
                            <strong>{other.what.clone()}</strong>
                            <span class="small quiet">{said.join(" · ")}</span>
                        </span>
                        <StatusChip look=review_look(other.review) text=desk::review(lang, other.review) />
                    </a>
                </li>
            }
        })
        .collect_view();
    let body = if record.others.is_empty() {
        view! { <p class="quiet">{words.others_none}</p> }.into_any()
    } else {
        view! { <ul class="list">{rows}</ul> }.into_any()
    };
    view! {
        <section class="stack stack-s">
            <h2>{words.others}</h2>
            {body}
        </section>
    }
    .into_any()
}
