//! A record's revisions and verdicts, each with what stood there before.

use super::{Here, names};
use crate::domain::Fields;
use crate::domain::ids::{Kind, PersonId, RecordId, RevisionId};
use crate::domain::reports::record::{HeldItem, HistoryItem};
use crate::domain::status::HeldCode;
use crate::domain::verdict::Verdict;
use crate::sync::apply::lay;
use crate::sync::revision::Revision;
use std::collections::BTreeMap;

type Raw = (Vec<u8>, Option<i64>, Option<String>, i64, Vec<u8>, Vec<u8>);

/// Everything that stands on a record's page.
pub(super) struct Story {
    /// Applied ones, newest first.
    pub(super) history: Vec<HistoryItem>,
    /// Held ones, newest first.
    pub(super) held: Vec<HeldItem>,
}

/// Reads the story. `shown` are the held arrivals that the person may see (`at`); applied ones belong to the record.
pub(super) async fn read(here: &Here, record: RecordId, people: &BTreeMap<PersonId, String>) -> Result<Story, sqlx::Error> {
    let raw: Vec<Raw> = sqlx::query_as(
        "SELECT id, seq, held, received_ms, COALESCE(author, carrier), bytes FROM revision WHERE about = $1 ORDER BY seq IS NULL, seq, at",
    )
    .bind(record.as_bytes().to_vec())
    .fetch_all(here.office.reads())
    .await?;
    let name = |bytes: &[u8]| PersonId::from_slice(bytes).and_then(|person| people.get(&person).cloned()).unwrap_or_default();
    let mut fields = Fields::new();
    let mut story = Story { history: Vec::new(), held: Vec::new() };
    for (id, seq, held, received_ms, author, bytes) in raw {
        let Some(id) = RevisionId::from_slice(&id) else { continue };
        let revision = Revision::decode(&bytes).ok();
        let changes = revision.as_ref().map(|revision| revision.changes.clone()).unwrap_or_default();
        match (seq, held.as_deref().and_then(HeldCode::parse)) {
            (Some(seq), _) => {
                let Some(revision) = revision else { continue };
                let item = step(id, seq, received_ms, name(&author), &revision, &fields);
                if item.verdict.is_none() {
                    lay(&mut fields, &changes);
                }
                story.history.push(item);
            }
            (None, Some(code)) => story.held.push(HeldItem { revision: id, code, author: name(&author), received_ms, changes }),
            _ => {}
        }
    }
    story.history.reverse();
    story.held.reverse();
    Ok(story)
}

fn step(id: RevisionId, seq: i64, received_ms: i64, author: String, revision: &Revision, fields: &Fields) -> HistoryItem {
    let verdict = (revision.known_kind() == Some(Kind::Verdict)).then(|| Verdict::from_fields(&revision.changes)).flatten();
    let changes = if verdict.is_some() { Fields::new() } else { revision.changes.clone() };
    let before = changes.keys().filter_map(|name| fields.get(name).map(|value| (name.clone(), value.clone()))).collect();
    HistoryItem { revision: id, seq, author, received_ms, claimed_ms: revision.claimed.wall_ms, changes, before, verdict }
}

/// Adds the names behind everything that the story shows.
pub(super) async fn name_all(here: &Here, story: &Story, names: &mut BTreeMap<String, String>) -> Result<(), sqlx::Error> {
    let pack = &here.office.pack();
    let shown = story.history.iter().flat_map(|item| [&item.changes, &item.before]).chain(story.held.iter().map(|item| &item.changes));
    let mut pointed = std::collections::BTreeSet::new();
    for fields in shown {
        names::behind(pack, here.lang, fields, names);
        pointed.extend(["producer", "holding"].into_iter().filter_map(|name| fields.get(name)?.as_str().map(str::to_owned)));
    }
    for text in pointed {
        let Ok(id) = text.parse::<RecordId>() else { continue };
        if let Some(name) = names::producer(here, id).await? {
            names.insert(text, name);
        } else if let Some((name, kind)) = names::holding(here, id).await? {
            let kind = crate::words::desk::code(here.lang, "kind", &kind).unwrap_or_default();
            names.insert(text, name.map_or_else(|| kind.to_owned(), |name| format!("{name} ({kind})")));
        }
    }
    Ok(())
}
