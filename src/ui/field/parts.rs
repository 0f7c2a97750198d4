//! Small parts of every screen: links, icons, notices, chips, the head of a page. Their looks stand in [`crate::ui::kit`].

use super::app::{App, app};
use super::live::{El, View, el, svg};
use super::route::Route;
use crate::domain::problem::Severity;
use crate::domain::status::Entry;
use crate::ui::kit::{Glyph, IconSize, Tone, message_look, review_look, sending_look};
use crate::words::phone as words;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

/// An icon; the words stand beside it.
pub fn icon(glyph: Glyph, size: IconSize) -> View {
    let frame = svg("svg").class(size.class());
    let frame = Glyph::FRAME.iter().fold(frame, |frame, (name, value)| frame.attr(name, value));
    frame.add(svg("path").attr("d", glyph.path())).into()
}

/// An icon of the usual size.
pub fn glyph(glyph: Glyph) -> View {
    icon(glyph, IconSize::Medium)
}

/// A small icon.
pub fn small(glyph: Glyph) -> View {
    icon(glyph, IconSize::Small)
}

/// A notice on a page: its parts stand below each other.
pub fn notice(tone: Tone, inside: impl Into<View>) -> View {
    let (class, sign, role) = tone.notice();
    el("div").class(class).attr("role", role).add(glyph(sign)).add(el("div").add(inside)).into()
}

/// A notice of one sentence.
pub fn say(tone: Tone, text: impl AsRef<str>) -> View {
    notice(tone, p("", text))
}

/// A paragraph.
pub fn p(class: &str, text: impl AsRef<str>) -> View {
    words_in("p", class, text.as_ref())
}

/// A span.
pub fn span(class: &str, text: impl AsRef<str>) -> View {
    words_in("span", class, text.as_ref())
}

/// Words that weigh more.
pub fn strong(text: impl AsRef<str>) -> View {
    words_in("strong", "", text.as_ref())
}

/// Text in an element.
pub fn words_in(tag: &str, class: &str, text: &str) -> View {
    let element = el(tag);
    let element = if class.is_empty() { element } else { element.class(class) };
    element.add(text).into()
}

/// A finding below its field, announced at once when it stands in the way; for an Ask, with the buttons that answer it.
pub fn field_message(id: &str, severity: Severity, text: &str, answers: Option<View>) -> View {
    let (class, sign, role) = message_look(severity);
    let said = el("div").class("stack stack-s").add(span("", text)).add(answers.map(|answers| el("div").class("row").add(answers)));
    el("div").class(class).attr("id", id).attr("role", role).add(small(sign)).add(said).into()
}

/// One status: icon and words.
pub fn status_chip((tone, sign): (Tone, Glyph), text: &str) -> View {
    el("span").class(format!("status {}", tone.class())).add(small(sign)).add(text).into()
}

/// Both status lines of a record.
pub fn both_lines(app: App, entry: &Entry) -> View {
    let lang = app.lang();
    el("span")
        .class("both-lines")
        .add(status_chip(sending_look(entry.sending), words::sending(lang, entry.sending)))
        .add(status_chip(review_look(entry.review), words::review(lang, entry.review)))
        .into()
}

/// A link to a screen: a real address, taken without loading a page.
pub fn link(route: Route, class: &str) -> El {
    let app = app();
    el("a").class(class).attr("href", route.path()).on("click", move |event| {
        if is_plain_tap(&event) {
            event.prevent_default();
            app.go(route);
        }
    })
}

fn is_plain_tap(event: &Event) -> bool {
    let event: &MouseEvent = event.unchecked_ref();
    event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key()
}

/// A button that does something when tapped.
pub fn button(class: impl AsRef<str>, then: impl FnMut() + 'static) -> El {
    el("button").class(class).attr("type", "button").tap(then)
}

/// One of several choices.
pub fn chip(name: &str, chosen: impl Fn() -> bool + 'static, choose: impl FnMut() + 'static) -> El {
    button("chip", choose).bind("aria-pressed", move || Some(if chosen() { "true" } else { "false" })).add(name)
}

/// The head of a page below home: a way back and the title, and something at the right.
pub fn page_head(app: App, title: impl AsRef<str>, side: impl Into<View>) -> View {
    el("header")
        .class("head")
        .add(button("head-back", move || app.back()).attr("aria-label", app.words().common.back).add(glyph(Glyph::Back)))
        .add(el("h1").class("head-title").attr("tabindex", "-1").add(title.as_ref()))
        .add(el("div").class("head-side").add(side))
        .into()
}
