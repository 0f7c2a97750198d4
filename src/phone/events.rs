//! What the screens are told.

use crate::domain::ids::RevisionId;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How sending stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// Nothing under way.
    #[default]
    Idle,
    /// A batch is under way.
    Sending {
        /// Acknowledged since sending began.
        done: usize,
        /// Waiting when sending began, with what was added since.
        total: usize,
    },
    /// All texts have arrived; so many photos are on their way.
    Photos(usize),
    /// The office was not reached: no signal, a captive portal, a proxy's error page.
    Offline,
    /// The session has ended. Everything works but sending.
    SignInNeeded,
    /// The office speaks a newer protocol: it takes what is sent, and gives nothing back until the app is updated.
    UpdateNeeded,
}

/// Something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Records, drafts or counts changed, here or in another tab.
    Records,
    /// The profile or the reference pack was refreshed.
    Profile,
    /// Sending stands differently.
    Link(Link),
    /// A new build has been fetched and waits.
    UpdateReady,
}

type Listener = Rc<dyn Fn(Event)>;

/// Listeners and the last link state.
#[derive(Default)]
pub struct Bus {
    listeners: RefCell<Vec<Listener>>,
    link: Cell<Link>,
    on_the_way: RefCell<Vec<RevisionId>>,
    stopped: Cell<bool>,
}

impl Bus {
    /// Adds a listener.
    pub fn subscribe(&self, listener: Listener) {
        self.listeners.borrow_mut().push(listener);
    }

    /// Tells every listener. The list is copied first: a listener may subscribe another.
    pub fn tell(&self, event: Event) {
        let listeners = self.listeners.borrow().clone();
        listeners.iter().for_each(|listener| listener(event));
    }

    /// The last link state.
    pub fn link(&self) -> Link {
        self.link.get()
    }

    /// Notes the link state, and tells when it differs.
    pub fn set_link(&self, link: Link) {
        if self.link.replace(link) != link {
            self.tell(Event::Link(link));
        }
    }

    /// Notes which revisions a request carries that has not been answered yet, in this tab or in the one that sends, and
    /// tells when they are others.
    pub fn set_on_the_way(&self, revisions: Vec<RevisionId>) {
        if *self.on_the_way.borrow() != revisions {
            self.on_the_way.replace(revisions);
            self.tell(Event::Records);
        }
    }

    /// Whether a request carries it that has not been answered yet.
    pub fn is_on_the_way(&self, revision: RevisionId) -> bool {
        self.on_the_way.borrow().contains(&revision)
    }

    /// Nothing is told any more: the person signed out, or signed in anew.
    pub fn stop(&self) {
        self.stopped.set(true);
        self.listeners.borrow_mut().clear();
    }

    /// Whether [`Bus::stop`] was called.
    pub fn stopped(&self) -> bool {
        self.stopped.get()
    }
}
