//! The filter bar: a GET form, so that the filter is the URL.

use super::super::lang::{lang, words};
use crate::domain::civil::Day;
use crate::domain::codes::Condition;
use crate::domain::ids::Kind;
use crate::domain::reports::queue::{Choice, QueueFilter, SEARCH_CHARS_MAX};
use crate::domain::status::Review;
use crate::ui::kit::{Glyph, Icon, IconSize};
use crate::words::desk;
use leptos::prelude::*;
use leptos::web_sys::{FormData, HtmlFormElement, SubmitEvent};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Years to choose from before this one.
const YEARS_BACK: i32 = 5;

/// The bar. On a phone it folds; it opens by itself while something is filtered.
#[component]
pub(super) fn Filter(filter: QueueFilter, areas: Vec<Choice>, commodities: Vec<Choice>, now_ms: i64) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let active = QueueFilter { after: None, ..filter.clone() } != QueueFilter::default();
    let states = [Review::Waiting, Review::Changed, Review::Returned, Review::Approved, Review::Rejected];
    let mut reviews =
        vec![choice("", words.waiting_and_changed), choice("provisional", desk::overview(lang).provisional), choice("all", words.all)];
    reviews.extend(states.map(|state| choice(state.as_str(), desk::review(lang, state))));
    let mut kinds = vec![choice("", words.all)];
    kinds.extend([Kind::Producer, Kind::Holding, Kind::Harvest].map(|kind| choice(kind.as_str(), desk::kind(lang, kind))));
    let mut forms = vec![choice("", words.all)];
    forms.extend(["farm", "catch", "aquaculture", "forest", "nil"].map(|form| choice(form, desk::form(lang, form).unwrap_or(form))));
    let flags = vec![choice("", words.all), choice("with", words.flagged_only), choice("none", words.unflagged_only)];
    let over = desk::overview(lang);
    let conditions = std::iter::once(choice("none", over.no_condition))
        .chain(Condition::CODES.iter().map(|code| choice(code, desk::code(lang, "condition", code).unwrap_or(code))))
        .collect::<Vec<_>>();
    let this_year = Day::at_ms(now_ms).year();
    let years = (this_year - YEARS_BACK..=this_year).rev().map(|year| choice(&year.to_string(), &year.to_string())).collect();
    let months = || (1..=12u8).map(|month| choice(&month.to_string(), desk::month(lang, month))).collect::<Vec<_>>();
    let held = vec![choice("", "–"), choice("ya", words.held_only)];
    let all = |choices: Vec<Choice>| std::iter::once(choice("", words.all)).chain(choices).collect::<Vec<_>>();
    let areas = areas.into_iter().map(indented).collect();
    let apply = applies("/meja", |get| QueueFilter::read(get).to_query());
    view! {
        <details class="desk-filter" open=active>
            <summary class="btn btn-small"><Icon glyph=Glyph::Filter size=IconSize::Small /> {words.filter}</summary>
            <form method="GET" action="/meja" class="desk-filter-in" role="search" on:submit=apply>
                <Select name="review" label=words.filter_review chosen=filter.review choices=reviews />
                <Select name="kind" label=words.filter_kind chosen=filter.kind choices=kinds />
                <Select name="form" label=words.filter_form chosen=filter.form choices=forms />
                <Select name="area" label=words.filter_area chosen=filter.area choices=all(areas) />
                <Select name="commodity" label=words.filter_commodity chosen=filter.commodity choices=all(commodities) />
                <Select name="condition" label=desk::field(lang, "condition").unwrap_or_default() chosen=filter.condition choices=all(conditions) />
                <Select name="year" label=over.year chosen=filter.year choices=all(years) />
                <Select name="from" label=over.from chosen=filter.from choices=all(months()) />
                <Select name="to" label=over.to chosen=filter.to choices=all(months()) />
                <Select name="flag" label=words.filter_flag chosen=filter.flag choices=flags />
                <Select name="held" label=words.filter_held chosen=filter.held choices=held />
                <div class="field">
                    <label class="field-label" for="f-q">{words.filter_search}</label>
                    <input class="field-input" id="f-q" name="q" type="search" maxlength=SEARCH_CHARS_MAX.to_string() placeholder=words.filter_search_hint value=filter.q.unwrap_or_default() />
                </div>
                {filter.unit.map(|unit| view! { <input type="hidden" name="unit" value=unit /> })}
                <div class="desk-filter-go">
                    <button class="btn btn-primary btn-small" type="submit">{words.apply_filter}</button>
                    {active.then(|| view! { <a class="btn btn-quiet btn-small" href="/meja">{words.clear_filter}</a> })}
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// A form's values by name.
pub(crate) type Values<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What a filter's form does in the browser: a browser alone would put every empty part into the URL too.
pub(crate) fn applies(path: &'static str, query: fn(Values) -> String) -> impl Fn(SubmitEvent) + 'static {
    let navigate = use_navigate();
    move |event: SubmitEvent| {
        let form: HtmlFormElement = event_target(&event);
        let Ok(data) = FormData::new_with_form(&form) else { return };
        event.prevent_default();
        navigate(&format!("{path}?{}", query(&|name| data.get(name).as_string())), NavigateOptions::default());
    }
}

/// A choice of a filter.
pub(crate) fn choice(code: &str, name: &str) -> Choice {
    Choice { code: code.to_owned(), name: name.to_owned() }
}

/// A district stands a step in from its regency.
pub(crate) fn indented(area: Choice) -> Choice {
    let depth = area.code.matches('.').count();
    Choice { name: format!("{}{}", "\u{2003}".repeat(depth.saturating_sub(1)), area.name), ..area }
}

/// A choice among some, named in the URL.
#[component]
pub(crate) fn Select(name: &'static str, label: &'static str, chosen: Option<String>, choices: Vec<Choice>) -> impl IntoView {
    let id = format!("f-{name}");
    let chosen = chosen.unwrap_or_default();
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.code == chosen;
            view! { <option value=choice.code selected=selected>{choice.name}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <select class="field-input" id=id name=name>{options}</select>
        </div>
    }
    .into_any()
}
