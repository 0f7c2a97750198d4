//! Mappings travel as revisions like everything that a person decides. A name has one record for ever, so that a later
//! decision about it is a later revision, and two at once are seen as the conflict that they are.

use crate::domain::ids::RecordId;
use crate::domain::mapping::{Mapping, Of};
use sha2::{Digest, Sha256};

/// The record of all decisions about a name: made of the name itself.
pub fn record_of(of: Of, name: &str) -> RecordId {
    let hash = Sha256::digest(format!("anjat name {} {name}", of.as_str()));
    let mut bytes = [0u8; 16];
    bytes.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
    RecordId::from_random(bytes)
}

/// Whether a mapping stands in its name's own record.
pub fn is_of(record: RecordId, mapping: &Mapping) -> bool {
    record_of(mapping.of, &mapping.name) == record
}
