//! A new build is fetched by the service worker and waits there: it takes over only when a person asks, so that
//! no form is pulled from under anybody's thumb.

use super::events::{Bus, Event};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

/// What the worker understands as the person's word (`serve/sw.js`).
const TAKE_OVER: &str = "take over";

/// Tells [`Event::UpdateReady`] as soon as a new worker waits beside a working one.
pub fn watch(bus: Rc<Bus>) {
    let Some(container) = container() else { return };
    spawn_local(async move {
        let Some(registration) = registration(&container).await else { return };
        tell_if_waiting(&registration, &bus);
        let found = registration.clone();
        let on_found = Closure::<dyn FnMut()>::new(move || {
            let (Some(worker), registration, bus) = (found.installing(), found.clone(), bus.clone()) else { return };
            let on_state = Closure::<dyn FnMut()>::new(move || tell_if_waiting(&registration, &bus));
            worker.set_onstatechange(Some(on_state.as_ref().unchecked_ref()));
            on_state.forget();
        });
        registration.set_onupdatefound(Some(on_found.as_ref().unchecked_ref()));
        on_found.forget();
    });
}

/// Asks whether there is a newer build. The browser asks by itself only when the page is loaded, and an installed app
/// can stay open for days.
pub fn ask() {
    let Some(container) = container() else { return };
    spawn_local(async move {
        if let Some(asked) = registration(&container).await.and_then(|registration| registration.update().ok()) {
            let _ = JsFuture::from(asked).await;
        }
    });
}

/// Sends the waiting worker the word; the page loads again once the new worker controls it.
pub fn take_over() {
    let Some(container) = container() else { return };
    spawn_local(async move {
        let Some(registration) = registration(&container).await else { return };
        let Some(waiting) = registration.waiting() else { return };
        let on_change = Closure::<dyn FnMut()>::new(|| {
            if let Some(window) = web_sys::window() {
                let _ = window.location().reload();
            }
        });
        container.set_oncontrollerchange(Some(on_change.as_ref().unchecked_ref()));
        on_change.forget();
        let _ = waiting.post_message(&JsValue::from_str(TAKE_OVER));
    });
}

fn tell_if_waiting(registration: &ServiceWorkerRegistration, bus: &Bus) {
    let controlled = container().is_some_and(|container| container.controller().is_some());
    if controlled && registration.waiting().is_some() {
        bus.tell(Event::UpdateReady);
    }
}

async fn registration(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    let found = JsFuture::from(container.get_registration()).await.ok()?;
    found.dyn_into().ok()
}

/// `navigator.serviceWorker`, absent on pages without HTTPS.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let found = js_sys::Reflect::get(&navigator, &JsValue::from_str("serviceWorker")).ok()?;
    found.dyn_into().ok()
}
