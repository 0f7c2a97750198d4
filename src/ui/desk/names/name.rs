//! One name: how often and where it stands, what was decided, and the form that decides.

use super::super::lang::lang;
use super::{COMMODITIES, UNITS};
use crate::calls::names::MapName;
use crate::domain::mapping::Of;
use crate::domain::problem::Severity;
use crate::domain::reports::names::{Decided, LocalName, Named, News};
use crate::ui::kit::{FieldMessage, Glyph, Icon, IconSize};
use crate::words::desk::{self, names as words_of};
use leptos::form::ActionForm;
use leptos::prelude::*;

#[component]
pub(super) fn Name(name: LocalName, news: News, decide: ServerAction<MapName>, now_ms: i64) -> impl IntoView {
    let (lang, words) = (lang(), words_of(lang()));
    let count = move |number: i64| desk::number(lang, number * 1000);
    let key = News::key(name.of, &name.name);
    let mine = news.about == key && news.named != Some(Named::Done);
    let trouble = if mine { news.named.clone() } else { None };
    let since = name.since_ms.map(|since_ms| {
        let others = name.villages > name.places.len() as i64;
        let places = if others { format!("{} {}", name.places.join("; "), words.more) } else { name.places.join("; ") };
        view! {
            <p class="small">
                <strong>{count(name.records)}</strong> " " {words.records} ", " <strong>{count(name.villages)}</strong> " " {words.villages}
                <span class="quiet">" · " {places} " · " {words.since} " " {desk::age(lang, now_ms, since_ms)}</span>
            </p>
        }
        .into_any()
    });
    let stands = since.unwrap_or_else(|| view! { <p class="small quiet">{words.nowhere}</p> }.into_any());
    let open = mine || name.decided.is_none();
    let form = view! { <Form name=name.clone() typed=if mine { news.typed } else { String::new() } trouble decide /> };
    let decided = name.decided.clone().map(|decided| view! { <Said decided now_ms /> });
    let form = match name.decided {
        None => form.into_any(),
        Some(_) => view! {
            <details open=open>
                <summary class="btn btn-quiet btn-small">{words.change}</summary>
                {form}
            </details>
        }
        .into_any(),
    };
    view! {
        <li class="card names-one">
            <div>
                <p class="names-name"><strong id=format!("{}-name", field_of(&name))>{name.typed.clone()}</strong> <span>{desk::name_of(lang, name.of)}</span></p>
                {stands}
                {decided}
            </div>
            {form}
        </li>
    }
    .into_any()
}

/// Id of a name's field.
fn field_of(name: &LocalName) -> String {
    format!("to-{}-{}", name.of.as_str(), name.name.replace(' ', "_"))
}

#[component]
fn Said(decided: Decided, now_ms: i64) -> impl IntoView {
    let (lang, words) = (lang(), words_of(lang()));
    let to = match decided.to {
        Some(to) => view! { <span><Icon glyph=Glyph::Next size=IconSize::Small /> <strong>{to}</strong></span> }.into_any(),
        None => view! { <span>{words.kept}</span> }.into_any(),
    };
    view! {
        <p class="names-said">
            {to}
            <span class="small quiet">{words.by} " " {decided.by} ", " {desk::age(lang, now_ms, decided.at_ms)}</span>
        </p>
    }
    .into_any()
}

#[component]
fn Form(name: LocalName, typed: String, trouble: Option<Named>, decide: ServerAction<MapName>) -> impl IntoView {
    let words = words_of(lang());
    let (id, folded, again) = (field_of(&name), name.name.clone(), name.name.clone());
    let list = if name.of == Of::Commodity { COMMODITIES } else { UNITS };
    let said = match trouble {
        Some(Named::Unknown) => Some(words.unknown),
        Some(Named::Empty) => Some(words.empty),
        _ => None,
    };
    let hint = format!("{id}-hint");
    let message = said.map(|text| view! { <FieldMessage id=format!("{id}-said") severity=Severity::Block text=text.to_owned() /> });
    let described = format!("{id}-name {hint} {id}-said");
    view! {
        <div class="names-form">
            <ActionForm action=decide>
                <input type="hidden" name="of" value=name.of.as_str() />
                <input type="hidden" name="name" value=folded />
                <div class=if said.is_some() { "field is-bad" } else { "field" }>
                    <label class="field-label" for=id.clone()>{words.same_as}</label>
                    <div class="names-pick">
                        <input class="field-input" id=id name="to" list=list value=typed autocomplete="off" maxlength="120" aria-describedby=described />
                        <button class="btn btn-primary" type="submit">{words.map}</button>
                    </div>
                    <span class="field-help" id=hint>{words.same_as_hint}</span>
                    {message}
                </div>
            </ActionForm>
            <ActionForm action=decide>
                <input type="hidden" name="of" value=name.of.as_str() />
                <input type="hidden" name="name" value=again />
                <input type="hidden" name="keep" value="ya" />
                <button class="btn btn-small" type="submit">{words.keep}</button>
            </ActionForm>
        </div>
    }
    .into_any()
}
