//! What all screens share, and the way from one to the next.

use super::browser;
use super::frame::frame;
use super::live::{View, append, el, live, on_window};
use super::parts::{button, store_trouble, wait};
use super::prefs::{self, Theme};
use super::reactive::{Signal, run, spawn_local, untrack};
use super::route::{BASE, Route};
use super::show::Teller;
use super::sign_in::sign_in;
use crate::domain::access::Role;
use crate::domain::civil::Day;
use crate::domain::form::{Draft, Form};
use crate::domain::ids::DraftId;
use crate::domain::pack::Pack;
use crate::domain::status::Entry;
use crate::phone::{Event, Link, Opened, Phone, Storage, StoreError};
use crate::words::{Lang, phone as words};
use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

/// How the app came up.
#[derive(Clone)]
enum Stage {
    Opening,
    SignedOut(Vec<(String, usize)>),
    Ready,
    Trouble(StoreError),
}

/// The shared state, cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct App(&'static Shared);

/// What all screens share.
pub struct Shared {
    phone: RefCell<Option<Phone>>,
    stage: Signal<Stage>,
    /// Where we are.
    pub route: Signal<Route>,
    /// Language of the screen; changing it draws everything anew.
    pub lang: Signal<Lang>,
    /// The colours chosen.
    pub theme: Signal<Theme>,
    /// Tells whenever records changed.
    pub changed: Signal<()>,
    /// How sending stands.
    pub link: Signal<Link>,
    /// When sending was last seen to begin, epoch ms.
    pub tried_ms: Signal<Option<i64>>,
    /// How the browser keeps the store, as it said last.
    pub storage: Signal<Option<Storage>>,
    /// A new build waits.
    pub update_ready: Signal<bool>,
    /// A form is being filled in: the bottom bar makes room for its save button.
    pub filling: Signal<bool>,
    /// A draft minted on the way to its form; nothing is stored before something is typed.
    fresh: RefCell<Option<Draft>>,
    /// Pages behind us in this visit.
    depth: Cell<u32>,
}

thread_local! {
    static APP: Cell<Option<App>> = const { Cell::new(None) };
}

/// The shared state, from anywhere once the app runs.
pub fn app() -> App {
    APP.get().expect("nothing is drawn before the app runs")
}

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

impl App {
    /// Begins; once in the life of a page, so nothing is ever given back.
    fn begin() -> Self {
        let app = App(Box::leak(Box::new(Shared {
            phone: RefCell::new(None),
            stage: Signal::new(Stage::Opening),
            route: Signal::new(Route::parse(&browser::path())),
            lang: Signal::new(prefs::lang()),
            theme: Signal::new(prefs::theme()),
            changed: Signal::new(()),
            link: Signal::new(Link::Idle),
            tried_ms: Signal::new(None),
            storage: Signal::new(None),
            update_ready: Signal::new(false),
            filling: Signal::new(false),
            fresh: RefCell::new(None),
            depth: Cell::new(0),
        })));
        APP.set(Some(app));
        app
    }

    /// The phone of the signed-in person.
    pub fn phone(self) -> Phone {
        self.phone.borrow().clone().expect("screens are drawn only for a signed-in person")
    }

