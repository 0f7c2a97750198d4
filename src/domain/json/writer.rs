//! The text that is being written: compact, in the order of the calls, escaped as serde_json does it. Bytes of
//! revisions hang on that.

use super::Json;
use serde_json::{Number, Value};
use std::fmt::{Display, Write as _};

/// A text that grows.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
}

impl Writer {
    /// The text as far as it is written.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Opens an object or a list.
    pub fn open(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// Closes it.
    pub fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// Goes on to the next item of a list: a comma behind every one but the first.
    pub fn next(&mut self) {
        if !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
    }

    /// Goes on to a field of an object.
    pub fn name(&mut self, name: &str) {
        self.next();
        self.text(name);
        self.text.push(':');
    }

    /// A field with its value.
    pub fn field<T: Json>(&mut self, name: &str, value: &T) {
        self.name(name);
        value.write(self);
    }

    /// A field that is left out where there is nothing in it.
    pub fn optional<T: Json>(&mut self, name: &str, value: &T) {
        if !value.is_nothing() {
            self.field(name, value);
        }
    }

    /// An object of one field.
    pub fn only<T: Json>(&mut self, name: &str, value: &T) {
        self.open('{');
        self.field(name, value);
        self.close('}');
    }

    /// `null`, `true` or `false`.
    pub fn word(&mut self, word: &'static str) {
        self.text.push_str(word);
    }

    /// A number.
    pub fn number(&mut self, number: &dyn Display) {
        // Writing to a text does not fail.
        let _ = write!(self.text, "{number}");
    }

    /// A text that has nothing to escape, as an id or a day.
    pub fn shown(&mut self, plain: &dyn Display) {
        let _ = write!(self.text, "\"{plain}\"");
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.text.push('"');
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let escape = match byte {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                b'\r' => "\\r",
                b'\t' => "\\t",
                0x08 => "\\b",
                0x0c => "\\f",
                0..=0x1f => "\\u00",
                _ => continue,
            };
            self.text.push_str(text.get(from..at).unwrap_or_default());
            self.text.push_str(escape);
            if escape.len() > 2 {
                let digit = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or_default();
                self.text.extend([digit(byte >> 4), digit(byte & 15)]);
            }
            from = at + 1;
        }
        self.text.push_str(text.get(from..).unwrap_or_default());
        self.text.push('"');
    }

    fn any_number(&mut self, number: &Number) {
        match (number.as_u64(), number.as_i64()) {
            (Some(natural), _) => self.number(&natural),
            (None, Some(signed)) => self.number(&signed),
            (None, None) => self.double(number),
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn double(&mut self, number: &Number) {
        self.number(number);
    }

    /// The browser writes the shortest text that reads back the same, too, and nothing of ours is no whole number.
    #[cfg(target_arch = "wasm32")]
    fn double(&mut self, number: &Number) {
        let text = js_sys::JSON::stringify(&number.as_f64().into());
        self.text.push_str(&text.map_or_else(|_| "null".to_owned(), String::from));
    }

    /// Any value; names of an object in their own order.
    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.word("null"),
            Value::Bool(true) => self.word("true"),
            Value::Bool(false) => self.word("false"),
            Value::Number(number) => self.any_number(number),
            Value::String(text) => self.text(text),
            Value::Array(items) => {
                self.open('[');
                for item in items {
                    self.next();
                    self.value(item);
                }
                self.close(']');
            }
            Value::Object(fields) => {
                self.open('{');
                for (name, value) in fields {
                    self.name(name);
                    self.value(value);
                }
                self.close('}');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::json::parse::{OWN, parse};

    /// On a phone the browser writes what is no whole number.
    #[cfg_attr(not(target_arch = "wasm32"), test)]
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
    fn numbers_read_back_the_same() {
        let values = parse(b"[0,-7,18446744073709551615,0.5,-2.25,1e21]", OWN).unwrap();
        let mut out = Writer::default();
        out.value(&values);
        let text = out.into_text();
        assert!(text.starts_with("[0,-7,18446744073709551615,0.5,-2.25,1e"), "{text}");
        assert_eq!(parse(text.as_bytes(), OWN), Ok(values));
    }
}
