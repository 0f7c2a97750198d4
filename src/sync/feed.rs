//! Feeds: what a session may read, as append-only lists with a cursor each.

use crate::domain::ids::RevisionId;
use crate::domain::json::{Json, Reader, Writer, json_struct};
use serde_json::Value;

/// How far a feed has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// `village:<code>` or `person:<id>`.
    pub feed: String,
    /// Rows up to this place in the order have been stored.
    pub seq: u64,
    /// Checksum over the ids of all of them.
    pub check: SetCheck,
}

json_struct!(Cursor { feed, seq, check });

/// A checksum over a set of revision ids: the exclusive or of their first 16 bytes. Order plays no part, adding
/// is one step, and a phone proves with it that it holds a feed's whole set (I3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetCheck(pub u128);

impl SetCheck {
    /// The check with one more id (or, the same step, one fewer).
    #[must_use]
    pub fn with(self, id: RevisionId) -> Self {
        let mut half = [0u8; 16];
        half.iter_mut().zip(id.0).for_each(|(to, from)| *to = from);
        Self(self.0 ^ u128::from_be_bytes(half))
    }
}

/// 32 hex digits.
impl Json for SetCheck {
    fn take(value: Value, from: &mut Reader) -> Self {
        u128::from_str_radix(&String::take(value, from), 16).map(Self).unwrap_or_else(|_| {
            from.refuse("no checksum");
            Self(0)
        })
    }
    fn write(&self, out: &mut Writer) {
        out.shown(&format_args!("{:032x}", self.0));
    }
}

/// The feed of a village's records.
pub fn village_feed(code: &str) -> String {
    format!("village:{code}")
}

/// The feed of a person's own records, own revisions and the verdicts on them.
pub fn person_feed(person: crate::domain::ids::PersonId) -> String {
    format!("person:{person}")
}
