//! Versions of the reference data in the database: the first one stored when it is made, later ones put into force.

pub use super::planned::{Waiting, plan, settle, waiting, withdraw};

use super::accounts::audit;
use super::writer::Work;
use super::writing::Writing;
use crate::domain::ids::PersonId;
use crate::domain::json::{from_slice, to_text};
use crate::domain::pack::Pack;
use crate::office::pack::change::{self, Change};
use crate::office::pack::check::Uses;
use crate::office::pack::draft::Draft;
use crate::office::pack::{DEFAULT_PROVINCE, first};
use crate::office::{OpenError, pack::TableError};
use sqlx::sqlite::SqliteConnection;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A version as it is kept.
#[derive(Clone, Debug)]
pub struct Version {
    /// 1, 2, 3.
    pub number: i64,
    /// It judges what was placed after this place.
    pub from_seq: i64,
    /// When it came into force, epoch ms; 0 for the first, which the program brought.
    pub made_ms: i64,
    /// The lists themselves.
    pub pack: Arc<Pack>,
}

/// The province of the database; one that is just made gets the province asked for and its first version.
pub async fn province(conn: &mut SqliteConnection, asked: Option<&str>) -> Result<String, OpenError> {
    let known: Option<(String,)> = sqlx::query_as("SELECT value FROM meta WHERE name = 'province'").fetch_optional(&mut *conn).await?;
    let of_database = match &known {
        Some((of_database,)) => of_database.clone(),
        None => asked.unwrap_or(DEFAULT_PROVINCE).to_owned(),
    };
    if let Some(asked) = asked.filter(|asked| *asked != of_database) {
        return Err(OpenError::OtherProvince { asked: asked.to_owned(), of_database });
    }
    if known.is_none() {
        let pack = first(&of_database).map_err(|TableError { source, .. }| sqlx::Error::Decode(source.into()))?;
        let pack = pack.ok_or_else(|| OpenError::NoProvince(of_database.clone()))?;
        insert(conn, 1, 0, 0, &pack, "").await?;
        sqlx::query("INSERT INTO meta (name, value) VALUES ('province', $1)").bind(&of_database).execute(conn).await?;
    }
    Ok(of_database)
}

async fn insert(conn: &mut SqliteConnection, number: i64, from_seq: i64, made_ms: i64, pack: &Pack, changes: &str) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO reference (number, from_seq, made_ms, changes, pack) VALUES ($1, $2, $3, $4, $5)")
        .bind(number)
        .bind(from_seq)
        .bind(made_ms)
        .bind(changes)
        .bind(to_text(pack))
        .execute(conn)
        .await
        .map(|_| ())
}

/// All versions, oldest first.
pub async fn all(conn: &mut SqliteConnection) -> sqlx::Result<Vec<Version>> {
    let rows: Vec<Raw> = sqlx::query_as("SELECT number, from_seq, made_ms, pack FROM reference ORDER BY number").fetch_all(conn).await?;
    rows.into_iter().map(read).collect()
}

/// The newest version: the one in force.
pub async fn newest(conn: &mut SqliteConnection) -> sqlx::Result<Version> {
    let newest = "SELECT number, from_seq, made_ms, pack FROM reference ORDER BY number DESC LIMIT 1";
    read(sqlx::query_as(newest).fetch_one(conn).await?)
}

type Raw = (i64, i64, i64, String);

fn read((number, from_seq, made_ms, pack): Raw) -> sqlx::Result<Version> {
    let pack = from_slice(pack.as_bytes()).map_err(|_| sqlx::Error::Decode(format!("reference {number} cannot be read").into()))?;
    Ok(Version { number, from_seq, made_ms, pack: Arc::new(pack) })
}

