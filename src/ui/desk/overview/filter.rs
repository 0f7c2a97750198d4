//! The filter bar of the overview: a GET form, so that the filter is the URL.

use super::super::lang::{lang, words};
use super::super::queue::filter::{Select, applies, choice, indented};
use super::{PATH, path};
use crate::domain::reports::overview::{OverviewFilter, OverviewPage};
use crate::domain::reports::queue::Choice;
use crate::ui::kit::{Glyph, Icon, IconSize};
use crate::words::desk;
use leptos::prelude::*;

/// The bar. On a phone it folds; it opens by itself while something but the months is filtered.
#[component]
pub(super) fn Filter(page: OverviewPage) -> impl IntoView {
    let (lang, words, over) = (lang(), words(), desk::overview(lang()));
    let filter = page.filter.clone();
    let active = filter != OverviewFilter::default();
    let all = |choices: Vec<Choice>| std::iter::once(choice("", words.all)).chain(choices).collect::<Vec<_>>();
    let years = page.years.iter().map(|year| choice(&year.to_string(), &year.to_string())).collect::<Vec<_>>();
    let months = || (1..=12u8).map(|month| choice(&month.to_string(), desk::month(lang, month))).collect::<Vec<_>>();
    let lives = ["farm", "catch", "aquaculture", "forest"];
    let lives = lives.map(|code| choice(code, desk::code(lang, "livelihood", code).unwrap_or(code))).to_vec();
    let areas: Vec<Choice> = page.areas.iter().cloned().map(indented).collect();
    let mut commodities = page.commodities.clone();
    // What is chosen stays in the list, also where there is none of it.
    if let Some(chosen) = filter.commodity.clone().filter(|chosen| commodities.iter().all(|commodity| commodity.code != *chosen)) {
        let name = chosen.trim_start_matches(crate::domain::refs::OTHER).to_owned();
        commodities.push(Choice { code: chosen, name });
    }
    // A village is reached by links; its district stays what the list can say of it.
    let area =
        filter.area.clone().map(|area| if area.matches('.').count() > 2 { area.get(..8).unwrap_or_default().to_owned() } else { area });
    let apply = applies(PATH, |get| OverviewFilter::read(get).to_query());
    view! {
        <details class="desk-filter" open=active>
            <summary class="btn btn-small"><Icon glyph=Glyph::Filter size=IconSize::Small /> {words.filter}</summary>
            <form method="GET" action=PATH class="desk-filter-in" role="search" on:submit=apply>
                <Select name="year" label=over.year chosen=Some(page.period.year.to_string()) choices=years />
                <Select name="from" label=over.from chosen=Some(page.period.from.to_string()) choices=months() />
                <Select name="to" label=over.to chosen=Some(page.period.to.to_string()) choices=months() />
                <Select name="area" label=over.area chosen=area choices=all(areas) />
                <Select name="form" label=over.livelihood chosen=filter.form.clone() choices=all(lives) />
                <Select name="commodity" label=over.commodity chosen=filter.commodity.clone() choices=all(commodities) />
                {filter.condition.clone().map(|condition| view! { <input type="hidden" name="condition" value=condition /> })}
                <div class="desk-filter-go">
                    <button class="btn btn-primary btn-small" type="submit">{words.apply_filter}</button>
                    {active.then(|| view! { <a class="btn btn-quiet btn-small" href=path(&OverviewFilter::default())>{words.clear_filter}</a> })}
                </div>
            </form>
        </details>
    }
    .into_any()
}
