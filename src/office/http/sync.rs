//! `POST /sync/v1`: push and pull in one round trip. A refused pull never refuses the push.

use super::api::code_of;
use crate::domain::access::Role;
use crate::domain::area::contains;
use crate::domain::civil::Day;
use crate::domain::ids::StoreId;
use crate::domain::json::to_text;
use crate::office::Office;
use crate::office::problem::{Code, Refusal};
use crate::office::session::{self, Session};
use crate::office::store::ledger;
use crate::office::store::pages::{self, Ask, BadCursor, Pulled};
use crate::office::store::prepare::prepare;
use crate::office::store::push::{PushJob, Pushed};
use crate::office::store::writer::WriteError;
use crate::sync::feed::{person_feed, village_feed};
use crate::sync::strict_json;
use crate::sync::wire::{
    BODY_BYTES_MAX, BYTE_BUDGET, BadRequest, CONTENT_TYPE, Header, LineResult, MAGIC, PACK_HEADER, PROTO, Push, Reply, Status,
};
use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;

/// A phone's clock that differs from ours by more than this is written to the log (70); nothing depends on it.
const CLOCK_DOUBT_MS: i64 = 86_400_000;

/// How long a phone waits before it sends again what a full disk did not take (79), ms: somebody has to make room.
const FULL_WAIT_MS: u64 = 300_000;

/// The handler. The gate let in who is signed in and may sync, switched-off phones included.
pub async fn push_and_pull(
    State(office): State<Office>,
    Extension(session): Extension<Session>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let said = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    if said != Some(CONTENT_TYPE.as_bytes()) {
        return Err(Code::UnsupportedType.into());
    }
    let body = super::body::read(&headers, body, BODY_BYTES_MAX, office.config().body_wait).await?;
    let (push, cursors_readable) = parse(&body)?;
    let header = push.header.clone();
    let now_ms = office.now_ms();
    if (header.wall_ms.saturating_sub(now_ms)).saturating_abs() > CLOCK_DOUBT_MS {
        tracing::warn!(sync.wall_ms = header.wall_ms, sync.store = %header.store, "a phone's clock is far from ours");
    }
    let started = std::time::Instant::now();
    let lines = push.lines.len();
    let (pushed, retry_after_ms) = push_lines(&office, &session, &headers, push, now_ms).await?;
    // As it is now, not as it was when the request came (I13): who was signed out meanwhile reads nothing more.
    let session = session::find(&office, &headers).await?;
    let feeds = session.map(|session| readable(&office, &session)).unwrap_or_default();
    let (pulled, refused) = match refusal(office.province(), &header, &pushed, cursors_readable) {
        Some(code) => (Pulled::default(), Some(code)),
        None => pull(&office, &header, &feeds, &pushed).await?,
    };
    tracing::info!(
        sync.push.lines = lines,
        sync.pull.pages = pulled.pages.len(),
        sync.duration_ms = started.elapsed().as_millis() as u64,
        sync.store = %header.store,
        sync.refused = refused.map(Code::name),
        "synced"
    );
    let reply = Reply {
        magic: MAGIC.into(),
        proto: PROTO,
        server_ms: office.now_ms(),
        store: header.store,
        digest: header.digest,
        results: pushed.results,
        contiguous_to: pushed.contiguous_to,
        witness: pushed.witness,
        pages: pulled.pages,
        feeds,
        pull_refused: refused.map(Code::on_wire),
        retry_after_ms,
        more: pulled.more,
    };
    let told =
        [(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE)), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((told, [(PACK_HEADER, office.pack().version.clone())], to_text(&reply)).into_response())
}

/// Reads the request. Cursors that cannot even be read must not refuse the push (62), so they are left out and told.
fn parse(body: &[u8]) -> Result<(Push, bool), Refusal> {
    let refused = match Push::parse(body) {
        Ok(push) => return Ok((push, true)),
        Err(BadRequest::Json(error)) => return Err(code_of(error).into()),
        Err(BadRequest::TypeMismatch(_)) => Refusal::from(Code::TypeMismatch),
    };
    let end = body.iter().position(|byte| *byte == b'\n').unwrap_or(body.len());
    let (head, lines) = body.split_at(end);
    let mut head = strict_json::parse(head).map_err(code_of)?;
    match head.get_mut("cursors") {
        Some(cursors) => *cursors = serde_json::Value::Array(Vec::new()),
        None => return Err(refused),
    }
    let without = [serde_json::to_vec(&head).map_err(|error| Refusal::fault(&error))?.as_slice(), lines].concat();
    Push::parse(&without).map(|push| (push, false)).map_err(|_| refused)
}

