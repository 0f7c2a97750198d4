//! JSON of everything that is stored or sent: one description per type, read and written by phone and office alike.
//!
//! serde's derive makes a visitor per type and per kind of input, which was a fifth of the phone's program. Here a text
//! becomes a [`Value`] in one place ([`parse::parse`]), a type takes its parts out of that, and writing appends to one
//! text. What a type looks like stands in one line below it (`json_struct!`); the order of its fields is their order in
//! the text.

mod impls;
mod macros;
mod object;
pub mod parse;
#[cfg(test)]
pub mod pretty;
#[cfg(test)]
mod tests;
mod writer;

pub(crate) use impls::text;
pub(crate) use macros::{json_code, json_serde, json_struct, json_text};
pub use object::Object;
pub use writer::Writer;

use serde_json::Value;

/// A type with a JSON form.
pub trait Json: Sized {
    /// Whether a required field of this type may be missing all the same.
    const MAY_MISS: bool = false;

    /// Takes it out of a value. What is not of the type is noted in the reader, and anything of the type returned: were
    /// each field to return early, each would carry code that drops the ones before it.
    fn take(value: Value, from: &mut Reader) -> Self;

    /// Appends its text.
    fn write(&self, out: &mut Writer);

    /// Whether an optional field is left out for it.
    fn is_nothing(&self) -> bool {
        false
    }

    /// Reads a value whole, or says why it cannot be read.
    fn read(value: Value) -> Result<Self, Unreadable> {
        let mut reader = Reader { trouble: None };
        let read = Self::take(value, &mut reader);
        reader.trouble.map_or(Ok(read), Err)
    }
}

/// Why a value is not of its type: for a log, never for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {why}")]
pub struct Unreadable {
    /// The innermost named field; empty for the whole.
    pub field: &'static str,
    /// What is wrong with it.
    pub why: &'static str,
}

/// Keeps the first thing that could not be read. Made by [`Json::read`] alone, so that nothing half read gets out.
#[derive(Debug)]
pub struct Reader {
    trouble: Option<Unreadable>,
}

impl Reader {
    /// Notes that a value is not what it should be.
    pub fn refuse(&mut self, why: &'static str) {
        self.trouble.get_or_insert(Unreadable { field: "", why });
    }

    /// Says at which field it came up, unless a field inside that is named already.
    fn name(&mut self, field: &'static str) {
        if let Some(trouble) = self.trouble.as_mut().filter(|trouble| trouble.field.is_empty()) {
            trouble.field = field;
        }
    }
}

/// The text of a value.
pub fn to_text<T: Json>(value: &T) -> String {
    let mut out = Writer::default();
    value.write(&mut out);
    out.into_text()
}

/// A value as part of a record's fields.
pub fn to_value<T: Json>(value: &T) -> Value {
    // What was written is JSON, so the default stands for nothing.
    parse::parse(to_text(value).as_bytes(), parse::OWN).unwrap_or_default()
}

/// Reads a whole text.
pub fn from_slice<T: Json>(bytes: &[u8]) -> Result<T, Unreadable> {
    match parse::parse(bytes, parse::OWN) {
        Ok(value) => T::read(value),
        Err(_) => Err(Unreadable { field: "", why: "no JSON" }),
    }
}
