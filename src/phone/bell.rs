//! What wakes the driver: a save, a tap, a signal that came back, a page looked at again.

use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::future::{Future as _, poll_fn};
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};
use wasm_bindgen::prelude::*;
use web_sys::VisibilityState;

/// A bell with one listener. A ring that nobody waits for is kept for the next wait.
#[derive(Default)]
pub struct Bell {
    rung: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

/// Why a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// Somebody rang.
    Rung,
    /// The time was over.
    Time,
}

impl Bell {
    /// Rings.
    pub fn ring(&self) {
        self.rung.set(true);
        if let Some(waker) = self.waiting.borrow_mut().take() {
            waker.wake();
        }
    }

    /// Whether it was rung since last asked.
    pub fn take(&self) -> bool {
        self.rung.replace(false)
    }

    /// Waits for a ring, at most that long. A phone that sleeps stops the time too; then being looked at rings (F36).
    pub async fn wait(&self, ms: u64) -> Woken {
        let mut time = pin!(TimeoutFuture::new(u32::try_from(ms).unwrap_or(u32::MAX)));
        poll_fn(|context| {
            if self.take() {
                return Poll::Ready(Woken::Rung);
            }
            *self.waiting.borrow_mut() = Some(context.waker().clone());
            time.as_mut().poll(context).map(|()| Woken::Time)
        })
        .await
    }
}

/// Rings when the browser says "online" (only a hint) and when the page is looked at again.
pub fn ring_with_the_page(bell: &Rc<Bell>) {
    let Some(window) = web_sys::window() else { return };
    let online = listener(bell, || true);
    let _ = window.add_event_listener_with_callback("online", online.unchecked_ref());
    let Some(document) = window.document() else { return };
    let page = document.clone();
    let visible = listener(bell, move || page.visibility_state() == VisibilityState::Visible);
    let _ = document.add_event_listener_with_callback("visibilitychange", visible.unchecked_ref());
}

/// A function for the browser, which lives as long as the page; the bell may go before it.
fn listener(bell: &Rc<Bell>, when: impl Fn() -> bool + 'static) -> JsValue {
    let bell: Weak<Bell> = Rc::downgrade(bell);
    Closure::<dyn FnMut()>::new(move || {
        if let Some(bell) = bell.upgrade().filter(|_| when()) {
            bell.ring();
        }
    })
    .into_js_value()
}
