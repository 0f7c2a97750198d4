//! How a type says what its JSON is.

/// A struct is an object of its fields, in this order. `optional` fields are left out where there is nothing in them;
/// those and `default` fields stand for their default where they are missing.
macro_rules! json_struct {
    (@read $object:ident $field:ident) => { $object.take(stringify!($field)) };
    (@read $object:ident $field:ident $mode:ident) => { $object.take_or_default(stringify!($field)) };
    (@write $of:ident $out:ident $field:ident optional) => { $out.optional(stringify!($field), &$of.$field) };
    (@write $of:ident $out:ident $field:ident $($mode:ident)?) => { $out.field(stringify!($field), &$of.$field) };
    ($name:ident { $($field:ident $(: $mode:ident)?),+ $(,)? }) => {
        impl $crate::domain::json::Json for $name {
            fn take(value: serde_json::Value, from: &mut $crate::domain::json::Reader) -> Self {
                let mut object = $crate::domain::json::Object::of(value, from);
                Self { $($field: $crate::domain::json::json_struct!(@read object $field $($mode)?),)+ }
            }
            fn write(&self, out: &mut $crate::domain::json::Writer) {
                out.open('{');
                $($crate::domain::json::json_struct!(@write self out $field $($mode)?);)+
                out.close('}');
            }
        }
    };
}

/// An enum with `as_str` and `parse` is its code. The variant is what stands in for an unknown one.
macro_rules! json_code {
    ($($name:ident or $first:ident),+) => {$(
        impl $crate::domain::json::Json for $name {
            fn take(value: serde_json::Value, from: &mut $crate::domain::json::Reader) -> Self {
                let code = $crate::domain::json::text(value, from);
                $name::parse(&code).unwrap_or_else(|| {
                    from.refuse("unknown code");
                    $name::$first
                })
            }
            fn write(&self, out: &mut $crate::domain::json::Writer) {
                out.text(self.as_str());
            }
        }
    )+};
}

/// A type with a text form that has nothing to escape is that text. The expression is what stands in for any other.
macro_rules! json_text {
    ($($name:ident or $other:expr),+) => {$(
        impl $crate::domain::json::Json for $name {
            fn take(value: serde_json::Value, from: &mut $crate::domain::json::Reader) -> Self {
                let text = $crate::domain::json::text(value, from);
                text.parse().unwrap_or_else(|_| {
                    from.refuse(concat!("no ", stringify!($name)));
                    $other
                })
            }
            fn write(&self, out: &mut $crate::domain::json::Writer) {
                out.shown(self);
            }
        }
    )+};
}

/// Lets a type stand inside what serde carries: reports of the desk and tables of the office. The phone's program never
/// calls it, so it weighs nothing there.
macro_rules! json_serde {
    ($($name:ident),+) => {$(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::domain::json::to_value(self), serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = <serde_json::Value as serde::Deserialize>::deserialize(deserializer)?;
                $crate::domain::json::Json::read(value).map_err(serde::de::Error::custom)
            }
        }
    )+};
}

pub(crate) use {json_code, json_serde, json_struct, json_text};
