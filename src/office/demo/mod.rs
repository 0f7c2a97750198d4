//! The demonstration: a small province to try things in. Everything in it comes through the same forms, the same
//! decision and the same writer as what phones send, so order, feeds and projections are as they would be.

mod people;
mod reports;

pub use people::{ACCOUNTS, DemoAccount};

use super::password;
use super::problem::Refusal;
use super::store::accounts::{self, NewAccount};
use super::store::prepare::prepare;
use super::store::push::PushJob;
use super::store::writer::WriteError;
use super::store::writing::Writing;
use super::{Office, random};
use crate::domain::Fields;
use crate::domain::access::Role;
use crate::domain::civil::Day;
use crate::domain::form::{Answers, Context, Form, changes, finish};
use crate::domain::ids::{PersonId, RecordId, RevisionId, StoreId};
use crate::domain::json::{to_text, to_value};
use crate::domain::problem::Problem;
use crate::domain::verdict::Verdict;
use crate::sync::revision::{Claimed, Revision, SCHEMA, id_of};
use crate::sync::wire::{BATCH_REVISIONS_MAX, Header, Line, PROTO, Push, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The demonstration could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// An entry does not pass its own form: the demonstration is behind the rules.
    #[error("the demonstration's {0} does not pass its form: {1:?}")]
    Form(&'static str, Vec<Problem>),
    /// The office did not take it.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A password was not hashed.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Sets it up, if there is no account yet. Returns whether it did.
pub async fn set_up(office: &Office) -> Result<bool, DemoError> {
    let (taken,): (bool,) = sqlx::query_as("SELECT EXISTS (SELECT 1 FROM account)").fetch_one(office.reads()).await?;
    if taken {
        return Ok(false);
    }
    for account in ACCOUNTS.iter().filter(|account| account.role != Role::Producer) {
        add(office, account, None).await?;
    }
    let mut phone = Phone::new(office);
    let producers = people::register(&mut phone)?;
    let written = reports::write(&mut phone, &producers)?;
    phone.send().await?;
    judge(office, reports::verdicts(&written)).await?;
    reports::correct(&mut phone, &written)?;
    phone.send().await?;
    for account in ACCOUNTS.iter().filter(|account| account.role == Role::Producer) {
        add(office, account, producers.first().copied()).await?;
    }
    tracing::info!("the demonstration is set up");
    Ok(true)
}

/// The demonstration's accounts that this office has, with their passwords as set up.
pub async fn accounts(office: &Office) -> Result<Vec<&'static DemoAccount>, sqlx::Error> {
    let known: Vec<(Vec<u8>,)> = sqlx::query_as("SELECT person FROM account WHERE disabled_ms IS NULL").fetch_all(office.reads()).await?;
    let is_here = |account: &&DemoAccount| known.iter().any(|(person,)| person == account.person().as_bytes());
    Ok(ACCOUNTS.iter().filter(is_here).collect())
}

async fn add(office: &Office, account: &DemoAccount, producer: Option<RecordId>) -> Result<(), DemoError> {
    let account = NewAccount {
        person: account.person(),
        login: account.login.into(),
        name: account.name.into(),
        role: account.role,
        territory: account.territory.split_whitespace().map(str::to_owned).collect(),
        producer,
        password: password::hash(account.password).await?,
        now_ms: office.now_ms(),
    };
    office.writer().run(accounts::add(account)).await?;
    Ok(())
}

/// 16 bytes that are the same in every demonstration.
fn bytes_of(label: &str) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(Sha256::digest(label.as_bytes())).for_each(|(to, from)| *to = from);
    bytes
}

/// The demonstration officer's phone.
pub(super) struct Phone {
    office: Office,
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
    fn new(office: &Office) -> Self {
        let now_ms = office.now_ms();
        let officer = people::of(Role::Officer).person();
        let store = StoreId::from_random(bytes_of("store"));
        let (office, today) = (office.clone(), Day::at_ms(now_ms));
        Self { office, officer, store, today, now_ms, n: 0, outbox: Vec::new(), heads: BTreeMap::new() }
    }

    /// Fills in a form and saves it, as on a phone.
    pub fn save(&mut self, label: &'static str, form: Form, answers: &Answers, record: RecordId) -> Result<RevisionId, DemoError> {
        let territory = [people::of(Role::Officer).territory.to_owned()];
        let territory: Vec<String> = territory[0].split_whitespace().map(str::to_owned).collect();
        let context = Context { pack: self.office.pack(), today: self.today, territory: &territory };
        let before = self.heads.get(&record).cloned();
        let base = before.as_ref().map(|(_, fields)| fields);
        let finished = finish(form, answers, base, &context).map_err(|problems| DemoError::Form(label, problems))?;
        let mut fields = finished.fields;
        for sealed in finished.to_seal {
            let envelope = self.office.keys().seal(record, &sealed.field, &sealed.plain).ok();
            let value = fields.get_mut(&sealed.field).and_then(|value| value.as_object_mut());
            if let (Some(value), Some(envelope)) = (value, envelope) {
                value.insert("sealed".into(), to_value(&envelope));
            }
        }
        self.n += 1;
        let revision = Revision {
            v: SCHEMA,
            nonce: URL_SAFE_NO_PAD.encode(random::bytes::<12>()),
            record,
            kind: form.kind().as_str().into(),
            parents: before.iter().map(|(head, _)| *head).collect(),
            changes: changes(base, &fields),
            author: self.officer,
            store: self.store,
            n: self.n,
            claimed: Claimed { wall_ms: self.now_ms, server_ms: None },
            photos: Vec::new(),
        };
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

    async fn send(&mut self) -> Result<(), DemoError> {
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
            let prepared = prepare(lines, self.office.keys(), self.office.pack(), self.today);
            let push = Push { header, lines: lines.to_vec() };
            let token = Some([0; 32]);
            self.office.writer().push(PushJob { push, prepared, person: self.officer, token, now_ms: self.now_ms }).await?;
        }
        Ok(())
    }
}

/// Decides as the supervisor, and lets the ten seconds be over.
async fn judge(office: &Office, verdicts: Vec<Verdict>) -> Result<(), DemoError> {
    let (supervisor, now_ms) = (people::of(Role::Supervisor).person(), office.now_ms());
    office.writer().run(move |writing| Box::pin(pend(writing, supervisor, verdicts, now_ms))).await?;
    office.settle_verdicts().await?;
    Ok(())
}

async fn pend(writing: &mut Writing, person: PersonId, verdicts: Vec<Verdict>, now_ms: i64) -> sqlx::Result<()> {
    for verdict in verdicts {
        sqlx::query("INSERT INTO pending_verdict (person, target, verdict, made_ms, due_ms) VALUES ($1, $2, $3, $4, $4)")
            .bind(person.as_bytes().to_vec())
            .bind(verdict.target.as_bytes().to_vec())
            .bind(to_text(&verdict))
            .bind(now_ms)
            .execute(&mut writing.conn)
            .await?;
    }
    Ok(())
}
