//! The controls of which every question is made, each built in one place: text fields, selects, ticks, buttons.

use super::field::Spot;
use crate::ui::field::app::app;
use crate::ui::field::live::{El, View, control, el};
use crate::ui::field::parts::{button, glyph, icon};
use crate::ui::kit::{Glyph, IconSize};
use wasm_bindgen::JsValue;

/// Takes what happens in a control.
pub type Handler = Box<dyn FnMut(web_sys::Event)>;

/// How a field for text looks, and which keys a phone offers for it.
#[derive(Clone, Copy)]
pub struct TextLook {
    /// Its classes.
    pub class: &'static str,
    /// Its `type`.
    pub kind: &'static str,
    /// Its `inputmode`.
    pub mode: Option<&'static str>,
    /// Its `autocomplete`.
    pub complete: Option<&'static str>,
    /// Its `autocapitalize`.
    pub capitals: Option<&'static str>,
    /// What the enter key says.
    pub enter: Option<&'static str>,
    /// Shown while it is empty.
    pub placeholder: Option<&'static str>,
}

impl TextLook {
    /// A bare field of a type.
    pub const fn of(kind: &'static str) -> Self {
        TextLook { class: "field-input", kind, mode: None, complete: None, capitals: None, enter: None, placeholder: None }
    }
}

/// What a field for text does beside its answer.
pub struct TextDoes {
    /// What stands in it, followed.
    pub value: Box<dyn Fn() -> String>,
    /// The latest day it takes.
    pub max: Option<String>,
    /// Takes what was typed.
    pub take: Handler,
    /// It was left.
    pub leave: Box<dyn FnMut()>,
    /// A key was pressed.
    pub key: Handler,
}

impl TextDoes {
    /// Takes the answer as it is typed; with `rests`, findings show after a rest in typing.
    pub fn answer(spot: Spot, rests: bool) -> Self {
        let take = Box::new(move |event| {
            spot.set(&control(&event).value());
            if rests {
                spot.filling.rest(spot.key());
            }
        });
        TextDoes { value: Box::new(move || spot.value()), max: None, take, leave: Box::new(move || spot.left()), key: Box::new(|_| ()) }
    }
}

/// A field for text.
pub fn text_box(spot: Spot, look: TextLook, does: TextDoes) -> El {
    el("input")
        .class(look.class)
        .attr("id", &spot.id())
        .attr("type", look.kind)
        .attr_if("inputmode", look.mode)
        .attr_if("autocomplete", look.complete)
        .attr_if("autocapitalize", look.capitals)
        .attr_if("enterkeyhint", look.enter)
        .attr_if("placeholder", look.placeholder)
        .attr_if("max", does.max.as_deref())
        .attr("aria-describedby", &spot.described_by())
        .bind("aria-invalid", move || spot.invalid())
        .value(does.value)
        .on("input", does.take)
        .left(does.leave)
        .on("keydown", does.key)
}

/// A select with nothing chosen at first; `labelled` when its question is a group that has its id.
pub fn select(spot: Spot, labelled: bool, offered: Vec<(String, String)>) -> El {
    let choose = move |value: String| {
        spot.set(&value);
        spot.left();
    };
    el("select")
        .class("field-input")
        .attr_if("id", Some(&*spot.id()).filter(|_| !labelled))
        .attr_if("aria-labelledby", Some(&*format!("{}-label", spot.id())).filter(|_| labelled))
        .attr("aria-describedby", &spot.described_by())
        .chosen(choose)
        .add(option(spot, String::new(), app().words().fill.choose))
        .each(offered.into_iter().map(|(value, words)| option(spot, value, &words)))
}

fn option(spot: Spot, value: String, words: &str) -> View {
    el("option").attr("value", &value).add(words).property("selected", move || JsValue::from_bool(spot.value() == value)).into()
}

/// A radio button or a tick, large enough for a thumb.
pub struct Tick {
    /// `radio` or `checkbox`.
    pub kind: &'static str,
    /// The name that radio buttons of one question share.
    pub name: Option<String>,
    /// Its code.
    pub value: Option<&'static str>,
    /// A picture for those who read slowly.
    pub glyph: Option<Glyph>,
    /// Its words.
    pub words: String,
    /// Whether it is ticked.
    pub checked: Box<dyn Fn() -> bool>,
    /// It was tapped, whether or not that ticks it.
    pub tapped: Box<dyn FnMut()>,
    /// It was ticked, or no longer is.
    pub change: Box<dyn FnMut(bool)>,
}

impl Tick {
    /// A tick in words, and what it does.
    pub fn of(kind: &'static str, words: String, checked: Box<dyn Fn() -> bool>, change: impl FnMut(bool) + 'static) -> Self {
        Tick { kind, name: None, value: None, glyph: None, words, checked, tapped: Box::new(|| ()), change: Box::new(change) }
    }

    /// Draws it.
    pub fn draw(self) -> View {
        let Tick { mut change, checked, .. } = self;
        let input = el("input")
            .attr("type", self.kind)
            .attr_if("name", self.name.as_deref())
            .attr_if("value", self.value)
            .property("checked", move || JsValue::from_bool(checked()))
            .tap(self.tapped)
            .on("change", move |event| change(control(&event).checked()));
        el("label").class("choice").add(input).add(el("span").add(self.glyph.map(glyph)).add(self.words)).into()
    }
}

/// A button in words, with a picture before them.
pub fn picture_button(class: &str, look: Glyph, size: IconSize, words: &str, tapped: impl FnMut() + 'static) -> View {
    button(class, tapped).add(icon(look, size)).add(words).into()
}
