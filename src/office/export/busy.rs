//! How many exports run at once: one per person, and a few in all. A file is read as fast as its reader takes it, and
//! every one of them reads along the whole of a table.

use crate::domain::ids::PersonId;
use crate::office::problem::{Code, Refusal};
use std::sync::{Arc, Mutex, PoisonError};

/// Exports at once, of all people.
const AT_ONCE_MAX: usize = 4;

/// How long to wait before the next try, in seconds.
const WAIT_S: u64 = 10;

/// Who is being served; somebody at the office's machine counts, too.
#[derive(Clone, Debug, Default)]
pub struct Exports(Arc<Mutex<Vec<Option<PersonId>>>>);

/// A place among them, given back when it is dropped: with the answer's last byte, or when the reader hangs up.
#[derive(Debug)]
pub struct Place {
    of: Exports,
    person: Option<PersonId>,
}

impl Exports {
    /// Takes a place.
    pub fn enter(&self, person: Option<PersonId>) -> Result<Place, Refusal> {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if running.len() >= AT_ONCE_MAX || (person.is_some() && running.contains(&person)) {
            return Err(Refusal::wait(Code::ExportBusy, WAIT_S));
        }
        running.push(person);
        Ok(Place { of: self.clone(), person })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut running = self.of.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = running.iter().position(|person| *person == self.person) {
            running.swap_remove(at);
        }
    }
}
