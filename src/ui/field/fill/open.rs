//! Opening a draft: what it was typed into, and for a correction what the supervisor said.

use super::ground::Ground;
use super::state::Held;
use crate::domain::form::Draft;
use crate::domain::ids::DraftId;
use crate::domain::status::{Entry, Review};
use crate::phone::StoreError;
use crate::ui::field::app::App;
use crate::ui::field::show;
use std::rc::Rc;

/// How far the opening of a draft has come.
#[derive(Clone)]
pub enum Opened {
    /// The store is being read.
    Reading,
    /// The form, being filled in.
    Form(Rc<Held>),
    /// There is no such draft.
    Unknown,
    /// The store does not answer; what it said.
    Trouble(StoreError),
}

/// Reads a draft, minted on the way here or stored, and everything that its form shows.
pub async fn open(app: App, id: DraftId) -> Opened {
    let phone = app.phone();
    let fresh = app.fresh(id);
    // Stored meanwhile? Then what was stored is newer than what was minted.
    let draft = match phone.draft(id).await {
        Ok(stored) => stored.or(fresh),
        Err(error) => return Opened::Trouble(error),
    };
    let Some(draft) = draft else { return Opened::Unknown };
    match phone.entries(None).await {
        Ok(entries) => {
            let ground = ground(app, &draft, entries);
            Opened::Form(Rc::new(Held::new(phone, draft, Rc::new(ground))))
        }
        Err(error) => Opened::Trouble(error),
    }
}

fn ground(app: App, draft: &Draft, entries: Vec<Entry>) -> Ground {
    let phone = app.phone();
    let profile = phone.profile();
    let own = (profile.role == crate::domain::access::Role::Producer).then_some(profile.producer).flatten();
    let record = entries.iter().find(|entry| entry.id == draft.record && draft.base.is_some());
    let verdict = record.filter(|entry| entry.review == Review::Returned).and_then(|entry| entry.verdict.as_ref());
    let marks = record.map(|entry| show::marks(draft.form, entry)).unwrap_or_default();
    Ground {
        app,
        pack: phone.pack(),
        today: phone.today(),
        territory: profile.territory,
        own: own.map(|id| id.to_string()),
        base: record.map(|entry| entry.fields.clone()),
        reason: verdict.map(|verdict| verdict.reason.clone()),
        marks: marks.into_iter().map(|(key, said)| (key, said.to_owned())).collect(),
        entries,
    }
}
