//! Wire format v1 of `POST /sync/v1`: what stands in a request and in a reply.
//!
//! Request body, UTF-8 lines: one JSON [`Header`], then per revision `n`, a space and exactly the hashed bytes.
//! Reply body: one JSON [`Reply`] that starts with [`MAGIC`], in content type [`CONTENT_TYPE`]; anything else is
//! treated as "offline" (captive portals, proxies).

use super::feed::Cursor;
use super::revision::id_of;
use super::strict_json::{self, NotStrict};
use crate::domain::ids::{RevisionId, StoreId};
use crate::domain::json::{Json, Object, Reader, Writer, json_struct, to_text};
use crate::domain::status::HeldCode;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The protocol that this version speaks.
pub const PROTO: u32 = 1;
/// First field of every reply.
pub const MAGIC: &str = "anjat-sync";
/// Content type of request and reply.
pub const CONTENT_TYPE: &str = "application/vnd.anjat.sync+json";
/// Header that every POST must carry: a page of another site cannot send it.
pub const GUARD_HEADER: &str = "x-anjat";
/// Most revisions in one push; surplus lines are answered `later`.
pub const BATCH_REVISIONS_MAX: usize = 100;
/// Most bytes of revision lines in one push, before gzip.
pub const BATCH_BYTES_MAX: usize = 256 * 1024;
/// Most bytes a request may have once decompressed.
pub const BODY_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Bounds that a phone's byte budget is clamped to.
pub const BYTE_BUDGET: std::ops::RangeInclusive<u64> = 16 * 1024..=1024 * 1024;

/// First line of a push.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Protocol version.
    pub proto: u32,
    /// Build id of the app.
    pub app: String,
    /// The sending store.
    pub store: StoreId,
    /// Highest n ever saved in it.
    pub saved_high: u64,
    /// Highest n acknowledged.
    pub acked_high: u64,
    /// Revisions in the outbox, this batch included.
    pub pending: u64,
    /// Whether the browser promised to keep the store.
    pub persisted: bool,
    /// Free space in bytes as the browser estimates it, if known.
    pub free_bytes: Option<u64>,
    /// The phone's wall clock, epoch ms.
    pub wall_ms: i64,
    /// The last server time seen, epoch ms.
    pub last_server_ms: Option<i64>,
    /// How far each feed has been read.
    pub cursors: Vec<Cursor>,
    /// The order's head as last seen.
    pub witness: Option<Witness>,
    /// How many bytes of pages the phone is willing to receive.
    pub byte_budget: u64,
    /// SHA-256 over the ids of the lines, in order, as hex.
    pub digest: RevisionId,
}

json_struct!(Header {
    proto,
    app,
    store,
    saved_high,
    acked_high,
    pending,
    persisted,
    free_bytes: optional,
    wall_ms,
    last_server_ms: optional,
    cursors,
    witness: optional,
    byte_budget,
    digest,
});

/// A place in the order and its chain hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Place.
    pub seq: u64,
    /// Chain hash there, hex.
    pub chain: RevisionId,
}

json_struct!(Witness { seq, chain });

/// One revision line as received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The number in front of the bytes; `None` when it is no number.
    pub n: Option<u64>,
    /// Exactly the hashed bytes.
    pub bytes: Vec<u8>,
    /// Their id.
    pub id: RevisionId,
}

/// A parsed request.
#[derive(Clone, Debug, PartialEq)]
pub struct Push {
    /// First line.
    pub header: Header,
    /// The rest.
    pub lines: Vec<Line>,
}

/// Why a request was refused whole. Maps to HTTP 400.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRequest {
    /// The header line is not strict JSON.
    #[error("{0}")]
    Json(#[from] NotStrict),
    /// The header line lacks a part or has one of the wrong type.
    #[error("type_mismatch")]
    TypeMismatch(String),
}

impl Push {
    /// The bytes of a request.
    pub fn encode(header: &Header, lines: &[(u64, &[u8])]) -> Vec<u8> {
        let mut body = to_text(header).into_bytes();
        for (n, bytes) in lines {
            body.push(b'\n');
            body.extend_from_slice(n.to_string().as_bytes());
            body.push(b' ');
            body.extend_from_slice(bytes);
        }
        body
    }

    /// Reads a request. Only the header can make it fail; a bad line is a line without a number.
    pub fn parse(body: &[u8]) -> Result<Self, BadRequest> {
        let mut lines = body.split(|byte| *byte == b'\n');
        let header = strict_json::parse(lines.next().unwrap_or_default())?;
        let header = Header::read(header).map_err(|error| BadRequest::TypeMismatch(error.to_string()))?;
        let lines = lines.filter(|line| !line.is_empty()).map(Line::parse).collect();
        Ok(Self { header, lines })
    }

