//! Wire format v1 of `POST /sync/v1`: what stands in a request and in a reply.
//!
//! Request body, UTF-8 lines: one JSON [`Header`], then per revision `n`, a space and exactly the hashed bytes.
//! Reply body: one JSON [`Reply`] that starts with [`MAGIC`], in content type [`CONTENT_TYPE`]; anything else is
//! treated as "offline" (captive portals, proxies).

mod reply;

pub use reply::{Code, LineResult, Page, Reply, Row, Status};

use super::feed::Cursor;
use super::revision::id_of;
use super::strict_json::{self, NotStrict};
use crate::domain::ids::{RevisionId, StoreId};
use crate::domain::json::{Json, json_struct, to_text};
use sha2::{Digest, Sha256};

/// The protocol that this version speaks.
pub const PROTO: u32 = 1;
/// First field of every reply.
pub const MAGIC: &str = "anjat-sync";
/// Content type of request and reply.
pub const CONTENT_TYPE: &str = "application/vnd.anjat.sync+json";
/// Header that every POST must carry: a page of another site cannot send it.
pub const GUARD_HEADER: &str = "x-anjat";
/// Header of every reply: the version of the reference data in force. A phone that has another one fetches it.
pub const PACK_HEADER: &str = "anjat-pack";
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

#[cfg(test)]
mod tests;
