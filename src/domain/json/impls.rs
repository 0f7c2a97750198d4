//! The types that others are made of.

use super::{Json, Reader, Writer};
use serde_json::Value;

/// Takes a text.
pub(crate) fn text(value: Value, from: &mut Reader) -> String {
    match value {
        Value::String(text) => text,
        _ => {
            from.refuse("no text");
            String::new()
        }
    }
}

fn items(value: Value, from: &mut Reader) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        _ => {
            from.refuse("no list");
            Vec::new()
        }
    }
}

const OUT_OF_RANGE: &str = "no whole number in range";

fn signed(value: &Value, from: &mut Reader) -> i64 {
    value.as_i64().unwrap_or_else(|| {
        from.refuse(OUT_OF_RANGE);
        0
    })
}

fn natural(value: &Value, from: &mut Reader) -> u64 {
    value.as_u64().unwrap_or_else(|| {
        from.refuse(OUT_OF_RANGE);
        0
    })
}

impl Json for Value {
    fn take(value: Value, _: &mut Reader) -> Self {
        value
    }
    fn write(&self, out: &mut Writer) {
        out.value(self);
    }
}

impl Json for String {
    fn take(value: Value, from: &mut Reader) -> Self {
        text(value, from)
    }
    fn write(&self, out: &mut Writer) {
        out.text(self);
    }
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}

impl Json for bool {
    fn take(value: Value, from: &mut Reader) -> Self {
        value.as_bool().unwrap_or_else(|| {
            from.refuse("neither true nor false");
            false
        })
    }
    fn write(&self, out: &mut Writer) {
        out.word(if *self { "true" } else { "false" });
    }
}

impl Json for i64 {
    fn take(value: Value, from: &mut Reader) -> Self {
        signed(&value, from)
    }
    fn write(&self, out: &mut Writer) {
        out.number(self);
    }
}

impl Json for u64 {
    fn take(value: Value, from: &mut Reader) -> Self {
        natural(&value, from)
    }
    fn write(&self, out: &mut Writer) {
        out.number(self);
    }
}

/// Narrower numbers go through the two wide ones, so that only those two are ever written out.
macro_rules! narrow {
    ($($number:ty as $wide:ty),+) => {$(
        impl Json for $number {
            fn take(value: Value, from: &mut Reader) -> Self {
                <$wide>::take(value, from).try_into().unwrap_or_else(|_| {
                    from.refuse(OUT_OF_RANGE);
                    0
                })
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
    const MAY_MISS: bool = true;

    fn take(value: Value, from: &mut Reader) -> Self {
        if value.is_null() { None } else { Some(T::take(value, from)) }
    }
    fn write(&self, out: &mut Writer) {
        match self {
            Some(value) => value.write(out),
            None => out.word("null"),
        }
    }
    fn is_nothing(&self) -> bool {
        self.is_none()
    }
}

impl<T: Json> Json for Vec<T> {
    fn take(value: Value, from: &mut Reader) -> Self {
        let items = items(value, from);
        let mut read = Vec::with_capacity(items.len());
        for item in items {
            read.push(T::take(item, from));
        }
        read
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

/// A pair is a list of two.
impl Json for (i32, i32) {
    fn take(value: Value, from: &mut Reader) -> Self {
        let pair: Vec<i32> = Vec::take(value, from);
        pair.try_into().map(|pair: [i32; 2]| pair.into()).unwrap_or_else(|_| {
            from.refuse("no pair");
            (0, 0)
        })
    }
    fn write(&self, out: &mut Writer) {
        vec![self.0, self.1].write(out);
    }
}
