//! What a draft would change and what is wrong with it.

use super::super::lang::lang;
use crate::domain::reports::lists::{Difference, Fate, Report as Changes, Table};
use crate::ui::kit::{Notice, Tone};
use crate::words::desk::{self, lists as words_of};
use leptos::prelude::*;

#[component]
pub(super) fn Report(report: Changes) -> impl IntoView {
    let (lang, words) = (lang(), words_of(lang()));
    let wrong = (!report.wrong.is_empty()).then(|| {
        let line = move |told: crate::domain::reports::lists::Told| view! { <li>{desk::lists_told(lang, &told)}</li> };
        view! {
            <Notice tone=Tone::Bad>
                <p><strong>{words.wrong}</strong> " " {words.wrong_lead}</p>
                <ul class="lists-wrong">{report.wrong.into_iter().map(line).collect_view()}</ul>
            </Notice>
        }
    });
    let changes = (!report.differences.is_empty()).then(|| {
        let sort = |(table, fate, all, first)| view! { <Sort table fate all first /> };
        view! {
            <div class="stack stack-s">
                <h3>{words.would}</h3>
                {report.differences.into_iter().map(sort).collect_view()}
            </div>
        }
    });
    let grown = (!report.grown.is_empty()).then(|| {
        let one = |(login, codes): (String, Vec<String>)| view! { <li>{login} ": + " {codes.join(", ")}</li> };
        view! {
            <div class="stack stack-s">
                <h3>{words.grown}</h3>
                <ul class="lists-all">{report.grown.into_iter().map(one).collect_view()}</ul>
            </div>
        }
    });
    view! { {wrong} {changes} {grown} }.into_any()
}

/// Differences of one sort. A few stand open, many are folded.
#[component]
fn Sort(table: Table, fate: Fate, all: i64, first: Vec<Difference>) -> impl IntoView {
    /// Open while they fit a screen.
    const OPEN_MAX: i64 = 12;
    let (lang, words) = (lang(), words_of(lang()));
    let more = all > first.len() as i64;
    let one = |difference: Difference| {
        let to = (!difference.to.is_empty()).then(|| format!(" → {}", difference.to.join(", ")));
        let records = (difference.records > 0).then(|| format!(" · {} {}", desk::number(lang, difference.records * 1000), words.records));
        let code = (difference.code != difference.name).then(|| format!(" ({})", difference.code));
        view! { <li>{difference.name} {code} {to} <span class="quiet">{records}</span></li> }
    };
    view! {
        <details open=all <= OPEN_MAX>
            <summary>
                {desk::lists_table(lang, table)} " · " {desk::lists_fate(lang, fate)} ": " <strong>{desk::number(lang, all * 1000)}</strong>
            </summary>
            <ul class="lists-all">
                {first.into_iter().map(one).collect_view()}
                {more.then(|| view! { <li class="quiet">{words.more}</li> })}
            </ul>
        </details>
    }
    .into_any()
}
