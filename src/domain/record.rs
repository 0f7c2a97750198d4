//! How records of fields become typed structs and back. Each field is read alone: one of a wrong type is reported and
//! left out, the others stand.

use super::Fields;
use super::form::Ask;
use super::json::{Json, to_value};
use super::problem::{Problem, Trouble};
use serde_json::Value;

/// Reads one field; a wrong type is a finding at its question.
pub fn read<T: Json>(fields: &Fields, name: &str, ask: Ask, problems: &mut Vec<Problem>) -> Option<T> {
    let read = T::read(set(fields, name)?).ok();
    if read.is_none() {
        wrong_shape(ask, problems);
    }
    read
}

/// The value of a field that is set.
fn set(fields: &Fields, name: &str) -> Option<Value> {
    fields.get(name).filter(|value| !value.is_null()).cloned()
}

fn wrong_shape(ask: Ask, problems: &mut Vec<Problem>) {
    problems.push(Problem::new(ask.key(), Trouble::WrongShape));
}

/// Writes one field, when it is set.
pub fn write<T: Json>(fields: &mut Fields, name: &str, value: &Option<T>) {
    if let Some(value) = value {
        fields.insert(name.to_owned(), to_value(value));
    }
}

/// Declares a record: its fields in Rust, on the wire, and the question that each one answers.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty = $wire:literal at $ask:ident,)+ }
     $(also { $($(#[$xdoc:meta])* $extra:ident: $xtype:ty,)+ })?) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$fdoc])* pub $field: Option<$type>,)+
            $($($(#[$xdoc])* pub $extra: $xtype,)+)?
        }

        impl $name {
            /// Every field on the wire, with the question whose answer it holds.
            pub const FIELDS: &'static [(&'static str, crate::domain::form::Ask)] =
                &[$(($wire, crate::domain::form::Ask::$ask),)+];

            fn read_fields(fields: &crate::domain::Fields, problems: &mut Vec<crate::domain::problem::Problem>) -> Self {
                Self {
                    $($field: crate::domain::record::read(fields, $wire, crate::domain::form::Ask::$ask, problems),)+
                    $($($extra: Default::default(),)+)?
                }
            }

            fn write_fields(&self) -> crate::domain::Fields {
                let mut fields = crate::domain::Fields::new();
                $(crate::domain::record::write(&mut fields, $wire, &self.$field);)+
                fields
            }
        }
    };
}

pub(super) use record;
