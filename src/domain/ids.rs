//! Identifiers. All are random or hashes; none carries meaning or a clock.

use super::json::{json_code, json_serde, json_text};
use std::fmt;
use std::str::FromStr;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// Makes an id from 16 random bytes (UUID version 4 layout).
            pub fn from_random(bytes: [u8; 16]) -> Self {
                Self(version_4(bytes))
            }

            /// The 16 bytes as stored in the database.
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }

            /// Reads the 16 bytes back; `None` for any other length.
            pub fn from_slice(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(Self)
            }
        }

        json_text!($name or Self([0; 16]));

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_uuid(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                read_uuid(text).map(Self)
            }
        }
    };
}

/// The text is no UUID of 32 hex digits in five groups (RFC 9562).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id is 32 hex digits in five groups")]
pub struct NotAnId;

/// Where the hyphens of a UUID stand, counted in bytes before them.
const HYPHENS: [usize; 4] = [4, 6, 8, 10];

/// Marks random bytes as a UUID of version 4.
fn version_4(mut bytes: [u8; 16]) -> [u8; 16] {
    let [.., version, _, variant, _, _, _, _, _, _, _] = &mut bytes;
    *version = *version & 0x0f | 0x40;
    *variant = *variant & 0x3f | 0x80;
    bytes
}

fn write_uuid(bytes: &[u8; 16], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (at, byte) in bytes.iter().enumerate() {
        if HYPHENS.contains(&at) {
            f.write_str("-")?;
        }
        write!(f, "{byte:02x}")?;
    }
    Ok(())
}

fn read_uuid(text: &str) -> Result<[u8; 16], NotAnId> {
    let mut bytes = [0u8; 16];
    let mut rest = text.as_bytes();
    for (at, byte) in bytes.iter_mut().enumerate() {
        if HYPHENS.contains(&at) {
            rest = rest.strip_prefix(b"-").ok_or(NotAnId)?;
        }
        let (pair, after) = rest.split_at_checked(2).ok_or(NotAnId)?;
        *byte = pair_of(pair).ok_or(NotAnId)?;
        rest = after;
    }
    if rest.is_empty() { Ok(bytes) } else { Err(NotAnId) }
}

/// A byte from two hex digits.
fn pair_of(pair: &[u8]) -> Option<u8> {
    pair.iter().try_fold(0u8, |byte, digit| Some(byte << 4 | char::from(*digit).to_digit(16)? as u8))
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
            *byte = pair_of(pair).ok_or(NotAHash)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ids_as_text() {
        let id = RecordId::from_random([0xff; 16]);
        assert_eq!(id.to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!("FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF".parse(), Ok(id));
        for wrong in [
            "",
            "ffffffff-ffff-4fff-bfff-fffffffffff",
            "ffffffffffff4fffbfffffffffffffff",
            "+fffffff-ffff-4fff-bfff-ffffffffffff",
            "gfffffff-ffff-4fff-bfff-ffffffffffff",
            "ffffffff-ffff-4fff-bfff-ffffffffffff0",
            "ffffffff-ffff-4fff-bfff-fffffffffffé",
        ] {
            assert_eq!(wrong.parse::<RecordId>(), Err(NotAnId), "{wrong}");
        }
        assert_eq!("+f".repeat(32).parse::<RevisionId>(), Err(NotAHash), "a sign is no digit");
    }

    proptest! {
        #[test]
        fn ids_read_back(bytes in any::<[u8; 16]>(), hash in any::<[u8; 32]>()) {
            let id = RecordId(bytes);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
            prop_assert_eq!(RevisionId(hash).to_string().parse(), Ok(RevisionId(hash)));
        }
    }
}
