//! The sync route over HTTP: RULES.md, sync endpoint, inputs 47 to 62, 65, 68 and 70. The number of a test is its input's.

mod decisions;
mod hostile;
mod pulls;
#[path = "../support/mod.rs"]
mod support;

use anjat::sync::revision::id_of;
use serde_json::Value;
use support::phone::{Line, Phone, encode, new_record};

/// A line of any bytes.
fn raw(n: u64, bytes: impl Into<Vec<u8>>) -> Line {
    let bytes = bytes.into();
    Line { n, record: new_record(), id: id_of(&bytes), bytes }
}

/// A line with its JSON changed.
fn changed(line: &Line, change: impl FnOnce(&mut Value)) -> Line {
    let mut value: Value = serde_json::from_slice(&line.bytes).unwrap();
    change(&mut value);
    raw(line.n, value.to_string())
}

/// A line with one text in it replaced by another.
fn replaced(line: &Line, from: &str, to: &str) -> Line {
    let text = String::from_utf8(line.bytes.clone()).unwrap();
    assert!(text.contains(from), "{text}");
    raw(line.n, text.replacen(from, to, 1))
}

/// The body of an empty push with its header changed as text.
fn header_with(phone: &Phone, from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(encode(&phone.header(&[]), &[])).unwrap();
    assert!(text.contains(from), "{text}");
    text.replacen(from, to, 1).into_bytes()
}
