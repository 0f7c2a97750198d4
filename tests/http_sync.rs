//! The sync route over HTTP: RULES.md, sync endpoint, inputs 47 to 62, 65, 68 and 70. The number of a test is its input's.

mod support;

use anjat::domain::access::Role;
use anjat::domain::ids::{PersonId, RecordId, RevisionId};
use anjat::sync::feed::{Cursor, SetCheck};
use anjat::sync::revision::id_of;
use anjat::sync::wire::{BODY_BYTES_MAX, CONTENT_TYPE, digest};
use serde_json::{Value, json};
use std::io::Write as _;
use support::phone::{Line, Phone, encode, new_record, reply, statuses};
use support::{BINUSAN, SETULANG, TestApp};

/// A line of any bytes.
fn raw(n: u64, bytes: impl Into<Vec<u8>>) -> Line {
    let bytes = bytes.into();
    Line { n, record: new_record(), id: id_of(&bytes), bytes }
}

/// A line with its JSON changed.
fn changed(line: &Line, change: impl FnOnce(&mut Value)) -> Line {
    let mut value: Value = serde_json::from_slice(&line.bytes).unwrap();
    change(&mut value);
    raw(line.n, value.to_string())
}

/// A line with one text in it replaced by another.
fn replaced(line: &Line, from: &str, to: &str) -> Line {
    let text = String::from_utf8(line.bytes.clone()).unwrap();
    assert!(text.contains(from), "{text}");
    raw(line.n, text.replacen(from, to, 1))
}

