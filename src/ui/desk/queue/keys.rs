//! Keys of the queue: j, k and the arrows move between rows, Enter opens (they are links), / searches.

/// Listens while the page is open; the server has no keys.
pub(crate) fn use_row_keys() {
    #[cfg(target_arch = "wasm32")]
    browser::listen();
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::ev;
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};

    /// Listens while the page is open.
    pub(super) fn listen() {
        Effect::new(|_| {
            let keys = window_event_listener(ev::keydown, |event: KeyboardEvent| {
                if event.ctrl_key() || event.alt_key() || event.meta_key() || is_typing() {
                    return;
                }
                let done = match event.key().as_str() {
                    "j" | "ArrowDown" => step(1),
                    "k" | "ArrowUp" => step(-1),
                    "/" => focus("#f-q"),
                    _ => false,
                };
                if done {
                    event.prevent_default();
                }
            });
            on_cleanup(move || keys.remove());
        });
    }

    fn is_typing() -> bool {
        document().active_element().is_some_and(|element| {
            element.dyn_ref::<HtmlInputElement>().is_some()
                || element.dyn_ref::<HtmlTextAreaElement>().is_some()
                || element.dyn_ref::<HtmlSelectElement>().is_some()
        })
    }

    /// Moves the focus among the rows; with none focused, to the chosen one or the first. The arrows scroll as ever until
    /// a row has the focus.
    fn step(by: i32) -> bool {
        let Ok(rows) = document().query_selector_all(".desk-row-link") else { return false };
        let count = i32::try_from(rows.length()).unwrap_or(0);
        let all: Vec<HtmlElement> = (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into().ok()).collect();
        let focused = document().active_element();
        let at = all.iter().position(|row| focused.as_ref().is_some_and(|focused| row.is_same_node(Some(focused.as_ref()))));
        let current = all.iter().position(|row| row.has_attribute("aria-current"));
        let to = match at.or(current) {
            Some(at) => i32::try_from(at).unwrap_or(0) + by,
            None => 0,
        };
        let to = usize::try_from(to.clamp(0, (count - 1).max(0))).unwrap_or(0);
        all.get(to).is_some_and(|row| row.focus().is_ok())
    }

    fn focus(selector: &str) -> bool {
        let found = document().query_selector(selector).ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
        found.is_some_and(|found| found.focus().is_ok())
    }
}
