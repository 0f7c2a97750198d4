//! From a draft to "Tersimpan di HP".

use super::Phone;
use crate::domain::form::Draft;
use crate::domain::ids::RecordId;
use crate::domain::problem::Problem;
use crate::sync::store::StoreError;

/// A record that is safe on this phone: flushed and read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The record.
    pub record: RecordId,
    /// Its revision's number in this store.
    pub n: u64,
    /// Local number to write on the producer's card (O3); only for a new producer.
    pub card: Option<String>,
}

/// Why it was not saved. The draft stays, whatever it is.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveTrouble {
    /// Answers that block, at their fields.
    Problems(Vec<Problem>),
    /// The draft was saved already, by another tap or in another tab.
    DraftGone,
    /// No room on the phone.
    Quota,
    /// The browser's store failed.
    Store(StoreError),
}

impl From<StoreError> for SaveTrouble {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::DraftGone => SaveTrouble::DraftGone,
            StoreError::Quota => SaveTrouble::Quota,
            other => SaveTrouble::Store(other),
        }
    }
}

impl Phone {
    /// Opens a record for correction: a draft with its answers, made at its head. `None` when the phone has no such
    /// record or no form of this version writes it.
    pub async fn correct(&self, record: RecordId) -> Result<Option<Draft>, StoreError> {
        let _ = record;
        Ok(None)
    }

    /// Saves a draft as a revision. "Tersimpan di HP" may be shown when this returns `Ok`, and not before (P1).
    pub async fn save(&self, draft: &Draft) -> Result<Saved, SaveTrouble> {
        self.put_draft(draft).await?;
        Err(SaveTrouble::Problems(Vec::new()))
    }
}
