//! Rows of which there is one: the ledger, and what the phone needs to work alone.

use super::read::found;
use super::transaction::Transaction;
use super::{IdbStore, name};
use crate::domain::pack::Pack;
use crate::domain::reports::profile::Profile;
use crate::phone::rows;
use crate::sync::store::{Ledger, StoreError};
use wasm_bindgen::JsValue;

/// The store's counters.
pub const LEDGER: &str = "ledger";
/// Who works here.
const PROFILE: &str = "profile";
/// Reference data.
const PACK: &str = "pack";

/// The counters; `None` in a store just made.
pub(super) async fn ledger(transaction: &Transaction) -> Result<Option<Ledger>, StoreError> {
    found(transaction.row(name::META, LEDGER).await?)
}

pub(super) fn put_ledger(transaction: &Transaction, ledger: &Ledger) -> Result<(), StoreError> {
    transaction.put(name::META, &JsValue::from_str(LEDGER), &rows::to_row(ledger)?)
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
        self.write(&[name::META], &|transaction| {
            Box::pin(async move {
                let ledger = ledger(&transaction).await?.filter(|ledger| ledger.saved_high < saved_high);
                ledger.map_or(Ok(()), |ledger| put_ledger(&transaction, &Ledger { saved_high, ..ledger }))
            })
        })
        .await
    }

    /// Keeps the profile.
    pub async fn keep_profile(&self, profile: &Profile) -> Result<(), StoreError> {
        self.keep(PROFILE, rows::to_row(profile)?).await
    }

    /// Keeps the reference pack.
    pub async fn keep_pack(&self, pack: &Pack) -> Result<(), StoreError> {
        self.keep(PACK, rows::to_row(pack)?).await
    }

    async fn keep(&self, key: &str, row: JsValue) -> Result<(), StoreError> {
        let (key, row) = (&JsValue::from_str(key), &row);
        self.write(&[name::META], &|transaction| Box::pin(async move { transaction.put(name::META, key, row) })).await
    }
}
