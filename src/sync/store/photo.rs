//! What a phone's store knows of a photo beside its bytes.

use crate::domain::ids::BlobId;
use crate::domain::json::{json_code, json_struct};

/// How far a photo has come.
///
/// ```text
/// Draft --save--> Waiting --its revision is acknowledged--> Ready --the office has it whole--> Done
///                                                             +--> Missing, Refused: told, counted, not tried again
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoState {
    /// Of a form that is not saved.
    Draft,
    /// Of a saved record that the office has not acknowledged: text goes before photos.
    Waiting,
    /// May be sent.
    Ready,
    /// The office named it as complete.
    Done,
    /// Neither here nor there: the browser lost its bytes, or another phone of the same person has not sent it yet.
    Missing,
    /// The office does not take it; the bytes stay here.
    Refused,
}

json_code!(PhotoState or Draft);

impl PhotoState {
    /// The name in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            PhotoState::Draft => "draft",
            PhotoState::Waiting => "waiting",
            PhotoState::Ready => "ready",
            PhotoState::Done => "done",
            PhotoState::Missing => "missing",
            PhotoState::Refused => "refused",
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        let all = [Self::Draft, Self::Waiting, Self::Ready, Self::Done, Self::Missing, Self::Refused];
        all.into_iter().find(|state| state.as_str() == name)
    }
}

/// A photo of this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Its hash.
    pub id: BlobId,
    /// How many bytes lie in this store; 0 when it was learnt of from the office.
    pub bytes: u64,
    /// How far it has come.
    pub state: PhotoState,
}

json_struct!(Photo { id, bytes, state });

impl Photo {
    /// A photo whose revision was acknowledged: it may be sent.
    pub fn acknowledged(&mut self) {
        if self.state == PhotoState::Waiting {
            self.state = PhotoState::Ready;
        }
    }

    /// Whether it is still to come to the office.
    pub fn is_left(&self) -> bool {
        !matches!(self.state, PhotoState::Draft | PhotoState::Done)
    }
}

/// A photo just taken for a draft. Picked twice, it is one photo; one that was missing is back.
pub fn kept(known: Option<Photo>, id: BlobId, bytes: u64) -> Photo {
    let state = match known.map(|known| known.state) {
        None => PhotoState::Draft,
        Some(PhotoState::Missing) => PhotoState::Ready,
        Some(state) => state,
    };
    Photo { id, bytes, state }
}

/// A photo that a save brings: in a store that has it, whatever became of it stays; one kept for a draft now waits.
pub fn saved(known: Option<Photo>, id: BlobId) -> Photo {
    match known {
        Some(photo) if photo.state != PhotoState::Draft => photo,
        Some(photo) => Photo { state: PhotoState::Waiting, ..photo },
        // Its bytes are not here: the office is asked, and the person told.
        None => Photo { id, bytes: 0, state: PhotoState::Waiting },
    }
}
