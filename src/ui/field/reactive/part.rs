//! Parts of the page: what was made in one ends with it. And what runs now, in which part.

use super::{Held, spawn_local};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

thread_local! {
    static NOW: Now = Now::default();
}

#[derive(Default)]
struct Now {
    /// The part being drawn: what is made belongs to it.
    part: RefCell<Option<Part>>,
    /// What runs: it follows what it reads.
    watch: RefCell<Option<Rc<Watch>>>,
    /// What is to run again, in the order in which it was woken.
    woken: RefCell<Vec<Weak<Watch>>>,
    values: RefCell<Vec<Place>>,
    free: RefCell<Vec<u32>>,
}

/// A place for a value. It is used again, so a handle knows for which time it was given.
#[derive(Default)]
struct Place {
    time: u32,
    held: Option<Rc<Held>>,
}

/// Where a value stands.
#[derive(Clone, Copy)]
pub struct Key {
    place: u32,
    time: u32,
}

/// A part of the page that ends apart from what stands around it.
#[derive(Clone, Default)]
pub struct Part(Rc<Scope>);

/// What was made in a part, in its order.
#[derive(Default)]
struct Scope(RefCell<Vec<Made>>);

enum Made {
    Value(Key),
    Watch(Rc<Watch>),
    Inner(Weak<Scope>),
    Cleanup(Box<dyn FnOnce()>),
}

impl Scope {
    /// Ends what was made, the last first: what made use of something goes before it.
    fn end(&self) {
        let made = self.0.take();
        for made in made.into_iter().rev() {
            match made {
                Made::Value(key) => drop(take_value(key)),
                Made::Watch(watch) => watch.part.0.end(),
                Made::Inner(inner) => inner.upgrade().iter().for_each(|inner| inner.end()),
                Made::Cleanup(cleanup) => cleanup(),
            }
        }
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        self.end();
    }
}

impl Part {
    /// What is being drawn now.
    pub fn current() -> Self {
        NOW.with(|now| now.part.borrow().clone()).unwrap_or_default()
    }

    /// A part inside this one.
    pub fn inside(&self) -> Self {
        let inner = Part::default();
        self.keep(Made::Inner(Rc::downgrade(&inner.0)));
        inner
    }

    /// Draws in it: what is made now ends with this part, and what is read is not followed.
    pub fn draw<R>(&self, draw: impl FnOnce() -> R) -> R {
        within(Some(self.clone()), None, draw)
    }

    /// Ends it.
    pub fn end(&self) {
        self.0.end();
    }

    fn keep(&self, made: Made) {
        self.0.0.borrow_mut().push(made);
    }
}

/// Something that runs again when what it has read changes.
pub struct Watch {
    runs: Cell<u32>,
    woken: Cell<bool>,
    body: RefCell<Box<dyn FnMut()>>,
    /// What its last run has made.
    part: Part,
}

impl Watch {
    /// How often it has run.
    pub fn runs(&self) -> u32 {
        self.runs.get()
    }

    /// Lets it run again, after what runs now and before the browser paints.
    pub fn wake(self: Rc<Self>) {
        if self.woken.replace(true) {
            return;
        }
        let first = NOW.with(|now| {
            let mut woken = now.woken.borrow_mut();
            woken.push(Rc::downgrade(&self));
            woken.len() == 1
        });
        if first {
            spawn_local(async { run_woken() });
        }
    }

    fn run(self: Rc<Self>) {
        self.woken.set(false);
        self.runs.set(self.runs().wrapping_add(1));
        self.part.end();
        within(Some(self.part.clone()), Some(self.clone()), || (self.body.borrow_mut())());
    }
}

/// One that ended meanwhile, because what stands around it was drawn anew, is gone.
fn run_woken() {
    let woken = NOW.with(|now| now.woken.take());
    woken.iter().filter_map(Weak::upgrade).for_each(Watch::run);
}

/// Begins to run something, for as long as the part lives.
pub fn watch(body: Box<dyn FnMut()>) {
    let watch = Rc::new(Watch { runs: Cell::default(), woken: Cell::default(), body: RefCell::new(body), part: Part::default() });
    keep(Made::Watch(watch.clone()));
    watch.run();
}

/// What runs now and would run again.
pub fn watching() -> Option<Rc<Watch>> {
    NOW.with(|now| now.watch.borrow().clone())
}

fn within<R>(part: Option<Part>, watch: Option<Rc<Watch>>, run: impl FnOnce() -> R) -> R {
    fn change(part: Option<Part>, watch: Option<Rc<Watch>>) -> (Option<Part>, Option<Rc<Watch>>) {
        NOW.with(|now| (now.part.replace(part), now.watch.replace(watch)))
    }
    let (outer, outer_watch) = change(part, watch);
    let result = run();
    change(outer, outer_watch);
    result
}

/// Reads without following.
pub fn untrack<R>(read: impl FnOnce() -> R) -> R {
    within(NOW.with(|now| now.part.borrow().clone()), None, read)
}

/// Does something when the part that is being drawn ends.
pub fn on_cleanup(cleanup: impl FnOnce() + 'static) {
    keep(Made::Cleanup(Box::new(cleanup)));
}

/// Outside of every part a thing lives as long as the page.
fn keep(made: Made) {
    let part = NOW.with(|now| now.part.borrow().clone());
    match part {
        Some(part) => part.keep(made),
        None => std::mem::forget(made),
    }
}

/// Gives a value a place until the part that is being drawn ends.
pub fn keep_value(held: Rc<Held>) -> Key {
    let key = NOW.with(|now| {
        let (mut values, free) = (now.values.borrow_mut(), now.free.borrow_mut().pop());
        let place = free.unwrap_or(values.len() as u32);
        if free.is_none() {
            values.push(Place::default());
        }
        let here = &mut values[place as usize];
        here.held = Some(held);
        Key { place, time: here.time }
    });
    keep(Made::Value(key));
    key
}

/// The value, unless its part has ended.
pub fn value(key: Key) -> Option<Rc<Held>> {
    NOW.with(|now| now.values.borrow().get(key.place as usize).filter(|place| place.time == key.time).and_then(|place| place.held.clone()))
}

/// The last owner of a value drops it when nothing is borrowed any more.
fn take_value(key: Key) -> Option<Rc<Held>> {
    NOW.with(|now| {
        let held = now.values.borrow_mut().get_mut(key.place as usize).and_then(|place| {
            place.time = place.time.wrapping_add(1);
            place.held.take()
        });
        now.free.borrow_mut().push(key.place);
        held
    })
}

/// Runs the app in a part that lives as long as the page.
pub fn run(app: impl FnOnce()) {
    let page = Part::default();
    page.draw(app);
    std::mem::forget(page);
}
