//! JSON that strangers send: what is not strict or too large is an error with a code.

pub use crate::domain::json::parse::NotStrict;
use crate::domain::json::parse::{self, Limits};
use serde_json::Value;

/// Deepest nesting read: a revision needs four.
pub const DEPTH_MAX: usize = 16;

/// Most keys and items in one text.
pub const PARTS_MAX: usize = 20_000;

/// Parses a whole text.
pub fn parse(bytes: &[u8]) -> Result<Value, NotStrict> {
    parse::parse(bytes, Limits { depth: DEPTH_MAX, parts: PARTS_MAX })
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
