//! JSON without its traps: duplicate keys, deep nesting and too many keys are errors, not surprises.

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::cell::Cell;
use std::fmt;

/// Deepest nesting read: a revision needs four.
pub const DEPTH_MAX: usize = 16;

/// Most keys and items in one text.
pub const PARTS_MAX: usize = 20_000;

/// Why a text was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotStrict {
    /// Not UTF-8, or a lone surrogate.
    #[error("bad_text")]
    BadText,
    /// Not JSON.
    #[error("bad_encoding")]
    NotJson,
    /// One key twice in an object.
    #[error("duplicate_key")]
    DuplicateKey,
    /// Deeper than [`DEPTH_MAX`] or more than [`PARTS_MAX`] parts.
    #[error("too_complex")]
    TooComplex,
    /// A number outside what a double holds.
    #[error("number_range")]
    NumberRange,
}

/// Parses a whole text.
pub fn parse(bytes: &[u8]) -> Result<Value, NotStrict> {
    let text = std::str::from_utf8(bytes).map_err(|_| NotStrict::BadText)?;
    let why = Cell::new(None);
    let parts = Cell::new(0);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Strict { depth: 0, parts: &parts, why: &why }.deserialize(&mut deserializer);
    let value = value.and_then(|value| deserializer.end().map(|()| value));
    value.map_err(|error| why.get().unwrap_or_else(|| sort(&error)))
}

/// Sorts serde_json's own errors; they carry no code but the text is pinned by a test.
fn sort(error: &serde_json::Error) -> NotStrict {
    let text = error.to_string();
    if text.starts_with("recursion limit") {
        NotStrict::TooComplex
    } else if text.starts_with("number out of range") {
        NotStrict::NumberRange
    } else if text.contains("surrogate") || text.contains("hex escape") {
        NotStrict::BadText
    } else {
        NotStrict::NotJson
    }
}

#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    parts: &'a Cell<usize>,
    why: &'a Cell<Option<NotStrict>>,
}

impl Strict<'_> {
    fn fail<E: de::Error>(&self, why: NotStrict) -> E {
        self.why.set(Some(why));
        E::custom(why)
    }

    fn count<E: de::Error>(&self) -> Result<(), E> {
        self.parts.set(self.parts.get() + 1);
        if self.parts.get() > PARTS_MAX { Err(self.fail(NotStrict::TooComplex)) } else { Ok(()) }
    }

    fn deeper<E: de::Error>(&self) -> Result<Self, E> {
        if self.depth >= DEPTH_MAX { Err(self.fail(NotStrict::TooComplex)) } else { Ok(Self { depth: self.depth + 1, ..*self }) }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;
    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| self.fail(NotStrict::NumberRange))
    }
    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }
    fn visit_string<E: de::Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            self.count()?;
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut map = Map::new();
        while let Some(key) = pairs.next_key::<String>()? {
            self.count()?;
            if map.contains_key(&key) {
                return Err(self.fail(NotStrict::DuplicateKey));
            }
            let value = pairs.next_value_seed(inner)?;
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traps_are_errors_with_their_code() {
        let cases: [(&[u8], NotStrict); 9] = [
            (br#"{"a":1,"a":2}"#, NotStrict::DuplicateKey),
            (br#"{"a":{"b":1,"b":1}}"#, NotStrict::DuplicateKey),
            (b"{\"a\":\"\xff\"}", NotStrict::BadText),
            (br#"{"a":"\ud800"}"#, NotStrict::BadText),
            (br#"{"a":1e400}"#, NotStrict::NumberRange),
            (b"\xef\xbb\xbf{}", NotStrict::NotJson),
            (b"", NotStrict::NotJson),
            (b"{} {}", NotStrict::NotJson),
            (b"<html>", NotStrict::NotJson),
        ];
        for (bytes, why) in cases {
            assert_eq!(parse(bytes), Err(why), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn depth_and_size_are_bounded_without_recursion_trouble() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(parse(deep.as_bytes()), Err(NotStrict::TooComplex));
        let wide = format!("{{{}}}", (0..1_000_000).map(|i| format!("\"k{i}\":0")).collect::<Vec<_>>().join(","));
        assert_eq!(parse(wide.as_bytes()), Err(NotStrict::TooComplex));
    }

    #[test]
    fn proto_is_a_key_like_any_other() {
        assert_eq!(parse(br#"{"__proto__":{"x":1}}"#), Ok(serde_json::json!({"__proto__": {"x": 1}})));
    }
}
