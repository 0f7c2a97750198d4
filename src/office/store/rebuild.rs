//! `anjat rebuild`: every projection and every feed made anew from the revisions in their order. The same functions as
//! the writer's leave byte-equal tables; a test compares them.

use super::accounts::link;
use super::project::Placed;
use super::reference;
use super::writer::Work;
use super::writing::{FeedHead, Writing};
use crate::domain::ids::{Kind, PersonId, RecordId, RevisionId};
use crate::office::blobs;
use crate::office::pack::names::Names;
use crate::sync::apply::about;
use crate::sync::revision::Revision;
use std::collections::VecDeque;

/// Revisions read at once.
const CHUNK: i64 = 256;

/// What can be made again.
const TABLES: [&str; 8] = [
    "DELETE FROM feed",
    "DELETE FROM record",
    "DELETE FROM producer",
    "DELETE FROM holding",
    "DELETE FROM harvest",
    "DELETE FROM harvest_line",
    "DELETE FROM figure",
    "DELETE FROM photo_named",
];

type Raw = (i64, Vec<u8>, String, String, Option<Vec<u8>>, i64, Vec<u8>, Vec<u8>);

/// Place in the order of arrival, id, bytes, who brought it.
type RawHeld = (i64, Vec<u8>, Vec<u8>, Vec<u8>);

/// Makes it anew in one transaction; returns how many revisions were laid.
pub fn rebuild() -> impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, u64> {
    |writing| Box::pin(run(writing))
}

async fn run(writing: &mut Writing) -> sqlx::Result<u64> {
    for table in TABLES {
        sqlx::query(table).execute(&mut writing.conn).await?;
    }
    // The feeds keep their numbers, so that their rows come out equal.
    writing.feeds.values_mut().for_each(|head| *head = FeedHead { number: head.number, ..FeedHead::default() });
    writing.links.clear();
    let mut links = links(writing).await?;
    writing.take_names(Names::default());
    let mut versions = VecDeque::from(reference::all(&mut writing.conn).await?);
    let (mut at, mut laid) = (0i64, 0u64);
    link_until(writing, &mut links, at).await?;
    loop {
        let chunk: Vec<Raw> = sqlx::query_as(
            "SELECT seq, id, kind, village, producer, received_ms, bytes, COALESCE(carrier, author) FROM revision \
             WHERE seq > $1 ORDER BY seq LIMIT $2",
        )
        .bind(at)
        .bind(CHUNK)
        .fetch_all(&mut writing.conn)
        .await?;
        if chunk.is_empty() {
            break;
        }
        let placed: Vec<(Placed, PersonId)> = chunk.into_iter().map(placed).collect::<sqlx::Result<_>>()?;
        writing.load_records(placed.iter().flat_map(|(placed, _)| [placed.revision.record, about(&placed.revision)])).await?;
        for (placed, carrier) in placed {
            while let Some(version) = versions.pop_front_if(|version| version.from_seq < placed.seq) {
                writing.enter_version(version.number, version.pack).await?;
            }
            writing.place(&placed).await?;
            blobs::name(writing, placed.id, &placed.revision, carrier).await?;
            (at, laid) = (placed.seq, laid + 1);
            link_until(writing, &mut links, at).await?;
        }
        writing.flush().await?;
        writing.clear();
    }
    name_photos_of_held(writing).await?;
    for version in versions {
        writing.enter_version(version.number, version.pack).await?;
    }
    Ok(laid)
}

/// A revision as it was once placed: the decision's outcome is kept with it, so a later rule never moves it.
fn placed((seq, id, kind, village, producer, received_ms, bytes, carrier): Raw) -> sqlx::Result<(Placed, PersonId)> {
    let broken = || sqlx::Error::Decode(format!("the revision at seq {seq} cannot be read").into());
    let placed = Placed {
        seq,
        id: RevisionId::from_slice(&id).ok_or_else(broken)?,
        revision: Revision::decode(&bytes).map_err(|_| broken())?,
        kind: kind.parse::<Kind>().map_err(|_| broken())?,
        village,
        producer: producer.and_then(|bytes| RecordId::from_slice(&bytes)),
        received_ms,
        flags: None,
    };
    Ok((placed, PersonId::from_slice(&carrier).ok_or_else(broken)?))
}

/// Held revisions have no place, but whoever sent one may bring its photos all the same.
async fn name_photos_of_held(writing: &mut Writing) -> sqlx::Result<()> {
    let mut after = 0i64;
    loop {
        let held: Vec<RawHeld> = sqlx::query_as(
            "SELECT at, id, bytes, COALESCE(carrier, author) FROM revision WHERE held IS NOT NULL AND at > $1 ORDER BY at LIMIT $2",
        )
        .bind(after)
        .bind(CHUNK)
        .fetch_all(&mut writing.conn)
        .await?;
        let Some((last, ..)) = held.last() else { return Ok(()) };
        after = *last;
        for (_, id, bytes, carrier) in held {
            // One that cannot be read names nothing.
            let (id, revision) = (RevisionId::from_slice(&id), Revision::decode(&bytes).ok());
            if let (Some(id), Some(revision), Some(carrier)) = (id, revision, PersonId::from_slice(&carrier)) {
                blobs::name(writing, id, &revision, carrier).await?;
            }
        }
    }
}

type Links = VecDeque<(i64, PersonId, RecordId)>;

/// Accounts of producers, in the order in which they were linked.
async fn links(writing: &mut Writing) -> sqlx::Result<Links> {
    let rows: Vec<(i64, Vec<u8>, Vec<u8>)> =
        sqlx::query_as("SELECT linked_seq, person, producer FROM account WHERE producer IS NOT NULL ORDER BY linked_seq, person")
            .fetch_all(&mut writing.conn)
            .await?;
    let read =
        |(seq, person, producer): (i64, Vec<u8>, Vec<u8>)| Some((seq, PersonId::from_slice(&person)?, RecordId::from_slice(&producer)?));
    Ok(rows.into_iter().filter_map(read).collect())
}

async fn link_until(writing: &mut Writing, links: &mut Links, at: i64) -> sqlx::Result<()> {
    while let Some((_, person, producer)) = links.pop_front_if(|(seq, _, _)| *seq <= at) {
        writing.flush().await?;
        link(writing, person, producer, at).await?;
    }
    Ok(())
}
