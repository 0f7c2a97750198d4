//! The codec beside serde_json, whose texts stand on phones and in the order.

mod parse;
mod types;

use super::*;
use proptest::prelude::*;

/// Any JSON, as deep as a field may be.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn a_text_is_what_serde_json_wrote(text in any::<String>(), control in "[\0-\u{1f}\"\\\\/\u{7f}\u{2028}a]{0,12}") {
        prop_assert_eq!(to_text(&text), serde_json::to_string(&text).unwrap());
        prop_assert_eq!(to_text(&control), serde_json::to_string(&control).unwrap());
    }

    #[test]
    fn a_value_is_what_serde_json_wrote(value in any_value()) {
        let text = to_text(&value);
        prop_assert_eq!(&text, &serde_json::to_string(&value).unwrap());
        prop_assert_eq!(&pretty::pretty(&text), &serde_json::to_string_pretty(&value).unwrap());
    }

    #[test]
    fn whole_numbers_come_back(signed in any::<i64>(), natural in any::<u64>()) {
        prop_assert_eq!(from_slice(to_text(&signed).as_bytes()), Ok(signed));
        prop_assert_eq!(from_slice(to_text(&natural).as_bytes()), Ok(natural));
        prop_assert_eq!(i32::read(signed.into()).ok(), i32::try_from(signed).ok());
        prop_assert_eq!(u32::read(natural.into()).ok(), u32::try_from(natural).ok());
    }
}
