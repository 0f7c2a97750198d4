//! A long list behind a search of three letters: suggestions first, hits below the field, what is not in the list kept
//! as it is called.

use super::field::Spot;
use crate::ui::field::app::app;
use crate::ui::kit::{Glyph, Icon, IconSize};
use leptos::prelude::*;
use std::rc::Rc;

/// As many hits as stay above a keyboard on a small phone, and a few to scroll to.
pub const HITS_MAX: usize = 8;

/// Letters from which a search begins.
const LETTERS_MIN: usize = 2;

/// One thing to pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The answer.
    pub value: String,
    /// Its name.
    pub title: String,
    /// What tells it from others of that name; may be empty.
    pub sub: String,
}

/// Finds offers for a text, best first.
pub type Find = Rc<dyn Fn(&str) -> Vec<Offer>>;

/// Names an answer; `None` when the list has no such.
pub type Name = Rc<dyn Fn(&str) -> Option<Offer>>;

/// Where offers come from.
#[derive(Clone)]
pub struct Source {
    /// Hits for a text, best first.
    pub search: Find,
    /// Offered before anything is typed.
    pub first: Vec<Offer>,
    /// The name of an answer.
    pub name: Name,
    /// Whether what is not in the list is kept as typed.
    pub other: bool,
    /// Said when nothing fits.
    pub no_hit: &'static str,
}

/// The picker.
#[component]
pub fn Picker(spot: Spot, source: Source) -> impl IntoView {
    let picked = Memo::new(move |_| spot.value());
    let source = StoredValue::new_local(source);
    move || {
        let value = picked.get();
        if value.is_empty() {
            view! { <Search spot source /> }.into_any()
        } else {
            let offer = source.with_value(|source| chosen(source, &value));
            view! { <Chosen spot offer /> }.into_any()
        }
    }
}

/// What an answer is called: by its name in the list, as typed, or itself.
fn chosen(source: &Source, value: &str) -> Offer {
    if let Some(typed) = value.strip_prefix("other:") {
        return Offer { value: value.to_owned(), title: typed.to_owned(), sub: app().words().fill.typed_mark.to_owned() };
    }
    (source.name)(value).unwrap_or_else(|| Offer { value: value.to_owned(), title: value.to_owned(), sub: String::new() })
}

#[component]
fn Chosen(spot: Spot, offer: Offer) -> impl IntoView {
    let change = app().words().common.change;
    let label = format!("{change}: {}", offer.title);
    view! {
        <div class="picked">
            <Icon glyph=Glyph::Check size=IconSize::Small />
            <div class="picked-name">
                <strong>{offer.title}</strong>
                {(!offer.sub.is_empty()).then(|| view! { <span class="quiet small">{offer.sub}</span> })}
            </div>
            <button class="btn btn-small" type="button" id=spot.id() aria-label=label on:click=move |_| {
                spot.set("");
                super::focus(&spot.id());
            }>{change}</button>
        </div>
    }
}

#[component]
fn Search(spot: Spot, source: StoredValue<Source, LocalStorage>) -> impl IntoView {
    let fill = &app().words().fill;
    let first = source.with_value(|source| source.first.clone());
    let typed = RwSignal::new(String::new());
    let hits = Memo::new(move |_| typed.with(|text| found(source, text.trim())));
    let suggestions = (!first.is_empty()).then(|| {
        let chips = first.into_iter().map(|offer| pick(spot, offer, "chip")).collect_view();
        view! { <div class="chips" hidden=move || !typed.with(String::is_empty)>{chips}</div> }
    });
    let enter = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            if let Some(offer) = hits.with_untracked(|hits| hits.first().cloned()) {
                spot.set(&offer.value);
            }
        }
    };
    let list = move || {
        let text = typed.with(|text| text.trim().to_owned());
        long_enough(&text).then(|| below(spot, source, &text, hits.get()))
    };
    view! {
        <div class="picker">
            {suggestions}
            <div class="picker-box">
                <Icon glyph=Glyph::Search size=IconSize::Small />
                <input
                    class="field-input"
                    id=spot.id()
                    type="search"
                    autocomplete="off"
                    autocapitalize="none"
                    enterkeyhint="search"
                    placeholder=fill.search
                    aria-describedby=spot.described_by()
                    aria-invalid=move || spot.invalid()
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:blur=move |_| if typed.with_untracked(String::is_empty) { spot.left() }
                    on:keydown=enter
                />
            </div>
            {list}
        </div>
    }
}

fn long_enough(text: &str) -> bool {
    text.chars().count() >= LETTERS_MIN
}

fn found(source: StoredValue<Source, LocalStorage>, text: &str) -> Vec<Offer> {
    let mut hits = if long_enough(text) { source.with_value(|source| (source.search)(text)) } else { Vec::new() };
    hits.truncate(HITS_MAX);
    hits
}

/// The hits below the field, and the way to keep what is in no list.
fn below(spot: Spot, source: StoredValue<Source, LocalStorage>, text: &str, hits: Vec<Offer>) -> AnyView {
    let fill = &app().words().fill;
    let (other, no_hit) = source.with_value(|source| (source.other, source.no_hit));
    let nothing = hits.is_empty().then(|| view! { <p class="picker-none" role="status">{no_hit}</p> });
    let items = hits.into_iter().map(|offer| view! { <li>{pick(spot, offer, "list-item")}</li> }).collect_view();
    let typed = other.then(|| {
        let value = format!("other:{text}");
        view! {
            <button class="btn btn-quiet picker-typed" type="button" on:click=move |_| spot.set(&value)>
                <Icon glyph=Glyph::Pencil size=IconSize::Small />
                {(fill.as_typed)(text)}
            </button>
        }
    });
    view! {
        <div class="picker-hits">
            {nothing}
            <ul class="list">{items}</ul>
            {typed}
        </div>
    }
    .into_any()
}

/// A button that picks an offer.
fn pick(spot: Spot, offer: Offer, class: &'static str) -> AnyView {
    let value = offer.value;
    view! {
        <button class=class type="button" on:click=move |_| spot.set(&value)>
            <span class="list-main">
                <strong>{offer.title}</strong>
                {(!offer.sub.is_empty()).then(|| view! { <span class="quiet small">{offer.sub}</span> })}
            </span>
        </button>
    }
    .into_any()
}
