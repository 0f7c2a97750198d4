//! The browser end: a person's store on this phone, the save, and the driver of the sync engine.
//!
//! ```text
//! idb/      the store: IndexedDB, one database per person                     (sync::store::PhoneStore)
//! rows      the one seam where every row is written and read
//! save      finish -> seal -> one strict transaction -> read back
//! session   opening without a network, signing in and out, profile and pack
//! driver    does what the engine decides: loads, sends, applies, waits
//! tabs      other tabs of the same person: told of changes, one leads the sending
//! photos    from a file of the camera to a photo of a draft
//! place     the satellite receiver
//! canary    what local storage knows, to notice that the store was evicted
//! local     local storage: small texts by name
//! storage   the browser's promise to keep the store, and free space
//! update    a new build waits until a person asks for it
//! ```
//!
//! [`Phone`] is all that the screens see. Nothing in it waits for the network but [`Phone::sign_in`].

mod bell;
mod canary;
mod clock;
mod driver;
mod events;
mod http;
mod idb;
pub mod local;
pub mod photos;
pub mod place;
mod random;
mod rows;
mod save;
mod session;
mod storage;
mod tabs;
#[cfg(test)]
mod tests;
mod update;

pub use crate::sync::store::{Counts, Ledger, Photo, PhotoState, StoreError};
pub use events::{Event, Link};
pub use save::{SaveTrouble, Saved};
pub use session::{Opened, SignInTrouble};
pub use storage::Storage;

use crate::domain::civil::Day;
use crate::domain::form::{Answers, Draft, Form};
use crate::domain::ids::{DraftId, Kind, PersonId, RecordId};
use crate::domain::pack::Pack;
use crate::domain::photo;
use crate::domain::reports::profile::Profile;
use crate::domain::status::{Entry, Sending};
use crate::sync::store::PhoneStore as _;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A signed-in person's phone. Cheap to clone: all clones are one.
#[derive(Clone)]
pub struct Phone(Rc<Inner>);

struct Inner {
    store: idb::IdbStore,
    profile: RefCell<Profile>,
    pack: RefCell<Rc<Pack>>,
    bus: Rc<events::Bus>,
    bell: Rc<bell::Bell>,
    tabs: tabs::Tabs,
    /// When profile and pack were last asked for, epoch ms.
    refreshed_ms: Cell<i64>,
    /// How many saved records the browser threw away unsent, at least (P6).
    lost: u64,
}

impl Inner {
    fn person(&self) -> PersonId {
        self.profile.borrow().person
    }

    /// Ends the driver and gives up the lead.
    fn stop(&self) {
        self.bus.stop();
        self.tabs.leave();
        self.bell.ring();
    }
}

impl Phone {
    /// Who is signed in.
    pub fn profile(&self) -> Profile {
        self.0.profile.borrow().clone()
    }

    /// Reference data in force.
    pub fn pack(&self) -> Rc<Pack> {
        self.0.pack.borrow().clone()
    }

    /// Today in the province by this phone's clock.
    pub fn today(&self) -> Day {
        Day::at_ms(clock::now_ms())
    }

    /// This phone's clock, epoch ms.
    pub fn now_ms(&self) -> i64 {
        clock::now_ms()
    }

    /// At least so many saved and unsent records were lost when the browser removed the store (P6); 0 if none.
    pub fn lost(&self) -> u64 {
        self.0.lost
    }

    /// All drafts, newest change first.
    pub async fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        self.0.store.drafts().await
    }

    /// One draft.
    pub async fn draft(&self, id: DraftId) -> Result<Option<Draft>, StoreError> {
        self.0.store.draft(id).await
    }

    /// Mints a draft. It is stored by the first [`Phone::put_draft`].
    pub fn new_draft(&self, form: Form, prefill: Answers) -> Draft {
        let now = clock::now_ms();
        Draft {
            id: DraftId::from_random(random::bytes()),
            form,
            answers: prefill,
            record: RecordId::from_random(random::bytes()),
            base: None,
            opened_ms: now,
            changed_ms: now,
        }
    }

    /// Stores a draft strictly. [`StoreError::DraftGone`] when it was saved meanwhile, here or in another tab:
    /// a late keystroke must not bring it back.
    pub async fn put_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        self.0.store.put_draft(draft).await
    }

    /// Deletes a draft: only on a person's word.
    pub async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError> {
        self.0.store.drop_draft(id).await
    }

    /// Records of a kind, or all: newest own first, then the rest.
    pub async fn entries(&self, kind: Option<Kind>) -> Result<Vec<Entry>, StoreError> {
        let mut entries = self.0.store.entries(kind).await?;
        self.mark(&mut entries).await?;
        Ok(entries)
    }

    /// One record.
    pub async fn entry(&self, record: RecordId) -> Result<Option<Entry>, StoreError> {
        let mut entry: Vec<Entry> = self.0.store.entry(record).await?.into_iter().collect();
        self.mark(&mut entry).await?;
        Ok(entry.pop())
    }

    /// The store knows what is safe. What is on the way at this moment is known by who sends it; and a record is as safe
    /// as its photos (P2).
    async fn mark(&self, entries: &mut [Entry]) -> Result<(), StoreError> {
        let photos = self.photos().await?;
        for entry in entries.iter_mut().filter(|entry| entry.own) {
            match entry.sending {
                Sending::OnPhone if self.0.bus.is_on_the_way(entry.head) => entry.sending = Sending::OnTheWay,
                Sending::Safe => {
                    let names = photo::named(&entry.fields);
                    let left = names.iter().filter(|name| photos.iter().any(|photo| photo.id == **name && photo.is_left())).count();
                    if left > 0 {
                        entry.sending = Sending::PhotosLeft { done: names.len() - left, total: names.len() };
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Counts for the outbox screen.
    pub async fn counts(&self) -> Result<Counts, StoreError> {
        let entries = self.entries(None).await?;
        Ok(Counts::of(&entries, self.0.store.outbox_len().await?, self.drafts().await?.len()))
    }

    /// The store's counters and last contact.
    pub async fn ledger(&self) -> Result<Ledger, StoreError> {
        self.0.store.ledger().await
    }

    /// Wakes the driver: a person tapped "Kirim".
    pub fn send_now(&self) {
        self.0.bell.ring();
    }

    /// How sending stands now.
    pub fn link(&self) -> Link {
        self.0.bus.link()
    }

    /// Calls `f` on every event from now on, for as long as the page lives.
    pub fn on_event(&self, f: impl Fn(Event) + 'static) {
        self.0.bus.subscribe(Rc::new(f));
    }

    /// What the browser says about keeping the store and about free space.
    pub async fn storage(&self) -> Storage {
        storage::look().await
    }

    /// Asks the browser to keep the store; `None` when it cannot be asked.
    pub async fn ask_persist(&self) -> Option<bool> {
        storage::ask_persist().await
    }

    /// Lets a waiting new build take over and loads the page again.
    pub fn take_update(&self) {
        update::take_over();
    }
}
