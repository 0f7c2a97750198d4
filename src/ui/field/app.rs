//! What all screens share, and the way from one to the next.

use super::frame::frame;
use super::live::{View, append, el, live, views};
use super::parts::{button, notice, p};
use super::prefs;
use super::route::Route;
use super::sign_in::sign_in;
use crate::domain::form::{Draft, Form};
use crate::phone::{Event, Link, Opened, Phone, StoreError};
use crate::ui::field::reactive::*;
use crate::ui::kit::Tone;
use crate::words::{Lang, phone as words};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// By then a screen read from the phone is drawn.
const DRAWN_MS: u32 = 150;

/// How the app came up.
#[derive(Clone)]
enum Stage {
    Opening,
    SignedOut(Vec<(String, usize)>),
    Ready,
    Trouble(StoreError),
}

/// The shared state. A bundle of handles: cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct App {
    phone: StoredValue<Option<Phone>, LocalStorage>,
    stage: RwSignal<Stage, LocalStorage>,
    /// Where we are.
    pub route: RwSignal<Route>,
    /// Language of the screen; changing it draws everything anew.
    pub lang: RwSignal<Lang>,
    /// Grows whenever records changed.
    pub changed: RwSignal<u32>,
    /// How sending stands.
    pub link: RwSignal<Link>,
    /// When sending was last seen to begin, epoch ms.
    pub tried_ms: RwSignal<Option<i64>>,
    /// A new build waits.
    pub update_ready: RwSignal<bool>,
    /// A form is being filled in: the bottom bar makes room for its save button.
    pub filling: RwSignal<bool>,
    /// A draft minted on the way to its form; nothing is stored before something is typed.
    fresh: StoredValue<Option<Draft>, LocalStorage>,
    /// Pages behind us in this visit.
    depth: StoredValue<u32>,
}

/// The shared state, from anywhere below [`root`].
pub fn app() -> App {
    expect_context::<App>()
}

impl App {
    /// The phone of the signed-in person.
    pub fn phone(self) -> Phone {
        self.phone.get_value().expect("screens are drawn only for a signed-in person")
    }

    /// The words in the chosen language.
    pub fn words(self) -> &'static words::Phone {
        words::of(self.lang.get_untracked())
    }

    /// The chosen language. Another one draws the whole app anew, so nobody needs to follow it.
    pub fn lang(self) -> Lang {
        self.lang.get_untracked()
    }

    /// Whether a producer is signed in: his own records only.
    pub fn is_producer(self) -> bool {
        self.phone().profile().role == crate::domain::access::Role::Producer
    }

    /// Goes to a screen.
    pub fn go(self, route: Route) {
        if self.route.get_untracked() == route {
            return;
        }
        push(&route.path());
        self.depth.update_value(|depth| *depth += 1);
        self.show(route);
    }

    /// Replaces the address without leaving the screen: what was shown there cannot be gone back to.
    pub fn rename(self, route: Route) {
        if let Some(history) = history() {
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&route.path()));
        }
    }

    /// Goes back, or to the screen above when this visit began here.
    pub fn back(self) {
        if self.depth.get_value() > 0 {
            if let Some(history) = history() {
                let _ = history.back();
            }
        } else {
            self.go(self.route.get_untracked().parent());
        }
    }

    /// Opens a new form, for a producer (by record id) or, with an empty text, for nobody yet.
    pub fn open_form(self, form: Form, producer: String) {
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
        self.fresh.set_value(Some(draft));
        self.go(route);
    }

    /// The draft minted for this form, if it was.
    pub fn fresh(self, id: crate::domain::ids::DraftId) -> Option<Draft> {
        self.fresh.get_value().filter(|draft| draft.id == id)
    }

    /// Takes a signed-in phone into use.
    pub fn enter(self, phone: Phone) {
        self.link.set(phone.link());
        phone.on_event(move |event| match event {
            Event::Records | Event::Profile => self.changed.update(|count| *count = count.wrapping_add(1)),
            Event::Link(link) => self.note_link(link),
            Event::UpdateReady => self.update_ready.set(true),
        });
        self.phone.set_value(Some(phone));
        self.stage.set(Stage::Ready);
    }

    /// Leaves: the store stays, the app starts anew.
    pub fn leave(self) {
        if let Some(location) = web_sys::window().map(|window| window.location()) {
            let _ = location.set_href(super::route::BASE);
        }
    }

    fn note_link(self, link: Link) {
        if matches!(link, Link::Sending { .. } | Link::Offline)
            && let Some(phone) = self.phone.get_value()
        {
            self.tried_ms.set(Some(phone.now_ms()));
        }
        self.link.set(link);
    }

    fn show(self, route: Route) {
        self.route.set(route);
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        gloo_timers::callback::Timeout::new(DRAWN_MS, focus_title).forget();
    }
}

/// Names the page by its title and puts the focus there, so that a screen reader says where one is; not when a field has
/// the focus already.
fn focus_title() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let idle = document.active_element().is_none_or(|element| element.tag_name() == "BODY");
    let title = document.query_selector("h1").ok().flatten();
    if let Some(said) = title.as_ref().and_then(|title| title.text_content()) {
        document.set_title(&format!("{said} · Anjat"));
    }
    let title = title.and_then(|title| title.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(title) = title.filter(|_| idle) {
        let _ = title.focus();
    }
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

fn push(path: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(path));
    }
}

fn here() -> Route {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    path.map_or(Route::Home, |path| Route::parse(&path))
}

/// Follows the back and forward keys.
fn follow_history(app: App) {
    let moved = Closure::<dyn FnMut()>::new(move || {
        app.depth.update_value(|depth| *depth = depth.saturating_sub(1));
        app.show(here());
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("popstate", moved.as_ref().unchecked_ref());
    }
    moved.forget();
}

fn root() -> View {
    let app = App {
        phone: StoredValue::new_local(None),
        stage: RwSignal::new_local(Stage::Opening),
        route: RwSignal::new(here()),
        lang: RwSignal::new(prefs::lang()),
        changed: RwSignal::new(0),
        link: RwSignal::new(Link::Idle),
        tried_ms: RwSignal::new(None),
        update_ready: RwSignal::new(false),
        filling: RwSignal::new(false),
        fresh: StoredValue::new_local(None),
        depth: StoredValue::new(0),
    };
    provide_context(app);
    prefs::apply();
    follow_history(app);
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
            Stage::Opening => el("p").class("quiet page-wait").add(app.words().common.loading).into(),
            Stage::SignedOut(unsent) => untrack(|| sign_in(unsent, false)),
            Stage::Ready => untrack(frame),
            Stage::Trouble(error) => closed(app, &error),
        }
    })
}

/// The store does not open: what to do, and a way to try again.
fn closed(app: App, error: &StoreError) -> View {
    let common = &app.words().common;
    el("main")
        .class("page")
        .add(notice(Tone::Bad, views![p("", common.store_trouble), el("p").class("small").add(format!("{} {error}", common.detail))]))
        .add(button("btn btn-primary", move || app.leave()).add(common.again))
        .into()
}

/// Draws the app into the static shell: its painted frame goes, the app takes its place.
pub fn mount() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(place) = document.and_then(|document| document.get_element_by_id("app")) else { return };
    place.set_inner_html("");
    let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() else { return };
    run(move || append(&place, &root()));
}
