//! What every phone store must do, as plain async functions over `impl PhoneStore`. [`stamp_contract!`] makes a test
//! per function for a backend: memory natively, IndexedDB in Chromium.

mod photos;

pub use photos::*;

use super::{Ack, Apply, PhoneStore, Save, StoreError, Stored};
use crate::domain::Fields;
use crate::domain::form::{Answers, Draft, Form};
use crate::domain::ids::{DraftId, Kind, PersonId, RecordId, RevisionId, StoreId};
use crate::domain::status::{HeldCode, Review, Sending};
use crate::domain::verdict::{Outcome, Verdict};
use crate::sync::feed::{Cursor, SetCheck};
use crate::sync::revision::{Claimed, Revision, SCHEMA, id_of};
use crate::sync::wire::{Status, Witness};

/// The person whose store the suite is given.
pub fn me() -> PersonId {
    PersonId::from_random([1; 16])
}

fn record(of: u8) -> RecordId {
    RecordId::from_random([of; 16])
}

fn name(text: &str) -> Fields {
    Fields::from([("name".to_owned(), text.into())])
}

/// Builds a revision as a phone does; its nonce is made of n, so that equal calls give equal bytes.
fn revision(store: StoreId, n: u64, of: RecordId, parents: Vec<RevisionId>, changes: Fields, author: PersonId, kind: Kind) -> Stored {
    let claimed = Claimed { wall_ms: 1_000 + n as i64, server_ms: None };
    let (nonce, kind) = (format!("nonce-{n:06}"), kind.as_str().to_owned());
    let revision = Revision { v: SCHEMA, nonce, record: of, kind, parents, changes, author, store, n, claimed, photos: vec![] };
    let bytes = revision.encode();
    let body = String::from_utf8(bytes.clone()).unwrap();
    Stored { id: id_of(&bytes), body, seq: None, receipt: None, n: None, status: None }
}

async fn saved(store: &impl PhoneStore, of: RecordId, parents: Vec<RevisionId>, changes: Fields) -> (u64, RevisionId) {
    let ledger = store.ledger().await.unwrap();
    let n = ledger.saved_high + 1;
    let made = revision(ledger.store, n, of, parents, changes, me(), Kind::Producer);
    store.save(Save { n, id: made.id, body: made.body, draft: None }).await.unwrap();
    (n, made.id)
}

fn ack(n: u64, id: RevisionId, status: Status, seq: Option<u64>) -> Ack {
    Ack { n, id, status, seq, receipt: seq.map(|seq| format!("{seq:032x}")) }
}

fn draft(id: u8, changed_ms: i64) -> Draft {
    let answers = Answers::from([("name".to_owned(), format!("Ibu {id}\n \u{1F33E}"))]);
    Draft { id: DraftId::from_random([id; 16]), form: Form::Producer, answers, record: record(id), base: None, opened_ms: 1, changed_ms }
}

/// I1: a saved revision is in the outbox, byte for byte, oldest first, and its record can be read.
pub async fn i1_saved_is_in_the_outbox(store: impl PhoneStore) {
    let (first, a) = saved(&store, record(2), vec![], name("Lawai")).await;
    let (second, b) = saved(&store, record(3), vec![], name("Bulan")).await;
    let items = store.outbox(10, 1 << 20).await.unwrap();
    assert_eq!(items.iter().map(|item| (item.n, item.id)).collect::<Vec<_>>(), [(first, a), (second, b)]);
    assert!(items.iter().all(|item| id_of(item.body.as_bytes()) == item.id), "exactly the hashed bytes");
    let entry = store.entry(record(2)).await.unwrap().unwrap();
    assert_eq!((entry.sending, entry.review, entry.head, entry.own), (Sending::OnPhone, Review::Waiting, a, true));
    assert_eq!(store.entries(Some(Kind::Producer)).await.unwrap().len(), 2);
    assert_eq!(store.entries(Some(Kind::Harvest)).await.unwrap().len(), 0);
}

