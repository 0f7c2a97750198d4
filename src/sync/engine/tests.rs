mod photos;

use super::*;
use crate::domain::json::to_text;
use crate::domain::status::HeldCode;
use crate::sync::feed::SetCheck;
use crate::sync::revision::id_of;
use crate::sync::wire::{Code, LineResult, MAGIC, Page, Reply, Row, Status, Witness};

fn item(n: u64) -> OutboxItem {
    let body = format!("{{\"n\":{n}}}");
    OutboxItem { n, id: id_of(body.as_bytes()), body }
}

fn snapshot(items: Vec<OutboxItem>) -> Snapshot {
    let store = StoreId::from_random([1; 16]);
    let saved_high = items.iter().map(|item| item.n).max().unwrap_or(0);
    let pending = items.len();
    let ledger = Ledger { saved_high, ..Ledger::new(store) };
    Snapshot { ledger, cursors: vec![], items, pending, app: "t".into(), persisted: true, free_bytes: None, wall_ms: 0 }
}

/// Steps to a batch under way and returns the request.
fn under_way(engine: &mut Engine, items: Vec<OutboxItem>) -> Push {
    assert!(matches!(engine.step(Input::Wake)[..], [Effect::Load { .. }]));
    let effects = engine.step(Input::Loaded(Box::new(snapshot(items))));
    match effects.last() {
        Some(Effect::Send(body)) => Push::parse(body).unwrap(),
        other => panic!("no request: {other:?}"),
    }
}

fn reply(push: &Push, status: Status) -> Reply {
    let results = push.lines.iter().map(|line| LineResult { n: line.n.unwrap(), status, seq: None, receipt: None }).collect();
    Reply {
        magic: MAGIC.into(),
        proto: PROTO,
        server_ms: 9,
        store: push.header.store,
        digest: push.header.digest,
        results,
        contiguous_to: 0,
        witness: Witness { seq: 0, chain: push.header.digest },
        pages: vec![],
        feeds: vec![],
        pull_refused: None,
        retry_after_ms: None,
        more: false,
    }
}

fn http(status: u16, ours: bool, body: Vec<u8>) -> Input {
    Input::Answered(Answer::Http { status, ours, retry_after_ms: None, body, wall_ms: 1 })
}

fn ok(reply: &Reply) -> Input {
    http(200, true, to_text(reply).into_bytes())
}

fn applied(effects: Vec<Effect>) -> Apply {
    match effects.into_iter().next() {
        Some(Effect::Apply(apply)) => *apply,
        other => panic!("nothing to apply: {other:?}"),
    }
}

/// The last round was applied, and there are no photos to send.
fn at_rest(engine: &mut Engine) -> Vec<Effect> {
    assert_eq!(engine.step(Input::Applied), [Effect::ReadPhotos]);
    engine.step(Input::PhotosRead(vec![]))
}

fn is_offline(effects: &[Effect]) -> bool {
    matches!(effects, [Effect::Show(Link::Offline, _), Effect::Wait(_)])
}

#[test]
fn i21_a_record_saved_while_the_store_was_read_is_counted() {
    let mut engine = Engine::new();
    engine.step(Input::Wake);
    let mut read = snapshot(vec![item(1), item(2)]);
    read.ledger.saved_high = 1;
    match engine.step(Input::Loaded(Box::new(read))).last() {
        Some(Effect::Send(body)) => assert_eq!(Push::parse(body).unwrap().header.saved_high, 2),
        other => panic!("no request: {other:?}"),
    }
}

#[test]
fn i6_only_stored_duplicate_and_held_acknowledge() {
    for (status, acks) in
        [(Status::Stored, 1), (Status::Duplicate, 1), (Status::Held(HeldCode::OutOfScope), 1), (Status::Resend, 0), (Status::Later, 0)]
    {
        let mut engine = Engine::new();
        let push = under_way(&mut engine, vec![item(1)]);
        let apply = applied(engine.step(ok(&reply(&push, status))));
        assert_eq!(apply.acks.len(), acks, "{status:?}");
    }
}

#[test]
fn i6_a_reply_that_does_not_name_the_batch_is_no_reply() {
    let mut other_store = Engine::new();
    let push = under_way(&mut other_store, vec![item(1)]);
    let good = reply(&push, Status::Stored);
    let stranger = Reply { store: StoreId::from_random([2; 16]), ..good.clone() };
    let late = Reply { digest: digest([item(7).id]), ..good.clone() };
    let short = Reply { results: vec![], ..good.clone() };
    let renumbered = Reply { results: vec![LineResult { n: 2, status: Status::Stored, seq: None, receipt: None }], ..good.clone() };
    let foreign = Reply { magic: "other".into(), ..good.clone() };
    for bad in [stranger, late, short, renumbered, foreign] {
        let mut engine = Engine::new();
        under_way(&mut engine, vec![item(1)]);
        assert!(is_offline(&engine.step(ok(&bad))), "{bad:?}");
    }
}

