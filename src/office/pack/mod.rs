//! Reference data: what forms need to know by code, versioned.
//!
//! ```text
//! tables   rows of CSV files, as they stand in data/ and as an admin gives them
//! first    the first copy of a province, made from the tables that are compiled in
//! draft    a new version: the one in force with some of its tables replaced
//! change   what became of area codes between two editions of the list
//! check    what is wrong with a draft, and whom it touches
//! difference  what it would change
//! names    local names mapped at the desk, laid over a version
//! ```
//!
//! Versions are kept whole in the database (`store::reference`) and never rewritten: what a revision was judged by can be
//! looked up for ever.

pub mod change;
pub mod check;
pub mod difference;
pub mod draft;
mod first;
pub mod names;
mod tables;

pub use first::{DEFAULT_PROVINCE, first};
pub use tables::TableError;

/// What is wrong with a draft, and how it ended, in words.
pub use crate::words::{Lang, desk as words};

use crate::domain::json::{to_text, to_value};
use crate::domain::pack::Pack;
use axum::body::Bytes;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Hex digits of a pack's version.
const VERSION_LEN: usize = 12;

/// A pack in force, with the bytes that phones fetch.
#[derive(Clone, Debug)]
pub struct InForce {
    /// The pack.
    pub pack: Arc<Pack>,
    /// The same as JSON.
    pub json: Bytes,
}

impl InForce {
    /// Puts it into force.
    pub fn new(pack: Arc<Pack>) -> Self {
        let json = to_text(pack.as_ref()).into();
        Self { pack, json }
    }
}

/// The first copy of the usual province.
///
/// # Panics
/// When a compiled-in table is broken: a test reads them all.
pub fn build() -> Pack {
    first(DEFAULT_PROVINCE).ok().flatten().expect("the compiled-in tables are read by a test")
}

/// The first hex digits of SHA-256 over the pack's JSON without its version.
fn version(pack: &Pack) -> String {
    let mut json = to_value(pack);
    json.as_object_mut().map(|fields| fields.remove("version"));
    let hash = Sha256::digest(json.to_string());
    hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>().chars().take(VERSION_LEN).collect()
}

/// The pack under its version.
fn named(pack: Pack) -> Pack {
    Pack { version: version(&pack), ..pack }
}

#[cfg(test)]
mod tests;