/// I16: a number is given once; the second tab's save changes nothing and says what the counter is.
pub async fn i16_a_number_is_given_once(store: impl PhoneStore) {
    let ledger = store.ledger().await.unwrap();
    saved(&store, record(2), vec![], name("Lawai")).await;
    let late = revision(ledger.store, 1, record(4), vec![], name("Other tab"), me(), Kind::Producer);
    let refused = store.save(Save { n: 1, id: late.id, body: late.body, draft: None }).await;
    assert_eq!(refused, Err(StoreError::CounterMoved { now: 1 }));
    assert_eq!(store.entry(record(4)).await.unwrap(), None);
    assert_eq!((store.outbox_len().await.unwrap(), store.ledger().await.unwrap().saved_high), (1, 1));
}

/// I2: saving the same bytes again is the same as saving them once.
pub async fn i2_saving_twice_is_saving_once(store: impl PhoneStore) {
    let ledger = store.ledger().await.unwrap();
    let made = revision(ledger.store, 1, record(2), vec![], name("Lawai"), me(), Kind::Producer);
    for _ in 0..5 {
        store.save(Save { n: 1, id: made.id, body: made.body.clone(), draft: None }).await.unwrap();
    }
    assert_eq!((store.outbox_len().await.unwrap(), store.ledger().await.unwrap().saved_high), (1, 1));
}

/// A save takes its draft with it, in the same transaction; a draft already saved elsewhere aborts the save (rule 31).
pub async fn rule_31_a_draft_is_saved_once(store: impl PhoneStore) {
    let draft = draft(5, 10);
    store.put_draft(&draft).await.unwrap();
    let ledger = store.ledger().await.unwrap();
    let made = revision(ledger.store, 1, record(5), vec![], name("Lawai"), me(), Kind::Producer);
    store.save(Save { n: 1, id: made.id, body: made.body, draft: Some(draft.id) }).await.unwrap();
    assert_eq!(store.draft(draft.id).await.unwrap(), None);
    let again = revision(ledger.store, 2, record(5), vec![], name("Lawai"), me(), Kind::Producer);
    let refused = store.save(Save { n: 2, id: again.id, body: again.body, draft: Some(draft.id) }).await;
    assert_eq!(refused, Err(StoreError::DraftGone));
    assert_eq!(store.ledger().await.unwrap().saved_high, 1);
}

/// Drafts come back exactly as typed, newest change first, and go only when told.
pub async fn drafts_come_back_as_typed(store: impl PhoneStore) {
    let (old, new) = (draft(1, 10), draft(2, 20));
    store.put_draft(&old).await.unwrap();
    store.put_draft(&new).await.unwrap();
    assert_eq!(store.drafts().await.unwrap(), [new.clone(), old.clone()]);
    let changed = Draft { changed_ms: 30, answers: Answers::from([("nik".into(), "64".into())]), ..old.clone() };
    store.put_draft(&changed).await.unwrap();
    assert_eq!(store.draft(old.id).await.unwrap(), Some(changed.clone()));
    store.drop_draft(new.id).await.unwrap();
    assert_eq!(store.drafts().await.unwrap(), [changed]);
}

/// I6: only an acknowledgement that names number and id removes from the outbox.
pub async fn i6_only_a_matching_ack_removes(store: impl PhoneStore) {
    let (first, a) = saved(&store, record(2), vec![], name("Lawai")).await;
    let (second, b) = saved(&store, record(3), vec![], name("Bulan")).await;
    let strange = Apply { acks: vec![ack(first, b, Status::Stored, Some(7)), ack(9, a, Status::Stored, Some(8))], ..Apply::default() };
    store.apply(strange).await.unwrap();
    assert_eq!(store.outbox_len().await.unwrap(), 2);
    let held = Status::Held(HeldCode::OutOfScope);
    let apply = Apply {
        acks: vec![ack(first, a, Status::Stored, Some(7)), ack(second, b, held, None)],
        contiguous_to: 2,
        server_ms: 5,
        wall_ms: 6,
        ..Apply::default()
    };
    store.apply(apply).await.unwrap();
    assert_eq!(store.outbox_len().await.unwrap(), 0);
    let sending = |entry: Option<crate::domain::status::Entry>| entry.unwrap().sending;
    assert_eq!(sending(store.entry(record(2)).await.unwrap()), Sending::Safe);
    assert_eq!(sending(store.entry(record(3)).await.unwrap()), Sending::Held(HeldCode::OutOfScope));
    let counts = store.counts().await.unwrap();
    assert_eq!((counts.waiting, counts.held, counts.safe), (0, 1, 1));
}

