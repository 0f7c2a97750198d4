//! How many photos a person may bring in an hour (80), and who brought more: his supervisors are told while it lasts.

use crate::domain::ids::PersonId;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Photos that one person may bring in an hour: one every four seconds, all hour.
pub const PHOTOS_PER_HOUR_MAX: i64 = 900;

/// An hour, ms.
pub const HOUR_MS: i64 = 3_600_000;

/// Who was told to wait, and when. In memory: after a restart the next photo too many says it again.
#[derive(Default)]
pub struct Crowded(Mutex<BTreeMap<PersonId, i64>>);

impl Crowded {
    /// Notes that a photo had to wait.
    pub fn note(&self, person: PersonId, now_ms: i64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(person, now_ms);
    }

    /// Whose photos had to wait in the last hour.
    pub fn people(&self, now_ms: i64) -> Vec<PersonId> {
        let mut people = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        people.retain(|_, at_ms| now_ms - *at_ms < HOUR_MS);
        people.keys().copied().collect()
    }
}
