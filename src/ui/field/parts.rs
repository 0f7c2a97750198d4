//! Small parts of every screen: the page and its head, links, buttons, lists, notices, chips, icons. Their looks stand in
//! [`crate::ui::kit`].

use super::app::{App, app};
use super::live::{El, View, el, nothing, svg, views};
use super::route::Route;
use crate::domain::problem::Severity;
use crate::domain::status::Entry;
use crate::domain::text::join;
use crate::phone::StoreError;
use crate::ui::kit::{Glyph, IconSize, Tone, message_look, review_look, sending_look};
use crate::words::phone as words;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

// The page.

/// A screen below home: its head, and what it shows.
pub fn page(app: App, title: &str, inside: impl Into<View>) -> View {
    views![page_head(app, title, nothing()), el("main").class("page").add(inside)]
}

/// The head of a page below home: a way back and the title, and something at the right.
pub fn page_head(app: App, title: &str, side: impl Into<View>) -> View {
    el("header")
        .class("head")
        .add(button("head-back", move || app.back()).attr("aria-label", app.words().common.back).add(glyph(Glyph::Back)))
        .add(el("h1").class("head-title").attr("tabindex", "-1").add(title))
        .add(el("div").class("head-side").add(side))
        .into()
}

/// Shown until something is read from the phone.
pub fn wait(app: App) -> View {
    p("quiet page-wait", app.words().common.loading)
}

/// The store does not answer; what it said stands below.
pub fn store_trouble(app: App, error: &StoreError) -> View {
    let common = &app.words().common;
    notice(Tone::Bad, views![p("", common.store_trouble), p("small", &format!("{} {error}", common.detail))])
}

/// A page or list that has nothing yet.
pub fn empty(look: Glyph, text: &str) -> El {
    el("div").class("empty").add(icon(look, IconSize::Large)).add(p("", text))
}

// Words.

/// A paragraph.
pub fn p(class: &str, text: &str) -> View {
    words_in("p", class, text)
}

/// A span.
pub fn span(class: &str, text: &str) -> View {
    words_in("span", class, text)
}

/// Words that weigh more.
pub fn strong(text: &str) -> View {
    words_in("strong", "", text)
}

/// The heading of a section.
pub fn heading(text: &str) -> View {
    words_in("h2", "home-heading", text)
}

/// Text in an element; without a class when that is empty.
pub fn words_in(tag: &str, class: &str, text: &str) -> View {
    el(tag).attr_if("class", Some(class).filter(|class| !class.is_empty())).add(text).into()
}

/// What there is of these, with points between.
pub fn dotted(parts: &[&str]) -> String {
    join(parts.iter().filter(|part| !part.is_empty()), " · ")
}

// Lists.

/// A list; each view is one item.
pub fn list(items: impl Iterator<Item = View>) -> View {
    el("ul").class("list").each(items.map(|item| el("li").add(item).into())).into()
}

/// The words of an item: its title, and what is added below.
pub fn list_main(title: &str) -> El {
    el("span").class("list-main").add(strong(title))
}

/// A row of a list of facts: a label and its answer, which is a `dd`.
pub fn fact(label: &str, answer: El) -> El {
    el("div").add(words_in("dt", "", label)).add(answer)
}

// What can be tapped.

/// A link to a screen: a real address, taken without loading a page.
pub fn link(route: Route, class: &str) -> El {
    let app = app();
    el("a").class(class).attr("href", &route.path()).on("click", move |event| {
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
pub fn button(class: &str, then: impl FnMut() + 'static) -> El {
    el("button").class(class).attr("type", "button").tap(then)
}

/// One of several choices.
pub fn chip(name: &str, chosen: impl Fn() -> bool + 'static, choose: impl FnMut() + 'static) -> El {
    pressed(button("chip", choose), chosen).add(name)
}

/// A button that is pressed while `on` says so.
pub fn pressed(button: El, on: impl Fn() -> bool + 'static) -> El {
    button.bind("aria-pressed", move || Some(if on() { "true" } else { "false" }))
}

/// Chips of which one is chosen.
pub fn chips(label: &str) -> El {
    el("div").class("chips").attr("role", "group").attr("aria-label", label)
}

// What is said.

/// A notice on a page: its parts stand below each other.
pub fn notice(tone: Tone, inside: impl Into<View>) -> View {
    let (class, sign, role) = tone.notice();
    el("div").class(class).attr("role", role).add(glyph(sign)).add(el("div").add(inside)).into()
}

/// A notice of one sentence.
pub fn say(tone: Tone, text: &str) -> View {
    notice(tone, p("", text))
}

/// A finding below its field, announced at once when it stands in the way; for an Ask, with the buttons that answer it.
pub fn field_message(id: &str, severity: Severity, text: &str, answers: Option<View>) -> View {
    let (class, sign, role) = message_look(severity);
    let said = el("div").class("stack stack-s").add(span("", text)).add(answers.map(|answers| el("div").class("row").add(answers)));
    el("div").class(class).attr("id", id).attr("role", role).add(small(sign)).add(said).into()
}

/// What the supervisor said about one answer, or that it was marked without a word.
pub fn marked(app: App, said: &str) -> View {
    let label = if said.is_empty() { app.words().records.marked } else { app.words().fill.marked };
    el("p").class("fill-mark").add(small(Glyph::Return)).add(el("span").add(strong(label)).add(" ").add(said)).into()
}

/// One status: icon and words.
pub fn status_chip((tone, sign): (Tone, Glyph), text: &str) -> View {
    el("span").class(&format!("status {}", tone.class())).add(small(sign)).add(text).into()
}

/// Both status lines of a record.
pub fn both_lines(app: App, entry: &Entry) -> View {
    let lang = app.lang();
    el("span")
        .class("both-lines")
        .add(status_chip(sending_look(entry.sending), &words::sending(lang, entry.sending)))
        .add(status_chip(review_look(entry.review), words::review(lang, entry.review)))
        .into()
}

// Pictures.

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

/// The woven band.
pub fn weave(class: &str) -> View {
    el("span").class(class).attr("aria-hidden", "true").into()
}
