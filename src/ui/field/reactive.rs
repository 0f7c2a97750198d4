//! Leptos' reactive system, without its views: signals, memos, effects and the owners they end with. The rest of leptos
//! would bring streams, server functions and two kinds of rendering to phones that use none of them.

pub use reactive_graph::computed::Memo;
pub use reactive_graph::effect::RenderEffect;
pub use reactive_graph::graph::untrack;
pub use reactive_graph::owner::{LocalStorage, Owner, StoredValue, expect_context, on_cleanup, provide_context};
pub use reactive_graph::signal::RwSignal;
pub use reactive_graph::traits::*;
pub use wasm_bindgen_futures::spawn_local;

use any_spawner::Executor;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, HtmlInputElement};

/// Runs the app under an owner that lives as long as the page.
pub fn run(app: impl FnOnce()) {
    // Refused only when it is there already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(app);
    std::mem::forget(owner);
}

/// The control that an event is about.
pub fn event_target<T: JsCast>(event: &Event) -> T {
    event.target().unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into()).unchecked_into()
}

/// What stands in the control; textareas and selects have the property too.
pub fn event_target_value(event: &Event) -> String {
    event_target::<HtmlInputElement>(event).value()
}

/// Whether the control is ticked.
pub fn event_target_checked(event: &Event) -> bool {
    event_target::<HtmlInputElement>(event).checked()
}

/// Listens to the window until the part of the page that is being drawn goes.
pub fn on_window(event: &'static str, then: impl FnMut() + 'static) {
    fn listen(event: &'static str, then: Box<dyn FnMut()>) {
        let Some(window) = web_sys::window() else { return };
        let listener = Closure::wrap(then).into_js_value();
        let _ = window.add_event_listener_with_callback(event, listener.unchecked_ref());
        let kept = StoredValue::new_local(listener);
        on_cleanup(move || {
            if let Some(listener) = kept.try_get_value() {
                let _ = window_without(event, &listener);
            }
        });
    }
    fn window_without(event: &str, listener: &JsValue) -> Result<(), JsValue> {
        web_sys::window().map_or(Ok(()), |window| window.remove_event_listener_with_callback(event, listener.unchecked_ref()))
    }
    listen(event, Box::new(then));
}
