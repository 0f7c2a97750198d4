use super::*;
use crate::domain::Fields;
use crate::domain::verdict::{Outcome, Verdict};
use crate::sync::revision::{Claimed, SCHEMA, id_of};
use crate::sync::wire::{Header, PROTO, digest};
use proptest::prelude::*;
use serde_json::json;

const VILLAGE: &str = "65.02.13.2001";

fn me() -> PersonId {
    PersonId::from_random([1; 16])
}
fn store() -> StoreId {
    StoreId::from_random([2; 16])
}
fn record(of: u8) -> RecordId {
    RecordId::from_random([of; 16])
}

fn village(code: &str) -> Fields {
    Fields::from([("village".into(), json!({"code": code, "list": "t", "name": "Setulang"}))])
}

fn revision(n: u64, of: u8, kind: Kind, parents: Vec<RevisionId>, changes: Fields) -> Revision {
    Revision {
        v: SCHEMA,
        nonce: format!("nonce{n}"),
        record: record(of),
        kind: kind.as_str().into(),
        parents,
        changes,
        author: me(),
        store: store(),
        n,
        claimed: Claimed::default(),
        photos: vec![],
    }
}

fn producer(n: u64, of: u8) -> Revision {
    revision(n, of, Kind::Producer, vec![], village(VILLAGE))
}

fn id(revision: &Revision) -> RevisionId {
    id_of(&revision.encode())
}

fn push(revisions: &[Revision]) -> Push {
    let encoded: Vec<(u64, Vec<u8>)> = revisions.iter().map(|revision| (revision.n, revision.encode())).collect();
    push_bytes(&encoded)
}

fn push_bytes(lines: &[(u64, Vec<u8>)]) -> Push {
    let header = Header {
        proto: PROTO,
        app: String::new(),
        store: store(),
        saved_high: 1_000,
        acked_high: 0,
        pending: 0,
        persisted: false,
        free_bytes: None,
        wall_ms: 0,
        last_server_ms: None,
        cursors: vec![],
        witness: None,
        byte_budget: 0,
        digest: digest(lines.iter().map(|(_, bytes)| id_of(bytes))),
    };
    let lines = lines.iter().map(|(n, bytes)| Line { n: Some(*n), bytes: bytes.clone(), id: id_of(bytes) }).collect();
    Push { header, lines }
}

fn officer() -> View {
    let rights = Rights { areas: vec![VILLAGE.into()], ..Rights::default() };
    View { person: Some(me()), rights, ..View::default() }
}

fn codes(push: &Push, view: &View) -> Vec<String> {
    let name = |decision| match decision {
        Decision::Apply(_) => "apply".to_owned(),
        Decision::Hold(code) => code.as_str().to_owned(),
        Decision::Known => "known".to_owned(),
        Decision::Later => "later".to_owned(),
        Decision::Resend => "resend".to_owned(),
    };
    decide(push, view).into_iter().map(name).collect()
}

fn code(revision: Revision) -> String {
    codes(&push(&[revision]), &officer()).remove(0)
}

#[test]
fn a_registration_its_harvest_and_its_correction_go_in_together() {
    let first = producer(1, 3);
    let harvest = revision(2, 4, Kind::Harvest, vec![], Fields::from([("producer".into(), json!(record(3)))]));
    let correction = revision(3, 3, Kind::Producer, vec![id(&first)], Fields::from([("name".into(), json!("Lawai"))]));
    assert_eq!(codes(&push(&[first, harvest, correction]), &officer()), ["apply", "apply", "apply"]);
}

#[test]
fn rule_54_a_wrong_digest_stores_nothing() {
    let mut push = push(&[producer(1, 3), producer(2, 4)]);
    push.header.digest = RevisionId([0; 32]);
    assert_eq!(codes(&push, &officer()), ["resend", "resend"]);
}

#[test]
fn rule_55_a_number_used_twice_is_a_clone() {
    let (first, second) = (producer(1, 3), producer(1, 4));
    assert_eq!(codes(&push(&[first, second]), &officer()), ["apply", "clone_suspected"]);
}

#[test]
fn rule_56_numbers_that_cannot_be() {
    assert_eq!(code(producer(0, 3)), "bad_counter");
    assert_eq!(code(producer(1 << 63, 3)), "bad_counter");
    assert_eq!(code(producer(1_000_001, 3)), "bad_counter");
}

#[test]
fn rule_57_parents_unknown_itself_or_many() {
    let unknown = RevisionId([9; 32]);
    assert_eq!(code(revision(1, 3, Kind::Producer, vec![unknown], village(VILLAGE))), "parent_missing");
    assert_eq!(code(revision(1, 3, Kind::Producer, vec![unknown; 10_000], village(VILLAGE))), "bad_parents");
    let first = producer(1, 3);
    let other = revision(2, 4, Kind::Producer, vec![id(&first)], village(VILLAGE));
    assert_eq!(codes(&push(&[first, other]), &officer()), ["apply", "out_of_scope"]);
}

#[test]
fn rule_58_places_and_people_outside_the_territory() {
    assert_eq!(code(revision(1, 3, Kind::Producer, vec![], village("65.03.04.2012"))), "out_of_scope");
    let mut view = officer();
    view.records.insert(
        record(5),
        RecordView {
            kind: Kind::Producer,
            head: RevisionId([5; 32]),
            village: "65.03.04.2012".into(),
            producer: Some(record(5)),
            author: me(),
        },
    );
    let fields = Fields::from([("producer".into(), json!(record(5)))]).into_iter().chain(village(VILLAGE)).collect();
    let harvest = revision(1, 4, Kind::Harvest, vec![], fields);
    assert_eq!(codes(&push(&[harvest]), &view), ["out_of_scope"]);
}