/// I21: no counter and no witness ever goes back, whatever a late reply says.
pub async fn i21_the_ledger_is_monotone(store: impl PhoneStore) {
    let (first, a) = saved(&store, record(2), vec![], name("Lawai")).await;
    let witness = |seq| Some(Witness { seq, chain: RevisionId([seq as u8; 32]) });
    let good = Apply {
        acks: vec![ack(first, a, Status::Stored, Some(7))],
        contiguous_to: 1,
        witness: witness(7),
        server_ms: 5,
        wall_ms: 6,
        ..Apply::default()
    };
    store.apply(good).await.unwrap();
    store.apply(Apply { contiguous_to: 0, witness: witness(3), server_ms: 7, wall_ms: 8, ..Apply::default() }).await.unwrap();
    let ledger = store.ledger().await.unwrap();
    assert_eq!((ledger.saved_high, ledger.acked_high, ledger.contiguous_to, ledger.witness), (1, 1, 1, witness(7)));
    assert_eq!(ledger.last_server_ms, Some(7));
}

/// I7: rows and cursor come together; a dropped feed loses its cursor, not its rows.
pub async fn i7_rows_and_cursor_come_together(store: impl PhoneStore) {
    let other = StoreId::from_random([9; 16]);
    let mut row = revision(other, 1, record(6), vec![], name("Pulled"), PersonId::from_random([2; 16]), Kind::Producer);
    row.seq = Some(4);
    let cursor = Cursor { feed: "village:65.02.13.2001".into(), seq: 4, check: SetCheck::default().with(row.id) };
    store.apply(Apply { rows: vec![row.clone()], cursors: vec![cursor.clone()], ..Apply::default() }).await.unwrap();
    assert_eq!(store.cursors().await.unwrap(), std::slice::from_ref(&cursor));
    let entry = store.entry(record(6)).await.unwrap().unwrap();
    assert_eq!((entry.own, entry.sending), (false, Sending::Safe));
    store.apply(Apply { rows: vec![row.clone()], ..Apply::default() }).await.unwrap();
    assert_eq!(store.revisions(record(6)).await.unwrap().len(), 1, "a row twice is a row once");
    store.apply(Apply { dropped: vec![cursor.feed], ..Apply::default() }).await.unwrap();
    assert!(store.cursors().await.unwrap().is_empty());
    assert!(store.entry(record(6)).await.unwrap().is_some());
}

/// I19: a verdict shows on exactly the revision it judged; a correction after it shows as changed.
pub async fn i19_a_verdict_binds_one_revision(store: impl PhoneStore) {
    let (n, head) = saved(&store, record(2), vec![], name("Lawai")).await;
    store.apply(Apply { acks: vec![ack(n, head, Status::Stored, Some(1))], contiguous_to: 1, ..Apply::default() }).await.unwrap();
    let marked = [("name".to_owned(), "Nama lengkap?".to_owned())].into();
    let verdict = Verdict { target: record(2), judged: head, outcome: Outcome::Return, reason: "Kurang lengkap".into(), marked, due: None };
    let office = StoreId::from_random([8; 16]);
    let mut row = revision(office, 1, record(7), vec![], verdict.to_fields(), PersonId::from_random([3; 16]), Kind::Verdict);
    row.seq = Some(2);
    store.apply(Apply { rows: vec![row], ..Apply::default() }).await.unwrap();
    let entry = store.entry(record(2)).await.unwrap().unwrap();
    assert_eq!((entry.review, entry.verdict.as_ref()), (Review::Returned, Some(&verdict)));
    assert_eq!(store.counts().await.unwrap().returned, 1);
    saved(&store, record(2), vec![head], name("Lawai Anye")).await;
    let entry = store.entry(record(2)).await.unwrap().unwrap();
    assert_eq!((entry.review, entry.sending), (Review::Changed, Sending::OnPhone));
    assert_eq!(entry.fields["name"], "Lawai Anye");
}