    /// The words in the chosen language.
    pub fn words(self) -> &'static words::Phone {
        words::of(self.lang())
    }

    /// The chosen language. Another one draws the whole app anew, so nobody needs to follow it.
    pub fn lang(self) -> Lang {
        self.lang.now()
    }

    /// The reference data.
    pub fn pack(self) -> Rc<Pack> {
        self.phone().pack()
    }

    /// Today in the province.
    pub fn today(self) -> Day {
        self.phone().today()
    }

    /// Says records in words; `entries` are those that others name.
    pub fn teller<'a>(self, pack: &'a Pack, entries: &'a [Entry]) -> Teller<'a> {
        Teller { lang: self.lang(), pack, today: self.today(), entries }
    }

    /// Whether a producer is signed in: his own records only.
    pub fn is_producer(self) -> bool {
        self.phone().profile().role == Role::Producer
    }

    /// Asks the browser how it keeps the store.
    pub fn look_at_storage(self) {
        let phone = self.phone();
        spawn_local(async move { self.storage.set(Some(phone.storage().await)) });
    }

    /// Goes to a screen.
    pub fn go(self, route: Route) {
        if self.route.now() == route {
            return;
        }
        browser::push(&route.path());
        self.depth.set(self.depth.get() + 1);
        self.show(route);
    }

    /// Replaces the address without leaving the screen: what was shown there cannot be gone back to.
    pub fn rename(self, route: Route) {
        browser::rename(&route.path());
    }

    /// Goes back, or to the screen above when this visit began here.
    pub fn back(self) {
        if self.depth.get() > 0 {
            browser::back();
        } else {
            self.go(self.route.now().parent());
        }
    }

    /// Opens a new form, for a producer (by record id) or, with an empty text, for nobody yet.
    pub fn open_form(self, form: Form, producer: &str) {
        let producer = producer.to_owned();
        spawn_local(async move {
            let phone = self.phone();
            // What the producer's record would prefill may be missing; the form opens all the same.
            let entries = phone.entries(None).await.unwrap_or_default();
            let answers = super::fill::prefill(&entries, &producer, phone.today(), form);
            self.open_draft(phone.new_draft(form, answers));
        });
    }

    /// Opens a draft that need not be stored yet.
    pub fn open_draft(self, draft: Draft) {
        let route = Route::Fill(draft.id);
        self.fresh.replace(Some(draft));
        self.go(route);
    }

    /// The draft minted for this form, if it was.
    pub fn fresh(self, id: DraftId) -> Option<Draft> {
        self.fresh.borrow().clone().filter(|draft| draft.id == id)
    }

    /// Takes a signed-in phone into use.
    pub fn enter(self, phone: Phone) {
        self.link.set(phone.link());
        phone.on_event(move |event| match event {
            Event::Records | Event::Profile => self.changed.set(()),
            Event::Link(link) => self.note_link(link),
            Event::UpdateReady => self.update_ready.set(true),
        });
        self.phone.replace(Some(phone));
        self.stage.set(Stage::Ready);
    }

    /// Leaves: the store stays, the app starts anew.
    pub fn leave(self) {
        browser::load(BASE);
    }

    fn note_link(self, link: Link) {
        if matches!(link, Link::Sending { .. } | Link::Offline)
            && let Some(phone) = &*self.phone.borrow()
        {
            self.tried_ms.set(Some(phone.now_ms()));
        }
        self.link.set(link);
    }

    fn show(self, route: Route) {
        self.route.set(route);
        browser::to_top();
    }
}

fn root() -> View {
    let app = App::begin();
    prefs::apply();
    // The back and forward keys.
    on_window("popstate", move || {
        app.depth.set(app.depth.get().saturating_sub(1));
        app.show(Route::parse(&browser::path()));
    });
    spawn_local(async move {
        match Phone::open().await {
            Opened::Ready(phone) => app.enter(phone),
            Opened::SignedOut { unsent } => app.stage.set(Stage::SignedOut(unsent)),
            Opened::Trouble(error) => app.stage.set(Stage::Trouble(error)),
        }
    });
    live(move || {
        app.lang.track();
        match app.stage.get() {
            Stage::Opening => wait(app),
            Stage::SignedOut(unsent) => untrack(|| sign_in(unsent, false)),
            Stage::Ready => untrack(frame),
            Stage::Trouble(error) => closed(app, &error),
        }
    })
}

/// The store does not open: what to do, and a way to try again.
fn closed(app: App, error: &StoreError) -> View {
    let again = button("btn btn-primary", move || app.leave()).add(app.words().common.again);
    el("main").class("page").add(store_trouble(app, error)).add(again).into()
}

/// Draws the app into the static shell: its painted frame goes, the app takes its place.
pub fn mount() {
    let Some(place) = browser::element("app") else { return };
    place.set_inner_html("");
    run(move || append(&place, &root()));
}
