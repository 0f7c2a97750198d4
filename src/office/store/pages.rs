//! What a pull brings: new rows of the feeds that a session may read, within a byte budget.

use super::heads::State;
use super::reload::check_of;
use super::writing::FeedHead;
use crate::domain::ids::{RevisionId, StoreId};
use crate::office::keys::Keys;
use crate::sync::feed::{Cursor, SetCheck};
use crate::sync::wire::{Page, Row};
use sqlx::sqlite::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};

/// Rows read at once.
const CHUNK_ROWS: i64 = 128;
/// What a row costs beside its body: seq, id, receipt and their names.
const ROW_BYTES: u64 = 160;
/// What a row costs that a result of the same reply names.
const TOLD_ROW_BYTES: u64 = 16;

/// What a pull asks for.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// Feeds the session may read, in the order of their urgency.
    pub feeds: &'a [String],
    /// How far each has been read; a feed without a cursor from its beginning.
    pub cursors: BTreeMap<&'a str, &'a Cursor>,
    /// The asking store: what it pushed itself comes without bytes.
    pub store: StoreId,
    /// Places that the results of the same reply name with n and receipt: their rows are bare.
    pub told: BTreeSet<u64>,
    /// Bytes at most.
    pub budget: u64,
}

/// What it gets.
#[derive(Clone, Debug, Default)]
pub struct Pulled {
    /// One page per feed with news.
    pub pages: Vec<Page>,
    /// The budget ended before the news did.
    pub more: bool,
}

/// A cursor that this office never gave (62).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadCursor;

/// Reads the pages. The outer error is the database's.
pub async fn pull(conn: &mut SqliteConnection, heads: &State, keys: &Keys, ask: &Ask<'_>) -> sqlx::Result<Result<Pulled, BadCursor>> {
    let mut news = Vec::new();
    for feed in ask.feeds {
        let head = heads.feeds.get(feed).copied().unwrap_or_default();
        let from = match ask.cursors.get(feed.as_str()) {
            None => FeedHead { number: head.number, ..FeedHead::default() },
            Some(cursor) => match prove(conn, heads, head, cursor).await? {
                Some(from) => from,
                None => return Ok(Err(BadCursor)),
            },
        };
        if head.seq > from.seq {
            news.push((feed, from));
        }
    }
    let mut pulled = Pulled::default();
    let mut left = ask.budget;
    for (feed, from) in news {
        if left == 0 {
            pulled.more = true;
            break;
        }
        let (page, whole) = read(conn, keys, ask, feed, from, &mut left).await?;
        pulled.more |= !whole;
        pulled.pages.extend(page);
    }
    Ok(Ok(pulled))
}

/// A cursor as a place in the feed, if its check is the one of all rows up to there.
async fn prove(conn: &mut SqliteConnection, heads: &State, head: FeedHead, cursor: &Cursor) -> sqlx::Result<Option<FeedHead>> {
    let Some(seq) = i64::try_from(cursor.seq).ok().filter(|_| cursor.seq <= heads.order.seq) else { return Ok(None) };
    let check = if seq >= head.seq {
        head.check
    } else {
        let row: Option<(Vec<u8>,)> =
            sqlx::query_as("SELECT set_check FROM feed WHERE feed = $1 AND seq <= $2 ORDER BY seq DESC, place DESC LIMIT 1")
                .bind(head.number)
                .bind(seq)
                .fetch_optional(conn)
                .await?;
        row.map_or(SetCheck::default(), |(check,)| check_of(&check))
    };
    Ok((check == cursor.check).then_some(FeedHead { number: head.number, seq, check }))
}

type Raw = (i64, i64, Vec<u8>, Vec<u8>, Vec<u8>, Vec<u8>);

/// One feed's page, and whether it came to the feed's end. Rows that entered together are never parted: a cursor
/// could not name the place between them.
async fn read(
    conn: &mut SqliteConnection,
    keys: &Keys,
    ask: &Ask<'_>,
    feed: &str,
    from: FeedHead,
    left: &mut u64,
) -> sqlx::Result<(Option<Page>, bool)> {
    let (mut at, mut rows, mut check) = ((from.seq, i64::MAX), Vec::new(), from.check);
    loop {
        let chunk: Vec<Raw> = sqlx::query_as(
            "SELECT feed.seq, place, set_check, id, store, bytes FROM feed JOIN revision ON revision.seq = place \
             WHERE feed = $1 AND (feed.seq, place) > ($2, $3) ORDER BY feed.seq, place LIMIT $4",
        )
        .bind(from.number)
        .bind(at.0)
        .bind(at.1)
        .bind(CHUNK_ROWS)
        .fetch_all(&mut *conn)
        .await?;
        let last = chunk.len() < CHUNK_ROWS as usize;
        for (seq, place, set_check, id, by, bytes) in chunk {
            if *left == 0 && seq != at.0 {
                return Ok((page(feed, at.0, check, rows), false));
            }
            let Some(id) = RevisionId::from_slice(&id) else { continue };
            let row = row(keys, ask, place.cast_unsigned(), id, &by, bytes);
            let cost = if row.id.is_some() { ROW_BYTES } else { TOLD_ROW_BYTES };
            *left = left.saturating_sub(cost + row.body.as_ref().map_or(0, |body| body.len() as u64));
            rows.push(row);
            (at, check) = ((seq, place), check_of(&set_check));
        }
        if last {
            return Ok((page(feed, at.0, check, rows), true));
        }
    }
}

fn row(keys: &Keys, ask: &Ask<'_>, seq: u64, id: RevisionId, store: &[u8], bytes: Vec<u8>) -> Row {
    if ask.told.contains(&seq) {
        return Row { seq, id: None, receipt: None, body: None };
    }
    let own = store == ask.store.as_bytes();
    // Applied revisions are JSON, so UTF-8.
    let body = String::from_utf8(bytes).ok().filter(|_| !own);
    Row { seq, id: Some(id), receipt: Some(keys.receipt(id, seq)), body }
}

fn page(feed: &str, seq: i64, check: SetCheck, rows: Vec<Row>) -> Option<Page> {
    let cursor = Cursor { feed: feed.to_owned(), seq: seq.cast_unsigned(), check };
    (!rows.is_empty()).then_some(Page { cursor, rows })
}
