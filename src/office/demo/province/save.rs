//! What an officer saves on a phone, and the line that it becomes.

use super::after::corrected;
use super::judging::Fate;
use super::officers::OFFICERS;
use super::pending::{Origin, Pending, What, again};
use super::photo::Photo;
use super::plan::Plan;
use crate::domain::Fields;
use crate::domain::civil::Day;
use crate::domain::form::{Answers, Context, Form, answers_of};
use crate::domain::ids::{Kind, PersonId, RecordId, RevisionId, StoreId};
use crate::domain::photo;
use crate::domain::status::HeldCode;
use crate::domain::verdict::Verdict;
use crate::office::demo::DemoError;
use crate::office::demo::chance::Chance;
use crate::office::demo::filling::{Filled, Place, fill, nonce};
use crate::office::keys::Keys;
use crate::office::store::project::content;
use crate::sync::decide::Applied;
use crate::sync::revision::{Claimed, Revision, SCHEMA, id_of};
use crate::sync::wire::Line;
use std::sync::Arc;

/// A form finished on a phone.
#[derive(Clone, Debug)]
pub struct Save {
    /// What it is of.
    pub origin: Origin,
    /// The phone's clock, epoch ms.
    pub at_ms: i64,
    /// Which phone.
    pub phone: usize,
    /// What it is about, for messages.
    pub label: &'static str,
    /// The record.
    pub record: RecordId,
    /// Which form.
    pub form: Form,
    /// What was typed.
    pub answers: Answers,
    /// For a correction: the head and its fields.
    pub base: Option<(RevisionId, Arc<Fields>)>,
    /// What is wrong with it, for the staged ones.
    pub wrong: Option<Wrong>,
    /// What happens once it has arrived.
    pub then: Then,
    /// The photo that was taken for it.
    pub photo: Option<Photo>,
}

/// What is wrong with a staged revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Its NIK is somebody else's.
    SameNik,
    /// It names a parent that never arrived.
    LostParent,
    /// Another phone changed the same head before it.
    SecondHead,
    /// The record lies in another officer's district.
    Foreign,
    /// It was written by a newer version of the app.
    NewerApp,
}

impl Wrong {
    /// The code under which the office holds it.
    pub fn held(self) -> HeldCode {
        match self {
            Wrong::SameNik => HeldCode::DuplicateNik,
            Wrong::LostParent => HeldCode::ParentMissing,
            Wrong::SecondHead => HeldCode::SecondHead,
            Wrong::Foreign => HeldCode::OutOfScope,
            Wrong::NewerApp => HeldCode::UnknownSchema,
        }
    }
}

/// What happens once a revision has arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Nothing any more.
    Nothing,
    /// The supervisor looks at it.
    Judged(Fate),
    /// The same, and what is staged with the producer begins.
    Registered(u64),
    /// The officer's old phone changes the head that this one changed.
    OldPhone,
}

/// A line ready to be sent, with what a decision would find out about it.
#[derive(Clone, Debug)]
pub struct Made {
    /// The line.
    pub line: Line,
    /// Its content, and where its record lies after it.
    pub applied: Applied,
    /// What the rules remark on the record after it.
    pub flags: String,
    /// What the office keeps of its NIK.
    pub nik_mark: Option<[u8; 32]>,
    /// The code under which it will be held.
    pub held: Option<HeldCode>,
    /// A photo that arrives after it.
    pub photo: Option<Photo>,
}

/// What lines are made with.
#[derive(Clone, Debug)]
pub struct Workshop {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The office's keys: phones seal to their public half.
    pub keys: Arc<Keys>,
}

impl Workshop {
    fn chance(&self) -> Chance {
        Chance::Seed(self.plan.options.seed)
    }

    /// The form that is due, filled in as far as the phone's user is concerned.
    pub fn due(&self, pending: &Pending) -> Result<Save, DemoError> {
        let drawn = |origin| {
            let mut save = again(&self.plan, origin).ok_or(DemoError::Stopped("a month came out differently".into()))?;
            if let Some(photo) = Photo::of(&self.plan, &save) {
                save.answers.insert(photo::FIELD.into(), photo.id.to_string());
                save.photo = Some(photo);
            }
            Ok::<Save, DemoError>(save)
        };
        match &pending.what {
            What::Drawn(origin) => drawn(*origin),
            What::Staged(save) => Ok(save.as_ref().clone()),
            What::Correction(correction) => {
                let save = drawn(correction.origin)?;
                // What the record says does not depend on where its revision was written.
                let nowhere = Place { author: PersonId::from_random([0; 16]), store: StoreId::from_random([0; 16]), n: 1, at_ms: 0 };
                let (_, fields) = self.fill(&save, nowhere)?;
                Ok(Save {
                    label: "correction",
                    at_ms: pending.at_ms,
                    answers: corrected(answers_of(save.form, &fields, &self.plan.pack), &fields),
                    base: Some((correction.head, Arc::new(fields))),
                    then: correction.then,
                    photo: None,
                    ..save
                })
            }
        }
    }

