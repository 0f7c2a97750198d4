//! What every phone store must do with photos.

use super::{ack, draft, me, record, revision};
use crate::domain::Fields;
use crate::domain::form::{Answers, Draft};
use crate::domain::ids::{BlobId, Kind, PersonId, StoreId};
use crate::domain::photo::FIELD;
use crate::sync::revision::{Revision, id_of};
use crate::sync::store::{Apply, PhoneStore, Photo, PhotoState, Save, Stored};
use crate::sync::wire::Status;

const A: BlobId = crate::domain::ids::RevisionId([1; 32]);
const B: BlobId = crate::domain::ids::RevisionId([2; 32]);

/// A draft that names photos.
fn with(draft: Draft, photos: &[BlobId]) -> Draft {
    let names: Vec<String> = photos.iter().map(BlobId::to_string).collect();
    Draft { answers: Answers::from([(FIELD.to_owned(), names.join(" "))]), ..draft }
}

/// The same revision with photos.
fn bringing(made: Stored, photos: &[BlobId]) -> Stored {
    let revision = Revision { photos: photos.to_vec(), ..Revision::decode(made.body.as_bytes()).unwrap() };
    let bytes = revision.encode();
    Stored { id: id_of(&bytes), body: String::from_utf8(bytes).unwrap(), ..made }
}

fn photo(id: BlobId, bytes: u64, state: PhotoState) -> Photo {
    Photo { id, bytes, state }
}

/// P1, I17: from the draft through the save and the acknowledgement of its text to the office's word on the photo.
pub async fn i17_a_photo_waits_for_its_text(store: impl PhoneStore) {
    let draft = with(draft(5, 10), &[A]);
    store.keep_photo(&draft, A, b"pixels").await.unwrap();
    assert_eq!(store.draft(draft.id).await.unwrap(), Some(draft.clone()), "kept in one transaction");
    assert_eq!(store.photos().await.unwrap(), [photo(A, 6, PhotoState::Draft)]);
    assert_eq!(store.photo_bytes(A).await.unwrap().as_deref(), Some(b"pixels".as_slice()));
    let ledger = store.ledger().await.unwrap();
    let made = bringing(revision(ledger.store, 1, record(5), vec![], Fields::new(), me(), Kind::Holding), &[A]);
    store.save(Save { n: 1, id: made.id, body: made.body, draft: Some(draft.id) }).await.unwrap();
    assert_eq!(store.photos().await.unwrap(), [photo(A, 6, PhotoState::Waiting)]);
    store.apply(Apply { acks: vec![ack(1, made.id, Status::Stored, Some(1))], ..Apply::default() }).await.unwrap();
    assert_eq!(store.photos().await.unwrap(), [photo(A, 6, PhotoState::Ready)]);
    store.note_photo(A, PhotoState::Done).await.unwrap();
    store.apply(Apply { acks: vec![ack(1, made.id, Status::Duplicate, Some(1))], ..Apply::default() }).await.unwrap();
    assert_eq!(store.photos().await.unwrap(), [photo(A, 6, PhotoState::Done)], "a late acknowledgement takes nothing back");
    assert_eq!(store.photo_bytes(A).await.unwrap().as_deref(), Some(b"pixels".as_slice()));
}

/// A photo goes with its draft only when no other draft names it, and never once a record has it.
pub async fn p3_photos_go_with_the_last_draft_that_names_them(store: impl PhoneStore) {
    let (first, second) = (with(draft(5, 10), &[A, B]), with(draft(6, 11), &[A]));
    store.keep_photo(&first, A, b"a").await.unwrap();
    store.keep_photo(&first, B, b"b").await.unwrap();
    store.keep_photo(&second, A, b"a").await.unwrap();
    store.drop_draft(first.id).await.unwrap();
    assert_eq!(store.photos().await.unwrap(), [photo(A, 1, PhotoState::Draft)]);
    assert_eq!(store.photo_bytes(B).await.unwrap(), None);
    let ledger = store.ledger().await.unwrap();
    let made = bringing(revision(ledger.store, 1, record(6), vec![], Fields::new(), me(), Kind::Holding), &[A]);
    store.save(Save { n: 1, id: made.id, body: made.body, draft: Some(second.id) }).await.unwrap();
    let third = with(draft(7, 12), &[A]);
    store.keep_photo(&third, A, b"a").await.unwrap();
    store.drop_draft(third.id).await.unwrap();
    assert_eq!(store.photos().await.unwrap(), [photo(A, 1, PhotoState::Waiting)]);
    assert_eq!(store.photo_bytes(A).await.unwrap().as_deref(), Some(b"a".as_slice()));
}

/// A photo that this person's other phone, or a store that was lost, had named is learnt of: the office is asked for it.
/// Other people's photos are theirs to send.
pub async fn i17_photos_of_own_pulled_revisions_are_asked_for(store: impl PhoneStore) {
    let other = StoreId::from_random([9; 16]);
    let mut mine = bringing(revision(other, 1, record(6), vec![], Fields::new(), me(), Kind::Holding), &[A]);
    let stranger = PersonId::from_random([2; 16]);
    let mut foreign = bringing(revision(other, 2, record(7), vec![], Fields::new(), stranger, Kind::Holding), &[B]);
    (mine.seq, foreign.seq) = (Some(4), Some(5));
    let rows = vec![mine, foreign];
    store.apply(Apply { rows: rows.clone(), ..Apply::default() }).await.unwrap();
    assert_eq!(store.photos().await.unwrap(), [photo(A, 0, PhotoState::Ready)]);
    store.note_photo(A, PhotoState::Missing).await.unwrap();
    store.apply(Apply { rows, ..Apply::default() }).await.unwrap();
    assert_eq!(store.photos().await.unwrap(), [photo(A, 0, PhotoState::Missing)]);
    assert_eq!(store.photo_bytes(A).await.unwrap(), None);
    store.keep_photo(&with(draft(5, 10), &[A]), A, b"found again").await.unwrap();
    assert_eq!(store.photos().await.unwrap(), [photo(A, 11, PhotoState::Ready)]);
}
