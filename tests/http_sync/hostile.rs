//! Requests that are none, too large, too slow, or from elsewhere.

use crate::support::TestApp;
use crate::support::phone::{encode, reply, statuses};
use crate::{changed, header_with, raw, replaced};
use anjat::sync::wire::{BODY_BYTES_MAX, CONTENT_TYPE};
use serde_json::json;
use std::io::Write as _;

#[tokio::test(flavor = "multi_thread")]
async fn rule_47_no_header_no_body_wrong_type() {
    let app = TestApp::init().await;
    let officer = app.officer().await;
    let good = encode(&officer.header(&[]), &[]);
    for body in [b"".to_vec(), b"\n".to_vec(), b"hello".to_vec(), b"<html>".to_vec(), [b"\xef\xbb\xbf", good.as_slice()].concat()] {
        assert_eq!(officer.send(body).await.code(), "400.1 bad_encoding");
    }
    for content_type in ["application/json", "text/plain", "application/octet-stream"] {
        let request = officer.user.request("POST", "/sync/v1").guarded().body(content_type, good.clone());
        assert_eq!(request.send().await.code(), "415.1 unsupported_type");
    }
    let unknown = officer.request(good.clone()).header("content-encoding", "br");
    assert_eq!(unknown.send().await.code(), "415.1 unsupported_type");
    let broken = officer.request(good).header("content-encoding", "gzip");
    assert_eq!(broken.send().await.code(), "400.1 bad_encoding");
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_48_large_bodies_and_bombs() {
    let app = TestApp::init().await;
    let officer = app.officer().await;
    let large = vec![b'x'; 10 << 20];
    assert_eq!(officer.send(large.clone()).await.code(), "413.1 too_large");
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..128 {
        bomb.write_all(&[0; 1 << 20]).unwrap();
    }
    let bomb = bomb.finish().unwrap();
    assert!(bomb.len() < BODY_BYTES_MAX / 16);
    assert_eq!(officer.request(bomb).header("content-encoding", "gzip").send().await.code(), "413.1 too_large");
}

#[tokio::test(flavor = "multi_thread")]
async fn gzip_both_ways() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let lines = [officer.producer("6406135203840001")];
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    zip.write_all(&encode(&officer.header(&lines), &lines)).unwrap();
    let request = officer.request(zip.finish().unwrap()).header("content-encoding", "gzip").header("accept-encoding", "gzip");
    let response = request.send().await;
    assert_eq!((response.status, response.header("content-encoding")), (200, Some("gzip")));
    let mut body = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(response.body.as_slice()), &mut body).unwrap();
    assert!(body.starts_with("{\"magic\":\"anjat-sync\""), "{body}");
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_49_deep_wide_and_double() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let wide = format!("{{{}}}", (0..100_000).map(|at| format!("\"k{at}\":0")).collect::<Vec<_>>().join(","));
    let app_name = "\"app\":\"test\"";
    assert_eq!(officer.send(header_with(&officer, "\"test\"", &deep)).await.code(), "400.2 too_complex");
    assert_eq!(officer.send(header_with(&officer, "\"test\"", &wide)).await.code(), "400.2 too_complex");
    assert_eq!(officer.send(header_with(&officer, app_name, &format!("{app_name},{app_name}"))).await.code(), "400.3 duplicate_key");
    let wide = &wide[1..240_000].rsplit_once(',').unwrap().0;
    for spoil in [format!("\"x\":{},\"sex\":", &deep[..50_000]), format!("{wide},\"sex\":"), "\"sex\":\"male\",\"sex\":".to_owned()] {
        let lines = [officer.producer(""), officer.producer(""), officer.producer("")];
        let lines = [lines[0].clone(), replaced(&lines[1], "\"sex\":", &spoil), lines[2].clone()];
        assert_eq!(statuses(&officer.push(&lines).await), ["stored", "held unreadable", "stored"], "I10");
    }
    let proto = officer.producer("");
    let proto = changed(&proto, |value| value["changes"]["__proto__"] = json!({"polluted": true}));
    assert_eq!(statuses(&officer.push(&[proto]).await), ["stored"], "a name like any other");
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_50_numbers_that_are_none() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let saved = format!("\"saved_high\":{}", officer.n);
    for (number, code) in
        [("1e400", "400.4 number_range"), ("\"12\"", "400.5 type_mismatch"), ("-1", "400.5 type_mismatch"), ("1.5", "400.5 type_mismatch")]
    {
        let body = header_with(&officer, &saved, &format!("\"saved_high\":{number}"));
        assert_eq!(officer.send(body).await.code(), code, "{number}");
    }
    let producer = officer.producer("");
    officer.push(std::slice::from_ref(&producer)).await;
    for milli in ["1e400", "-0.5", "9007199254740993.5", "\"100000\""] {
        let harvest = officer.harvest(producer.record);
        let line = replaced(&harvest, "\"milli\":100000", &format!("\"milli\":{milli}"));
        assert_eq!(statuses(&officer.push(&[line]).await), ["held invalid_field"], "{milli}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_51_text_that_is_none() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let mut body = header_with(&officer, "\"test\"", "\"X\"");
    let at = body.iter().position(|byte| *byte == b'X').unwrap();
    body[at] = 0xff;
    assert_eq!(officer.send(body).await.code(), "400.6 bad_text");
    assert_eq!(officer.send(header_with(&officer, "\"test\"", "\"\\ud800\"")).await.code(), "400.6 bad_text");
    let line = officer.producer("");
    let surrogate = replaced(&line, "Yosefa Lawai", "\\ud800");
    let mut bytes = replaced(&line, "Yosefa Lawai", "X Lawai").bytes;
    let at = bytes.iter().position(|byte| *byte == b'X').unwrap();
    bytes[at] = 0xff;
    let reply = officer.push(&[surrogate, raw(line.n, bytes.clone())]).await;
    assert_eq!(statuses(&reply), ["held unreadable", "held unreadable"]);
    let kept: Vec<u8> = app.value("SELECT bytes FROM revision ORDER BY at DESC LIMIT 1").await;
    assert_eq!(kept, bytes, "P3: kept whole");
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_67_a_body_that_does_not_come() {
    let app = TestApp::init().await;
    let officer = app.officer().await;
    let request = officer.request(encode(&officer.header(&[]), &[]));
    let answer = request.send_slowly(10).await.unwrap();
    assert_eq!(answer.code(), "408.1 too_slow");
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_68_who_hangs_up_finds_it_done() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    for _ in 0..10 {
        let lines = [officer.producer(""), officer.producer("")];
        officer.request(encode(&officer.header(&lines), &lines)).send_and_hang_up().await;
        let told = statuses(&officer.push(&lines).await);
        assert!(told == ["duplicate", "duplicate"] || told == ["stored", "stored"], "{told:?}");
    }
    // Whatever arrived before the hang-up is whole: the invariants at the end of the test look.
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM revision").await, 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_70_clocks_of_other_centuries() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    for wall_ms in [0, 4_070_908_800_000, i64::MAX, i64::MIN] {
        let line = officer.producer("");
        let answer = reply(&officer.push_as(&[line], |header| header.wall_ms = wall_ms).await);
        assert_eq!(statuses(&answer), ["stored"], "{wall_ms}");
    }
    assert_eq!(app.value::<i64>("SELECT MAX(seq) FROM revision").await, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_43_other_sites() {
    let app = TestApp::init().await;
    let officer = app.officer().await;
    let body = encode(&officer.header(&[]), &[]);
    let bare = officer.user.request("POST", "/sync/v1").body(CONTENT_TYPE, body.clone());
    assert_eq!(bare.send().await.code(), "403.1 bad_origin", "the guard header is missing");
    for (name, value) in [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")] {
        assert_eq!(officer.request(body.clone()).header(name, value).send().await.code(), "403.1 bad_origin", "{name}: {value}");
    }
    let own = officer.request(body).header("origin", &format!("http://{}", app.address)).header("sec-fetch-site", "same-origin");
    assert_eq!(own.send().await.status, 200);
}
