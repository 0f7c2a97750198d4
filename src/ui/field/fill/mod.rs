//! One renderer for every form: the questions come from `domain::form`, the draft is kept while typing, the save is
//! told only after it happened.

mod choice;
mod control;
mod field;
mod ground;
mod keeper;
mod lines;
mod number;
mod open;
mod page;
mod picker;
mod picker_of;
mod saved;
mod section;
mod state;
mod text;
mod unit;

pub use ground::prefill;
pub use page::fill_page;
pub use picker_of::fits;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;

/// One frame: what a change of state brings onto the page is there after it.
const FRAME_MS: u32 = 30;

/// Puts the focus on a control after the page was drawn.
fn focus(id: &str) {
    focus_soon(id.to_owned());
}

fn focus_soon(id: String) {
    Timeout::new(FRAME_MS, move || {
        let element = web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(&id));
        let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        let _ = element.focus();
    })
    .forget();
}