/// I4: what this store learns of its own revision (seq, receipt) joins what it has; the bytes stay.
pub async fn i4_own_revisions_learn_their_place(store: impl PhoneStore) {
    let (n, id) = saved(&store, record(2), vec![], name("Lawai")).await;
    let held = Status::Held(HeldCode::ParentMissing);
    store.apply(Apply { acks: vec![ack(n, id, held, None)], ..Apply::default() }).await.unwrap();
    store.apply(Apply { placed: vec![(id, 11, "ab".into())], ..Apply::default() }).await.unwrap();
    let entry = store.entry(record(2)).await.unwrap().unwrap();
    assert_eq!(entry.sending, Sending::Safe, "a held revision that was applied later is safe");
    let known = store.revisions(record(2)).await.unwrap();
    assert_eq!((known[0].seq, known[0].n, known[0].receipt.as_deref()), (Some(11), Some(n), Some("ab")));
}

/// The outbox never gives more than asked, and always at least one.
pub async fn i23_the_outbox_is_given_in_bounded_batches(store: impl PhoneStore) {
    for of in 10..20 {
        saved(&store, record(of), vec![], name(&"x".repeat(500))).await;
    }
    assert_eq!(store.outbox(3, 1 << 20).await.unwrap().len(), 3);
    assert_eq!(store.outbox(100, 1).await.unwrap().len(), 1);
    let two = store.outbox(100, 2_000).await.unwrap();
    assert!(two.iter().map(|item| item.body.len()).sum::<usize>() <= 2_000 && two.len() >= 2);
}

/// Makes one test per contract function. `$test` is the test attribute, `$new` an async block that opens an empty store.
#[macro_export]
macro_rules! stamp_contract {
    ($test:meta, $new:expr) => {
        $crate::stamp_contract!(@each $test, $new,
            i1_saved_is_in_the_outbox, i16_a_number_is_given_once, i2_saving_twice_is_saving_once,
            rule_31_a_draft_is_saved_once, drafts_come_back_as_typed, i6_only_a_matching_ack_removes,
            i21_the_ledger_is_monotone, i7_rows_and_cursor_come_together, i19_a_verdict_binds_one_revision,
            i4_own_revisions_learn_their_place, i23_the_outbox_is_given_in_bounded_batches,
            i17_a_photo_waits_for_its_text, p3_photos_go_with_the_last_draft_that_names_them,
            i17_photos_of_own_pulled_revisions_are_asked_for);
    };
    (@each $test:meta, $new:expr, $($name:ident),+) => {
        $(#[$test]
        async fn $name() {
            $crate::sync::store::contract::$name($new.await).await;
        })+
    };
}

#[cfg(not(target_arch = "wasm32"))]
mod formats {
    //! What lies on phones. A changed snapshot orphans rows: say why in the commit.
    use super::*;
    use crate::domain::json::{pretty::pretty, to_text};
    use crate::sync::store::Ledger;

    #[test]
    fn rows_of_the_phone_v1() {
        let witness = Some(Witness { seq: 7, chain: RevisionId([7; 32]) });
        let ledger = Ledger {
            saved_high: 3,
            acked_high: 2,
            contiguous_to: 1,
            witness,
            last_server_ms: Some(5),
            ..Ledger::new(StoreId::from_random([4; 16]))
        };
        let mut stored = revision(ledger.store, 3, record(2), vec![], name("Lawai"), me(), Kind::Producer);
        (stored.seq, stored.n, stored.receipt) = (Some(9), Some(3), Some("ab".into()));
        stored.status = Some(Status::Held(HeldCode::SecondHead));
        let entry = crate::sync::apply::view(record(2), me(), std::slice::from_ref(&stored));
        let rows = [to_text(&ledger), to_text(&stored), to_text(&entry), to_text(&draft(5, 10))];
        insta::assert_snapshot!(pretty(&format!("[{}]", rows.join(","))));
        let photo = crate::sync::store::Photo { id: RevisionId([7; 32]), bytes: 9, state: crate::sync::store::PhotoState::Waiting };
        assert_eq!(to_text(&photo), format!(r#"{{"id":"{}","bytes":9,"state":"waiting"}}"#, "07".repeat(32)));
    }
}