#[test]
fn f6_a_reply_cut_at_any_byte_is_no_reply() {
    let mut engine = Engine::new();
    let push = under_way(&mut engine, vec![item(1), item(2)]);
    let whole = to_text(&reply(&push, Status::Stored)).into_bytes();
    for end in 0..whole.len() {
        let mut engine = Engine::new();
        under_way(&mut engine, vec![item(1), item(2)]);
        assert!(is_offline(&engine.step(http(200, true, whole[..end].to_vec()))), "cut at {end}");
    }
}

#[test]
fn f8_f9_f10_words_of_others_remove_nothing() {
    let mut engine = Engine::new();
    let push = under_way(&mut engine, vec![item(1)]);
    let good = to_text(&reply(&push, Status::Stored)).into_bytes();
    for (status, ours, body) in [
        (200, false, b"<html>Login WiFi</html>".to_vec()),
        (200, false, good.clone()),
        (200, true, b"<html>".to_vec()),
        (302, false, vec![]),
        (403, true, good.clone()),
        (500, true, good.clone()),
        (502, false, good.clone()),
        (504, true, good),
    ] {
        let mut engine = Engine::new();
        under_way(&mut engine, vec![item(1)]);
        let effects = engine.step(http(status, ours, body));
        assert!(is_offline(&effects), "{status} {effects:?}");
    }
}

#[test]
fn a_401_asks_to_sign_in_and_keeps_everything() {
    let mut engine = Engine::new();
    under_way(&mut engine, vec![item(1)]);
    let effects = engine.step(http(401, false, vec![]));
    assert!(matches!(effects[..], [Effect::Show(Link::SignInNeeded, _), Effect::Wait(_)]));
}

#[test]
fn a_413_halves_the_batch_down_to_one() {
    let mut engine = Engine::new();
    for halvings in 1..=10u32 {
        under_way(&mut engine, vec![item(1)]);
        engine.step(http(413, false, vec![]));
        let effects = engine.step(Input::Wake);
        let most = (BATCH_REVISIONS_MAX >> halvings).max(1);
        assert!(matches!(effects[..], [Effect::Load { revisions_max, .. }] if revisions_max == most), "{effects:?}");
        engine.state = State::Resting;
    }
}

#[test]
fn i9_a_full_outbox_goes_on_at_once_and_rests_when_empty() {
    let mut engine = Engine::new();
    engine.step(Input::Wake);
    let mut first = snapshot(vec![item(1)]);
    first.pending = 2;
    let effects = engine.step(Input::Loaded(Box::new(first)));
    let Some(Effect::Send(body)) = effects.last() else { panic!("{effects:?}") };
    let push = Push::parse(body).unwrap();
    engine.step(ok(&reply(&push, Status::Stored)));
    assert!(matches!(engine.step(Input::Applied)[..], [Effect::Load { .. }]));
    let effects = engine.step(Input::Loaded(Box::new(snapshot(vec![item(2)]))));
    assert_eq!(effects[0], Effect::Show(Link::Sending { done: 1, total: 2 }, vec![item(2).id]));
    let Some(Effect::Send(body)) = effects.last() else { panic!("{effects:?}") };
    let push = Push::parse(body).unwrap();
    engine.step(ok(&reply(&push, Status::Stored)));
    assert_eq!(at_rest(&mut engine), [Effect::Show(Link::Idle, vec![]), Effect::Wait(POLL_MS)]);
}

#[test]
fn a_save_while_sending_is_sent_next() {
    let mut engine = Engine::new();
    let push = under_way(&mut engine, vec![item(1)]);
    assert_eq!(engine.step(Input::Wake), []);
    engine.step(ok(&reply(&push, Status::Stored)));
    assert!(matches!(engine.step(Input::Applied)[..], [Effect::Load { .. }]));
}

#[test]
fn resend_without_progress_waits_longer_each_time() {
    let mut engine = Engine::new();
    let waits: Vec<u64> = (0..8)
        .map(|_| {
            engine.step(Input::Wake);
            engine.step(Input::Loaded(Box::new(snapshot(vec![item(1)]))));
            match engine.step(Input::Answered(Answer::Nothing))[..] {
                [Effect::Show(Link::Offline, _), Effect::Wait(wait)] => wait,
                ref other => panic!("{other:?}"),
            }
        })
        .collect();
    assert_eq!(waits[..6], BACKOFF_MS);
    assert_eq!(waits[7], 300_000);
}

