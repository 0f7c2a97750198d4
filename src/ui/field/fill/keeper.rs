//! Keeps a draft on the phone while it is typed: at most [`REST_MS`] of typing is ever not on its way to the store.

use crate::domain::form::{Answers, Draft};
use crate::phone::{Phone, StoreError};
use crate::ui::field::reactive::{Followers, spawn_local};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// From the first unwritten keystroke to the write. A throttle, not a pause that typing restarts: somebody who types
/// without resting is kept too.
const REST_MS: u32 = 350;

/// How the draft stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was typed yet.
    Untouched,
    /// Typed, not yet in the store.
    Writing,
    /// In the store, flushed.
    Stored,
    /// The store refused; the next keystroke tries again.
    Failed,
    /// It was saved in another tab.
    Gone,
}

/// The draft, and when it is written. One write is under way at a time, so that an older one never lands last.
#[derive(Clone)]
pub struct Keeper {
    inner: Rc<RefCell<Inner>>,
    /// Told when the draft stands otherwise.
    followers: Followers,
}

struct Inner {
    phone: Phone,
    draft: Draft,
    kept: Kept,
    timer: Option<Timeout>,
    dirty: bool,
    writing: bool,
    stopped: bool,
}

impl Keeper {
    /// Begins with a draft as it was opened.
    pub fn new(phone: Phone, draft: Draft) -> Self {
        let inner = Inner { phone, draft, kept: Kept::Untouched, timer: None, dirty: false, writing: false, stopped: false };
        Self { inner: Rc::new(RefCell::new(inner)), followers: Followers::default() }
    }

    /// How the draft stands, followed.
    pub fn kept(&self) -> Kept {
        self.followers.track();
        self.inner.borrow().kept
    }

    /// The draft as it stands now.
    pub fn draft(&self) -> Draft {
        self.inner.borrow().draft.clone()
    }

    /// Takes new answers and has them written soon.
    pub fn change(&self, answers: Answers) {
        let mut inner = self.inner.borrow_mut();
        inner.draft.answers = answers;
        inner.draft.changed_ms = inner.phone.now_ms();
        inner.dirty = true;
        if inner.stopped || inner.timer.is_some() {
            return;
        }
        let keeper = self.clone();
        inner.timer = Some(Timeout::new(REST_MS, move || keeper.write()));
        drop(inner);
        self.tell(Kept::Writing);
    }

    /// Writes at once what is not written: before the page hides, before a field is left.
    pub fn flush(&self) {
        self.write();
    }

    /// Stores the draft as it stands, typed in or not, and waits until that is flushed: what comes next may cost the page
    /// its life. A write under way is of what stood before and lands before.
    pub async fn store(&self) {
        let (phone, draft) = {
            let inner = self.inner.borrow();
            (inner.phone.clone(), inner.draft.clone())
        };
        match phone.put_draft(&draft).await {
            Ok(()) => self.tell(Kept::Stored),
            // As loud as when a keystroke cannot be kept.
            Err(error) => self.written(Err(error)),
        }
    }

    /// Writes nothing more while a save runs: it takes the draft away in its own transaction.
    pub fn stop(&self) {
        let mut inner = self.inner.borrow_mut();
        inner.stopped = true;
        inner.timer = None;
    }

    /// Goes on after a save that did not succeed.
    pub fn resume(&self) {
        self.inner.borrow_mut().stopped = false;
        self.write();
    }

    fn write(&self) {
        let (phone, draft) = {
            let mut inner = self.inner.borrow_mut();
            inner.timer = None;
            if inner.stopped || inner.writing || !inner.dirty {
                return;
            }
            inner.writing = true;
            inner.dirty = false;
            (inner.phone.clone(), inner.draft.clone())
        };
        let keeper = self.clone();
        spawn_local(async move {
            let written = phone.put_draft(&draft).await;
            keeper.written(written);
        });
    }

    fn written(&self, result: Result<(), StoreError>) {
        let again = {
            let mut inner = self.inner.borrow_mut();
            inner.writing = false;
            inner.dirty |= result.is_err();
            inner.dirty && result.is_ok()
        };
        match result {
            Ok(()) if again => self.write(),
            Ok(()) => self.tell(Kept::Stored),
            Err(StoreError::DraftGone) => {
                self.stop();
                self.tell(Kept::Gone);
            }
            Err(_) => self.tell(Kept::Failed),
        }
    }

    fn tell(&self, kept: Kept) {
        self.inner.borrow_mut().kept = kept;
        self.followers.tell();
    }
}
