//! The demonstration officer's phone, for what is written by hand.

use super::chance::Chance;
use super::filling::{Filled, Place, fill};
use super::{DemoError, bytes_of, people};
use crate::domain::Fields;
use crate::domain::access::Role;
use crate::domain::civil::Day;
use crate::domain::form::{Answers, Context, Form};
use crate::domain::ids::{PersonId, RecordId, RevisionId, StoreId};
use crate::office::Office;
use crate::office::store::prepare::prepare;
use crate::office::store::push::PushJob;
use crate::sync::revision::id_of;
use crate::sync::wire::{BATCH_REVISIONS_MAX, Header, Line, PROTO, Push, digest};
use std::collections::BTreeMap;

/// The phone.
pub struct Phone {
    office: Office,
    chance: Chance,
    officer: PersonId,
    store: StoreId,
    today: Day,
    now_ms: i64,
    n: u64,
    outbox: Vec<Line>,
    /// Records with their head and fields, for corrections.
    heads: BTreeMap<RecordId, (RevisionId, Fields)>,
}

impl Phone {
    /// A new phone, on which everything happens in one moment.
    pub fn new(office: &Office, chance: Chance, now_ms: i64) -> Self {
        let officer = people::of(Role::Officer).person();
        let store = StoreId::from_random(bytes_of("store"));
        let (office, today) = (office.clone(), Day::at_ms(now_ms));
        Self { office, chance, officer, store, today, now_ms, n: 0, outbox: Vec::new(), heads: BTreeMap::new() }
    }

    /// Fills in a form and saves it, as on a phone.
    pub fn save(&mut self, label: &'static str, form: Form, answers: &Answers, record: RecordId) -> Result<RevisionId, DemoError> {
        let territory: Vec<String> = people::of(Role::Officer).territory.split_whitespace().map(str::to_owned).collect();
        let pack = self.office.pack();
        let context = Context { pack: &pack, today: self.today, territory: &territory };
        let place = Place { author: self.officer, store: self.store, n: self.n + 1, at_ms: self.now_ms };
        let base = self.heads.get(&record).map(|(head, fields)| (*head, fields));
        let filled = Filled { label, form, answers, record, base };
        let (revision, fields) = fill(filled, &context, place, self.office.keys(), self.chance)?;
        self.n += 1;
        let bytes = revision.encode();
        let id = id_of(&bytes);
        self.outbox.push(Line { n: Some(self.n), id, bytes });
        self.heads.insert(record, (id, fields));
        Ok(id)
    }

    /// A day so many days ago.
    pub fn day(&self, days_ago: i64) -> Day {
        Day::from_number(self.today.number() - days_ago)
    }

    /// Sends what was saved.
    pub async fn send(&mut self) -> Result<(), DemoError> {
        for lines in std::mem::take(&mut self.outbox).chunks(BATCH_REVISIONS_MAX) {
            let header = Header {
                proto: PROTO,
                app: "demo".into(),
                store: self.store,
                saved_high: self.n,
                acked_high: lines.first().and_then(|line| line.n).unwrap_or(1) - 1,
                pending: 0,
                persisted: true,
                free_bytes: None,
                wall_ms: self.now_ms,
                last_server_ms: None,
                cursors: Vec::new(),
                witness: None,
                byte_budget: 0,
                digest: digest(lines.iter().map(|line| line.id)),
            };
            let prepared = prepare(lines, self.office.keys(), &self.office.pack(), self.today);
            let push = Push { header, lines: lines.to_vec() };
            let token = Some([0; 32]);
            self.office.writer().push(PushJob { push, prepared, person: self.officer, token, now_ms: self.now_ms }).await?;
        }
        Ok(())
    }
}
