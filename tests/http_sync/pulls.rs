//! What comes back, to whom, and from where.

use crate::support::phone::{Line, Phone, encode, reply, statuses};
use crate::support::{BINUSAN, SETULANG, TestApp};
use anjat::domain::access::Role;
use anjat::domain::ids::RevisionId;
use anjat::domain::json::to_text;
use anjat::sync::feed::{Cursor, SetCheck};

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
    assert!(to_text(&large).len() < 2 << 20);
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
}
