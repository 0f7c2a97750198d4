//! An object from which a type takes its fields.

use super::{Json, Reader};
use crate::domain::Fields;
use serde_json::{Map, Value};

/// The fields of an object. What nobody takes is ignored: a newer version may have written it.
pub struct Object<'a> {
    fields: Map<String, Value>,
    from: &'a mut Reader,
}

impl<'a> Object<'a> {
    /// Opens a value.
    pub fn of(value: Value, from: &'a mut Reader) -> Self {
        let fields = match value {
            Value::Object(fields) => fields,
            _ => {
                from.refuse("no object");
                Map::new()
            }
        };
        Self { fields, from }
    }

    /// All of them.
    pub fn into_fields(self) -> Map<String, Value> {
        self.fields
    }

    /// The value of a record's fields.
    pub fn of_fields(fields: &Fields) -> Value {
        let mut object = Map::new();
        for (name, value) in fields {
            object.insert(name.clone(), value.clone());
        }
        Value::Object(object)
    }

    /// Takes a field that must be there, unless its type says that it may be missing.
    pub fn take<T: Json>(&mut self, name: &'static str) -> T {
        let before = self.from.trouble.is_some();
        let value = self.part(name, T::MAY_MISS);
        let read = T::take(value, self.from);
        if !before {
            self.from.name(name);
        }
        read
    }

    /// Takes a field that stands for its default where it is missing.
    pub fn take_or_default<T: Json + Default>(&mut self, name: &'static str) -> T {
        if self.fields.contains_key(name) { self.take(name) } else { T::default() }
    }

    /// Takes a field that is a text; `None` when it is missing or anything else.
    pub fn take_text(&mut self, name: &str) -> Option<String> {
        match self.fields.get_mut(name).map(Value::take) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    fn part(&mut self, name: &str, may_miss: bool) -> Value {
        let found = self.fields.get_mut(name).map(Value::take);
        if found.is_none() && !may_miss {
            self.from.refuse("missing");
        }
        found.unwrap_or_default()
    }
}
