//! What the office answers: the reply with its results and pages.

use super::super::feed::Cursor;
use super::Witness;
use crate::domain::ids::{RevisionId, StoreId};
use crate::domain::json::{Json, Object, Reader, Writer, json_struct};
use crate::domain::status::HeldCode;
use serde_json::Value;

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
    /// What stands there; absent where a result of the same reply has this place: n names it, and it has its receipt.
    pub id: Option<RevisionId>,
    /// Receipt, beside the id.
    pub receipt: Option<String>,
    /// The revision's bytes as text, exactly as hashed; absent for what this store itself pushed.
    pub body: Option<String>,
}

json_struct!(Row { seq, id: optional, receipt: optional, body: optional });

/// A numbered error code: the integer part is the HTTP status of a refused request.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// As "409.3".
    pub number: String,
    /// As "changed_since".
    pub name: String,
}

json_struct!(Code { number, name });
