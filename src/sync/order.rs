//! The order of a province: a gap-free `seq` and a hash chain from genesis (I8).

use crate::domain::ids::RevisionId;
use sha2::{Digest, Sha256};

/// Chain hash before the first revision: SHA-256 over the province's name for the order.
pub fn genesis(province: &str) -> RevisionId {
    let mut hash = Sha256::new();
    hash.update(b"anjat order v1 ");
    hash.update(province.as_bytes());
    RevisionId(hash.finalize().into())
}

/// Chain hash at `seq`, from the one before it and the revision that stands there.
pub fn link(before: RevisionId, seq: u64, revision: RevisionId) -> RevisionId {
    let mut hash = Sha256::new();
    hash.update(before.0);
    hash.update(seq.to_be_bytes());
    hash.update(revision.0);
    RevisionId(hash.finalize().into())
}
