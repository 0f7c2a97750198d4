//! Opening a draft: what it was typed into, and for a correction what the supervisor said.

use super::state::Ground;
use crate::domain::form::Draft;
use crate::domain::ids::DraftId;
use crate::domain::status::{Entry, Review};
use crate::phone::{Phone, StoreError};
use crate::ui::field::app::App;
use crate::ui::field::show;

/// What opening a draft led to.
pub enum Opened {
    /// The draft and what stands around it.
    Form(Box<(Draft, Ground)>),
    /// There is no such draft.
    Unknown,
    /// The store does not answer.
    Trouble(StoreError),
}

/// Reads a draft, minted on the way here or stored, and everything that its form shows.
pub async fn open(app: App, id: DraftId) -> Opened {
    let phone = app.phone();
    let draft = match app.fresh(id) {
        // Stored meanwhile? Then what was stored is newer than what was minted.
        Some(fresh) => phone.draft(id).await.map(|stored| stored.or(Some(fresh))),
        None => phone.draft(id).await,
    };
    let draft = match draft {
        Ok(Some(draft)) => draft,
        Ok(None) => return Opened::Unknown,
        Err(error) => return Opened::Trouble(error),
    };
    match phone.entries(None).await {
        Ok(entries) => {
            let ground = ground(&phone, &draft, entries);
            Opened::Form(Box::new((draft, ground)))
        }
        Err(error) => Opened::Trouble(error),
    }
}

fn ground(phone: &Phone, draft: &Draft, entries: Vec<Entry>) -> Ground {
    let profile = phone.profile();
    let own = (profile.role == crate::domain::access::Role::Producer).then_some(profile.producer).flatten();
    let record = entries.iter().find(|entry| entry.id == draft.record && draft.base.is_some());
    let verdict = record.filter(|entry| entry.review == Review::Returned).and_then(|entry| entry.verdict.clone());
    let marks = verdict.iter().flat_map(|verdict| &verdict.marked);
    let marks = marks.map(|(field, said)| (show::answer_key(draft.form, field), said.clone())).collect();
    Ground {
        pack: phone.pack(),
        today: phone.today(),
        territory: profile.territory,
        own: own.map(|id| id.to_string()),
        base: record.map(|entry| entry.fields.clone()),
        reason: verdict.map(|verdict| verdict.reason),
        marks,
        entries,
    }
}
