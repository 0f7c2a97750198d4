//! Opening without a network, signing in and out, and what is kept for working alone: profile and pack.

use super::bell::Bell;
use super::events::{Bus, Event};
use super::http::{self, Answer, Call};
use super::idb::IdbStore;
use super::tabs::{Said, Tabs};
use super::{Inner, Phone, canary, clock, driver, storage, update};
use crate::domain::access::Role;
use crate::domain::ids::PersonId;
use crate::domain::json::{json_struct, to_text};
use crate::domain::pack::Pack;
use crate::domain::reports::profile::Profile;
use crate::sync::store::{PhoneStore as _, StoreError};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

const SESSION_PATH: &str = "/api/v1/session";
const PROFILE_PATH: &str = "/api/v1/profile";
const PACK_PATH: &str = "/api/v1/pack";
/// Profile and pack are asked for again after that long, ms.
const REFRESH_MS: i64 = 3_600_000;
/// Wait told to a person when the office names none, in seconds.
const WAIT_S: u64 = 60;

/// How the app comes up.
pub enum Opened {
    /// Nobody is signed in. Who still has unsent records here, and how many.
    SignedOut {
        /// Name and count, only those with at least one.
        unsent: Vec<(String, usize)>,
    },
    /// Somebody is.
    Ready(Phone),
    /// The store does not open.
    Trouble(StoreError),
}

/// Why nobody was signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInTrouble {
    /// The office was not reached: "Perlu internet untuk masuk pertama kali".
    Offline,
    /// Wrong name or password; which one is not said.
    Wrong,
    /// Too many tries.
    TooMany {
        /// Seconds to wait.
        wait_s: u64,
    },
    /// The account works at the desk, not on a phone.
    Elsewhere,
    /// The office failed.
    Server,
    /// The store does not open.
    Store(StoreError),
}

/// The part of a refusal that is shown.
struct Wait {
    wait_s: Option<u64>,
}

json_struct!(Wait { wait_s });

/// What a sign-in sends.
struct Credentials {
    login: String,
    password: String,
}

json_struct!(Credentials { login, password });

impl Phone {
    /// Opens the app with what lies on this phone. Never waits for the network.
    pub async fn open() -> Opened {
        let Some(person) = canary::current() else { return signed_out().await };
        let store = match IdbStore::open(person).await {
            Ok(store) => store,
            Err(error) => return Opened::Trouble(error),
        };
        match kept(&store).await {
            Ok(Some((profile, pack))) => match Phone::assemble(store, profile, pack).await {
                Ok(phone) => Opened::Ready(phone),
                Err(error) => Opened::Trouble(error),
            },
            Ok(None) => signed_out().await,
            Err(error) => Opened::Trouble(error),
        }
    }

    /// Signs in at the office and fetches what the phone needs to work alone. Asks the browser to keep the store.
    pub async fn sign_in(login: &str, password: &str) -> Result<Phone, SignInTrouble> {
        let profile = sign_in_at_office(login, password).await?;
        if !matches!(profile.role, Role::Producer | Role::Officer) {
            spawn_local(leave_office());
            return Err(SignInTrouble::Elsewhere);
        }
        let pack = fetch_pack().await.ok_or(SignInTrouble::Offline)?;
        let store = IdbStore::open(profile.person).await.map_err(SignInTrouble::Store)?;
        store.keep_profile(&profile).await.map_err(SignInTrouble::Store)?;
        store.keep_pack(&pack).await.map_err(SignInTrouble::Store)?;
        canary::enter(profile.person, &profile.name);
        storage::ask_persist().await;
        Phone::assemble(store, profile, pack).await.map_err(SignInTrouble::Store)
    }

    /// Signs out. The store stays with everything in it; returns how many records wait in it to be sent.
    pub async fn sign_out(&self) -> usize {
        let unsent = self.0.store.outbox_len().await.unwrap_or(0);
        self.0.stop();
        canary::leave();
        spawn_local(leave_office());
        unsent
    }

    pub(super) async fn assemble(store: IdbStore, profile: Profile, pack: Pack) -> Result<Phone, StoreError> {
        let canary::Told { lost, saved_high } = canary::check(profile.person, &store.ledger().await?);
        store.raise_counter(saved_high).await?;
        let (bus, bell) = (Rc::new(Bus::default()), Rc::new(Bell::default()));
        let tabs = Tabs::join(profile.person, hear(bus.clone(), bell.clone()));
        let (profile, pack) = (RefCell::new(profile), RefCell::new(Rc::new(pack)));
        let inner = Rc::new(Inner { store, profile, pack, bus, bell: bell.clone(), tabs, refreshed_ms: Cell::new(0), lost });
        if let Some(former) = CURRENT.replace(Some(inner.clone())) {
            former.stop();
        }
        update::watch(inner.bus.clone());
        driver::start(&inner, bell);
        Ok(Phone(inner))
    }
}

