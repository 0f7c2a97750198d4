//! The types that others are made of.

use super::{Json, Unreadable, Writer};
use serde_json::Value;
use std::collections::BTreeMap;

/// A value that is a text.
pub(crate) fn text(value: Value) -> Result<String, Unreadable> {
    match value {
        Value::String(text) => Ok(text),
        _ => Err(Unreadable::because("no text")),
    }
}

const OUT_OF_RANGE: Unreadable = Unreadable::because("no whole number in range");

fn items(value: Value) -> Result<Vec<Value>, Unreadable> {
    match value {
        Value::Array(items) => Ok(items),
        _ => Err(Unreadable::because("no list")),
    }
}

impl Json for Value {
    fn read(value: Value) -> Result<Self, Unreadable> {
        Ok(value)
    }
    fn write(&self, out: &mut Writer) {
        out.value(self);
    }
}

impl Json for String {
    fn read(value: Value) -> Result<Self, Unreadable> {
        text(value)
    }
    fn write(&self, out: &mut Writer) {
        out.text(self);
    }
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}

impl Json for bool {
    fn read(value: Value) -> Result<Self, Unreadable> {
        value.as_bool().ok_or(Unreadable::because("neither true nor false"))
    }
    fn write(&self, out: &mut Writer) {
        out.word(if *self { "true" } else { "false" });
    }
}

impl Json for i64 {
    fn read(value: Value) -> Result<Self, Unreadable> {
        value.as_i64().ok_or(OUT_OF_RANGE)
    }
    fn write(&self, out: &mut Writer) {
        out.number(self);
    }
}

impl Json for u64 {
    fn read(value: Value) -> Result<Self, Unreadable> {
        value.as_u64().ok_or(OUT_OF_RANGE)
    }
    fn write(&self, out: &mut Writer) {
        out.number(self);
    }
}

/// Narrower numbers go through the two wide ones, so that only those two are ever written out.
macro_rules! narrow {
    ($($number:ty as $wide:ty),+) => {$(
        impl Json for $number {
            fn read(value: Value) -> Result<Self, Unreadable> {
                <$wide>::read(value)?.try_into().map_err(|_| OUT_OF_RANGE)
            }
            fn write(&self, out: &mut Writer) {
                out.number(&(*self as $wide));
            }
        }
    )+};
}

narrow!(i32 as i64, u16 as u64, u32 as u64, usize as u64);

/// Nothing is `null`.
impl<T: Json> Json for Option<T> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        if value.is_null() { Ok(None) } else { T::read(value).map(Some) }
    }
    fn write(&self, out: &mut Writer) {
        match self {
            Some(value) => value.write(out),
            None => out.word("null"),
        }
    }
    fn missing() -> Option<Self> {
        Some(None)
    }
    fn is_nothing(&self) -> bool {
        self.is_none()
    }
}

impl<T: Json> Json for Vec<T> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        let items = items(value)?;
        let mut read = Vec::with_capacity(items.len());
        for item in items {
            read.push(T::read(item)?);
        }
        Ok(read)
    }
    fn write(&self, out: &mut Writer) {
        out.open('[');
        for item in self {
            out.next();
            item.write(out);
        }
        out.close(']');
    }
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Json> Json for BTreeMap<String, T> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        let Value::Object(fields) = value else { return Err(Unreadable::because("no object")) };
        // One by one: collecting would sort what is sorted, and bring a sort into the phone's program.
        let mut read = BTreeMap::new();
        for (name, value) in fields {
            read.insert(name, T::read(value)?);
        }
        Ok(read)
    }
    fn write(&self, out: &mut Writer) {
        out.open('{');
        for (name, value) in self {
            out.field(name, value);
        }
        out.close('}');
    }
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}

/// A pair is a list of two.
impl Json for (i32, i32) {
    fn read(value: Value) -> Result<Self, Unreadable> {
        let pair: [i32; 2] = Vec::read(value)?.try_into().map_err(|_| Unreadable::because("no pair"))?;
        Ok(pair.into())
    }
    fn write(&self, out: &mut Writer) {
        vec![self.0, self.1].write(out);
    }
}
