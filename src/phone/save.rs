//! From a draft to "Tersimpan di HP": finish, seal, build, one strict transaction, read back (P1).

use super::events::Event;
use super::{Phone, canary, clock, random};
use crate::domain::Fields;
use crate::domain::base64::{self, URL_SAFE};
use crate::domain::form::{self, Context, Draft, Form};
use crate::domain::ids::{Kind, RecordId, RevisionId};
use crate::domain::json::to_value;
use crate::domain::photo;
use crate::domain::problem::Problem;
use crate::domain::sealed::ToSeal;
use crate::domain::{card, status::Entry};
use crate::sync::apply::lay;
use crate::sync::revision::{Claimed, Revision, SCHEMA, id_of};
use crate::sync::seal::seal;
use crate::sync::store::{Ledger, PhoneStore as _, Save, StoreError};
use serde_json::Value;

/// Times that a save is built again because another tab saved meanwhile. Each time somebody's save went through.
const TRIES: usize = 20;
/// Name of the field that holds a producer's local number.
const CARD: &str = "card";

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
    /// Opens a record for correction: the draft already begun for it, or a new one with its answers, made at its head.
    /// `None` when the phone has no such record or no form of this version writes it.
    pub async fn correct(&self, record: RecordId) -> Result<Option<Draft>, StoreError> {
        if let Some(begun) = self.drafts().await?.into_iter().find(|draft| draft.record == record) {
            return Ok(Some(begun));
        }
        let Some(entry) = self.entry(record).await? else { return Ok(None) };
        let Some(form) = form::form_of(entry.kind, &entry.fields) else { return Ok(None) };
        let answers = form::answers_of(form, &entry.fields, &self.pack());
        Ok(Some(Draft { record, base: Some(entry.head), ..self.new_draft(form, answers) }))
    }

    /// Saves a draft as a revision. "Tersimpan di HP" may be shown when this returns `Ok`, and not before (P1).
    ///
    /// Safe to call again: the draft is taken in the same transaction, so five taps make one record, and a call that
    /// comes too late gets [`SaveTrouble::DraftGone`].
    pub async fn save(&self, draft: &Draft) -> Result<Saved, SaveTrouble> {
        self.put_draft(draft).await?;
        let base = self.fields_at(draft.record, draft.base).await?;
        let fields = self.sealed_fields(draft, base.as_ref())?;
        for _ in 0..TRIES {
            match self.save_once(draft, base.as_ref(), fields.clone()).await {
                Err(StoreError::CounterMoved { .. }) => continue,
                Err(error) => return Err(error.into()),
                Ok(saved) => {
                    self.tell_saved().await;
                    return Ok(saved);
                }
            }
        }
        Err(SaveTrouble::Store(StoreError::Other("other tabs save without end".into())))
    }

    /// Builds with the next number and puts it; nothing but the transaction inside `store.save` decides.
    async fn save_once(&self, draft: &Draft, base: Option<&Fields>, mut fields: Fields) -> Result<Saved, StoreError> {
        let ledger = self.ledger().await?;
        let card = self.card_for(draft, &fields).await?;
        if let Some(card) = &card {
            fields.insert(CARD.into(), Value::from(card.as_str()));
        }
        let n = ledger.saved_high + 1;
        let before = base.map(photo::named).unwrap_or_default();
        let mut photos = photo::named(&fields);
        photos.retain(|photo| !before.contains(photo));
        let revision = Revision { photos, ..self.revision(draft, form::changes(base, &fields), &ledger, n) };
        let bytes = revision.encode();
        let id = id_of(&bytes);
        let body = String::from_utf8(bytes).map_err(|error| StoreError::Other(error.to_string()))?;
        self.0.store.save(Save { n, id, body, draft: Some(draft.id) }).await?;
        Ok(Saved { record: draft.record, n, card })
    }

    fn revision(&self, draft: &Draft, changes: Fields, ledger: &Ledger, n: u64) -> Revision {
        Revision {
            v: SCHEMA,
            nonce: base64::encode(&random::bytes::<12>(), URL_SAFE),
            record: draft.record,
            kind: draft.form.kind().as_str().into(),
            parents: draft.base.into_iter().collect(),
            changes,
            author: self.0.person(),
            store: ledger.store,
            n,
            claimed: Claimed { wall_ms: clock::now_ms(), server_ms: ledger.last_server_ms },
            photos: Vec::new(),
        }
    }

    /// The record as it stood at `base`. What came in after that is not looked at: the office sees two heads then and
    /// holds the later one, instead of this phone undoing silently what somebody else changed (P5).
    async fn fields_at(&self, record: RecordId, base: Option<RevisionId>) -> Result<Option<Fields>, StoreError> {
        let Some(base) = base else { return Ok(None) };
        let mut fields = Fields::new();
        for stored in self.0.store.revisions(record).await? {
            if let Ok(revision) = Revision::decode(stored.body.as_bytes())
                && revision.record == record
            {
                lay(&mut fields, &revision.changes);
            }
            if stored.id == base {
                return Ok(Some(fields));
            }
        }
        Err(StoreError::Other("the corrected revision is not on this phone".into()))
    }

    fn sealed_fields(&self, draft: &Draft, base: Option<&Fields>) -> Result<Fields, SaveTrouble> {
        let (profile, pack) = (self.profile(), self.pack());
        let context = Context { pack: &pack, today: self.today(), territory: &profile.territory };
        let finished = form::finish(draft.form, &draft.answers, base, &context).map_err(SaveTrouble::Problems)?;
        let key = base64::decode(&profile.server_key).ok_or_else(bad_key)?;
        let mut fields = finished.fields;
        for ToSeal { field, plain } in finished.to_seal {
            let envelope = seal(&key, draft.record, &field, &plain, random::bytes()).map_err(|_| bad_key())?;
            if let Some(Value::Object(readable)) = fields.get_mut(&field) {
                readable.insert("sealed".into(), to_value(&envelope));
            }
        }
        Ok(fields)
    }

    /// The number for a new producer's card: one more than the highest this phone has given. Two tabs cannot give the
    /// same: the second one's save finds the counter moved and asks again.
    async fn card_for(&self, draft: &Draft, fields: &Fields) -> Result<Option<String>, StoreError> {
        if draft.form != Form::Producer || draft.base.is_some() {
            return Ok(None);
        }
        let village = fields.get("village").and_then(|village| village.get("code")).and_then(Value::as_str).unwrap_or_default();
        let phone_number = self.profile().phone_number;
        let given = self.entries(Some(Kind::Producer)).await?;
        let highest = given.iter().filter(|entry| entry.own).filter_map(|entry| count_on(entry, phone_number)).max().unwrap_or(0);
        Ok(Some(card::number(village, phone_number, highest + 1)))
    }

    async fn tell_saved(&self) {
        if let Ok(ledger) = self.ledger().await {
            canary::note(self.0.person(), &ledger);
        }
        self.0.tabs.tell_records();
        self.0.bus.tell(Event::Records);
        self.send_now();
    }
}

/// The count part of an entry's card, if this phone gave it.
fn count_on(entry: &Entry, phone_number: u32) -> Option<u32> {
    let mut parts = entry.fields.get(CARD)?.as_str()?.split('-').skip(1);
    let phone: u32 = parts.next()?.parse().ok()?;
    parts.next()?.parse().ok().filter(|_| phone == phone_number)
}

fn bad_key() -> SaveTrouble {
    SaveTrouble::Store(StoreError::Other("the office's public key cannot be used".into()))
}
