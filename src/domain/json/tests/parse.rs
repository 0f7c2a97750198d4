use super::any_value;
use crate::domain::json::parse::{Limits, NotStrict, OWN, parse};
use proptest::prelude::*;
use serde_json::Value;

/// The same value; doubles to a few units of the last place.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other)),
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.0 == other.0 && same(one.1, other.1))
        }
        (Value::Number(one), Value::Number(other)) if one.is_f64() && other.is_f64() => {
            let (one, other) = (one.as_f64().unwrap(), other.as_f64().unwrap());
            (one - other).abs() <= one.abs() * 1e-14 + 1e-300
        }
        _ => one == other,
    }
}

/// Both read the same, or both refuse.
fn agree(text: &[u8]) {
    let theirs = serde_json::from_slice::<Value>(text);
    match parse(text, OWN) {
        // serde_json minds no key twice, and finds what is wrong behind it.
        Err(NotStrict::DuplicateKey) => {}
        Ok(ours) => assert!(theirs.is_ok_and(|theirs| same(&ours, &theirs)), "{}", String::from_utf8_lossy(text)),
        Err(_) => assert!(theirs.is_err(), "{}", String::from_utf8_lossy(text)),
    }
}

/// Whether a number may be so large that the last place decides if it still is a double.
fn is_near_the_largest(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text).to_lowercase();
    ["e30", "e+30", "e+0"].iter().any(|exponent| text.contains(exponent))
}

#[test]
fn whole_texts_of_every_kind() {
    let texts = r#"
        null true false nul truex [] [ ] [1,] [,1] [1 2] {} {"a":1,} {"a"} {"a":} {a:1} {"a":1 "b":2} {"a":[{"b":null}]}
        0 -0 -1 01 -01 1. .5 1.5 1.50 -1.5e3 1e3 1E+3 1e-3 1e 1e+ +1 - 1e400 -1e400 1e-400 0e400 0.0 1e99999999999 1e-99999999999
        9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809 18446744073709551615 18446744073709551616
        123456789012345678901234567890 0.000000000000000000000000123456789012345678901234567890 1.7976931348623157e300 2.5e-308
        "" "a" "a "\q" "\"\\\/\b\f\n\r\t" "\u00e9" "\u00E9" "\u20aC" "\ud83c\udf3e" "\ud83c" "\udf3e" "\ud83cx" "\ud83c\n" "\ud83c\u0041"
        "\u12" "\u12g4" "\u0000" "\uFFFF" "é🌾" "//" 'a' 1// {"a":"\ud800"} {"a":{"a":{"a":[[[1.25]]]}}}
    "#;
    texts.split_whitespace().for_each(|text| agree(text.as_bytes()));
    for text in ["", " ", "\t[\n1 ,\r2 ] ", "\u{a0}1", "\u{feff}1", "\"\t\"", "\"\n\"", "\"\u{7f}\"", "1 1", "{} x", "[1]]", "\"a\0\""] {
        agree(text.as_bytes());
    }
    agree(b"\"\xff\"");
    agree(b"\"\xed\xa0\x80\"");
}

#[test]
fn limits_are_counted_exactly() {
    let limits = Limits { depth: 2, parts: 3 };
    for (text, read) in [
        ("[[1]]", true),
        ("[[[1]]]", false),
        ("[[],[]]", true),
        ("{\"a\":{\"b\":[]}}", false),
        ("[1,2,3]", true),
        ("[1,2,3,4]", false),
        ("{\"a\":[1,2]}", true),
        ("{\"a\":[1,2,3]}", false),
    ] {
        assert_eq!(parse(text.as_bytes(), limits).err(), (!read).then_some(NotStrict::TooComplex), "{text}");
    }
}

proptest! {
    #[test]
    fn what_serde_json_writes_is_read(value in any_value()) {
        let text = serde_json::to_string(&value).unwrap();
        if !is_near_the_largest(text.as_bytes()) {
            agree(text.as_bytes());
            agree(serde_json::to_string_pretty(&value).unwrap().as_bytes());
        }
    }

    #[test]
    fn a_spoiled_text_is_refused_where_serde_json_refuses_it(
        value in any_value(),
        at in any::<prop::sample::Index>(),
        with in "[\\\\\"{}\\[\\],:0-9eE.+a-f ntu-]{0,3}",
        cut in 0usize..4,
    ) {
        let text = serde_json::to_string(&value).unwrap();
        let mut bytes = text.into_bytes();
        let from = at.index(bytes.len());
        let to = (from + cut).min(bytes.len());
        bytes.splice(from..to, with.bytes());
        if !is_near_the_largest(&bytes) {
            agree(&bytes);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..64), text in "[\\\\\"{}\\[\\],:0-9eE.+a-f ntu-]{0,24}") {
        agree(&bytes);
        agree(text.as_bytes());
    }
}
