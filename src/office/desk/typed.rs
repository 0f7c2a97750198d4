//! What was typed into a verdict that could not be taken, kept for the page that comes back (S4: "words typed stay
//! in the form"). A plain form post is answered by a redirect, and 500 letters per field do not fit a URL.

use crate::domain::ids::{PersonId, RecordId};
use crate::domain::reports::desk::{ApprovedMany, TypedVerdict};
use crate::office::Office;
use std::collections::VecDeque;
use std::sync::Mutex;

/// Kept at once, over all people; the oldest goes first. A few KB each.
const KEPT_MAX: usize = 512;
/// Kept this long: a supervisor who left the page open over lunch still finds his words.
const KEPT_MS: i64 = 60 * 60_000;

/// What is kept for one page load or a few of them.
#[derive(Clone, Debug)]
enum Thing {
    Verdict(RecordId, TypedVerdict),
    Many(ApprovedMany),
}

struct Kept {
    token: String,
    person: PersonId,
    at_ms: i64,
    thing: Thing,
}

/// The shelf. It lives as long as the process: what it holds is on screen already.
static SHELF: Mutex<VecDeque<Kept>> = Mutex::new(VecDeque::new());

fn put(office: &Office, person: PersonId, thing: Thing) -> String {
    let token = crate::office::random::hex(16);
    let mut shelf = SHELF.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    while shelf.len() >= KEPT_MAX {
        shelf.pop_front();
    }
    shelf.push_back(Kept { token: token.clone(), person, at_ms: office.now_ms(), thing });
    token
}

fn get(office: &Office, person: PersonId, token: &str) -> Option<Thing> {
    let oldest_ms = office.now_ms() - KEPT_MS;
    let shelf = SHELF.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    shelf.iter().find(|kept| kept.token == token && kept.person == person && kept.at_ms >= oldest_ms).map(|kept| kept.thing.clone())
}

/// Keeps a verdict that was not taken; the result names it in the URL.
pub fn keep(office: &Office, person: PersonId, record: RecordId, typed: TypedVerdict) -> String {
    put(office, person, Thing::Verdict(record, typed))
}

/// Finds it again for the same person and record, as often as the page is loaded.
pub fn take(office: &Office, person: PersonId, record: RecordId, token: &str) -> Option<TypedVerdict> {
    match get(office, person, token)? {
        Thing::Verdict(of, typed) if of == record => Some(typed),
        _ => None,
    }
}

/// Keeps the result of "approve all".
pub fn keep_many(office: &Office, person: PersonId, many: ApprovedMany) -> String {
    put(office, person, Thing::Many(many))
}

/// Finds it again.
pub fn take_many(office: &Office, person: PersonId, token: &str) -> Option<ApprovedMany> {
    match get(office, person, token)? {
        Thing::Many(many) => Some(many),
        Thing::Verdict(..) => None,
    }
}