/// The body of an empty push with its header changed as text.
fn header_with(phone: &Phone, from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(encode(&phone.header(&[]), &[])).unwrap();
    assert!(text.contains(from), "{text}");
    text.replacen(from, to, 1).into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn stored_once_answered_the_same_and_pulled_back() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let producer = officer.producer("6406135203840001");
    let harvest = officer.harvest(producer.record);
    let lines = [producer, harvest];
    let first = officer.push(&lines).await;
    assert_eq!(statuses(&first), ["stored", "stored"]);
    assert_eq!((first.contiguous_to, first.witness.seq), (2, 2));
    let again = officer.push(&lines).await;
    assert_eq!(statuses(&again), ["duplicate", "duplicate"]);
    for (first, again) in first.results.iter().zip(&again.results) {
        assert_eq!((first.seq, &first.receipt), (again.seq, &again.receipt), "I2: one place, one receipt");
    }
    officer.pull().await;
    assert!(officer.pulled.iter().all(|(.., bytes)| !bytes), "what this store pushed comes without bytes");
    let mut colleague = Phone::new(app.signed_in(&officer.user).await);
    colleague.pull().await;
    assert_eq!(colleague.ids(&format!("village:{SETULANG}")), [lines[0].id, lines[1].id]);
    assert!(colleague.pulled.iter().all(|(.., bytes)| *bytes));
}

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
async fn rule_52_the_unknown_is_kept() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let line = officer.producer("");
    let line = changed(&line, |value| {
        value["changes"]["of_a_newer_version"] = json!({"x": [1, 2]});
        value["not_of_this_version"] = json!(true);
    });
    assert_eq!(statuses(&officer.push(std::slice::from_ref(&line)).await), ["stored"]);
    let kept: Vec<u8> = app.value("SELECT bytes FROM revision").await;
    assert_eq!(kept, line.bytes);
    let fields: String = app.value("SELECT fields FROM record").await;
    assert!(fields.contains("of_a_newer_version"), "{fields}");
    let newer = officer.revision(new_record(), "delivery", &[], Default::default(), |_| {});
    assert_eq!(statuses(&officer.push(&[newer]).await), ["held unknown_schema"]);
    let later = officer.producer("");
    let later = changed(&later, |value| value["v"] = json!(2));
    assert_eq!(statuses(&officer.push(&[later]).await), ["held unknown_schema"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_53_what_only_the_office_sets() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    for name in ["seq", "province", "reviewed", "receipt", "chain"] {
        let line = officer.producer("");
        let line = changed(&line, |value| value["changes"][name] = json!(1));
        assert_eq!(statuses(&officer.push(&[line]).await), ["held forbidden_field"], "{name}");
    }
    let line = officer.producer("");
    let line = changed(&line, |value| value["seq"] = json!(7));
    assert_eq!(statuses(&officer.push(&[line]).await), ["held forbidden_field"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_54_a_digest_of_other_lines() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let lines = [officer.producer(""), officer.producer("")];
    let answer = reply(&officer.push_as(&lines, |header| header.digest = digest([lines[0].id])).await);
    assert_eq!(statuses(&answer), ["resend", "resend"]);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM revision").await, 0, "nothing is stored");
    assert_eq!(answer.contiguous_to, 0);
    assert_eq!(statuses(&officer.push(&lines).await), ["stored", "stored"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_55_one_number_two_revisions() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let first = officer.producer("");
    officer.n -= 1;
    let second = officer.producer("");
    assert_eq!((first.n, second.n), (1, 1));
    assert_eq!(statuses(&officer.push(&[first]).await), ["stored"]);
    assert_eq!(statuses(&officer.push(std::slice::from_ref(&second)).await), ["held clone_suspected"]);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM revision").await, 2, "both are kept");
    assert_eq!(statuses(&officer.push(&[second]).await), ["held clone_suspected"], "and answered the same again");
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_56_numbers_out_of_any_order() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let line = officer.producer("");
    for n in [json!(1u64 << 63), json!(0), json!(-1), json!(1e300), json!(1_000_000_000)] {
        let spoilt = changed(&line, |value| value["n"] = n.clone());
        let spoilt = Line { n: n.as_u64().unwrap_or(1), ..spoilt };
        assert_eq!(statuses(&officer.push(&[spoilt]).await), ["held bad_counter"], "{n}");
    }
    assert_eq!(app.value::<i64>("SELECT contiguous_to FROM store").await, 0, "the ledger is untouched");
    assert_eq!(officer.push(&[line]).await.contiguous_to, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_57_parents() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let producer = officer.producer("");
    officer.push(std::slice::from_ref(&producer)).await;
    let name = |text: &str| [("name", json!(text))];
    let unknown = officer.edit(producer.record, "producer", RevisionId([7; 32]), &name("A"));
    let many: Vec<RevisionId> = (0..2000u32).map(|at| id_of(&at.to_be_bytes())).collect();
    let many = officer.revision(producer.record, "producer", &many, Default::default(), |_| {});
    let other = officer.producer("");
    let of_another = officer.edit(producer.record, "producer", other.id, &name("B"));
    let reply = officer.push(&[unknown, many, other, of_another]).await;
    assert_eq!(statuses(&reply), ["held parent_missing", "held bad_parents", "stored", "held out_of_scope"]);
    // A revision cannot name itself or a later one: its name is its hash. Two heads of one record, though:
    let edit = officer.edit(producer.record, "producer", producer.id, &name("C"));
    let second = officer.edit(producer.record, "producer", producer.id, &name("D"));
    let first_again = officer.revision(producer.record, "producer", &[], Default::default(), |_| {});
    let reply = officer.push(&[edit, second, first_again]).await;
    assert_eq!(statuses(&reply), ["stored", "held second_head", "held second_head"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_58_elsewhere_is_not_told_from_nowhere() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let mut stranger = Phone::new(app.user(Role::Officer, &[BINUSAN]).await);
    let producer = officer.producer("");
    officer.push(std::slice::from_ref(&producer)).await;
    let edit = stranger.edit(producer.record, "producer", producer.id, &[("name", json!("Mine"))]);
    let harvest = stranger.harvest(producer.record);
    let intruding = stranger.producer_in("", BINUSAN);
    let intruding = changed(&intruding, |value| value["changes"]["village"]["code"] = json!(SETULANG));
    let reply = stranger.push(&[edit, harvest, intruding]).await;
    assert_eq!(statuses(&reply), ["held out_of_scope", "held out_of_scope", "held out_of_scope"]);
    let told = serde_json::to_string(&reply).unwrap();
    assert!(!told.contains("Yosefa") && !told.contains(&producer.id.to_string()), "{told}");
    stranger.pull().await;
    assert!(stranger.pulled.is_empty(), "I13");
    let villages: i64 = app.value("SELECT COUNT(*) FROM revision WHERE held IS NOT NULL AND village IS NOT NULL").await;
    assert_eq!(villages, 3, "I14: a supervisor finds them by place");
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_59_somebody_elses_name() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let (record, mut lines) = (new_record(), Vec::new());
    let fields = officer.harvest_fields(record, SETULANG);
    lines.push(officer.revision(record, "producer", &[], fields.clone(), |revision| revision.author = PersonId::from_random([9; 16])));
    lines.push(
        officer.revision(record, "producer", &[], fields, |revision| revision.store = anjat::domain::ids::StoreId::from_random([9; 16])),
    );
    assert_eq!(statuses(&officer.push(&lines).await), ["held foreign_author", "held foreign_author"]);
    // 41: the same store under another person's session.
    let good = officer.producer("");
    officer.push(std::slice::from_ref(&good)).await;
    let other = app.user(Role::Officer, &[SETULANG]).await;
    let mut cloned = Phone { user: other, ..officer.clone() };
    let line = cloned.producer("");
    assert_eq!(statuses(&cloned.push(&[line]).await), ["held clone_suspected"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_60_one_bad_line_and_a_thousand_too_many() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let mut lines: Vec<Line> = (0..100).map(|_| officer.producer("")).collect();
    lines[57] = raw(lines[57].n, b"{\"not\": \"a revision\"".to_vec());
    let reply = officer.push(&lines).await;
    let told = statuses(&reply);
    assert_eq!((told.iter().filter(|one| *one == "stored").count(), told[57].as_str()), (99, "held unreadable"), "I10");
    assert_eq!(reply.contiguous_to, 100, "the held one counts");
    let mut lines: Vec<Line> = (0..1001).map(|at| raw(officer.n + 1 + at, format!("{{{at}"))).collect();
    officer.n += 1001;
    let told = statuses(&officer.push(&lines).await);
    assert_eq!(told.iter().filter(|one| one.starts_with("held")).count(), 100);
    assert!(told[100..].iter().all(|one| one == "later"));
    lines.drain(..100);
    let told = statuses(&officer.push(&lines[..100]).await);
    assert!(told.iter().all(|one| one == "held unreadable"));
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_61_twenty_at_once_a_hundred_times() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let lines: Vec<Line> = (0..10).map(|_| officer.producer("")).collect();
    let mut answers = Vec::new();
    for _ in 0..5 {
        let pushes: Vec<_> = (0..20)
            .map(|_| {
                let (phone, lines) = (officer.clone(), lines.clone());
                tokio::spawn(async move { reply(&phone.push_as(&lines, |_| {}).await) })
            })
            .collect();
        for push in pushes {
            let reply = push.await.unwrap();
            answers.push(reply.results.into_iter().map(|result| (result.n, result.seq, result.receipt)).collect::<Vec<_>>());
        }
    }
    assert_eq!(answers.len(), 100);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "I2: identical answers");
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM revision").await, 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_62_cursors_that_were_never_given() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let village = format!("village:{SETULANG}");
    let cursor = |feed: &str, seq: u64, check: u128| Cursor { feed: feed.into(), seq, check: SetCheck(check) };
    let bad = [cursor(&village, 1_000_000, 0), cursor(&village, 0, 77), cursor("village:64.01.01.2001", 0, 0), cursor("tenant:1", 0, 0)];
    for bad in bad {
        let line = officer.producer("");
        let answer = reply(&officer.push_as(&[line], |header| header.cursors = vec![bad.clone()]).await);
        assert_eq!(statuses(&answer), ["stored"], "the push is decided as usual");
        let refused = answer.pull_refused.unwrap_or_else(|| panic!("{bad:?}"));
        assert_eq!((refused.number.as_str(), refused.name.as_str()), ("400.7", "bad_cursor"), "{bad:?}");
        assert!(answer.pages.is_empty());
    }
    let line = officer.producer("");
    let body = String::from_utf8(encode(&officer.header(std::slice::from_ref(&line)), &[line])).unwrap();
    for cursors in [format!("[{{\"feed\":\"{village}\",\"seq\":-1,\"check\":\"00\"}}]"), "[{\"feed\":1}]".into(), "7".into()] {
        let answer = reply(&officer.send(body.replacen("\"cursors\":[]", &format!("\"cursors\":{cursors}"), 1).into()).await);
        assert_eq!(answer.pull_refused.as_ref().unwrap().name, "bad_cursor", "{cursors}");
        assert!(["stored", "duplicate"].contains(&statuses(&answer)[0].as_str()));
    }
    let forged = reply(
        &officer.push_as(&[], |header| header.witness = Some(anjat::sync::wire::Witness { seq: 1, chain: RevisionId([1; 32]) })).await,
    );
    assert_eq!(forged.pull_refused, None, "a witness that does not fit is no bad cursor");
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_63_and_64_budgets_and_foreign_feeds() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    for _ in 0..2 {
        let lines: Vec<Line> = (0..60).map(|_| officer.producer("")).collect();
        officer.push(&lines).await;
    }
    let mut colleague = Phone::new(app.signed_in(&officer.user).await);
    let small = reply(&colleague.push_as(&[], |header| header.byte_budget = 0).await);
    assert!(small.more && !small.pages.is_empty(), "clamped to what brings something");
    let large = reply(&colleague.push_as(&[], |header| header.byte_budget = 1_000_000_000_000).await);
    assert!(serde_json::to_vec(&large).unwrap().len() < 2 << 20);
    colleague.pull().await;
    assert_eq!(colleague.ids(&format!("village:{SETULANG}")).len(), 120, "I3: page by page to the last row");
    let stranger = Phone::new(app.user(Role::Officer, &[BINUSAN]).await);
    let cursor = Cursor { feed: format!("village:{SETULANG}"), seq: 0, check: SetCheck(0) };
    let answer = reply(&stranger.push_as(&[], |header| header.cursors = vec![cursor]).await);
    assert_eq!((answer.pages.len(), answer.pull_refused), (0, None), "64: left out");
    assert_eq!(answer.feeds, [format!("person:{}", stranger.person()), format!("village:{BINUSAN}")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_65_other_protocols_still_push() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    for proto in [0, 99] {
        let line = officer.producer("");
        let answer = reply(&officer.push_as(&[line], |header| header.proto = proto).await);
        assert_eq!(statuses(&answer), ["stored"]);
        let refused = answer.pull_refused.unwrap();
        assert_eq!((refused.number.as_str(), refused.name.as_str()), ("426.1", "upgrade_required"));
        assert!(answer.pages.is_empty());
    }
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

#[tokio::test(flavor = "multi_thread")]
async fn rule_7_one_nik_two_people() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let (first, second) = (officer.producer("6406135203840001"), officer.producer("6406135203840001"));
    let third = officer.producer("6406135203840002");
    let reply = officer.push(&[first.clone(), second, third.clone()]).await;
    assert_eq!(statuses(&reply), ["stored", "held duplicate_nik", "stored"], "within one push");
    let again = officer.producer("6406135203840001");
    assert_eq!(statuses(&officer.push(&[again]).await), ["held duplicate_nik"], "and against what is stored");
    let clear: i64 = app.value("SELECT COUNT(*) FROM revision WHERE CAST(bytes AS TEXT) LIKE '%6406135203840001%'").await;
    assert_eq!(clear, 0, "I22");
    let foreign = officer.producer("6406135203840003");
    let moved = changed(&foreign, |value| value["record"] = json!(new_record()));
    assert_eq!(statuses(&officer.push(&[moved]).await), ["held unreadable"], "an envelope opens in its own record only");
    let bad = officer.producer("6406135203840004");
    let envelope = anjat::sync::seal::seal(&officer.user.public_key, bad.record, "nik", "0000000000000000", [5; 32]).unwrap();
    let bad = changed(&bad, |value| value["changes"]["nik"]["sealed"] = json!(envelope));
    let bad = Line { record: bad.record, ..bad };
    assert_eq!(statuses(&officer.push(&[bad]).await), ["held invalid_field"], "what the phone let pass the office sees");
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_40_a_switched_off_account() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let login = officer.user.login.clone();
    let now_ms = app.office.now_ms();
    app.office.writer().run(anjat::office::store::accounts::set_disabled(login, true, now_ms)).await.unwrap();
    let line = officer.producer("");
    let answer = reply(&officer.push_as(&[line], |_| {}).await);
    assert_eq!(statuses(&answer), ["held revoked_device"], "P3: kept");
    assert_eq!(answer.pull_refused.unwrap().name, "device_revoked");
    assert!(answer.pages.is_empty());
    assert_eq!(officer.user.get("/api/v1/profile").await.code(), "401.3 device_revoked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_producer_writes_only_of_himself() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let (own, other) = (officer.producer(""), officer.producer(""));
    officer.push(&[own.clone(), other.clone()]).await;
    let mut producer = Phone::new(app.user_of(Role::Producer, &[SETULANG], Some(own.record)).await);
    let lines = [producer.harvest(own.record), producer.harvest(other.record), producer.producer("")];
    assert_eq!(statuses(&producer.push(&lines).await), ["stored", "held out_of_scope", "held out_of_scope"]);
    let later = officer.harvest(own.record);
    officer.push(std::slice::from_ref(&later)).await;
    let reply = producer.pull().await;
    assert_eq!(reply.feeds, [format!("person:{}", producer.person())]);
    let pulled: Vec<RevisionId> = producer.pulled.iter().map(|(_, _, id, _)| *id).collect();
    assert_eq!(pulled, [own.id, lines[0].id, later.id], "what was known before, his own, and what the officer wrote of him");
    let _: RecordId = own.record;
}
