//! An object from which a type takes its fields.

use super::{Json, Unreadable};
use crate::domain::Fields;
use serde_json::{Map, Value};

/// The fields of an object. What nobody takes is ignored: a newer version may have written it.
pub struct Object(Map<String, Value>);

impl Object {
    /// Opens a value.
    pub fn of(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            _ => Err(Unreadable::because("no object")),
        }
    }

    /// The value of a record's fields.
    pub fn of_fields(fields: &Fields) -> Value {
        let mut object = Map::new();
        for (name, value) in fields {
            object.insert(name.clone(), value.clone());
        }
        Value::Object(object)
    }

    /// Takes a field that must be there, unless its type says what a missing one is.
    pub fn take<T: Json>(&mut self, name: &'static str) -> Result<T, Unreadable> {
        let read = match self.part(name) {
            Some(value) => T::read(value),
            None => T::missing().ok_or(Unreadable::because("missing")),
        };
        read.map_err(|error| error.at(name))
    }

    /// Takes a field that stands for its default where it is missing.
    pub fn take_or_default<T: Json + Default>(&mut self, name: &'static str) -> Result<T, Unreadable> {
        match self.part(name) {
            Some(value) => T::read(value).map_err(|error| error.at(name)),
            None => Ok(T::default()),
        }
    }

    fn part(&mut self, name: &str) -> Option<Value> {
        self.0.get_mut(name).map(Value::take)
    }
}
