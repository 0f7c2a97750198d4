//! What becomes of each line of a push.

use crate::support::phone::{Line, Phone, new_record, reply, statuses};
use crate::support::{BINUSAN, SETULANG, TestApp};
use crate::{changed, raw};
use anjat::domain::access::Role;
use anjat::domain::ids::{PersonId, RevisionId};
use anjat::domain::json::to_text;
use anjat::sync::revision::id_of;
use anjat::sync::wire::digest;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn rule_52_the_unknown_is_kept() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let producer = officer.producer("");
    let line = changed(&producer, |value| {
        value["changes"]["of_a_newer_version"] = json!({"x": [1, 2]});
        value["not_of_this_version"] = json!(true);
    });
    assert_eq!(statuses(&officer.push(std::slice::from_ref(&line)).await), ["stored"]);
    let kept: Vec<u8> = app.value("SELECT bytes FROM revision").await;
    assert_eq!(kept, line.bytes);
    let edit = officer.edit(producer.record, "producer", line.id, &[("name", json!("Yosefa L."))]);
    assert_eq!(statuses(&officer.push(&[edit]).await), ["stored"]);
    let fields: String = app.value("SELECT fields FROM record").await;
    assert!(fields.contains("of_a_newer_version") && fields.contains("Yosefa L."), "{fields}");
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
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM store WHERE clone_ms IS NOT NULL").await, 1, "and the store is flagged");
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
    let told = to_text(&reply);
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
