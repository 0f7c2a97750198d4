//! What a decision stands on: everything in the database that bears on a push, read in the writer's transaction.

use super::load::{self, StoreRow, StoredRevision};
use super::prepare::Prepared;
use super::project::content;
use super::push::PushJob;
use super::writing::Writing;
use crate::domain::Fields;
use crate::domain::access::{Action, Relation, Role, allows, may};
use crate::domain::civil::Day;
use crate::domain::ids::{Kind, RecordId, RevisionId};
use crate::domain::status::HeldCode;
use crate::domain::verdict::Verdict;
use crate::sync::apply::lay;
use crate::sync::decide::{Known, RecordView, Rights, View};
use crate::sync::revision::Revision;
use std::collections::{BTreeMap, BTreeSet};

/// What was read for one push. Records stand in the [`Writing`].
pub struct Ground {
    /// What the sender may write.
    pub rights: Rights,
    /// His territory.
    pub territory: Vec<String>,
    /// His store's ledger, if it was seen before.
    pub store: Option<StoreRow>,
    /// Revisions of the push, parents and judged ones that are stored.
    pub stored: BTreeMap<RevisionId, StoredRevision>,
    /// Numbers of the store that are taken.
    numbers: BTreeMap<u64, RevisionId>,
    nik_holders: Vec<([u8; 32], RecordId)>,
    /// What the rules remarked on the record after each line.
    pub flags: BTreeMap<RevisionId, String>,
    findings: BTreeMap<RevisionId, HeldCode>,
}

impl Ground {
    /// Reads it.
    pub async fn read(writing: &mut Writing, job: &PushJob) -> sqlx::Result<Self> {
        let revisions = || job.prepared.iter().filter_map(|prepared| prepared.revision.as_ref());
        let (territory, rights) = rights(writing, job).await?;
        let store = load::store(&mut writing.conn, job.push.header.store).await?;
        let named = job.push.lines.iter().take(job.prepared.len()).map(|line| line.id).chain(revisions().flat_map(revisions_named));
        let named: BTreeSet<RevisionId> = named.collect();
        let stored = load::revisions(&mut writing.conn, &named.into_iter().collect::<Vec<_>>()).await?;
        let numbers: Vec<u64> = revisions().map(|revision| revision.n).collect();
        let numbers = load::numbers(&mut writing.conn, job.push.header.store, &numbers).await?;
        writing.load_records(revisions().flat_map(records_named)).await?;
        let producers: Vec<RecordId> = writing.records().filter_map(|record| record.producer).collect();
        writing.load_records(producers).await?;
        let marks: Vec<[u8; 32]> = job.prepared.iter().filter_map(|prepared| prepared.nik_mark).collect();
        let nik_holders = load::nik_holders(&mut writing.conn, &marks).await?;
        let mut ground = Self { rights, territory, store, stored, numbers, nik_holders, flags: BTreeMap::new(), findings: BTreeMap::new() };
        ground.look(writing, job);
        Ok(ground)
    }

    /// The same as `decide` wants it.
    pub fn view(&self, writing: &Writing, job: &PushJob) -> View {
        let record = |record: &super::project::RecordRow| {
            let view = RecordView {
                kind: record.kind,
                head: record.head,
                village: record.village.clone(),
                producer: record.producer,
                author: record.author,
            };
            (record.id, view)
        };
        let parent = |(id, stored): (&RevisionId, &StoredRevision)| Some((*id, (stored.record?, stored.seq.is_some())));
        let lines: BTreeSet<RevisionId> = job.push.lines.iter().map(|line| line.id).collect();
        let known = self.stored.iter().filter(|(id, _)| lines.contains(id));
        View {
            province: writing.province.clone(),
            person: Some(job.person),
            rights: self.rights.clone(),
            known: known.map(|(id, stored)| (*id, Known { applied: stored.seq.is_some() })).collect(),
            numbers: self.numbers.clone(),
            clone_suspected: self.clone_suspected(job),
            records: writing.records().map(record).collect(),
            parents: self.stored.iter().filter_map(parent).collect(),
            findings: self.findings.clone(),
            moved: moved(writing, job),
        }
    }

    /// The store belongs to somebody else. The office's own store belongs to nobody, and no phone may use it.
    pub fn clone_suspected(&self, job: &PushJob) -> bool {
        self.store.as_ref().is_some_and(|store| match job.token {
            Some(_) => store.person != Some(job.person),
            None => store.person.is_some(),
        })
    }