    /// Whether the lines are the ones the sender hashed.
    pub fn digest_fits(&self) -> bool {
        digest(self.lines.iter().map(|line| line.id)) == self.header.digest
    }
}

impl Line {
    fn parse(line: &[u8]) -> Self {
        let (n, bytes) = match line.iter().position(|byte| *byte == b' ') {
            Some(at) => {
                let (number, rest) = line.split_at(at);
                (std::str::from_utf8(number).ok().and_then(|text| text.parse().ok()), rest.get(1..).unwrap_or_default())
            }
            None => (None, line),
        };
        Self { n, bytes: bytes.to_vec(), id: id_of(bytes) }
    }
}

/// SHA-256 over ids in order.
pub fn digest(ids: impl IntoIterator<Item = RevisionId>) -> RevisionId {
    let mut hash = Sha256::new();
    ids.into_iter().for_each(|id| hash.update(id.0));
    RevisionId(hash.finalize().into())
}

/// What became of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Applied now, with a place in the order.
    Stored,
    /// Was applied before; the same place.
    Duplicate,
    /// Stored, not applied, for a person to decide.
    Held(HeldCode),
    /// The bytes did not arrive as sent: send again.
    Resend,
    /// Not looked at: send again later.
    Later,
}

impl Json for Status {
    fn take(value: Value, from: &mut Reader) -> Self {
        match value.as_str() {
            Some("stored") => Status::Stored,
            Some("duplicate") => Status::Duplicate,
            Some("resend") => Status::Resend,
            Some("later") => Status::Later,
            Some(_) => {
                from.refuse("unknown code");
                Status::Later
            }
            None => Status::Held(Object::of(value, from).take("held")),
        }
    }
    fn write(&self, out: &mut Writer) {
        match self {
            Status::Stored => out.text("stored"),
            Status::Duplicate => out.text("duplicate"),
            Status::Held(code) => out.only("held", code),
            Status::Resend => out.text("resend"),
            Status::Later => out.text("later"),
        }
    }
}

impl Status {
    /// Whether the phone may take the revision out of its outbox (I6).
    pub fn acknowledges(self) -> bool {
        matches!(self, Status::Stored | Status::Duplicate | Status::Held(_))
    }
}

/// The result for one line, in the order of the lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineResult {
    /// Its number as sent (0 when it had none).
    pub n: u64,
    /// What became of it.
    pub status: Status,
    /// Place in the order, once applied.
    pub seq: Option<u64>,
    /// 16-byte HMAC over id and seq, hex: lets any phone give the revision back after a restored backup.
    pub receipt: Option<String>,
}

json_struct!(LineResult { n, status, seq: optional, receipt: optional });

/// What the phone receives.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// [`MAGIC`].
    pub magic: String,
    /// [`PROTO`] of the office.
    pub proto: u32,
    /// The office's clock, epoch ms.
    pub server_ms: i64,
    /// The store as received.
    pub store: StoreId,
    /// The digest as received: with n it names the exact revision.
    pub digest: RevisionId,
    /// One result per line.
    pub results: Vec<LineResult>,
    /// Every number up to here is on the server, applied or held.
    pub contiguous_to: u64,
    /// The order's head.
    pub witness: Witness,
    /// New rows per feed.
    pub pages: Vec<Page>,
    /// Feeds the session may read; the phone adds and drops cursors to fit.
    pub feeds: Vec<String>,
    /// Why nothing was pulled, if so: `pull_refused` with its numbered code. The push was decided all the same.
    pub pull_refused: Option<Code>,
    /// Come back not before, in ms.
    pub retry_after_ms: Option<u64>,
    /// More pages wait: ask again at once.
    pub more: bool,
}

json_struct!(Reply {
    magic,
    proto,
    server_ms,
    store,
    digest,
    results,
    contiguous_to,
    witness,
    pages: optional,
    feeds: default,
    pull_refused: optional,
    retry_after_ms: optional,
    more: default,
});

/// New rows of one feed, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The feed after these rows.
    pub cursor: Cursor,
    /// The rows.
    pub rows: Vec<Row>,
}

json_struct!(Page { cursor, rows });

/// A row of a feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Place in the order.
    pub seq: u64,
    /// The revision.
    pub id: RevisionId,
    /// Receipt.
    pub receipt: String,
    /// The revision's bytes as text, exactly as hashed; absent for what this store itself pushed.
    pub body: Option<String>,
}

json_struct!(Row { seq, id, receipt, body: optional });

/// A numbered error code: the integer part is the HTTP status of a refused request.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// As "409.3".
    pub number: String,
    /// As "changed_since".
    pub name: String,
}

json_struct!(Code { number, name });

#[cfg(test)]
mod tests;
