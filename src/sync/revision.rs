//! A revision: immutable bytes whose name is their hash.

use super::strict_json::{self, NotStrict};
use crate::domain::Fields;
use crate::domain::ids::{BlobId, Kind, PersonId, RecordId, RevisionId, StoreId};
use crate::domain::json::{Json as _, json_struct, to_text};
use sha2::{Digest, Sha256};

/// The schema that this version writes.
pub const SCHEMA: u16 = 1;

/// Largest single revision, in bytes; a larger one is a hole in its store's numbers.
pub const REVISION_BYTES_MAX: usize = 256 * 1024;

/// What a phone claims about time. Shown to people; never used for order (I12).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claimed {
    /// The phone's wall clock, epoch ms.
    pub wall_ms: i64,
    /// The last server time the phone had seen, epoch ms, if any.
    pub server_ms: Option<i64>,
}

json_struct!(Claimed { wall_ms, server_ms: optional });

/// A revision's content. Field order is the order in the bytes; short names, for they travel 2G.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Schema version.
    pub v: u16,
    /// 12 random bytes, base64url: two equal contents never share an id, and an id tells nothing.
    pub nonce: String,
    /// The record.
    pub record: RecordId,
    /// What the record is. Text, so that a kind of a newer version can be stored and held.
    pub kind: String,
    /// The heads it was made on; empty for a first revision.
    pub parents: Vec<RevisionId>,
    /// Fields set or (null) taken away.
    pub changes: Fields,
    /// Who.
    pub author: PersonId,
    /// The store that numbered it.
    pub store: StoreId,
    /// Its number in that store: 1, 2, 3 without gaps.
    pub n: u64,
    /// Clock evidence.
    pub claimed: Claimed,
    /// Photos that it brings: of those that its changes name, the ones that the record did not have.
    pub photos: Vec<BlobId>,
}

json_struct!(Revision { v, nonce, record, kind, parents: optional, changes, author, store, n, claimed, photos: optional });

/// Why a line is no revision.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Not JSON, too deep, a key twice, not UTF-8: held as `unreadable`.
    #[error("unreadable: {0}")]
    Unreadable(#[from] NotStrict),
    /// A name that only the office may set: held as `forbidden_field`.
    #[error("forbidden field {0}")]
    Forbidden(&'static str),
    /// Readable JSON whose parts have the wrong type or range: held as `invalid_field`.
    #[error("not a revision: {0}")]
    Shape(String),
    /// n is 0, negative or above 2^53: held as `bad_counter`.
    #[error("number out of range")]
    BadCounter,
}

/// Names that the office alone gives; a revision that carries one is held (mass assignment, ASVS 15.3.3).
pub const FORBIDDEN: [&str; 5] = ["seq", "province", "reviewed", "receipt", "chain"];

/// Highest number of a store, 2^53: what JSON can carry exactly.
pub const STORE_N_MAX: u64 = 1 << 53;

impl Revision {
    /// The bytes that are hashed, stored, sent and kept for ever.
    pub fn encode(&self) -> Vec<u8> {
        to_text(self).into_bytes()
    }

    /// Reads bytes strictly.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let value = strict_json::parse(bytes)?;
        let top = value.as_object().ok_or_else(|| DecodeError::Shape("not an object".into()))?;
        let changes = top.get("changes").and_then(|changes| changes.as_object());
        for name in FORBIDDEN {
            if top.contains_key(name) || changes.is_some_and(|changes| changes.contains_key(name)) {
                return Err(DecodeError::Forbidden(name));
            }
        }
        match top.get("n").and_then(|n| n.as_u64()) {
            Some(n) if (1..=STORE_N_MAX).contains(&n) => {}
            _ if top.get("n").is_some_and(|n| n.is_number()) => return Err(DecodeError::BadCounter),
            _ => return Err(DecodeError::Shape("n".into())),
        }
        Self::read(value).map_err(|error| DecodeError::Shape(error.to_string()))
    }

    /// Its kind, if this version knows it.
    pub fn known_kind(&self) -> Option<Kind> {
        self.kind.parse().ok()
    }
}

/// The id of any bytes, readable or not.
pub fn id_of(bytes: &[u8]) -> RevisionId {
    RevisionId(Sha256::digest(bytes).into())
}
