//! Reading from the phone: what a screen shows follows the store.

use super::app::{App, app};
use super::live::{View, live};
use super::parts::{store_trouble, wait};
use super::reactive::{Signal, follow, spawn_local};
use crate::domain::form::Draft;
use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::phone::{Counts, Ledger, Phone, Photo, StoreError};
use std::cell::Cell;
use std::rc::Rc;

/// What a screen shows of the phone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Records, of one kind or all.
    Records(Option<Kind>),
    /// How many stand where.
    Counts,
    /// Records, drafts and how everything stands.
    All,
}

/// What was read; empty where it was not wanted.
#[derive(Default)]
pub struct Seen {
    /// Records.
    pub entries: Vec<Entry>,
    /// What was begun and not saved.
    pub drafts: Vec<Draft>,
    /// How many stand where.
    pub counts: Counts,
    /// The person's photos.
    pub photos: Vec<Photo>,
    /// The store's own counters.
    pub ledger: Option<Ledger>,
}

async fn see(phone: Phone, wanted: Wanted) -> Result<Seen, StoreError> {
    let mut seen = Seen::default();
    match wanted {
        Wanted::Records(kind) => seen.entries = phone.entries(kind).await?,
        Wanted::Counts => seen.counts = phone.counts().await?,
        Wanted::All => {
            seen.drafts = phone.drafts().await?;
            seen.entries = phone.entries(None).await?;
            seen.photos = phone.photos().await?;
            seen.counts = phone.counts().await?;
            seen.ledger = Some(phone.ledger().await?);
        }
    }
    Ok(seen)
}

/// A reading, made again whenever records changed; nothing until the first is there.
#[derive(Clone, Copy)]
pub struct Loaded {
    app: App,
    seen: Signal<Option<Rc<Result<Seen, StoreError>>>>,
}

/// Begins to read.
pub fn loaded(wanted: Wanted) -> Loaded {
    let (app, seen) = (app(), Signal::new(None));
    let newest = Rc::new(Cell::new(0u32));
    follow(move || {
        app.changed.track();
        let this = newest.get().wrapping_add(1);
        newest.set(this);
        let newest = newest.clone();
        spawn_local(async move {
            let read = see(app.phone(), wanted).await;
            // Readings may end in another order than they began, and an older one must not hide what changed since.
            if newest.get() == this {
                seen.set(Some(Rc::new(read)));
            }
        });
    });
    Loaded { app, seen }
}

impl Loaded {
    /// How many records wait; none until they are counted.
    pub fn waiting(self) -> usize {
        match self.seen.get().as_deref() {
            Some(Ok(seen)) => seen.counts.waiting,
            _ => 0,
        }
    }

    /// Draws what was read; until then, or when it cannot be read, a line that says so.
    pub fn draw(self, draw: impl Fn(&Seen) -> View + 'static) -> View {
        fn begin(loaded: Loaded, draw: Box<dyn Fn(&Seen) -> View>) -> View {
            live(move || match loaded.seen.get().as_deref() {
                None => wait(loaded.app),
                Some(Err(error)) => store_trouble(loaded.app, error),
                Some(Ok(seen)) => draw(seen),
            })
        }
        begin(self, Box::new(draw))
    }
}
