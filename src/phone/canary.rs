//! What local storage keeps: who is signed in, who has a store here, and per person a canary (store id, counters).
//! When the browser throws IndexedDB away but not this, the loss can be counted (P6, F22).

use super::local;
use crate::domain::ids::{PersonId, StoreId};
use crate::domain::json::json_struct;
use crate::sync::store::Ledger;

const CURRENT: &str = "anjat.person";
const PEOPLE: &str = "anjat.people";
const LEAVING: &str = "anjat.leaving";

/// A person with a store on this phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resident {
    /// The person.
    pub id: PersonId,
    /// Name shown on the sign-in screen.
    pub name: String,
}

json_struct!(Resident { id, name });

/// The counters as last seen outside IndexedDB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Canary {
    /// The store they belong to.
    pub store: StoreId,
    /// Highest n saved.
    pub saved_high: u64,
    /// Highest n acknowledged.
    pub acked_high: u64,
    /// Lost before this store, summed up.
    pub lost: u64,
}

json_struct!(Canary { store, saved_high, acked_high, lost: default });

/// Who is signed in.
pub fn current() -> Option<PersonId> {
    local::get(CURRENT)
}

/// Notes who is signed in, and that he has a store here.
pub fn enter(id: PersonId, name: &str) {
    let mut people = residents();
    people.retain(|resident| resident.id != id);
    people.push(Resident { id, name: name.into() });
    // A full or forbidden local storage costs the canary, never a record: those stand in IndexedDB.
    local::set(PEOPLE, &people);
    local::set(CURRENT, &id);
    local::delete(LEAVING);
}

/// Notes that nobody is signed in. The cookie lives until the office was told; see [`leaving`].
pub fn leave() {
    local::delete(CURRENT);
    local::set(LEAVING, &true);
}

/// Whether a sign-out still has to reach the office.
pub fn leaving() -> bool {
    local::get(LEAVING).unwrap_or(false)
}

/// The office knows of the sign-out.
pub fn left() {
    local::delete(LEAVING);
}

/// Everybody with a store on this phone.
pub fn residents() -> Vec<Resident> {
    local::get(PEOPLE).unwrap_or_default()
}

/// Notes the counters.
pub fn note(person: PersonId, ledger: &Ledger) {
    let lost = read(person).map_or(0, |canary| canary.lost);
    write(person, Canary { store: ledger.store, saved_high: ledger.saved_high, acked_high: ledger.acked_high, lost });
}

/// What the canary tells about a store just opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Records that were lost unsent, at least.
    pub lost: u64,
    /// Highest number that this store has given, as far as anyone knows: none of them may be given again.
    pub saved_high: u64,
}

/// Compares the store just opened with the canary.
pub fn check(person: PersonId, ledger: &Ledger) -> Told {
    let canary = read(person);
    let lost = canary.map_or(0, |canary| lost_since(canary, ledger));
    let known = canary.filter(|canary| canary.store == ledger.store).map_or(0, |canary| canary.saved_high);
    let saved_high = ledger.saved_high.max(known);
    write(person, Canary { store: ledger.store, saved_high, acked_high: ledger.acked_high, lost });
    Told { lost, saved_high }
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
    local::get(&key(person))
}

fn write(person: PersonId, canary: Canary) {
    local::set(&key(person), &canary);
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn ledger(store: u8, saved_high: u64, acked_high: u64) -> Ledger {
        Ledger { saved_high, acked_high, ..Ledger::new(StoreId::from_random([store; 16])) }
    }

    #[wasm_bindgen_test]
    fn p6_an_evicted_store_is_counted() {
        let person = PersonId::from_random([41; 16]);
        local::delete(&key(person));
        assert_eq!(check(person, &ledger(1, 5, 2)), Told { lost: 0, saved_high: 5 });
        note(person, &ledger(1, 9, 2));
        assert_eq!(check(person, &ledger(1, 9, 2)).lost, 0);
        assert_eq!(check(person, &ledger(2, 0, 0)), Told { lost: 7, saved_high: 0 }, "9 saved, 2 of them acknowledged");
        note(person, &ledger(2, 1, 1));
        assert_eq!(check(person, &ledger(2, 1, 1)).lost, 7, "a loss is not forgotten");
    }

    #[wasm_bindgen_test]
    fn f24_a_store_gone_back_in_time_is_counted() {
        let person = PersonId::from_random([42; 16]);
        local::delete(&key(person));
        note(person, &ledger(1, 9, 7));
        assert_eq!(check(person, &ledger(1, 4, 4)), Told { lost: 2, saved_high: 9 }, "8 and 9 were nowhere else");
        assert_eq!(check(person, &ledger(1, 9, 4)), Told { lost: 2, saved_high: 9 }, "counted once");
    }

    #[wasm_bindgen_test]
    fn format_v1() {
        let canary = Canary { store: StoreId::from_random([1; 16]), saved_high: 3, acked_high: 2, lost: 1 };
        let text = r#"{"store":"01010101-0101-4101-8101-010101010101","saved_high":3,"acked_high":2,"lost":1}"#;
        assert_eq!(crate::domain::json::to_text(&canary), text);
    }
}