thread_local! {
    /// The phone in use on this page. A second sign-in, as after a session has ended, retires it.
    static CURRENT: RefCell<Option<Rc<Inner>>> = const { RefCell::new(None) };
}

/// What is done when another tab speaks.
fn hear(bus: Rc<Bus>, bell: Rc<Bell>) -> impl Fn(Said) {
    move |said| match said {
        Said::Records => bus.tell(Event::Records),
        Said::Wake => bell.ring(),
        Said::Sending(link, on_the_way) => {
            bus.set_link(link);
            bus.set_on_the_way(on_the_way);
        }
    }
}

/// Notes which version of the reference data the office says is in force: with another one the next [`refresh`] does not
/// wait for its hour.
pub fn note_pack(phone: &Inner, told: Option<&str>) {
    if told.is_some_and(|told| told != phone.pack.borrow().version) {
        phone.refreshed_ms.set(0);
    }
}

/// Fetches profile and pack again in the background, and asks for a newer build, at most once in [`REFRESH_MS`]. Called when the office answers.
pub fn refresh(phone: &Rc<Inner>) {
    let now = clock::now_ms();
    if (now - phone.refreshed_ms.get()).abs() < REFRESH_MS {
        return;
    }
    // Not with the first answer: the page was just loaded.
    if phone.refreshed_ms.replace(now) > 0 {
        update::ask();
    }
    let phone = phone.clone();
    spawn_local(async move {
        if refreshed(&phone).await.is_some() {
            phone.bus.tell(Event::Profile);
        }
    });
}

/// `Some` when something is new. The pack before stays in use until the new one was read back. A profile of somebody else is not ours to keep: the cookie was changed by a sign-in
/// in another tab.
async fn refreshed(phone: &Inner) -> Option<()> {
    let answer = http::call(Call { method: "GET", path: PROFILE_PATH, ..Call::default() }).await?;
    let profile: Profile = answer.json().filter(|profile: &Profile| answer.status == 200 && profile.person == phone.person())?;
    if profile.pack != phone.pack.borrow().version {
        let pack = fetch_pack().await?;
        phone.store.keep_pack(&pack).await.ok()?;
        phone.pack.replace(Rc::new(phone.store.pack().await.ok()??));
    }
    phone.store.keep_profile(&profile).await.ok()?;
    phone.profile.replace(profile);
    Some(())
}

/// Build id of the app as the shell says it; "dev" where there is no shell.
pub fn build_id() -> String {
    let meta = || web_sys::window()?.document()?.query_selector("meta[name=build]").ok()??.get_attribute("content");
    meta().unwrap_or_else(|| "dev".into())
}

async fn kept(store: &IdbStore) -> Result<Option<(Profile, Pack)>, StoreError> {
    Ok(store.profile().await?.zip(store.pack().await?))
}

/// Nobody is signed in: counts what waits here, and tells the office of a sign-out that did not reach it.
async fn signed_out() -> Opened {
    if canary::leaving() {
        spawn_local(leave_office());
    }
    let mut unsent = Vec::new();
    for resident in canary::residents() {
        let waiting = waiting(resident.id).await.unwrap_or(0);
        if waiting > 0 {
            unsent.push((resident.name, waiting));
        }
    }
    Opened::SignedOut { unsent }
}

async fn waiting(person: PersonId) -> Result<usize, StoreError> {
    IdbStore::open(person).await?.outbox_len().await
}

async fn leave_office() {
    let call = Call { method: "DELETE", path: SESSION_PATH, keepalive: true, ..Call::default() };
    if http::call(call).await.is_some_and(|answer| matches!(answer.status, 200..=299 | 401)) {
        canary::left();
    }
}

async fn sign_in_at_office(login: &str, password: &str) -> Result<Profile, SignInTrouble> {
    let body = to_text(&Credentials { login: login.to_owned(), password: password.to_owned() });
    let call = Call { method: "POST", path: SESSION_PATH, body: Some(body.into_bytes()), ..Call::default() };
    let answer = http::call(call).await.ok_or(SignInTrouble::Offline)?;
    match answer.status {
        // A captive portal answers 200 with a page: no JSON profile, so not the office (F8).
        200 => answer.json().ok_or(SignInTrouble::Offline),
        401 => Err(SignInTrouble::Wrong),
        429 => Err(SignInTrouble::TooMany { wait_s: wait_s(&answer) }),
        502..=504 => Err(SignInTrouble::Offline),
        _ => Err(SignInTrouble::Server),
    }
}

fn wait_s(answer: &Answer) -> u64 {
    answer.json::<Wait>().and_then(|wait| wait.wait_s).unwrap_or(WAIT_S)
}

async fn fetch_pack() -> Option<Pack> {
    let answer = http::call(Call { method: "GET", path: PACK_PATH, ..Call::default() }).await?;
    if answer.status == 200 { answer.json() } else { None }
}
