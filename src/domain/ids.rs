//! Identifiers. All are random or hashes; none carries meaning or a clock.

use super::json::{json_code, json_serde, json_text};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Makes an id from 16 random bytes (UUID version 4 layout).
            pub fn from_random(bytes: [u8; 16]) -> Self {
                Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
            }

            /// The 16 bytes as stored in the database.
            pub fn as_bytes(&self) -> &[u8] {
                self.0.as_bytes()
            }

            /// Reads the 16 bytes back; `None` for any other length.
            pub fn from_slice(bytes: &[u8]) -> Option<Self> {
                Uuid::from_slice(bytes).ok().map(Self)
            }
        }

        json_text!($name or Self(Uuid::nil()));

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

uuid_id!(
    /// A record: a producer, holding, harvest or verdict, through all its revisions.
    RecordId
);
uuid_id!(
    /// A person with an account: the author of revisions.
    PersonId
);
uuid_id!(
    /// One browser store (minted when its IndexedDB is created) or one office process.
    StoreId
);
uuid_id!(
    /// A draft on a phone; never leaves it.
    DraftId
);

/// SHA-256 over a revision's bytes; its only name. 64 lower-case hex digits as text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RevisionId(pub [u8; 32]);

/// SHA-256 over a photo's bytes; its only name. The same type as a revision's, for what reads, writes and sorts a list of
/// hashes is on the phone once.
pub type BlobId = RevisionId;

impl RevisionId {
    /// Reads 32 bytes as stored in the database; `None` for any other length.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not 64 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a hash is 64 hex digits")]
pub struct NotAHash;

impl FromStr for RevisionId {
    type Err = NotAHash;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(NotAHash);
        }
        let mut bytes = [0u8; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotAHash)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAHash)?;
        }
        Ok(Self(bytes))
    }
}

/// What a record is. An unknown kind is held as `unknown_schema`, never refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A person who farms, fishes, raises or gathers.
    Producer,
    /// A plot, vessel, pond, cage, line or gathering area.
    Holding,
    /// One report of one or more commodities, or of none in a month.
    Harvest,
    /// A supervisor's decision on exact revisions of another record.
    Verdict,
    /// What a local name stands for, for all of that name.
    Mapping,
}

impl Kind {
    /// The name on the wire and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Producer => "producer",
            Kind::Holding => "holding",
            Kind::Harvest => "harvest",
            Kind::Verdict => "verdict",
            Kind::Mapping => "mapping",
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        [Kind::Producer, Kind::Holding, Kind::Harvest, Kind::Verdict, Kind::Mapping].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// No kind of this version has that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of record")]
pub struct UnknownKind;

impl FromStr for Kind {
    type Err = UnknownKind;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text).ok_or(UnknownKind)
    }
}

json_text!(RevisionId or Self([0; 32]));
json_code!(Kind or Producer);
json_serde!(RecordId, PersonId, RevisionId, Kind);
