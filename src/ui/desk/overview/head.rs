//! Where the figures are of, who reported, and the totals: verified and provisional beside each other, each state of the
//! goods for itself.

use super::super::lang::lang;
use super::path;
use crate::domain::reports::overview::{Headline, OverviewFilter, OverviewPage};
use crate::words::Lang;
use crate::words::desk::{self, Scale};
use leptos::prelude::*;

/// A state of the goods in words.
pub(super) fn condition(lang: Lang, code: &str) -> &'static str {
    desk::code(lang, "condition", code).unwrap_or(desk::overview(lang).no_condition)
}

/// The way down to the area, the period, and how many reported.
#[component]
pub(super) fn Where(page: OverviewPage) -> impl IntoView {
    let (lang, words) = (lang(), desk::overview(lang()));
    let count = |number: i64| desk::number(lang, number * 1000);
    let last = page.path.len().saturating_sub(1);
    let step = |(at, area): (usize, &crate::domain::reports::queue::Choice)| {
        let to = path(&OverviewFilter { area: Some(area.code.clone()), ..page.filter.clone() });
        let here = (at == last).then_some("page");
        view! { <li><a href=to aria-current=here>{area.name.clone()}</a></li> }
    };
    let steps = page.path.iter().enumerate().map(step).collect_view();
    let whole = page.path.is_empty().then(|| view! { <li>{words.whole_territory}</li> });
    let period = if page.period.is_year() {
        page.period.year.to_string()
    } else {
        format!("{}–{} {}", desk::month(lang, page.period.from), desk::month(lang, page.period.to), page.period.year)
    };
    let covered = (words.covered)(page.coverage.reporting(), page.coverage.all, page.coverage.depth > 2);
    view! {
        <nav aria-label=words.path>
            <ol class="over-path">{steps} {whole}</ol>
        </nav>
        <p class="desk-totals">
            <span><strong>{period}</strong></span>
            <span><strong>{count(page.reports)}</strong> " " {words.reports}</span>
            <span><strong>{count(page.nil)}</strong> " " {words.nil}</span>
            <a class="over-covered" href="#cakupan" rel="external"><strong>{covered}</strong></a>
        </p>
    }
    .into_any()
}

/// One card for every state of the goods; the chosen one is what the tables below are of.
#[component]
pub(super) fn Conditions(page: OverviewPage) -> impl IntoView {
    let (lang, words) = (lang(), desk::overview(lang()));
    let card = |headline: &Headline| {
        let to = path(&OverviewFilter { condition: Some(headline.condition.clone()), ..page.filter.clone() });
        let chosen = headline.condition == page.condition;
        let sum = headline.row.sum;
        let figure = move |grams: Option<i64>| grams.map_or("–".to_owned(), |grams| Scale::alone(lang, grams));
        let figures = if headline.row.withheld {
            view! { <span class="small quiet">{words.withheld}</span> }.into_any()
        } else {
            view! {
                <span class="over-figure over-verified"><b>{figure(sum.verified)}</b> <span>{words.verified}</span></span>
                <span class="over-figure over-provisional"><b>{figure(sum.provisional)}</b> <span>{words.provisional}</span></span>
            }
            .into_any()
        };
        view! {
            <li>
                <a class="card over-card" href=to aria-current=chosen.then_some("true")>
                    <span class="over-condition">{condition(lang, &headline.condition)}</span>
                    {figures}
                </a>
            </li>
        }
    };
    let cards = page.headlines.iter().map(card).collect_view();
    view! {
        <section class="stack stack-s" aria-labelledby="kondisi">
            <h2 id="kondisi" class="hidden-text">{words.conditions}</h2>
            <ul class="over-cards">{cards}</ul>
            <p class="small quiet">{words.conditions_help}</p>
        </section>
    }
    .into_any()
}