#[test]
fn i9_an_office_that_takes_nothing_is_not_asked_without_end() {
    let mut engine = Engine::new();
    for wait in &BACKOFF_MS[..3] {
        let push = under_way(&mut engine, vec![item(1)]);
        engine.step(ok(&reply(&push, Status::Resend)));
        assert_eq!(engine.step(Input::Applied), [Effect::Show(Link::Idle, vec![]), Effect::Wait(*wait)]);
    }
}

fn page(rows: Vec<Row>, seq: u64, check: SetCheck) -> Page {
    Page { cursor: Cursor { feed: "village:65.02.13.2001".into(), seq, check }, rows }
}

fn row(seq: u64) -> Row {
    let body = item(seq).body;
    Row { seq, id: Some(id(seq)), receipt: Some("r".into()), body: Some(body) }
}

fn id(seq: u64) -> RevisionId {
    id_of(item(seq).body.as_bytes())
}

#[test]
fn i3_a_bare_row_is_what_a_result_of_the_reply_places() {
    let bare = |seq| Row { seq, id: None, receipt: None, body: None };
    let check = SetCheck::default().with(id(4)).with(item(1).id);
    for (at, rows, seq) in [(5, 1, 5), (6, 0, 0)] {
        let mut engine = Engine::new();
        let push = under_way(&mut engine, vec![item(1)]);
        let mut reply = reply(&push, Status::Stored);
        reply.results[0].seq = Some(5);
        let reply = Reply { pages: vec![page(vec![row(4), bare(at)], at, check)], feeds: vec!["village:65.02.13.2001".into()], ..reply };
        let apply = applied(engine.step(ok(&reply)));
        assert_eq!((apply.acks.len(), apply.acks[0].seq), (1, Some(5)));
        assert_eq!((apply.rows.len(), apply.placed.len(), apply.cursors[0].seq), (rows, 0, seq));
    }
}

#[test]
fn i3_a_page_that_does_not_add_up_sets_its_feed_back() {
    let check = SetCheck::default().with(id(4)).with(id(6));
    let good = page(vec![row(4), row(6)], 6, check);
    let missing = page(vec![row(4)], 6, check);
    let mut forged = good.clone();
    forged.rows[0].body = Some("{}".into());
    for (page, rows, seq) in [(good, 2, 6), (missing, 0, 0), (forged, 0, 0)] {
        let mut engine = Engine::new();
        let push = under_way(&mut engine, vec![]);
        let reply = Reply { pages: vec![page], feeds: vec!["village:65.02.13.2001".into()], ..reply(&push, Status::Stored) };
        let apply = applied(engine.step(ok(&reply)));
        assert_eq!((apply.rows.len(), apply.cursors[0].seq), (rows, seq));
    }
}

#[test]
fn f14_an_old_page_changes_nothing() {
    let mut engine = Engine::new();
    engine.step(Input::Wake);
    let check = SetCheck::default().with(id(9));
    let mut snapshot = snapshot(vec![]);
    snapshot.cursors = vec![Cursor { feed: "village:65.02.13.2001".into(), seq: 9, check }];
    let effects = engine.step(Input::Loaded(Box::new(snapshot)));
    let Some(Effect::Send(body)) = effects.last() else { panic!("{effects:?}") };
    let push = Push::parse(body).unwrap();
    let old = page(vec![row(4)], 4, SetCheck::default().with(id(4)));
    let reply = Reply { pages: vec![old], feeds: vec!["village:65.02.13.2001".into()], ..reply(&push, Status::Stored) };
    let apply = applied(engine.step(ok(&reply)));
    assert_eq!((apply.rows.len(), apply.cursors.len(), apply.dropped.len()), (0, 0, 0));
}

#[test]
fn a_refused_pull_keeps_the_cursors_and_the_acks() {
    let mut engine = Engine::new();
    engine.step(Input::Wake);
    let mut snapshot = snapshot(vec![item(1)]);
    snapshot.cursors = vec![Cursor { feed: "village:65.02.13.2001".into(), seq: 9, check: SetCheck::default() }];
    let effects = engine.step(Input::Loaded(Box::new(snapshot)));
    let Some(Effect::Send(body)) = effects.last() else { panic!("{effects:?}") };
    let push = Push::parse(body).unwrap();
    let refused = Code { number: "426.1".into(), name: "upgrade_required".into() };
    let reply = Reply { pull_refused: Some(refused), ..reply(&push, Status::Stored) };
    let apply = applied(engine.step(ok(&reply)));
    assert_eq!((apply.acks.len(), apply.dropped.len()), (1, 0));
    assert_eq!(at_rest(&mut engine)[0], Effect::Show(Link::UpdateNeeded, vec![]));
}
