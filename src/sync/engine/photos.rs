//! Photos, after the texts: one at a time, by its name, until the office says that it has it whole.
//!
//! ```text
//! PhotosRead --Photo(Whole)--> complete: noted as done, the next one
//!        |                 +-> no good answer: rest; another photo comes first next time, this one asks before it sends
//!        +----Photo(Ask)-----> complete: as above;  not complete: Photo(Whole), or told as missing
//! ```

use super::{Answer, Effect, Engine, Link, State};
use crate::domain::ids::BlobId;
use crate::domain::json::{from_slice, json_struct};
use crate::sync::blob::{BlobReply, MAGIC};
use crate::sync::store::{Photo, PhotoState};
use crate::sync::wire::Code;

/// What is asked of the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// How far it has come.
    Ask,
    /// To take its bytes.
    Whole,
}

/// A photo under way.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnderWay {
    blob: BlobId,
    request: Request,
    /// Its bytes lie in the store.
    here: bool,
    /// Shown when at rest again.
    then: Link,
}

/// What became of the photos in this engine's life.
#[derive(Debug, Default)]
pub(super) struct Photos {
    /// The one that failed last: others come first, and it asks before it sends (I10, I17).
    failed: Option<BlobId>,
    /// Missing ones are asked for once: up to here they were.
    asked: Option<BlobId>,
}

/// A refusal of the office, as far as it matters here.
struct Refused {
    code: Code,
}

json_struct!(Refused { code });

impl Engine {
    /// Picks the next photo; back to rest when there is none.
    pub(super) fn photos_read(&mut self, photos: &[Photo], then: Link) -> Vec<Effect> {
        let ready = || photos.iter().filter(|photo| photo.state == PhotoState::Ready);
        let after = self.photos.failed;
        let unasked = |photo: &&Photo| photo.state == PhotoState::Missing && Some(photo.id) > self.photos.asked;
        let next = ready().find(|photo| Some(photo.id) > after).or_else(|| ready().next()).or_else(|| photos.iter().find(unasked));
        let Some(photo) = next else { return self.rest(then) };
        let here = photo.bytes > 0 && photo.state == PhotoState::Ready;
        let request = if here && after != Some(photo.id) { Request::Whole } else { Request::Ask };
        let mut effects = self.photo(UnderWay { blob: photo.id, request, here, then });
        effects.insert(0, Effect::Show(Link::Photos(ready().count()), Vec::new()));
        effects
    }

    fn photo(&mut self, photo: UnderWay) -> Vec<Effect> {
        self.state = State::Photo(photo);
        vec![Effect::Photo(photo.blob, photo.request)]
    }

    /// The store does not have the bytes after all: the office may.
    pub(super) fn photo_not_here(&mut self, photo: UnderWay) -> Vec<Effect> {
        self.photo(UnderWay { here: false, request: Request::Ask, ..photo })
    }

    /// Believes nothing but an answer that names the photo, or a refusal by number.
    pub(super) fn photo_answered(&mut self, answer: Answer, photo: UnderWay) -> Vec<Effect> {
        let Answer::Http { status, ours, retry_after_ms, body, .. } = answer else {
            return self.photo_failed(photo, None, Link::Offline);
        };
        let reply = || from_slice::<BlobReply>(&body).ok().filter(|reply| reply.magic == MAGIC && reply.blob == photo.blob);
        let refused = || from_slice::<Refused>(&body).is_ok_and(|refused| refused.code.number.starts_with(&status.to_string()));
        match status {
            200 if ours => match (reply().map(|reply| reply.complete), photo.request) {
                (Some(true), _) => self.note(photo, PhotoState::Done),
                (Some(false), Request::Ask) if photo.here => self.photo(UnderWay { request: Request::Whole, ..photo }),
                (Some(false), Request::Ask) => self.note(photo, PhotoState::Missing),
                _ => self.photo_failed(photo, None, Link::Offline),
            },
            401 => self.photo_failed(photo, retry_after_ms, Link::SignInNeeded),
            413 | 422 if refused() => self.note(photo, PhotoState::Refused),
            // Too early: its text is applied on the way; too many, no room: later.
            425 | 429 | 503 => self.photo_failed(photo, retry_after_ms, Link::Idle),
            _ => self.photo_failed(photo, None, Link::Offline),
        }
    }

    fn note(&mut self, photo: UnderWay, state: PhotoState) -> Vec<Effect> {
        if self.photos.failed == Some(photo.blob) {
            self.photos.failed = None;
        }
        if state == PhotoState::Missing {
            self.photos.asked = self.photos.asked.max(Some(photo.blob));
        }
        self.failures = 0;
        self.state = State::Noting { then: photo.then };
        vec![Effect::Note(photo.blob, state)]
    }

    fn photo_failed(&mut self, photo: UnderWay, wait_ms: Option<u64>, show: Link) -> Vec<Effect> {
        self.photos.failed = Some(photo.blob);
        self.fail(wait_ms, show)
    }
}
