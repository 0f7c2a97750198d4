//! Opening without a network, signing in and out, and what is kept for working alone: profile and pack.

use super::events::Bus;
use super::http::{self, Answer, Call};
use super::idb::IdbStore;
use super::{Inner, Phone, canary, storage, update};
use crate::domain::ids::PersonId;
use crate::domain::pack::Pack;
use crate::domain::reports::profile::Profile;
use crate::sync::store::{PhoneStore as _, StoreError};
use serde::Deserialize;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

const SESSION_PATH: &str = "/api/v1/session";
const PACK_PATH: &str = "/api/v1/pack";
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
    /// The account may not use the field app, or the office failed.
    Server,
    /// The store does not open.
    Store(StoreError),
}

#[derive(Deserialize)]
struct Wait {
    wait_s: Option<u64>,
}

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
        self.0.bus.stop();
        canary::leave();
        spawn_local(leave_office());
        unsent
    }

    async fn assemble(store: IdbStore, profile: Profile, pack: Pack) -> Result<Phone, StoreError> {
        let lost = canary::check(profile.person, &store.ledger().await?);
        let bus = Rc::new(Bus::default());
        update::watch(bus.clone());
        let inner = Inner { store, profile: RefCell::new(profile), pack: RefCell::new(Rc::new(pack)), bus, lost };
        Ok(Phone(Rc::new(inner)))
    }
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
    let body = serde_json::json!({ "login": login, "password": password }).to_string();
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
