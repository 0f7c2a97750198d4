use super::*;
use crate::domain::ids::BlobId;
use crate::sync::blob::{self, BlobReply};
use crate::sync::engine::photos::Request;
use crate::sync::store::{Photo, PhotoState};

const A: BlobId = crate::domain::ids::RevisionId([1; 32]);
const B: BlobId = crate::domain::ids::RevisionId([2; 32]);

fn photo(id: BlobId, state: PhotoState) -> Photo {
    Photo { id, bytes: 9, state }
}

fn ready(ids: &[BlobId]) -> Vec<Photo> {
    ids.iter().map(|id| photo(*id, PhotoState::Ready)).collect()
}

fn reply(blob: BlobId, complete: bool) -> Vec<u8> {
    to_text(&BlobReply { magic: blob::MAGIC.into(), blob, complete }).into_bytes()
}

/// An engine that has sent its texts and asks for photos; what it does then.
fn with(engine: &mut Engine, photos: Vec<Photo>) -> Vec<Effect> {
    let push = under_way(engine, vec![]);
    applied(engine.step(ok(&super::reply(&push, Status::Stored))));
    assert_eq!(engine.step(Input::Applied), [Effect::ReadPhotos], "text before photos");
    engine.step(Input::PhotosRead(photos))
}

fn sends(effects: &[Effect]) -> (BlobId, Request) {
    match effects.last() {
        Some(Effect::Photo(id, request)) => (*id, *request),
        other => panic!("no photo: {other:?}"),
    }
}

#[test]
fn i17_photos_go_one_by_one_until_each_is_named_complete() {
    let mut engine = Engine::new();
    let effects = with(&mut engine, ready(&[A, B]));
    assert_eq!(effects[0], Effect::Show(Link::Photos(2), vec![]));
    assert_eq!(sends(&effects), (A, Request::Whole));
    assert_eq!(engine.step(http(200, true, reply(A, true))), [Effect::Note(A, PhotoState::Done)]);
    assert_eq!(engine.step(Input::Applied), [Effect::ReadPhotos]);
    assert_eq!(sends(&engine.step(Input::PhotosRead([ready(&[B]), vec![photo(A, PhotoState::Done)]].concat()))), (B, Request::Whole));
    engine.step(http(200, true, reply(B, true)));
    engine.step(Input::Applied);
    let rest = engine.step(Input::PhotosRead(vec![photo(A, PhotoState::Done), photo(B, PhotoState::Waiting), photo(B, PhotoState::Draft)]));
    assert_eq!(rest, [Effect::Show(Link::Idle, vec![]), Effect::Wait(POLL_MS)], "neither a draft's nor one whose text waits");
}

#[test]
fn i17_nothing_else_is_an_acknowledgement() {
    let stranger = to_text(&BlobReply { magic: "other".into(), blob: A, complete: true }).into_bytes();
    let answers = [
        http(200, true, reply(B, true)),
        http(200, true, reply(A, false)),
        http(200, false, reply(A, true)),
        http(200, true, stranger),
        http(200, true, b"<html>".to_vec()),
        http(204, true, vec![]),
        http(302, false, vec![]),
        http(413, false, b"<html>too large, says a proxy".to_vec()),
        http(422, false, b"{}".to_vec()),
        Input::Answered(Answer::Nothing),
    ];
    for answer in answers {
        let mut engine = Engine::new();
        with(&mut engine, ready(&[A]));
        let told = format!("{answer:?}");
        assert!(is_offline(&engine.step(answer)), "{told}");
    }
    let whole = reply(A, true);
    for end in 0..whole.len() {
        let mut engine = Engine::new();
        with(&mut engine, ready(&[A]));
        assert!(is_offline(&engine.step(http(200, true, whole[..end].to_vec()))), "F6: cut at {end}");
    }
}

#[test]
fn i10_a_photo_that_never_arrives_holds_up_no_other_and_asks_before_it_sends_again() {
    let mut engine = Engine::new();
    assert_eq!(sends(&with(&mut engine, ready(&[A, B]))), (A, Request::Whole));
    engine.step(Input::Answered(Answer::Nothing));
    assert_eq!(sends(&with(&mut engine, ready(&[A, B]))), (B, Request::Whole));
    engine.step(http(200, true, reply(B, true)));
    engine.step(Input::Applied);
    let again = ready(&[A]);
    assert_eq!(sends(&engine.step(Input::PhotosRead(again))), (A, Request::Ask), "the reply may have been cut after the commit");
    assert_eq!(sends(&engine.step(http(200, true, reply(A, false)))), (A, Request::Whole));
    assert_eq!(engine.step(http(200, true, reply(A, true))), [Effect::Note(A, PhotoState::Done)]);
}

#[test]
fn f38_bytes_that_are_gone_are_asked_for_told_and_not_looped_over() {
    let mut engine = Engine::new();
    with(&mut engine, ready(&[A]));
    assert_eq!(sends(&engine.step(Input::PhotoNotHere)), (A, Request::Ask));
    assert_eq!(engine.step(http(200, true, reply(A, false))), [Effect::Note(A, PhotoState::Missing)]);
    engine.step(Input::Applied);
    let missing = || vec![photo(A, PhotoState::Missing)];
    assert_eq!(engine.step(Input::PhotosRead(missing())).len(), 2, "at rest: asked for in this engine's life");
    let mut tomorrow = Engine::new();
    assert_eq!(sends(&with(&mut tomorrow, missing())), (A, Request::Ask), "another phone may have sent it meanwhile");
    assert_eq!(tomorrow.step(http(200, true, reply(A, true))), [Effect::Note(A, PhotoState::Done)]);
}

#[test]
fn refusals_by_number_are_told_and_early_ones_wait() {
    let refusal = |number: &str| format!(r#"{{"code":{{"number":"{number}","name":"x"}},"retry":"never","ref":"1"}}"#).into_bytes();
    for (status, number) in [(422, "422.3"), (413, "413.3")] {
        let mut engine = Engine::new();
        with(&mut engine, ready(&[A]));
        assert_eq!(engine.step(http(status, false, refusal(number))), [Effect::Note(A, PhotoState::Refused)]);
    }
    for (status, link) in [(425, Link::Idle), (429, Link::Idle), (503, Link::Idle), (401, Link::SignInNeeded)] {
        let mut engine = Engine::new();
        with(&mut engine, ready(&[A]));
        let effects = engine.step(http(status, false, refusal(&format!("{status}.1"))));
        assert!(matches!(effects[..], [Effect::Show(shown, _), Effect::Wait(_)] if shown == link), "{status}: {effects:?}");
    }
}

#[test]
fn a_record_saved_meanwhile_goes_before_the_next_photo() {
    let mut engine = Engine::new();
    with(&mut engine, ready(&[A, B]));
    assert_eq!(engine.step(Input::Wake), []);
    engine.step(http(200, true, reply(A, true)));
    assert!(matches!(engine.step(Input::Applied)[..], [Effect::Load { .. }]));
}
