//! Values that parts of the page follow.
//!
//! The way of leptos' signals, in one copy for every type: a value stands behind a [`Signal`], a handle to copy into every
//! closure; what reads it while it runs ([`follow`]) runs again when it changes; what a part of the page has made ends with
//! the part ([`Part`], in [`part`]). Leptos' own graph compiles anew for each type and knows memos, streams and threads
//! that nobody needs here: 5 KB of the 200 that a phone may have to fetch.

mod part;
#[cfg(test)]
mod tests;

pub use part::{Part, on_cleanup, run, untrack};
pub use wasm_bindgen_futures::spawn_local;

use part::{Key, Watch};
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::{Rc, Weak};

/// Those who follow something, to be told that it has changed.
#[derive(Clone, Default)]
pub struct Followers(Rc<RefCell<Vec<Follower>>>);

/// One that follows, and in which of its runs it has read: what it no longer reads does not wake it.
struct Follower {
    watch: Weak<Watch>,
    run: u32,
}

impl Follower {
    fn current(&self) -> Option<Rc<Watch>> {
        self.watch.upgrade().filter(|watch| watch.runs() == self.run)
    }
}

impl Followers {
    /// Whoever runs now runs again when it changes.
    pub fn track(&self) {
        let Some(watch) = part::watching() else { return };
        let mut followers = self.0.borrow_mut();
        // Before the list grows, those go who follow no longer: parts come and go, and what they read may stay for ever.
        if followers.len() == followers.capacity() {
            followers.retain(|follower| follower.current().is_some());
        }
        followers.push(Follower { watch: Rc::downgrade(&watch), run: watch.runs() });
    }

    /// It has changed.
    pub fn tell(&self) {
        // Each reads again what it still wants, and follows anew.
        let followers = self.0.take();
        followers.iter().filter_map(Follower::current).for_each(Watch::wake);
    }
}

/// A value that parts of the page follow. A handle, cheap to copy into every closure; the value goes with the part of the
/// page that made it.
pub struct Signal<T> {
    key: Key,
    of: PhantomData<fn() -> T>,
}

/// What a handle leads to.
struct Held {
    followers: Followers,
    value: RefCell<Rc<dyn Any>>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T: 'static> Signal<T> {
    /// Begins with a value.
    pub fn new(value: T) -> Self {
        fn begin(value: Rc<dyn Any>) -> Key {
            part::keep_value(Rc::new(Held { followers: Followers::default(), value: RefCell::new(value) }))
        }
        Signal { key: begin(Rc::new(value)), of: PhantomData }
    }

    /// Takes another value and tells those who follow. The part of the page may be gone: then nothing happens.
    pub fn set(self, value: T) {
        put(self.key, Rc::new(value));
    }

    /// Follows it without reading it.
    pub fn track(self) {
        look(self.key, true, &mut |_| ());
    }

    /// Something of the value as it is now; `None` when it is gone.
    pub fn with_now<R>(self, take: impl Fn(&T) -> R) -> Option<R> {
        self.read(false, take)
    }

    fn read<R>(self, followed: bool, take: impl Fn(&T) -> R) -> Option<R> {
        let mut read = None;
        look(self.key, followed, &mut |value| read = value.downcast_ref().map(&take));
        read
    }
}

impl<T: Clone + 'static> Signal<T> {
    /// The value, followed.
    pub fn get(self) -> T {
        self.read(true, T::clone).expect(GONE)
    }

    /// The value as it is now.
    pub fn now(self) -> T {
        self.read(false, T::clone).expect(GONE)
    }
}

const GONE: &str = "a part of the page reads what it or one around it has made";

fn put(key: Key, value: Rc<dyn Any>) {
    if let Some(held) = part::value(key) {
        // What was there goes when nothing is borrowed any more.
        let _before = held.value.replace(value);
        held.followers.tell();
    }
}

fn look(key: Key, followed: bool, see: &mut dyn FnMut(&dyn Any)) {
    if let Some(held) = part::value(key) {
        if followed {
            held.followers.track();
        }
        // The value may be replaced while it is looked at.
        let value = held.value.borrow().clone();
        see(&*value);
    }
}

/// Runs now, and again whenever what it reads has changed, before the browser paints.
pub fn follow(run: impl FnMut() + 'static) {
    part::watch(Box::new(run));
}

/// A text worked out anew when what it reads has changed; it tells those who follow it only when it became another.
pub fn settled(text: impl Fn() -> String + 'static) -> Signal<String> {
    fn begin(text: Box<dyn Fn() -> String>) -> Signal<String> {
        let settled = Signal::new(String::new());
        follow(move || {
            let now = text();
            if settled.with_now(|before| *before != now) == Some(true) {
                settled.set(now);
            }
        });
        settled
    }
    begin(Box::new(text))
}
