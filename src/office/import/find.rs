//! What the database already knows that lines name: producers, holdings, the importing account and its numbers.

use super::columns::plain;
use super::draft::Wanted;
use crate::domain::access::Role;
use crate::domain::ids::{PersonId, RecordId, StoreId};
use crate::domain::import::Fault;
use crate::domain::pack::Pack;
use crate::office::store::accounts::fold_login;
use sqlx::query_builder::QueryBuilder;
use sqlx::sqlite::{Sqlite, SqlitePool};
use std::collections::HashMap;

/// Most values of one list in a query.
const LIST_MAX: usize = 200;

/// Answers that are remembered; a list names its producers again and again. Beyond it all are forgotten.
const REMEMBERED_MAX: usize = 20_000;

/// A producer as a line needs him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Producer {
    /// His record.
    pub id: RecordId,
    /// Where he lives.
    pub village: String,
}

/// The account that imports.
#[derive(Clone, Debug)]
pub struct Account {
    /// Person.
    pub person: PersonId,
    /// Role.
    pub role: Role,
    /// Area codes.
    pub territory: Vec<String>,
}

/// The account of a login that is not switched off.
pub async fn account(pool: &SqlitePool, login: &str) -> sqlx::Result<Option<Account>> {
    let row: Option<(Vec<u8>, String, String)> =
        sqlx::query_as("SELECT person, role, territory FROM account WHERE login = $1 AND disabled_ms IS NULL")
            .bind(fold_login(login))
            .fetch_optional(pool)
            .await?;
    let account = row.and_then(|(person, role, territory)| {
        let territory = territory.split_whitespace().map(str::to_owned).collect();
        Some(Account { person: PersonId::from_slice(&person)?, role: Role::parse(&role)?, territory })
    });
    Ok(account)
}

/// The highest number of a store.
pub async fn highest(pool: &SqlitePool, store: StoreId) -> sqlx::Result<u64> {
    let n: Option<i64> =
        sqlx::query_scalar("SELECT saved_high FROM store WHERE id = $1").bind(store.as_bytes().to_vec()).fetch_optional(pool).await?;
    Ok(n.map_or(0, i64::cast_unsigned))
}

/// Those of the marks that registered people have, with whose they are.
pub async fn nik_holders(pool: &SqlitePool, marks: &[[u8; 32]]) -> sqlx::Result<HashMap<[u8; 32], RecordId>> {
    let marks: Vec<Vec<u8>> = marks.iter().map(|mark| mark.to_vec()).collect();
    let rows: Vec<(Vec<u8>, Vec<u8>)> = list(pool, "SELECT nik_hmac, id FROM producer WHERE nik_hmac", &marks).await?;
    Ok(rows.into_iter().filter_map(|(mark, id)| Some((mark.try_into().ok()?, RecordId::from_slice(&id)?))).collect())
}

/// A value that a query can be asked with.
pub trait Bound: for<'q> sqlx::Encode<'q, Sqlite> + sqlx::Type<Sqlite> + Send + 'static {}
impl Bound for Vec<u8> {}
impl Bound for String {}

