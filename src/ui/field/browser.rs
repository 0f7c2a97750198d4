//! The page in its browser: address and history, title and focus.

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, History, HtmlElement, Location};

/// By then a screen read from the phone is drawn.
const DRAWN_MS: u32 = 150;

/// The path of the address.
pub fn path() -> String {
    location().and_then(|location| location.pathname().ok()).unwrap_or_default()
}

/// Goes to an address without loading a page.
pub fn push(path: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Gives this page another address.
pub fn rename(path: &str) {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Goes back.
pub fn back() {
    if let Some(history) = history() {
        let _ = history.back();
    }
}

/// Loads a page.
pub fn load(address: &str) {
    if let Some(location) = location() {
        let _ = location.set_href(address);
    }
}

/// An element of the page.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Begins a screen at its top, and reads out its title once that is drawn.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    Timeout::new(DRAWN_MS, focus_title).forget();
}

/// Names the page by its title and puts the focus there, so that a screen reader says where one is; not when a field has
/// the focus already.
fn focus_title() {
    let Some(document) = document() else { return };
    let idle = document.active_element().is_none_or(|element| element.tag_name() == "BODY");
    let Some(title) = document.query_selector("h1").ok().flatten() else { return };
    if let Some(said) = title.text_content() {
        document.set_title(&format!("{said} · Anjat"));
    }
    if idle {
        focus(&title);
    }
}

/// Puts the focus on an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Taps a control that is not shown.
pub fn click(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}
