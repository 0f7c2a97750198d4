//! What local storage keeps: who is signed in, who has a store here, and per person a canary (store id, counters).
//! When the browser throws IndexedDB away but not this, the loss can be counted (P6, F22).

use crate::domain::ids::{PersonId, StoreId};
use crate::sync::store::Ledger;
use gloo_storage::{LocalStorage, Storage as _};
use serde::{Deserialize, Serialize};

const CURRENT: &str = "anjat.person";
const PEOPLE: &str = "anjat.people";
const LEAVING: &str = "anjat.leaving";

/// A person with a store on this phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resident {
    /// The person.
    pub id: PersonId,
    /// Name shown on the sign-in screen.
    pub name: String,
}

/// The counters as last seen outside IndexedDB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Canary {
    /// The store they belong to.
    pub store: StoreId,
    /// Highest n saved.
    pub saved_high: u64,
    /// Highest n acknowledged.
    pub acked_high: u64,
    /// Lost before this store, summed up.
    #[serde(default)]
    pub lost: u64,
}

/// Who is signed in.
pub fn current() -> Option<PersonId> {
    LocalStorage::get(CURRENT).ok()
}

/// Notes who is signed in, and that he has a store here.
pub fn enter(id: PersonId, name: &str) {
    let mut people = residents();
    people.retain(|resident| resident.id != id);
    people.push(Resident { id, name: name.into() });
    // A full or forbidden local storage costs the canary, never a record: those stand in IndexedDB.
    let _ = LocalStorage::set(PEOPLE, people);
    let _ = LocalStorage::set(CURRENT, id);
    LocalStorage::delete(LEAVING);
}

/// Notes that nobody is signed in. The cookie lives until the office was told; see [`leaving`].
pub fn leave() {
    LocalStorage::delete(CURRENT);
    let _ = LocalStorage::set(LEAVING, true);
}

/// Whether a sign-out still has to reach the office.
pub fn leaving() -> bool {
    LocalStorage::get(LEAVING).unwrap_or(false)
}

/// The office knows of the sign-out.
pub fn left() {
    LocalStorage::delete(LEAVING);
}

/// Everybody with a store on this phone.
pub fn residents() -> Vec<Resident> {
    LocalStorage::get(PEOPLE).unwrap_or_default()
}

/// Notes the counters.
pub fn note(person: PersonId, ledger: &Ledger) {
    let lost = read(person).map_or(0, |canary| canary.lost);
    write(person, Canary { store: ledger.store, saved_high: ledger.saved_high, acked_high: ledger.acked_high, lost });
}

/// Compares the store just opened with the canary, and returns how many records were lost unsent, at least.
pub fn check(person: PersonId, ledger: &Ledger) -> u64 {
    let lost = read(person).map_or(0, |canary| lost_since(canary, ledger));
    write(person, Canary { store: ledger.store, saved_high: ledger.saved_high, acked_high: ledger.acked_high, lost });
    lost
}

/// Another store means that the old one is gone with all that it had not sent; a lower counter in the same store
/// means that it went back in time (F24).
fn lost_since(canary: Canary, ledger: &Ledger) -> u64 {
    let sent = if canary.store == ledger.store { ledger.saved_high.max(canary.acked_high) } else { canary.acked_high };
    canary.lost + canary.saved_high.saturating_sub(sent)
}

fn key(person: PersonId) -> String {
    format!("anjat.canary.{person}")
}

fn read(person: PersonId) -> Option<Canary> {
    LocalStorage::get(key(person)).ok()
}

fn write(person: PersonId, canary: Canary) {
    let _ = LocalStorage::set(key(person), canary);
}