    fn fill(&self, save: &Save, place: Place) -> Result<(Revision, Fields), DemoError> {
        let officer = OFFICERS[save.phone % OFFICERS.len()].account.territory;
        // An officer who was moved corrects what he still has on his phone.
        let officer = if save.wrong == Some(Wrong::Foreign) { "" } else { officer };
        let territory: Vec<String> = officer.split_whitespace().map(str::to_owned).collect();
        let context = Context { pack: &self.plan.pack, today: Day::at_ms(save.at_ms), territory: &territory };
        let base = save.base.as_ref().map(|(head, fields)| (*head, fields.as_ref()));
        let filled = Filled { label: save.label, form: save.form, answers: &save.answers, record: save.record, base };
        fill(filled, &context, place, &self.keys, self.chance())
    }

    /// The line of a save, received on a day, and the record's fields after it.
    pub fn save(&self, save: &Save, author: PersonId, store: StoreId, n: u64, received: Day) -> Result<(Made, Fields), DemoError> {
        let (mut revision, fields) = self.fill(save, Place { author, store, n, at_ms: save.at_ms })?;
        match save.wrong {
            Some(Wrong::LostParent) => revision.parents = vec![RevisionId(self.chance().bytes(&format!("lost {}", save.record)))],
            Some(Wrong::NewerApp) => revision.v = SCHEMA + 1,
            _ => {}
        }
        let kind = save.form.kind();
        let said = |name: &str| fields.get(name).and_then(|value| value.as_str()?.parse().ok());
        let producer = if kind == Kind::Producer { Some(save.record) } else { said("producer") };
        let village = fields.get("village").and_then(|village| village.get("code")?.as_str()).unwrap_or_default().to_owned();
        let nik = save.answers.get("nik").filter(|_| kind == Kind::Producer);
        let made = Made {
            nik_mark: nik.map(|nik| self.keys.nik_mark(nik)),
            flags: content::look(kind, &fields, &self.plan.pack, received).flags,
            held: save.wrong.map(Wrong::held),
            photo: save.photo.clone().filter(|photo| photo.arrives),
            line: line(&revision),
            applied: Applied { revision, kind, village, producer },
        };
        Ok((made, fields))
    }

    /// The line of a verdict: a record of its own that lies where its target lies.
    pub fn verdict(&self, verdict: &Verdict, village: &str, producer: Option<RecordId>, place: Place) -> Made {
        let record = RecordId::from_random(self.chance().bytes(&format!("verdict {}", place.n)));
        let revision = Revision {
            v: SCHEMA,
            nonce: nonce(self.chance(), place.store, place.n),
            record,
            kind: Kind::Verdict.as_str().into(),
            parents: Vec::new(),
            changes: verdict.to_fields(),
            author: place.author,
            store: place.store,
            n: place.n,
            claimed: Claimed { wall_ms: place.at_ms, server_ms: Some(place.at_ms) },
            photos: Vec::new(),
        };
        Made {
            line: line(&revision),
            applied: Applied { revision, kind: Kind::Verdict, village: village.to_owned(), producer },
            flags: String::new(),
            nik_mark: None,
            held: None,
            photo: None,
        }
    }
}

fn line(revision: &Revision) -> Line {
    let bytes = revision.encode();
    Line { n: Some(revision.n), id: id_of(&bytes), bytes }
}

/// Does the same to every item on all cores, and keeps their order.
pub fn on_all_cores<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    /// Fewer than this are done before a thread has started.
    const WORTH_IT: usize = 64;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    if cores == 1 || items.len() < WORTH_IT {
        return items.iter().map(work).collect();
    }
    std::thread::scope(|scope| {
        let pieces = items.chunks(items.len().div_ceil(cores));
        let work = &work;
        let running: Vec<_> = pieces.map(|piece| scope.spawn(move || piece.iter().map(work).collect::<Vec<R>>())).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}
