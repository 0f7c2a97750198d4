//! Reading from the phone: what a screen shows follows the store.

use super::app::app;
use super::live::{View, el, follow, live, views};
use super::parts::{notice, p};
use crate::phone::{Phone, StoreError};
use crate::ui::field::reactive::*;
use crate::ui::kit::Tone;
use std::any::Any;
use std::cell::Cell;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;

/// What was read, without its type: one signal for all screens.
type Held = Option<Result<Rc<dyn Any>, StoreError>>;
type Reading = Pin<Box<dyn Future<Output = Result<Rc<dyn Any>, StoreError>>>>;

/// Something that is read from the phone, and read again whenever records changed.
pub struct Loaded<T> {
    held: RwSignal<Held, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loaded<T> {}

/// Begins to read.
pub fn loaded<T, F>(read: impl Fn(Phone) -> F + 'static) -> Loaded<T>
where
    T: 'static,
    F: Future<Output = Result<T, StoreError>> + 'static,
{
    let held = RwSignal::new_local(None);
    read_into(
        held,
        Box::new(move |phone| {
            let reading = read(phone);
            Box::pin(async move { reading.await.map(|read| Rc::new(read) as Rc<dyn Any>) })
        }),
    );
    Loaded { held, of: PhantomData }
}

fn read_into(held: RwSignal<Held, LocalStorage>, read: Box<dyn Fn(Phone) -> Reading>) {
    let app = app();
    let newest = Rc::new(Cell::new(0u32));
    follow(move || {
        app.changed.track();
        let this = newest.get().wrapping_add(1);
        newest.set(this);
        let (reading, newest) = (read(app.phone()), newest.clone());
        spawn_local(async move {
            let read = reading.await;
            // Readings may end in another order than they began, and an older one must not hide what changed since.
            // The screen may also be gone by now.
            if newest.get() == this {
                let _ = held.try_set(Some(read));
            }
        });
    });
}

impl<T: 'static> Loaded<T> {
    /// Something of what was read; `None` until it is there, or when it cannot be read.
    pub fn get<R>(self, take: impl FnOnce(&T) -> R) -> Option<R> {
        let read = self.held.get().and_then(Result::ok)?;
        read.downcast_ref().map(take)
    }

    /// Draws what was read; until then, or when it cannot be read, a line that says so.
    pub fn draw(self, draw: impl Fn(&T) -> View + Send + 'static) -> View {
        live(move || match self.held.get() {
            None => el("p").class("quiet page-wait").add(app().words().common.loading).into(),
            Some(Err(error)) => trouble(&error),
            Some(Ok(read)) => read.downcast_ref().map(&draw).into(),
        })
    }
}

fn trouble(error: &StoreError) -> View {
    let common = &app().words().common;
    let detail = format!("{} {error}", common.detail);
    notice(Tone::Bad, views![p("", common.store_trouble), p("small", &detail)])
}
