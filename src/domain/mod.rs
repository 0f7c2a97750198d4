//! What is true with or without a network: types, rules, reports. No I/O, no clock, no randomness.
//!
//! Records are maps of fields ([`Fields`]) on the wire and typed structs ([`producer::Producer`],
//! [`holding::Holding`], [`harvest::Harvest`], [`verdict::Verdict`]) for the rules. A form is a set of
//! [`form::Question`]s; what a person typed stays text ([`form::Answers`]) until [`form::finish`] reads it.

// A decision that panics takes the phone's page or the writer task with it.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod access;
pub mod amount;
pub mod area;
pub mod base64;
pub mod boundary;
pub mod card;
pub mod civil;
pub mod codes;
pub mod consent;
pub mod form;
pub mod harvest;
pub mod holding;
pub mod ids;
#[cfg(feature = "ssr")]
pub mod import;
pub mod json;
pub mod map;
pub mod mapping;
pub mod moment;
pub mod nik;
pub mod number;
pub mod order;
pub mod pack;
pub mod phone_number;
pub mod photo;
pub mod point;
pub mod problem;
pub mod producer;
mod record;
pub mod refs;
pub mod reports;
pub mod rules;
pub mod sealed;
pub mod status;
pub mod text;
pub mod verdict;

/// A record's fields as they stand in a revision: name to JSON value, `null` for a field taken away.
pub type Fields = map::Map<serde_json::Value>;
