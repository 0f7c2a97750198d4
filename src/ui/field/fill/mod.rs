//! One renderer for every form: the questions come from `domain::form`, the draft is kept while typing, the save is
//! told only after it happened.

mod choice;
mod control;
mod field;
mod findings;
mod ground;
mod keeper;
mod lines;
mod number;
mod open;
mod page;
mod photos;
mod picker;
mod picker_of;
mod place;
mod saved;
mod section;
mod state;
mod text;
mod unit;

pub use ground::prefill;
pub use page::fill_page;
pub use picker_of::fits;

use super::browser;
use gloo_timers::callback::Timeout;

/// One frame: what a change of state brings onto the page is there after it.
const FRAME_MS: u32 = 30;

/// Puts the focus on a control after the page was drawn.
fn focus(id: &str) {
    focus_soon(id.to_owned());
}

fn focus_soon(id: String) {
    Timeout::new(FRAME_MS, move || {
        let Some(element) = browser::element(&id) else { return };
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        browser::focus(&element);
    })
    .forget();
}
