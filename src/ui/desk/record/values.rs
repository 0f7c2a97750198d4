//! A record's content: every field in the order of its form, what changed since the last verdict beside what it was,
//! what the last return asked for, and the way to kilograms.

use super::super::lang::{lang, words};
use super::super::value::{Reader, label, ordered};
use crate::domain::Fields;
use crate::domain::map::Map;
use crate::domain::reports::record::{RecordDetail, Weight};
use crate::domain::verdict::Verdict;
use crate::words::desk;
use leptos::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// The last verdict, and the value before of every field that changed after it.
fn since_verdict(record: &RecordDetail) -> Option<(&Verdict, BTreeMap<String, Value>)> {
    let at = record.history.iter().position(|item| item.verdict.is_some())?;
    let verdict = record.history.get(at)?.verdict.as_ref()?;
    let mut before = BTreeMap::new();
    // Newest first: an older step overwrites a newer one's "before", which leaves what stood at the verdict.
    for item in record.history.iter().take(at) {
        for name in item.changes.keys() {
            before.insert(name.clone(), item.before.get(name).cloned().unwrap_or(Value::Null));
        }
    }
    Some((verdict, before))
}

/// The facts.
#[component]
pub(super) fn Values(record: RecordDetail) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let reader = Reader::new(lang, &record.names);
    let since = since_verdict(&record);
    let (marked, changed) = match &since {
        Some((verdict, changed)) => (verdict.marked.clone(), changed.clone()),
        None => (Map::new(), BTreeMap::new()),
    };
    let mut shown: Fields = record.fields.clone();
    for name in changed.keys().chain(marked.keys()) {
        if !shown.contains_key(name) {
            shown.insert(name.clone(), Value::Null);
        }
    }
    let rows = ordered(&shown)
        .into_iter()
        .map(|name| {
            let value = shown.get(&name).map(|value| reader.text(&name, value)).unwrap_or_default();
            let before = changed.get(&name).map(|before| reader.text(&name, before)).filter(|before| *before != value);
            let asked = marked.get(&name).cloned();
            let class = match (&before, &asked) {
                (Some(_), _) => "is-changed",
                (None, Some(_)) => "is-marked",
                _ => "",
            };
            let before = before.map(|before| view! { <del class="desk-before">{before}</del> " → " });
            let asked = asked.filter(|asked| !asked.is_empty()).map(|asked| view! { <q class="desk-asked">{asked}</q> });
            view! {
                <div class=class>
                    <dt>{label(lang, &name)}</dt>
                    <dd>{before} <span>{value}</span> {asked}</dd>
                </div>
            }
        })
        .collect_view();
    let hint = (!changed.is_empty())
        .then(|| view! { <p class="small quiet desk-hint"><span class="desk-swatch"></span> {words.highlight_hint}</p> });
    view! {
        <section class="stack stack-s">
            <h2>{words.values}</h2>
            {hint}
            {shown.is_empty().then(|| view! { <p class="quiet">{words.values_none}</p> })}
            <dl class="facts desk-facts">{rows}</dl>
        </section>
    }
    .into_any()
}

/// 2,5 kuintal × 100 kg = 250 kg, or that the unit has no weight.
#[component]
pub(super) fn Weights(record: RecordDetail) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let way = move |weight: &Weight| {
        let amount = format!("{} {}", desk::number(lang, weight.milli), weight.unit);
        match (weight.unit_grams, weight.grams) {
            (Some(1000), Some(grams)) => desk::grams(lang, grams),
            (Some(unit), Some(grams)) => format!("{amount} × {} = {}", desk::grams(lang, unit), desk::grams(lang, grams)),
            _ => format!("{amount} → {}", words.unmeasured_row),
        }
    };
    let items = record.weights.iter().map(|weight| view! { <li>{way(weight)}</li> }).collect_view();
    (!record.weights.is_empty())
        .then(|| {
            view! {
                <section class="stack stack-s">
                    <h2>{words.weights}</h2>
                    <ul class="desk-weights num">{items}</ul>
                </section>
            }
        })
        .into_any()
}
