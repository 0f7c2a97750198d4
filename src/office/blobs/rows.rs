//! Which photo is named by whom, and who brought it.

use crate::domain::ids::{BlobId, PersonId, RecordId, RevisionId};
use crate::office::Office;
use crate::office::store::writing::Writing;
use crate::sync::revision::Revision;
use sqlx::Row as _;

/// Notes the photos that a revision names, for the person who sends it: a held one may claim any author. In the transaction
/// that stores the revision.
pub async fn name(writing: &mut Writing, id: RevisionId, revision: &Revision, person: PersonId) -> sqlx::Result<()> {
    for blob in &revision.photos {
        sqlx::query("INSERT OR IGNORE INTO photo_named (sha256, revision, record, author) VALUES ($1, $2, $3, $4)")
            .bind(blob.0.to_vec())
            .bind(id.0.to_vec())
            .bind(revision.record.as_bytes().to_vec())
            .bind(person.as_bytes().to_vec())
            .execute(&mut writing.conn)
            .await?;
    }
    Ok(())
}

/// Notes that a person brought a photo. In the writer's turn.
pub(super) async fn add(writing: &mut Writing, blob: BlobId, person: PersonId, bytes: usize, now_ms: i64) -> sqlx::Result<()> {
    sqlx::query("INSERT OR IGNORE INTO photo (sha256, person, bytes, received_ms) VALUES ($1, $2, $3, $4)")
        .bind(blob.0.to_vec())
        .bind(person.as_bytes().to_vec())
        .bind(i64::try_from(bytes).unwrap_or(i64::MAX))
        .bind(now_ms)
        .execute(&mut writing.conn)
        .await?;
    Ok(())
}

/// How many photos a person brought since then.
pub(super) async fn count_since(office: &Office, person: PersonId, since_ms: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT COUNT(*) FROM photo WHERE person = $1 AND received_ms > $2")
        .bind(person.as_bytes().to_vec())
        .bind(since_ms)
        .fetch_one(office.reads())
        .await
}

/// How a photo stands for the person who should bring it: `None` when no revision of his names it.
pub async fn mine(office: &Office, person: PersonId, blob: BlobId) -> sqlx::Result<Option<bool>> {
    let sql = "SELECT EXISTS (SELECT 1 FROM photo_named WHERE sha256 = $1 AND author = $2), \
                      EXISTS (SELECT 1 FROM photo WHERE sha256 = $1 AND person = $2)";
    let (named, whole): (bool, bool) =
        sqlx::query_as(sql).bind(blob.0.to_vec()).bind(person.as_bytes().to_vec()).fetch_one(office.reads()).await?;
    Ok(named.then_some(whole))
}

/// Whose a photo is, and where it lies: what decides who may see it.
#[derive(Clone, Debug)]
pub struct Readers {
    /// Who brought it.
    pub author: PersonId,
    /// Where the record lies that it belongs to; for one of which nothing is applied, the best guess.
    pub village: String,
}

/// Every place where a photo that has arrived belongs.
pub async fn readers(office: &Office, blob: BlobId) -> sqlx::Result<Vec<Readers>> {
    let sql = "SELECT named.author, COALESCE(record.village, revision.village, '') FROM photo_named AS named \
               JOIN photo ON photo.sha256 = named.sha256 AND photo.person = named.author \
               JOIN revision ON revision.id = named.revision \
               LEFT JOIN record ON record.id = named.record AND revision.seq IS NOT NULL \
               WHERE named.sha256 = $1";
    let rows: Vec<(Vec<u8>, String)> = sqlx::query_as(sql).bind(blob.0.to_vec()).fetch_all(office.reads()).await?;
    Ok(rows.into_iter().filter_map(|(author, village)| Some(Readers { author: PersonId::from_slice(&author)?, village })).collect())
}

/// The photos of a record that have arrived.
pub async fn received(office: &Office, record: RecordId) -> sqlx::Result<Vec<BlobId>> {
    let sql = "SELECT DISTINCT named.sha256 FROM photo_named AS named \
               JOIN photo ON photo.sha256 = named.sha256 AND photo.person = named.author WHERE named.record = $1";
    let rows = sqlx::query(sql).bind(record.as_bytes().to_vec()).fetch_all(office.reads()).await?;
    Ok(rows.iter().filter_map(|row| BlobId::from_slice(row.get(0))).collect())
}
