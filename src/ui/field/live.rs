//! Views and handlers of one type. Whatever type a closure, a child or a handler has, the framework compiles its
//! building, mounting and taking down for it once more; passed through here they share one, and the phone's wasm is a
//! third smaller. So in this folder: components end in `.into_any()`, a child that changes is a closure written in
//! place that gives an [`AnyView`], an `Option` of one, or text, and handlers are made by [`tap`] and its like.

use leptos::prelude::*;
use std::sync::{Arc, Mutex};

/// A handler without a type of its own.
pub type Handler<E> = Box<dyn FnMut(E) + Send>;

/// A part that is drawn anew whenever what it reads has changed; for the root of a component.
pub fn live(draw: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let draw: Arc<Mutex<dyn FnMut() -> AnyView + Send>> = Arc::new(Mutex::new(draw));
    draw.into_any()
}

/// Nothing to see.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// For `on:click`.
pub fn tap(mut then: impl FnMut() + Send + 'static) -> Handler<web_sys::MouseEvent> {
    Box::new(move |_| then())
}

/// For `on:input` and `on:change`: takes what now stands in the control.
pub fn typed(mut then: impl FnMut(String) + Send + 'static) -> Handler<web_sys::Event> {
    Box::new(move |event| then(event_target_value(&event)))
}

/// For `on:blur`.
pub fn left(mut then: impl FnMut() + Send + 'static) -> Handler<web_sys::FocusEvent> {
    Box::new(move |_| then())
}

/// Follows what `run` reads: runs it now, and again whenever that changed.
pub fn follow(run: impl Fn() + 'static) {
    fn begin(run: Box<dyn Fn()>) {
        Effect::new(move |_: Option<()>| run());
    }
    begin(Box::new(run));
}
