//! What happened to a record: every revision as "sebelum → sesudah", every verdict, and what is held.

use super::super::lang::{lang, words};
use super::super::value::{Reader, label, ordered};
use crate::domain::Fields;
use crate::domain::reports::record::{HistoryItem, RecordDetail};
use crate::domain::verdict::{Outcome, Verdict};
use crate::ui::kit::{Glyph, Icon, IconSize, Notice, Tone};
use crate::words::desk;
use leptos::prelude::*;
use serde_json::Value;

/// Newest first.
#[component]
pub(super) fn History(record: RecordDetail) -> impl IntoView {
    let words = words();
    let reader = Reader::new(lang(), &record.names);
    let first = record.history.iter().rposition(|item| item.verdict.is_none());
    let steps = record
        .history
        .iter()
        .enumerate()
        .map(|(at, item)| view! { <Step item=item.clone() reader=reader.clone() is_first=Some(at) == first /> })
        .collect_view();
    (!record.history.is_empty())
        .then(|| {
            view! {
                <section class="stack stack-s">
                    <h2>{words.history}</h2>
                    <ol class="desk-history">{steps}</ol>
                </section>
            }
        })
        .into_any()
}

#[component]
fn Step(item: HistoryItem, reader: Reader, is_first: bool) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let (glyph, what) = match &item.verdict {
        Some(verdict) => (glyph_of(verdict.outcome), desk::outcome(lang, verdict.outcome)),
        None if is_first => (Glyph::Basket, words.first_entry),
        None => (Glyph::Pencil, words.changed_entry),
    };
    let body = match &item.verdict {
        Some(verdict) => view! { <Decided verdict=verdict.clone() /> }.into_any(),
        None if is_first => ().into_any(),
        None => view! { <Changes changes=item.changes.clone() before=Some(item.before.clone()) reader /> }.into_any(),
    };
    // A phone's clock is shown only where it tells something: more than a minute from when the office received it.
    let apart = (item.claimed_ms - item.received_ms).abs() > 60_000;
    let claimed = apart.then(|| view! { <span>{words.claimed} " " {desk::clock(lang, item.claimed_ms)}</span> });
    view! {
        <li>
            <Icon glyph size=IconSize::Small />
            <div>
                <p><strong>{what}</strong> " " {words.author_line} " " {item.author.clone()}</p>
                <p class="desk-meta small quiet">
                    <span>{words.received} " " {desk::clock(lang, item.received_ms)}</span>
                    {claimed}
                </p>
                {body}
            </div>
        </li>
    }
    .into_any()
}

fn glyph_of(outcome: Outcome) -> Glyph {
    match outcome {
        Outcome::Approve => Glyph::CheckDouble,
        Outcome::Return => Glyph::Return,
        Outcome::Reject => Glyph::Cross,
    }
}

#[component]
fn Decided(verdict: Verdict) -> impl IntoView {
    let lang = lang();
    let marks = verdict
        .marked
        .iter()
        .map(|(name, asked)| {
            let asked = (!asked.is_empty()).then(|| view! { ": " {asked.clone()} });
            view! { <li>{label(lang, name)} {asked}</li> }
        })
        .collect_view();
    let reason = (!verdict.reason.is_empty()).then(|| view! { <blockquote>{verdict.reason.clone()}</blockquote> });
    let marks = (!verdict.marked.is_empty()).then(|| view! { <ul class="desk-marks">{marks}</ul> });
    let due = verdict.due.map(|due| view! { <p class="small">{words().due_by} " " {desk::day(lang, &due.to_string())}</p> });
    view! {
        {reason}
        {marks}
        {due}
    }
    .into_any()
}

/// Every field that a revision set, as it was and as it is; of a held one nobody can say what it will come after.
#[component]
fn Changes(changes: Fields, before: Option<Fields>, reader: Reader) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let rows = ordered(&changes)
        .into_iter()
        .map(|name| {
            let is = reader.text(&name, changes.get(&name).unwrap_or(&Value::Null));
            let Some(before) = &before else {
                return view! { <div><dt>{label(lang, &name)}</dt><dd>{is}</dd></div> }.into_any();
            };
            let was = reader.text(&name, before.get(&name).unwrap_or(&Value::Null));
            view! {
                <div>
                    <dt>{label(lang, &name)}</dt>
                    <dd>
                        <span class="hidden-text">{words.before} " "</span>
                        <del class="desk-before">{was}</del>
                        " → "
                        <span class="hidden-text">{words.after} " "</span>
                        <ins class="desk-after">{is}</ins>
                    </dd>
                </div>
            }
            .into_any()
        })
        .collect_view();
    view! { <dl class="facts desk-changes">{rows}</dl> }.into_any()
}

/// Stored, not applied: why, by whom, and what it says.
#[component]
pub(super) fn Held(record: RecordDetail) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let reader = Reader::new(lang, &record.names);
    let items = record
        .held
        .clone()
        .into_iter()
        .map(|held| {
            let said = view! { <Changes changes=held.changes before=None reader=reader.clone() /> };
            view! {
                <Notice tone=Tone::Warn>
                    <strong>{desk::held(lang, held.code)}</strong>
                    <p class="small">{words.author_line} " " {held.author} ", " {desk::clock(lang, held.received_ms)}</p>
                    {said}
                </Notice>
            }
        })
        .collect_view();
    (!record.held.is_empty())
        .then(|| {
            view! {
                <section class="stack stack-s">
                    <h2>{words.held_items}</h2>
                    {items}
                </section>
            }
        })
        .into_any()
}
