//! A long list behind a search of three letters: suggestions first, hits below the field, what is not in the list kept
//! as it is called.

use super::control::{TextDoes, TextLook, picture_button, text_box};
use super::field::Spot;
use super::picker_of;
use crate::domain::pack::Sector;
use crate::ui::field::app::app;
use crate::ui::field::live::{View, control, el, live};
use crate::ui::field::parts::{button, list, list_main, small, span, strong};
use crate::ui::field::reactive::Signal;
use crate::ui::kit::{Glyph, IconSize};
use wasm_bindgen::JsCast as _;

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

/// Where offers come from.
#[derive(Clone, Copy)]
pub enum List {
    /// The villages of the territory.
    Villages,
    /// The commodities of these sectors; of all when there are none.
    Commodities(&'static [Sector]),
    /// All units.
    Units,
    /// Fishing gears.
    Gears,
    /// The producers of this phone.
    Producers,
}

impl List {
    /// Whether what is not in the list is kept as typed.
    fn keeps_other(self) -> bool {
        matches!(self, List::Commodities(_) | List::Units | List::Gears)
    }

    /// Said when nothing fits.
    fn no_hit(self) -> &'static str {
        let fill = &app().words().fill;
        if matches!(self, List::Producers) { fill.no_producer } else { fill.no_hit }
    }
}

/// The picker.
pub fn picker(spot: Spot, from: List) -> View {
    let picked = spot.followed(spot.key());
    live(move || {
        let value = picked.get();
        if value.is_empty() { search(spot, from) } else { chosen(spot, named(spot, from, value)) }
    })
}

/// What an answer is called: by its name in the list, as typed, or itself.
fn named(spot: Spot, from: List, value: String) -> Offer {
    if let Some(typed) = value.strip_prefix("other:") {
        let (title, sub) = (typed.to_owned(), app().words().fill.typed_mark.to_owned());
        return Offer { value, title, sub };
    }
    let title = value.clone();
    picker_of::name(spot, from, &value).unwrap_or(Offer { value, title, sub: String::new() })
}

fn chosen(spot: Spot, offer: Offer) -> View {
    let change = app().words().common.change;
    let label = format!("{change}: {}", offer.title);
    let again = move || {
        spot.set("");
        super::focus(&spot.id());
    };
    el("div")
        .class("picked")
        .add(small(Glyph::Check))
        .add(el("div").class("picked-name").add(strong(&offer.title)).add(sub(&offer.sub)))
        .add(button("btn btn-small", again).attr("id", &spot.id()).attr("aria-label", &label).add(change))
        .into()
}

fn search(spot: Spot, from: List) -> View {
    let text = Signal::new(String::new());
    let first = picker_of::first(spot, from);
    let suggestions = (!first.is_empty()).then(|| {
        let chips = el("div").class("chips").flag("hidden", move || !text.get().is_empty());
        chips.each(first.into_iter().map(|offer| pick(spot, offer, "chip")))
    });
    let look = TextLook {
        complete: Some("off"),
        capitals: Some("none"),
        enter: Some("search"),
        placeholder: Some(app().words().fill.search),
        ..TextLook::of("search")
    };
    let does = TextDoes {
        value: Box::new(move || text.get()),
        max: None,
        take: Box::new(move |event| text.set(control(&event).value())),
        // Typed half and left: nothing is missing yet. The page may be gone by now.
        leave: Box::new(move || {
            if text.with_now(String::is_empty) == Some(true) {
                spot.left();
            }
        }),
        key: Box::new(move |event| {
            if event.unchecked_ref::<web_sys::KeyboardEvent>().key() == "Enter" {
                event.prevent_default();
                if let Some(offer) = hits(spot, from, text.now().trim()).first() {
                    spot.set(&offer.value);
                }
            }
        }),
    };
    el("div")
        .class("picker")
        .add(suggestions)
        .add(el("div").class("picker-box").add(small(Glyph::Search)).add(text_box(spot, look, does)))
        .live(move || below(spot, from, text.get().trim()))
        .into()
}

fn long_enough(text: &str) -> bool {
    text.chars().count() >= LETTERS_MIN
}

fn hits(spot: Spot, from: List, text: &str) -> Vec<Offer> {
    let mut hits = if long_enough(text) { picker_of::search(spot, from, text) } else { Vec::new() };
    hits.truncate(HITS_MAX);
    hits
}

/// The hits below the field, and the way to keep what is in no list.
fn below(spot: Spot, from: List, text: &str) -> Option<View> {
    if !long_enough(text) {
        return None;
    }
    let hits = hits(spot, from, text);
    let none = hits.is_empty().then(|| el("p").class("picker-none").attr("role", "status").add(from.no_hit()));
    let items = list(hits.into_iter().map(|offer| pick(spot, offer, "list-item")));
    let as_typed = from.keeps_other().then(|| {
        let value = format!("other:{text}");
        let words = (app().words().fill.as_typed)(text);
        picture_button("btn btn-quiet picker-typed", Glyph::Pencil, IconSize::Small, &words, move || spot.set(&value))
    });
    let drawn = el("div").class("picker-hits").add(none).add(items).add(as_typed);
    Some(drawn.into())
}

/// A button that picks an offer.
fn pick(spot: Spot, offer: Offer, class: &'static str) -> View {
    let value = offer.value;
    button(class, move || spot.set(&value)).add(list_main(&offer.title).add(sub(&offer.sub))).into()
}

fn sub(text: &str) -> Option<View> {
    (!text.is_empty()).then(|| span("quiet small", text))
}