    /// What the rules say about each line's record as it would stand after it, sealed values included.
    fn look(&mut self, writing: &Writing, job: &PushJob) {
        let today = Day::at_ms(job.now_ms);
        let mut after: BTreeMap<RevisionId, Fields> = BTreeMap::new();
        let mut niks = self.nik_holders.clone();
        for (line, prepared) in job.push.lines.iter().zip(&job.prepared) {
            let Some((revision, kind)) = prepared.revision.as_ref().and_then(|revision| Some((revision, revision.known_kind()?))) else {
                continue;
            };
            // A line on another base is held for its parents, whatever it says.
            let Some(mut fields) = base(writing, &after, revision) else { continue };
            lay(&mut fields, &revision.changes);
            let taken = |mark: &[u8; 32]| niks.iter().any(|(known, holder)| known == mark && *holder != revision.record);
            let content = content::look(kind, &fields, &writing.pack, today);
            let code = match prepared.hold {
                Some(code) => Some(code),
                None if content.blocked => Some(HeldCode::InvalidField),
                None => prepared.nik_mark.as_ref().filter(|mark| taken(mark)).map(|_| HeldCode::DuplicateNik),
            };
            match code {
                Some(code) => _ = self.findings.insert(line.id, code),
                None => niks.extend(prepared.nik_mark.map(|mark| (mark, revision.record))),
            }
            self.flags.insert(line.id, content.flags);
            after.insert(line.id, fields);
        }
    }

    /// Where a held line most likely belongs, so that the supervisor of the place sees it (I14): the village that it
    /// names, else its record's, its producer's or its target's, else the sender's territory.
    pub fn likely_village(&self, writing: &Writing, prepared: Option<&Prepared>) -> Option<String> {
        let revision = prepared.and_then(|prepared| prepared.revision.as_ref());
        let said = revision.and_then(village_of).map(str::to_owned);
        let known = || records_named(revision?).into_iter().find_map(|id| writing.record(&id)).map(|record| record.village.clone());
        said.filter(|code| writing.pack.name_of(code).is_some()).or_else(known).or_else(|| self.territory.first().cloned())
    }
}

/// The fields that a revision was made on: an earlier line of the push, the stored head, or nothing yet.
fn base(writing: &Writing, after: &BTreeMap<RevisionId, Fields>, revision: &Revision) -> Option<Fields> {
    match revision.parents.as_slice() {
        [] => Some(Fields::new()),
        [parent] => after.get(parent).cloned().or_else(|| {
            let record = writing.record(&revision.record).filter(|record| record.head == *parent)?;
            Some(record.fields.clone())
        }),
        _ => None,
    }
}

/// Villages of the push and of its records that lie under another code today.
fn moved(writing: &Writing, job: &PushJob) -> BTreeMap<String, String> {
    let named = job.prepared.iter().filter_map(|prepared| village_of(prepared.revision.as_ref()?));
    let villages = named.chain(writing.records().map(|record| record.village.as_str()));
    let now = villages.map(|code| (code, writing.pack.code_now(code)));
    now.filter(|(code, now)| code != now).map(|(code, now)| (code.to_owned(), now.to_owned())).collect()
}

/// The village code that a revision sets, if it sets one.
fn village_of(revision: &Revision) -> Option<&str> {
    revision.changes.get("village")?.get("code")?.as_str()
}

async fn rights(writing: &mut Writing, job: &PushJob) -> sqlx::Result<(Vec<String>, Rights)> {
    let row: Option<(String, String, Option<Vec<u8>>, bool)> = sqlx::query_as(
        "SELECT role, territory, producer, disabled_ms IS NOT NULL \
                OR EXISTS (SELECT 1 FROM session WHERE token = $2 AND revoked_ms IS NOT NULL) \
         FROM account WHERE person = $1",
    )
    .bind(job.person.as_bytes().to_vec())
    .bind(job.token.map(|token| token.to_vec()))
    .fetch_optional(&mut writing.conn)
    .await?;
    let revoked = || (Vec::new(), Rights { revoked: true, ..Rights::default() });
    let Some((role, territory, producer, off)) = row else { return Ok(revoked()) };
    let Some(role) = Role::parse(&role) else { return Ok(revoked()) };
    let territory: Vec<String> = territory.split_whitespace().map(str::to_owned).collect();
    let areas = if allows(role, Action::Report, Relation::Inside) { territory.clone() } else { Vec::new() };
    let own = allows(role, Action::Report, Relation::Own) && role == Role::Producer;
    let producer = producer.and_then(|bytes| RecordId::from_slice(&bytes)).filter(|_| own);
    Ok((territory, Rights { revoked: off, areas, producer, judges: may(role, Action::Judge), names: may(role, Action::MapNames) }))
}

/// Stored revisions that a revision names. More than one parent is held without a look at them (57).
fn revisions_named(revision: &Revision) -> Vec<RevisionId> {
    let parent = revision.parents.first().filter(|_| revision.parents.len() == 1).copied();
    let judged = verdict(revision).map(|verdict| verdict.judged);
    parent.into_iter().chain(judged).collect()
}

/// Records that a revision names: its own, its producer, its target.
fn records_named(revision: &Revision) -> Vec<RecordId> {
    let producer = revision.changes.get("producer").and_then(|value| value.as_str()?.parse().ok());
    let target = verdict(revision).map(|verdict| verdict.target);
    [Some(revision.record), producer, target].into_iter().flatten().collect()
}

fn verdict(revision: &Revision) -> Option<Verdict> {
    (revision.known_kind() == Some(Kind::Verdict)).then(|| Verdict::from_fields(&revision.changes)).flatten()
}
