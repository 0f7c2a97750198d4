//! Formats as they travel. A changed snapshot orphans data on phones: say why in the commit.

use super::*;
use crate::domain::Fields;
use crate::domain::ids::{PersonId, RecordId};
use crate::domain::json::{pretty::pretty, to_value};
use crate::domain::status::HeldCode;
use crate::sync::feed::SetCheck;
use crate::sync::revision::{Claimed, DecodeError, Revision};

fn revision() -> Revision {
    Revision {
        v: 1,
        nonce: "AAECAwQFBgcICQoL".into(),
        record: RecordId::from_random([2; 16]),
        kind: "harvest".into(),
        parents: vec![id_of(b"parent")],
        changes: Fields::from([
            ("amount".into(), serde_json::json!({"milli": 1_250_500, "unit": "kg", "condition": "wet"})),
            ("note".into(), serde_json::Value::Null),
        ]),
        author: PersonId::from_random([1; 16]),
        store: StoreId::from_random([3; 16]),
        n: 7,
        claimed: Claimed { wall_ms: 1_790_000_000_000, server_ms: Some(1_789_999_999_000) },
        photos: vec![],
    }
}

fn header(lines: &[(u64, &[u8])]) -> Header {
    Header {
        proto: PROTO,
        app: "build".into(),
        store: StoreId::from_random([3; 16]),
        saved_high: 7,
        acked_high: 6,
        pending: lines.len() as u64,
        persisted: true,
        free_bytes: Some(1_000_000),
        wall_ms: 1_790_000_000_000,
        last_server_ms: None,
        cursors: vec![Cursor { feed: "village:65.02.13.2001".into(), seq: 12, check: SetCheck(10) }],
        witness: Some(Witness { seq: 12, chain: id_of(b"chain") }),
        byte_budget: 131_072,
        digest: digest(lines.iter().map(|(_, bytes)| id_of(bytes))),
    }
}

#[test]
fn revision_v1_bytes() {
    insta::assert_snapshot!(String::from_utf8(revision().encode()).unwrap());
}

#[test]
fn push_v1_bytes() {
    let bytes = revision().encode();
    let lines: [(u64, &[u8]); 1] = [(7, &bytes)];
    insta::assert_snapshot!(String::from_utf8(Push::encode(&header(&lines), &lines)).unwrap());
}

#[test]
fn reply_v1_bytes() {
    let row = Row { seq: 13, id: Some(id_of(b"row")), receipt: Some("ab".repeat(16)), body: Some("{}".into()) };
    let told = Row { seq: 12, id: None, receipt: None, body: None };
    let result = |n, status| LineResult { n, status, seq: Some(13), receipt: Some("cd".repeat(16)) };
    let reply = Reply {
        magic: MAGIC.into(),
        proto: PROTO,
        server_ms: 1_790_000_000_001,
        store: StoreId::from_random([3; 16]),
        digest: digest([]),
        results: vec![result(7, Status::Stored), LineResult { n: 8, status: Status::Held(HeldCode::SecondHead), seq: None, receipt: None }],
        contiguous_to: 8,
        witness: Witness { seq: 13, chain: id_of(b"chain") },
        pages: vec![Page { cursor: Cursor { feed: "person:x".into(), seq: 13, check: SetCheck(1) }, rows: vec![told, row] }],
        feeds: vec!["person:x".into()],
        pull_refused: Some(Code { number: "426.1".into(), name: "upgrade_required".into() }),
        retry_after_ms: Some(1_000),
        more: true,
    };
    insta::assert_snapshot!(pretty(&to_text(&reply)));
}

#[test]
fn what_was_encoded_is_what_is_parsed() {
    let bytes = revision().encode();
    assert_eq!(Revision::decode(&bytes), Ok(revision()));
    let lines: [(u64, &[u8]); 2] = [(7, &bytes), (8, b"{}")];
    let push = Push::parse(&Push::encode(&header(&lines), &lines)).unwrap();
    assert_eq!(push.header, header(&lines));
    assert_eq!(push.lines.iter().map(|line| (line.n.unwrap(), line.bytes.as_slice())).collect::<Vec<_>>(), lines);
    assert!(push.digest_fits());
}

#[test]
fn rule_54_a_changed_byte_breaks_the_digest() {
    let bytes = revision().encode();
    let lines: [(u64, &[u8]); 1] = [(7, &bytes)];
    let mut body = Push::encode(&header(&lines), &lines);
    *body.last_mut().unwrap() ^= 1;
    assert!(!Push::parse(&body).unwrap().digest_fits());
}

#[test]
fn rule_47_49_50_51_a_bad_header_has_its_code() {
    for (header, code) in [
        ("", "bad_encoding"),
        ("<html>", "bad_encoding"),
        ("\u{feff}{}", "bad_encoding"),
        ("{\"a\":1,\"a\":1}", "duplicate_key"),
        ("{\"a\":1e400}", "number_range"),
        ("{\"a\":\"\\ud800\"}", "bad_text"),
        ("{}", "type_mismatch"),
    ] {
        assert_eq!(Push::parse(header.as_bytes()).unwrap_err().to_string(), code, "{header}");
    }
}

#[test]
fn rule_53_56_what_a_revision_may_not_carry() {
    let with = |name: &str, value: serde_json::Value| {
        let mut json = to_value(&revision());
        json[name] = value;
        Revision::decode(json.to_string().as_bytes())
    };
    assert_eq!(with("seq", 1.into()), Err(DecodeError::Forbidden("seq")));
    assert_eq!(with("changes", serde_json::json!({"reviewed": true})), Err(DecodeError::Forbidden("reviewed")));
    for n in [serde_json::json!(0), serde_json::json!(-1), serde_json::json!(u64::MAX)] {
        assert_eq!(with("n", n), Err(DecodeError::BadCounter));
    }
    assert!(matches!(with("n", "7".into()), Err(DecodeError::Shape(_))));
    assert!(with("from_a_newer_version", 1.into()).is_ok(), "rule 52: an unknown field is kept in the bytes");
}
