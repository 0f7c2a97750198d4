//! Reading from the phone: what a screen shows follows the store.

use super::app::app;
use crate::phone::{Phone, StoreError};
use crate::ui::kit::{Notice, Tone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;

/// Reads something from the phone, and again whenever records changed. `None` until it is there.
pub fn loaded<T, F>(read: impl Fn(Phone) -> F + 'static) -> RwSignal<Option<Result<T, StoreError>>, LocalStorage>
where
    T: 'static,
    F: Future<Output = Result<T, StoreError>> + 'static,
{
    let app = app();
    let result = RwSignal::new_local(None);
    Effect::new(move |_| {
        app.changed.track();
        let reading = read(app.phone());
        spawn_local(async move {
            let read = reading.await;
            // The screen may be gone by now.
            let _ = result.try_set(Some(read));
        });
    });
    result
}

/// What stands while something is read, or when it cannot be.
pub fn waiting<T>(result: &Option<Result<T, StoreError>>) -> Option<AnyView> {
    let common = &app().words().common;
    match result {
        None => Some(view! { <p class="quiet page-wait">{common.loading}</p> }.into_any()),
        Some(Err(error)) => {
            let detail = format!("{} {error}", common.detail);
            Some(view! { <Notice tone=Tone::Bad><p>{common.store_trouble}</p><p class="small">{detail}</p></Notice> }.into_any())
        }
        Some(Ok(_)) => None,
    }
}