/// Runs `head IN (...)` in pieces; the last value is repeated, so that few statements are prepared.
async fn list<T, V: Bound + Clone>(pool: &SqlitePool, head: &'static str, values: &[V]) -> sqlx::Result<Vec<T>>
where
    T: for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow> + Send + Unpin,
{
    let mut rows = Vec::new();
    for piece in values.chunks(LIST_MAX) {
        let mut sql = QueryBuilder::<Sqlite>::new(head);
        sql.push(" IN (");
        let mut slots = sql.separated(", ");
        for at in 0..piece.len().next_power_of_two() {
            if let Some(value) = piece.get(at).or(piece.last()) {
                slots.push_bind(value.clone());
            }
        }
        sql.push(")");
        rows.extend(sql.build_query_as::<T>().fetch_all(pool).await?);
    }
    Ok(rows)
}

/// Looks producers and holdings up and remembers them.
pub struct Finder {
    pool: SqlitePool,
    producers: HashMap<Wanted, Vec<Producer>>,
    holdings: HashMap<RecordId, Vec<(RecordId, String)>>,
}

impl Finder {
    /// Over the read pool.
    pub fn new(pool: SqlitePool) -> Self {
        Self { pool, producers: HashMap::new(), holdings: HashMap::new() }
    }

    /// Loads what these lines name.
    pub async fn load(&mut self, wanted: impl Iterator<Item = &Wanted>) -> sqlx::Result<()> {
        if self.producers.len() > REMEMBERED_MAX {
            self.producers.clear();
        }
        let missing: Vec<Wanted> = wanted.filter(|wanted| !self.producers.contains_key(wanted)).cloned().collect();
        self.load_by("SELECT id, id, village FROM producer WHERE id", &missing, |wanted| match wanted {
            Wanted::Record(record) => Some(record.as_bytes().to_vec()),
            _ => None,
        })
        .await?;
        self.load_by("SELECT nik_hmac, id, village FROM producer WHERE nik_hmac", &missing, |wanted| match wanted {
            Wanted::Nik(mark) => Some(mark.to_vec()),
            _ => None,
        })
        .await?;
        // Texts are compared as texts.
        self.load_by("SELECT CAST(card AS BLOB), id, village FROM producer WHERE card", &missing, |wanted| match wanted {
            Wanted::Card(card) => Some(card.clone()),
            _ => None,
        })
        .await?;
        self.load_by("SELECT CAST(folded AS BLOB), id, village FROM producer WHERE folded", &missing, |wanted| match wanted {
            Wanted::Name(name, _) => Some(name.clone()),
            _ => None,
        })
        .await
    }

    /// Loads those of the wanted that one column finds.
    async fn load_by<V: Clone + Into<Vec<u8>> + Bound>(
        &mut self,
        head: &'static str,
        missing: &[Wanted],
        value: impl Fn(&Wanted) -> Option<V>,
    ) -> sqlx::Result<()> {
        let sought: Vec<(&Wanted, V)> = missing.iter().filter_map(|wanted| Some((wanted, value(wanted)?))).collect();
        let mut found: HashMap<Vec<u8>, Vec<Producer>> = HashMap::new();
        let values: Vec<V> = sought.iter().map(|(_, value)| value.clone()).collect();
        for (value, id, village) in list::<(Vec<u8>, Vec<u8>, String), V>(&self.pool, head, &values).await? {
            let known = found.entry(value).or_default();
            known.extend(RecordId::from_slice(&id).map(|id| Producer { id, village }).filter(|producer| !known.contains(producer)));
        }
        for (wanted, value) in sought {
            self.producers.insert(wanted.clone(), found.get(&value.into()).cloned().unwrap_or_default());
        }
        Ok(())
    }

    /// The one producer that a line means, if it is one.
    pub fn producer(&self, wanted: &Wanted, pack: &Pack) -> Result<Producer, Fault> {
        let all = self.producers.get(wanted).map(Vec::as_slice).unwrap_or_default();
        let here: Vec<&Producer> = match wanted {
            // A namesake in another village is another person.
            Wanted::Name(_, Some(village)) => all.iter().filter(|producer| producer.village == *village).collect(),
            _ => all.iter().collect(),
        };
        match here.as_slice() {
            [one] => Ok((*one).clone()),
            [] if all.is_empty() => Err(Fault::ProducerUnknown { by: wanted.by() }),
            _ => Err(Fault::ProducerMany { places: all.iter().filter_map(|producer| pack.place(&producer.village)).collect() }),
        }
    }

    /// The holding of a producer with that name.
    pub async fn holding(&mut self, producer: RecordId, name: &str) -> sqlx::Result<Option<RecordId>> {
        if self.holdings.len() > REMEMBERED_MAX {
            self.holdings.clear();
        }
        if !self.holdings.contains_key(&producer) {
            let rows: Vec<(Vec<u8>, Option<String>)> = sqlx::query_as("SELECT id, name FROM holding WHERE producer = $1")
                .bind(producer.as_bytes().to_vec())
                .fetch_all(&self.pool)
                .await?;
            let read = rows.into_iter().filter_map(|(id, name)| Some((RecordId::from_slice(&id)?, plain(&name?))));
            self.holdings.insert(producer, read.collect());
        }
        let named = self.holdings.get(&producer).into_iter().flatten().filter(|(_, other)| *other == plain(name));
        let ids: Vec<RecordId> = named.map(|(id, _)| *id).collect();
        Ok(if let [one] = ids.as_slice() { Some(*one) } else { None })
    }
}
