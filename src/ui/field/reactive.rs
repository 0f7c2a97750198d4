//! Values that parts of the page follow, over leptos' reactive system without its views.
//!
//! A signal of leptos' is compiled anew for every type it holds. Here the type is forgotten where it costs: a value stands
//! in a box behind one kind of handle, and those who follow it are told by one kind of trigger.

pub use reactive_graph::graph::untrack;
pub use reactive_graph::owner::on_cleanup;
pub use wasm_bindgen_futures::spawn_local;

use any_spawner::Executor;
use reactive_graph::effect::RenderEffect;
use reactive_graph::owner::{LocalStorage, Owner, StoredValue};
use reactive_graph::signal::ArcTrigger;
use reactive_graph::traits::{GetValue, Notify, Track};
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// Those who follow something, to be told that it has changed.
#[derive(Clone, Default)]
pub struct Followers(ArcTrigger);

impl Followers {
    /// Whoever runs now runs again when it changes.
    pub fn track(&self) {
        self.0.track();
    }

    /// It has changed.
    pub fn tell(&self) {
        self.0.notify();
    }
}

/// A value that parts of the page follow. A handle, cheap to copy into every closure; the value goes with the part of the
/// page that made it.
pub struct Signal<T> {
    held: Stored,
    of: PhantomData<fn() -> T>,
}

type Stored = StoredValue<Rc<dyn Any>, LocalStorage>;

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
        Signal { held: store(Rc::new(Held { followers: Followers::default(), value: RefCell::new(Rc::new(value)) })), of: PhantomData }
    }

    /// Takes another value and tells those who follow. The part of the page may be gone: then nothing happens.
    pub fn set(self, value: T) {
        put(self.held, Rc::new(value));
    }

    /// Follows it without reading it.
    pub fn track(self) {
        look(self.held, true, &mut |_| ());
    }

    /// Something of the value as it is now; `None` when it is gone.
    pub fn with_now<R>(self, take: impl Fn(&T) -> R) -> Option<R> {
        self.read(false, take)
    }

    fn read<R>(self, followed: bool, take: impl Fn(&T) -> R) -> Option<R> {
        let mut read = None;
        look(self.held, followed, &mut |value| read = value.downcast_ref().map(&take));
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

fn store(thing: Rc<dyn Any>) -> Stored {
    StoredValue::new_local(thing)
}

fn put(held: Stored, value: Rc<dyn Any>) {
    let thing = held.try_get_value();
    if let Some(held) = thing.as_ref().and_then(|thing| thing.downcast_ref::<Held>()) {
        held.value.replace(value);
        held.followers.tell();
    }
}

fn look(held: Stored, followed: bool, see: &mut dyn FnMut(&dyn Any)) {
    let thing = held.try_get_value();
    if let Some(held) = thing.as_ref().and_then(|thing| thing.downcast_ref::<Held>()) {
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
    fn begin(mut run: Box<dyn FnMut()>) {
        store(Rc::new(RenderEffect::new(move |_: Option<()>| run())));
    }
    begin(Box::new(run));
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

/// A part of the page that ends apart from what stands around it.
pub struct Part(Owner);

impl Part {
    /// What is being drawn now.
    pub fn current() -> Self {
        Part(Owner::current().unwrap_or_default())
    }

    /// A part inside this one.
    pub fn inside(&self) -> Self {
        Part(self.0.with(Owner::new))
    }

    /// Draws in it: what is made now ends with this part, and what is read is not followed.
    pub fn draw<R>(&self, draw: impl FnOnce() -> R) -> R {
        self.0.with(|| untrack(draw))
    }

    /// Ends it.
    pub fn end(&self) {
        self.0.cleanup();
    }
}

/// Runs the app in a part that lives as long as the page.
pub fn run(app: impl FnOnce()) {
    // Refused only when it is there already.
    let _ = Executor::init_wasm_bindgen();
    let page = Owner::new();
    page.with(app);
    std::mem::forget(page);
}
