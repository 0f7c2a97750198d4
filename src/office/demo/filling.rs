//! A form filled in as on a phone: checked, its sealed values sealed, its revision made.

use super::DemoError;
use super::chance::Chance;
use crate::domain::Fields;
use crate::domain::form::{Answers, Context, Form, changes, finish};
use crate::domain::ids::{PersonId, RecordId, RevisionId, StoreId};
use crate::domain::json::to_value;
use crate::domain::photo;
use crate::office::keys::Keys;
use crate::sync::revision::{Claimed, Revision, SCHEMA};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Whose phone a form is filled in on, and what it will be called there.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Who types.
    pub author: PersonId,
    /// The phone's store.
    pub store: StoreId,
    /// The number that the revision gets.
    pub n: u64,
    /// The phone's clock, epoch ms.
    pub at_ms: i64,
}

/// A form and what was typed into it.
#[derive(Clone, Copy, Debug)]
pub struct Filled<'a> {
    /// For whoever reads that it does not pass.
    pub label: &'static str,
    /// Which form.
    pub form: Form,
    /// What was typed.
    pub answers: &'a Answers,
    /// The record that it makes or corrects.
    pub record: RecordId,
    /// For a correction: the head and its fields.
    pub base: Option<(RevisionId, &'a Fields)>,
}

/// The revision that the form makes, and the record's fields after it.
pub fn fill(filled: Filled, context: &Context, place: Place, keys: &Keys, chance: Chance) -> Result<(Revision, Fields), DemoError> {
    let Filled { label, form, answers, record, base } = filled;
    let before = base.map(|(_, fields)| fields);
    let finished = finish(form, answers, before, context).map_err(|problems| DemoError::Form(label, problems))?;
    let mut fields = finished.fields;
    for sealed in finished.to_seal {
        // The text is part of the label: two values must never be sealed with one ephemeral key.
        let entropy = chance.bytes(&format!("seal {record} {} {}", sealed.field, sealed.plain));
        let envelope = keys.seal(record, &sealed.field, &sealed.plain, entropy).map_err(|_| DemoError::Seal(label))?;
        if let Some(value) = fields.get_mut(&sealed.field).and_then(|value| value.as_object_mut()) {
            value.insert("sealed".into(), to_value(&envelope));
        }
    }
    let known = before.map(photo::named).unwrap_or_default();
    let mut photos = photo::named(&fields);
    photos.retain(|photo| !known.contains(photo));
    let revision = Revision {
        v: SCHEMA,
        nonce: nonce(chance, place.store, place.n),
        record,
        kind: form.kind().as_str().into(),
        parents: base.iter().map(|(head, _)| *head).collect(),
        changes: changes(before, &fields),
        author: place.author,
        store: place.store,
        n: place.n,
        claimed: Claimed { wall_ms: place.at_ms, server_ms: None },
        photos,
    };
    Ok((revision, fields))
}

/// The nonce of a store's revision with that number.
pub fn nonce(chance: Chance, store: StoreId, n: u64) -> String {
    URL_SAFE_NO_PAD.encode(chance.bytes::<12>(&format!("nonce {store} {n}")))
}
