//! The demonstration: a province to try things in. Everything in it comes through the same forms, the same decision and
//! the same writer as what phones send, so order, feeds and projections are as they would be.
//!
//! ```text
//! people, reports   twelve producers and 26 reports written by hand: what an empty `anjat serve` starts with
//! province          a generated province beside them, from a seed: `anjat demo`
//! picture           photos that no camera took
//! contents          how much of what is in a database, and one hash over all of it
//! ```
//!
//! A demonstration made from a seed has keys that anybody can make again; it says so in `meta`, and [`seed`] reads it.

pub mod chance;
pub mod contents;
mod filling;
mod people;
mod phone;
mod picture;
pub mod province;
mod reports;

pub use people::{ACCOUNTS, DemoAccount};

use super::Office;
use super::password;
use super::problem::Refusal;
use super::store::accounts::{self, NewAccount};
use super::store::writer::WriteError;
use super::store::writing::Writing;
use crate::domain::access::Role;
use crate::domain::ids::{PersonId, RecordId};
use crate::domain::json::to_text;
use crate::domain::problem::Problem;
use crate::domain::verdict::Verdict;
use crate::sync::wire::Status;
use chance::Chance;
use phone::Phone;
use sha2::{Digest, Sha256};

/// Where its people live.
pub const PROVINCE: &str = super::pack::DEFAULT_PROVINCE;

/// The demonstration could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// An entry does not pass its own form: the demonstration is behind the rules.
    #[error("the demonstration's {0} does not pass its form: {1:?}")]
    Form(&'static str, Vec<Problem>),
    /// A value could not be sealed.
    #[error("the demonstration's {0} could not be sealed")]
    Seal(&'static str),
    /// The office decided otherwise than what was staged.
    #[error("line {n} of a phone was to be {wanted}, and is {found:?}")]
    Unexpected {
        /// Its number.
        n: u64,
        /// What should have become of it.
        wanted: &'static str,
        /// What did.
        found: Status,
    },
    /// Rows written in bulk are not those that a rebuild makes.
    #[error("{rows} rows of {table} are not those that a rebuild makes")]
    Differs {
        /// Of which table.
        table: String,
        /// How many of the sample.
        rows: i64,
    },
    /// There is something in the database.
    #[error("this database is not empty")]
    NotEmpty,
    /// Making it was cut off.
    #[error("the demonstration was not made: {0}")]
    Stopped(String),
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

/// Sets the small one up, if there is no account yet. Returns whether it did.
pub async fn set_up(office: &Office) -> Result<bool, DemoError> {
    if !is_empty(office).await? {
        return Ok(false);
    }
    for account in ACCOUNTS.iter().filter(|account| account.role != Role::Producer) {
        add(office, account, None, Chance::System, office.now_ms()).await?;
    }
    let judge = async |verdicts| judge(office, verdicts).await;
    by_hand(office, Chance::System, office.now_ms(), judge).await?;
    tracing::info!("the demonstration is set up");
    Ok(true)
}

/// The producers and reports written by hand, and the account of one of the producers.
async fn by_hand(
    office: &Office,
    chance: Chance,
    now_ms: i64,
    judge: impl AsyncFnOnce(Vec<Verdict>) -> Result<(), DemoError>,
) -> Result<(), DemoError> {
    let mut phone = Phone::new(office, chance, now_ms);
    let producers = people::register(&mut phone)?;
    let written = reports::write(&mut phone, &producers)?;
    phone.send().await?;
    judge(reports::verdicts(&written)).await?;
    reports::correct(&mut phone, &written)?;
    phone.send().await?;
    for account in ACCOUNTS.iter().filter(|account| account.role == Role::Producer) {
        add(office, account, producers.first().copied(), chance, now_ms).await?;
    }
    Ok(())
}

/// Whether there is no account yet.
pub async fn is_empty(office: &Office) -> Result<bool, sqlx::Error> {
    let taken: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM account)").fetch_one(office.reads()).await?;
    Ok(!taken)
}

/// The seed of a demonstration whose keys everybody can make again; `None` for any other database.
pub async fn seed(office: &Office) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT value FROM meta WHERE name = 'demonstration'").fetch_optional(office.reads()).await
}

/// The demonstration's accounts that this office has, with their passwords as set up.
pub async fn accounts(office: &Office) -> Result<Vec<DemoAccount>, sqlx::Error> {
    let known: Vec<(Vec<u8>,)> = sqlx::query_as("SELECT person FROM account WHERE disabled_ms IS NULL").fetch_all(office.reads()).await?;
    let is_here = |account: &DemoAccount| known.iter().any(|(person,)| person == account.person().as_bytes());
    Ok(ACCOUNTS.into_iter().chain(province::accounts()).filter(is_here).collect())
}

async fn add(office: &Office, account: &DemoAccount, producer: Option<RecordId>, chance: Chance, now_ms: i64) -> Result<(), DemoError> {
    let account = NewAccount {
        person: account.person(),
        login: account.login.into(),
        name: account.name.into(),
        role: account.role,
        territory: account.territory.split_whitespace().map(str::to_owned).collect(),
        producer,
        password: password::hash_with(account.password, chance.bytes(&format!("salt {}", account.login))).await?,
        now_ms,
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
