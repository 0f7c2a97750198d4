//! Territory: where a revision's record lies after it, and whether the sender may write there.

use super::{Applied, Deciding, Decision, Known, RecordView};
use crate::domain::Fields;
use crate::domain::area::contains;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::mapping::Mapping;
use crate::domain::status::HeldCode;
use crate::domain::verdict::Verdict;
use crate::sync::mapping;
use crate::sync::revision::Revision;
use crate::sync::wire::Line;

/// The village code that a revision sets, if it sets one.
fn village_set(changes: &Fields) -> Option<&str> {
    changes.get("village")?.get("code")?.as_str()
}

/// The producer that a revision names, if it names one.
fn producer_set(changes: &Fields) -> Option<RecordId> {
    changes.get("producer")?.as_str()?.parse().ok()
}

impl Deciding<'_> {
    /// Applies if the sender may write the record both where it was and where it will be.
    pub(super) fn scope(&self, revision: Revision, kind: Kind) -> Result<Applied, HeldCode> {
        let before = self.records.get(&revision.record);
        let (village, producer) = match kind {
            Kind::Verdict => return self.verdict(revision),
            Kind::Mapping => return self.mapping(revision),
            Kind::Producer => (village_set(&revision.changes).or(before.map(|before| before.village.as_str())), Some(revision.record)),
            Kind::Holding | Kind::Harvest => {
                let producer =
                    producer_set(&revision.changes).or(before.and_then(|before| before.producer)).ok_or(HeldCode::InvalidField)?;
                let of = self.records.get(&producer).filter(|of| of.kind == Kind::Producer).ok_or(HeldCode::ParentMissing)?;
                self.may_write(kind, &of.village, Some(producer))?;
                let village = village_set(&revision.changes).or(before.map(|before| before.village.as_str()));
                (village.or(Some(of.village.as_str())), Some(producer))
            }
        };
        let village = self.village_now(village.ok_or(HeldCode::InvalidField)?).to_owned();
        self.may_write(kind, &village, producer)?;
        if let Some(before) = before {
            self.may_write(kind, &before.village, before.producer)?;
        }
        Ok(Applied { revision, kind, village, producer })
    }

    /// A code of an older list is the place's code of today, where that can be known.
    fn village_now<'a>(&'a self, code: &'a str) -> &'a str {
        self.view.moved.get(code).map_or(code, String::as_str)
    }

    fn may_write(&self, kind: Kind, village: &str, producer: Option<RecordId>) -> Result<(), HeldCode> {
        let rights = &self.view.rights;
        let by_area = rights.areas.iter().any(|area| contains(area, village));
        // A producer reports for himself, wherever the harvest was; his registration is the officer's.
        let by_self = kind != Kind::Producer && rights.producer.is_some() && rights.producer == producer;
        if by_area || by_self { Ok(()) } else { Err(HeldCode::OutOfScope) }
    }

    /// A verdict lies where its target lies, names a revision of it, and is nobody's judgement on himself.
    fn verdict(&self, revision: Revision) -> Result<Applied, HeldCode> {
        let verdict = Verdict::from_fields(&revision.changes).filter(|verdict| verdict.check().is_ok()).ok_or(HeldCode::InvalidField)?;
        let target = self.records.get(&verdict.target).ok_or(HeldCode::ParentMissing)?;
        let rights = &self.view.rights;
        let covers = rights.judges && rights.areas.iter().any(|area| contains(area, &target.village));
        if !covers || matches!(target.kind, Kind::Verdict | Kind::Mapping) || target.author == revision.author {
            return Err(HeldCode::OutOfScope);
        }
        match self.parent(&verdict.judged) {
            Some((of, true)) if of == verdict.target => {}
            _ => return Err(HeldCode::ParentMissing),
        }
        let (village, producer) = (target.village.clone(), target.producer);
        Ok(Applied { revision, kind: Kind::Verdict, village, producer })
    }

    /// A mapping holds for the whole province, and stands in its name's own record.
    fn mapping(&self, revision: Revision) -> Result<Applied, HeldCode> {
        let mapping = Mapping::from_fields(&revision.changes).filter(|mapping| mapping::is_of(revision.record, mapping));
        mapping.ok_or(HeldCode::InvalidField)?;
        if !self.view.rights.names {
            return Err(HeldCode::OutOfScope);
        }
        Ok(Applied { revision, kind: Kind::Mapping, village: self.view.province.clone(), producer: None })
    }

    /// Lets later lines of the same push see what this one did.
    pub(super) fn remember(&mut self, line: &Line, decision: &Decision) {
        let (record, known) = match decision {
            Decision::Apply(applied) => {
                let revision = &applied.revision;
                let author = self.records.get(&revision.record).map_or(revision.author, |before| before.author);
                let view =
                    RecordView { kind: applied.kind, head: line.id, village: applied.village.clone(), producer: applied.producer, author };
                self.records.insert(revision.record, view);
                self.numbers.insert(revision.n, line.id);
                (revision.record, Known { applied: true })
            }
            Decision::Hold(_) => match Revision::decode(&line.bytes) {
                Ok(revision) => (revision.record, Known { applied: false }),
                Err(_) => return,
            },
            _ => return,
        };
        self.ours.insert(line.id, (record, known));
    }
}
