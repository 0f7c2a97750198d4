//! Rows of which there is one: the ledger, and what the phone needs to work alone.

use super::transaction::{self, open};
use super::{IdbStore, name};
use crate::domain::json::Json;
use crate::domain::pack::Pack;
use crate::domain::reports::profile::Profile;
use crate::sync::store::{Ledger, StoreError};
use indexed_db_futures::transaction::Transaction;

/// The store's counters.
pub const LEDGER: &str = "ledger";
/// Who works here.
const PROFILE: &str = "profile";
/// Reference data.
const PACK: &str = "pack";

pub(super) async fn get<T: Json>(transaction: &Transaction<'_>, key: &str) -> Result<Option<T>, StoreError> {
    transaction::get(&open(transaction, name::META)?, key).await
}

pub(super) fn put<T: Json>(transaction: &Transaction<'_>, key: &str, value: &T) -> Result<(), StoreError> {
    transaction::put(&open(transaction, name::META)?, key, value)
}

impl IdbStore {
    /// The person's profile as last fetched.
    pub async fn profile(&self) -> Result<Option<Profile>, StoreError> {
        self.read_one(name::META, PROFILE).await
    }

    /// The reference pack as last fetched.
    pub async fn pack(&self) -> Result<Option<Pack>, StoreError> {
        self.read_one(name::META, PACK).await
    }

    /// Raises the counter to a number that was given before the store went back in time (F24): given twice, it would
    /// name two revisions. Never lowers it.
    pub async fn raise_counter(&self, saved_high: u64) -> Result<(), StoreError> {
        self.write(&[name::META], async |transaction| {
            let ledger = get::<Ledger>(transaction, LEDGER).await?.filter(|ledger| ledger.saved_high < saved_high);
            ledger.map_or(Ok(()), |ledger| put(transaction, LEDGER, &Ledger { saved_high, ..ledger }))
        })
        .await
    }

    /// Keeps the profile.
    pub async fn keep_profile(&self, profile: &Profile) -> Result<(), StoreError> {
        self.write(&[name::META], async |transaction| put(transaction, PROFILE, profile)).await
    }

    /// Keeps the reference pack.
    pub async fn keep_pack(&self, pack: &Pack) -> Result<(), StoreError> {
        self.write(&[name::META], async |transaction| put(transaction, PACK, pack)).await
    }
}
