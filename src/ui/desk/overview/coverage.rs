//! Who has not reported: unknown is shown, never taken for nothing.

use super::super::lang::lang;
use super::path;
use crate::domain::reports::overview::{OverviewFilter, OverviewPage};
use crate::domain::reports::queue::Choice;
use crate::words::desk;
use leptos::prelude::*;

/// The silent ones, by the area around them.
#[component]
pub(super) fn Silent(page: OverviewPage) -> impl IntoView {
    let words = desk::overview(lang());
    let villages = page.coverage.depth > 2;
    let covered = (words.covered)(page.coverage.reporting(), page.coverage.all, villages);
    let silent = page.coverage.all - page.coverage.reporting();
    let filter = page.filter.clone();
    let link = move |area: Choice| {
        let to = path(&OverviewFilter { area: Some(area.code), ..filter.clone() });
        view! { <li><a href=to>{area.name}</a></li> }
    };
    let groups = page
        .coverage
        .silent
        .into_iter()
        .map(|(around, areas)| {
            view! {
                <div>
                    <dt>{around.name}</dt>
                    <dd><ul class="over-silent">{areas.into_iter().map(&link).collect_view()}</ul></dd>
                </div>
            }
        })
        .collect_view();
    let list = if silent == 0 {
        view! { <p>{words.none_silent}</p> }.into_any()
    } else {
        view! {
            <details class="over-silence" open=silent <= OPEN_MAX>
                <summary>{(words.silent)(silent, villages)}</summary>
                <dl class="facts">{groups}</dl>
            </details>
        }
        .into_any()
    };
    view! {
        <section class="stack stack-s" aria-labelledby="cakupan">
            <h2 id="cakupan">{words.coverage}</h2>
            <p>{covered}</p>
            {list}
        </section>
    }
    .into_any()
}

/// Longer lists fold.
const OPEN_MAX: usize = 12;
