//! Local names in the database: where they stand, what was decided about them, and a decision on its way into the order.

use super::load;
use super::own::{self, Decision};
use super::writer::Work;
use super::writing::Writing;
use crate::domain::ids::{Kind, PersonId, RecordId};
use crate::domain::mapping::{Mapping, Of};
use crate::domain::text::fold;
use crate::office::pack::names::Names;
use crate::sync::mapping::record_of;
use crate::sync::wire::Status;
use sqlx::sqlite::SqliteConnection;

/// Where names as typed stand: the record's id, and the name.
pub fn places(of: Of) -> &'static str {
    match of {
        Of::Commodity => {
            "SELECT id, commodity_typed AS typed FROM harvest WHERE commodity_typed IS NOT NULL \
             UNION SELECT harvest, commodity_typed FROM harvest_line WHERE commodity_typed IS NOT NULL \
             UNION SELECT id, crop_typed FROM holding WHERE crop_typed IS NOT NULL"
        }
        Of::Unit => {
            "SELECT id, unit_typed AS typed FROM harvest WHERE unit_typed IS NOT NULL \
             UNION SELECT harvest, unit_typed FROM harvest_line WHERE unit_typed IS NOT NULL \
             UNION SELECT id, price_per_typed FROM harvest WHERE price_per_typed IS NOT NULL \
             UNION SELECT harvest, price_per_typed FROM harvest_line WHERE price_per_typed IS NOT NULL"
        }
    }
}

/// Records in which a name stands, however it was written.
pub async fn records_with(conn: &mut SqliteConnection, of: Of, name: &str) -> sqlx::Result<Vec<RecordId>> {
    // Each is served by an index of exactly the rows that have a name as typed.
    let all: Vec<(Vec<u8>, String)> = sqlx::query_as(places(of)).fetch_all(conn).await?;
    let named = all.into_iter().filter(|(_, typed)| fold(typed) == name);
    Ok(named.filter_map(|(id, _)| RecordId::from_slice(&id)).collect())
}

/// Every decision so far.
pub async fn all(conn: &mut SqliteConnection) -> sqlx::Result<Names> {
    let mut names = Names::default();
    decided(conn).await?.into_iter().filter_map(|row| Mapping::from_fields(&row.fields)).for_each(|mapping| names.set(mapping));
    Ok(names)
}

/// The records of all decisions at their head.
pub async fn decided(conn: &mut SqliteConnection) -> sqlx::Result<Vec<super::project::RecordRow>> {
    let ids: Vec<(Vec<u8>,)> = sqlx::query_as("SELECT id FROM record WHERE kind = 'mapping'").fetch_all(&mut *conn).await?;
    let ids: Vec<RecordId> = ids.iter().filter_map(|(id,)| RecordId::from_slice(id)).collect();
    load::records(conn, &ids).await
}

/// Makes a decision about a name a revision. False when it was not applied.
pub fn decide(mapping: Mapping, author: PersonId, now_ms: i64) -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, bool> {
    move |writing| {
        Box::pin(async move {
            let record = record_of(mapping.of, &mapping.name);
            let before = load::records(&mut writing.conn, &[record]).await?;
            let parents = before.iter().map(|row| row.head).collect();
            let changes = mapping.to_fields();
            let pushed = own::decide(writing, Decision { author, kind: Kind::Mapping, record, parents, changes, now_ms }).await?;
            Ok(pushed.results.iter().all(|result| result.status == Status::Stored))
        })
    }
}
