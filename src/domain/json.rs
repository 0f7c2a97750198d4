//! JSON of everything that is stored or sent: one description per type, read and written by phone and office alike.
//!
//! serde's derive makes a visitor per type and per kind of input, which was a fifth of the phone's program. Here a text
//! becomes a [`Value`] in one place, a type takes its parts out of that, and writing appends to one text. What a type
//! looks like stands in one line below it ([`json_struct!`](json_struct)); order of the fields is order in the text.

mod impls;
mod macros;
mod object;
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
    /// Takes it out of a value.
    fn read(value: Value) -> Result<Self, Unreadable>;

    /// Appends its text.
    fn write(&self, out: &mut Writer);

    /// What a field is that does not stand in its object; `None` where it must.
    fn missing() -> Option<Self> {
        None
    }

    /// Whether an optional field is left out for it.
    fn is_nothing(&self) -> bool {
        false
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

impl Unreadable {
    /// Wrong in itself, wherever it stands.
    pub const fn because(why: &'static str) -> Self {
        Self { field: "", why }
    }

    /// The same at a field, unless a field inside it is named already.
    #[must_use]
    pub fn at(self, field: &'static str) -> Self {
        if self.field.is_empty() { Self { field, ..self } } else { self }
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
    parse(to_text(value).as_bytes()).unwrap_or_default()
}

/// Reads a whole text.
pub fn from_slice<T: Json>(bytes: &[u8]) -> Result<T, Unreadable> {
    T::read(parse(bytes)?)
}

/// The one place where a text becomes a value: any other would bring the parser a second time.
#[inline(never)]
fn parse(bytes: &[u8]) -> Result<Value, Unreadable> {
    serde_json::from_slice(bytes).map_err(|_| Unreadable::because("no JSON"))
}