/// What became of the lines, and how long to wait when the disk took none of them.
async fn push_lines(
    office: &Office,
    session: &Session,
    headers: &HeaderMap,
    push: Push,
    now_ms: i64,
) -> Result<(Pushed, Option<u64>), Refusal> {
    let prepared = prepare(&push.lines, office.keys(), &office.pack(), Day::at_ms(now_ms));
    let token = session::cookie(headers).map(|token| session::hash(&token));
    let numbers: Vec<u64> = push.lines.iter().map(|line| line.n.unwrap_or(0)).collect();
    let store = push.header.store;
    let job = PushJob { push, prepared, person: session.person, token: Some(token.unwrap_or_default()), now_ms };
    match office.writer().push(job).await {
        Ok(pushed) => Ok((pushed, None)),
        // 79: the phone keeps every line; what is stored is still read.
        Err(WriteError::Full) => Ok((not_taken(office, session, store, &numbers).await?, Some(FULL_WAIT_MS))),
        Err(error) => Err(error.into()),
    }
}

/// The answer to lines of which none was written: each `later`, and everything else as it was.
async fn not_taken(office: &Office, session: &Session, store: StoreId, numbers: &[u64]) -> Result<Pushed, Refusal> {
    let later = |n: &u64| LineResult { n: *n, status: Status::Later, seq: None, receipt: None };
    let contiguous_to = ledger::contiguous_to(office.reads(), session.person, store).await?;
    let witness = office.writer().heads().read().order;
    Ok(Pushed { results: numbers.iter().map(later).collect(), contiguous_to, witness, revoked: session.revoked })
}

/// Why nothing is pulled, as far as the header and the push tell.
fn refusal(province: &str, header: &Header, pushed: &Pushed, cursors_readable: bool) -> Option<Code> {
    if pushed.revoked {
        Some(Code::DeviceRevoked)
    } else if header.proto != PROTO {
        Some(Code::UpgradeRequired)
    } else if !cursors_readable || header.cursors.iter().any(|cursor| !is_feed_of_ours(province, &cursor.feed)) {
        Some(Code::BadCursor)
    } else {
        None
    }
}

/// Whether a feed could be one of this office: another province's is never even looked up.
fn is_feed_of_ours(province: &str, feed: &str) -> bool {
    match feed.split_once(':') {
        Some(("village", code)) => contains(province, code),
        Some(("person", id)) => id.parse::<crate::domain::ids::PersonId>().is_ok(),
        _ => false,
    }
}

/// Feeds the session may read: his own first, then every village of his territory.
fn readable(office: &Office, session: &Session) -> Vec<String> {
    let mut feeds = vec![person_feed(session.person)];
    if matches!(session.role, Role::Officer | Role::Supervisor) {
        let pack = office.pack();
        let villages = pack.village_codes().filter(|code| session.covers(code));
        feeds.extend(villages.map(village_feed));
    }
    feeds
}

async fn pull(office: &Office, header: &Header, feeds: &[String], pushed: &Pushed) -> Result<(Pulled, Option<Code>), Refusal> {
    let cursors: BTreeMap<_, _> = header.cursors.iter().map(|cursor| (cursor.feed.as_str(), cursor)).collect();
    let foreign = cursors.keys().filter(|feed| !feeds.iter().any(|readable| readable == *feed)).count();
    if foreign > 0 {
        // 64: left out of the reply; the phone drops the cursors because `feeds` does not name them.
        tracing::warn!(sync.foreign_feeds = foreign, sync.store = %header.store, "feeds were asked for that the session may not read");
    }
    let budget = header.byte_budget.clamp(*BYTE_BUDGET.start(), *BYTE_BUDGET.end());
    let told = pushed.results.iter().filter_map(|result| result.seq).collect();
    let ask = Ask { feeds, cursors, store: header.store, told, budget };
    let heads = office.writer().heads().read().clone();
    let mut conn = office.reads().acquire().await?;
    Ok(match pages::pull(&mut conn, &heads, office.keys(), &ask).await? {
        Ok(pulled) => (pulled, None),
        Err(BadCursor) => (Pulled::default(), Some(Code::BadCursor)),
    })
}