/// What stands on the codes of the version in force.
pub async fn uses(conn: &mut SqliteConnection) -> sqlx::Result<Uses> {
    let mut uses = Uses {
        records: counts(conn, "SELECT village, COUNT(*) FROM record WHERE review <> 'none' GROUP BY village").await?,
        accounts: BTreeMap::new(),
        commodities: counts(
            conn,
            "SELECT code, COUNT(*) FROM (SELECT commodity AS code FROM harvest UNION ALL SELECT commodity FROM harvest_line \
             UNION ALL SELECT crop FROM holding) WHERE code IS NOT NULL GROUP BY code",
        )
        .await?,
        units: counts(
            conn,
            "SELECT code, COUNT(*) FROM (SELECT unit AS code FROM harvest UNION ALL SELECT price_per FROM harvest \
             UNION ALL SELECT unit FROM harvest_line UNION ALL SELECT price_per FROM harvest_line) WHERE code IS NOT NULL GROUP BY code",
        )
        .await?,
        gears: counts(conn, "SELECT gear, COUNT(*) FROM harvest WHERE gear IS NOT NULL GROUP BY gear").await?,
    };
    for (_, _, territory) in territories(conn).await? {
        for area in territory {
            *uses.accounts.entry(area).or_default() += 1;
        }
    }
    Ok(uses)
}

async fn counts(conn: &mut SqliteConnection, sql: &'static str) -> sqlx::Result<BTreeMap<String, i64>> {
    let rows: Vec<(String, i64)> = sqlx::query_as(sql).fetch_all(conn).await?;
    Ok(rows.into_iter().collect())
}

async fn territories(conn: &mut SqliteConnection) -> sqlx::Result<Vec<(Vec<u8>, String, Vec<String>)>> {
    let rows: Vec<(Vec<u8>, String, String)> =
        sqlx::query_as("SELECT person, login, territory FROM account ORDER BY login").fetch_all(conn).await?;
    let areas = |text: String| text.split_whitespace().map(str::to_owned).collect();
    Ok(rows.into_iter().map(|(person, login, territory)| (person, login, areas(territory))).collect())
}

/// A checked version about to come into force.
#[derive(Clone, Debug)]
pub struct NewVersion {
    /// What it is.
    pub draft: Draft,
    /// The version it was checked against, by its number.
    pub over: i64,
    /// What became of area codes, as it was given.
    pub changes: String,
    /// The office's clock, epoch ms.
    pub now_ms: i64,
    /// Who decided; nobody at the office's machine.
    pub person: Option<PersonId>,
}

/// An account whose territory grew: its sign-in name and the codes it was given.
pub type Grown = (String, Vec<String>);

/// Whose territory would grow by these changes.
pub async fn grown(conn: &mut SqliteConnection, changes: &[Change]) -> sqlx::Result<Vec<Grown>> {
    Ok(growing(conn, changes).await?.into_iter().map(|(_, login, before, after)| (login, after[before..].to_vec())).collect())
}

/// Person, login, how many areas it had, and all that it has then.
type Growing = (Vec<u8>, String, usize, Vec<String>);

async fn growing(conn: &mut SqliteConnection, changes: &[Change]) -> sqlx::Result<Vec<Growing>> {
    let grow = |(person, login, before): (Vec<u8>, String, Vec<String>)| {
        let after = change::territory(&before, changes);
        (after.len() > before.len()).then_some((person, login, before.len(), after))
    };
    Ok(territories(conn).await?.into_iter().filter_map(grow).collect())
}

/// Puts a version into force: kept, territories grown, audited, and from the next revision on everybody is judged by it.
/// `None` when another version came first.
pub fn apply(new: NewVersion) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, Option<i64>> {
    move |writing| Box::pin(run(writing, new))
}

pub(super) async fn run(writing: &mut Writing, new: NewVersion) -> sqlx::Result<Option<i64>> {
    if newest(&mut writing.conn).await?.number != new.over || waiting(&mut writing.conn).await?.is_some() {
        return Ok(None);
    }
    let (number, head) = (new.over + 1, writing.head.seq.cast_signed());
    insert(&mut writing.conn, number, head, new.now_ms, &new.draft.pack, &new.changes).await?;
    for (person, _, _, territory) in growing(&mut writing.conn, &new.draft.changes).await? {
        let update = sqlx::query("UPDATE account SET territory = $2 WHERE person = $1").bind(person).bind(territory.join(" "));
        update.execute(&mut writing.conn).await?;
    }
    let detail = format!("{number}: {}", new.draft.pack.version);
    audit(&mut writing.conn, new.now_ms, new.person, "reference_apply", &detail).await?;
    writing.enter_version(number, Arc::new(new.draft.pack)).await?;
    Ok(Some(number))
}