#[test]
fn rule_59_another_author_or_store() {
    assert_eq!(code(Revision { author: PersonId::from_random([8; 16]), ..producer(1, 3) }), "foreign_author");
    assert_eq!(code(Revision { store: StoreId::from_random([8; 16]), ..producer(1, 3) }), "foreign_author");
}

#[test]
fn rule_60_one_bad_line_is_held_alone_and_surplus_waits() {
    let mut lines: Vec<(u64, Vec<u8>)> = (1..=1_001u64)
        .map(|n| {
            let of = RecordId::from_random([(n % 251) as u8, (n / 251) as u8, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]);
            (n, Revision { record: of, ..producer(n.min(1_000), 0) }.encode())
        })
        .collect();
    lines[50].1 = b"{\"a\":1,\"a\":2}".to_vec();
    let codes = codes(&push_bytes(&lines), &officer());
    assert_eq!(codes.iter().filter(|code| *code == "apply").count(), 99);
    assert_eq!(codes[50], "unreadable");
    assert_eq!(codes.iter().filter(|code| *code == "later").count(), 901);
}

#[test]
fn rule_61_the_same_line_again_is_known() {
    let first = producer(1, 3);
    assert_eq!(codes(&push(&[first.clone(), first.clone()]), &officer()), ["apply", "known"]);
    let mut view = officer();
    view.known.insert(id(&first), Known { applied: true });
    assert_eq!(codes(&push(&[first]), &view), ["known"]);
}

#[test]
fn a_second_head_is_held_for_a_person() {
    let first = producer(1, 3);
    let mine = revision(2, 3, Kind::Producer, vec![id(&first)], Fields::new());
    let late = revision(3, 3, Kind::Producer, vec![id(&first)], Fields::from([("name".into(), json!("x"))]));
    let again = producer(4, 3);
    assert_eq!(codes(&push(&[first, mine, late, again]), &officer()), ["apply", "apply", "second_head", "second_head"]);
}

#[test]
fn i20_a_revoked_phone_reaches_the_quarantine_only() {
    let view = View { rights: Rights { revoked: true, ..officer().rights }, ..officer() };
    assert_eq!(codes(&push(&[producer(1, 3)]), &view), ["revoked_device"]);
}

#[test]
fn a_producer_reports_for_himself_only() {
    let view = |of: u8| {
        let mut view = View { rights: Rights { producer: Some(record(of)), ..Rights::default() }, ..officer() };
        let head = RevisionId([3; 32]);
        view.records
            .insert(record(3), RecordView { kind: Kind::Producer, head, village: VILLAGE.into(), producer: Some(record(3)), author: me() });
        view
    };
    let harvest = revision(1, 4, Kind::Harvest, vec![], Fields::from([("producer".into(), json!(record(3)))]));
    assert_eq!(codes(&push(std::slice::from_ref(&harvest)), &view(3)), ["apply"]);
    assert_eq!(codes(&push(&[harvest]), &view(9)), ["out_of_scope"]);
    assert_eq!(codes(&push(&[producer(1, 6)]), &view(6)), ["out_of_scope"]);
}

#[test]
fn an_unknown_kind_or_schema_is_kept_for_a_newer_office() {
    assert_eq!(code(Revision { kind: "delivery".into(), ..producer(1, 3) }), "unknown_schema");
    assert_eq!(code(Revision { v: SCHEMA + 1, ..producer(1, 3) }), "unknown_schema");
}

#[test]
fn four_eyes_and_exact_revision_for_verdicts() {
    let judged = RevisionId([5; 32]);
    let verdict = |target: u8, judged| {
        let verdict = Verdict {
            target: record(target),
            judged,
            outcome: Outcome::Approve,
            reason: String::new(),
            marked: Default::default(),
            due: None,
        };
        revision(1, 6, Kind::Verdict, vec![], verdict.to_fields())
    };
    let view = |author: PersonId, judges: bool| {
        let mut view = View { rights: Rights { judges, ..officer().rights }, ..officer() };
        let target = RecordView { kind: Kind::Harvest, head: judged, village: VILLAGE.into(), producer: None, author };
        view.records.insert(record(3), target);
        view.parents.insert(judged, (record(3), true));
        view
    };
    let other = PersonId::from_random([7; 16]);
    assert_eq!(codes(&push(&[verdict(3, judged)]), &view(other, true)), ["apply"]);
    assert_eq!(codes(&push(&[verdict(3, judged)]), &view(other, false)), ["out_of_scope"]);
    assert_eq!(codes(&push(&[verdict(3, judged)]), &view(me(), true)), ["out_of_scope"], "nobody judges himself");
    assert_eq!(codes(&push(&[verdict(3, RevisionId([6; 32]))]), &view(other, true)), ["parent_missing"]);
    assert_eq!(codes(&push(&[verdict(4, judged)]), &view(other, true)), ["parent_missing"]);
}

proptest! {
    /// I10: whatever stands on one line, the others are decided as if it were not there.
    #[test]
    fn i10_any_bytes_leave_the_others_alone(noise in proptest::collection::vec(any::<u8>(), 0..200), at in 0usize..4) {
        let noise: Vec<u8> = noise.into_iter().filter(|byte| *byte != b'\n').collect();
        let mut lines: Vec<(u64, Vec<u8>)> = (1..=3u8).map(|n| (u64::from(n), producer(u64::from(n), n).encode())).collect();
        lines.insert(at.min(3), (9, noise));
        let mut codes = codes(&push_bytes(&lines), &officer());
        let odd = codes.remove(at.min(3));
        prop_assert_ne!(odd, "apply");
        prop_assert_eq!(codes, ["apply", "apply", "apply"]);
    }
}
