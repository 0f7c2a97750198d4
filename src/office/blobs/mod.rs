//! Photos at the office: bytes in files named by their hash, who brought them in the database.
//!
//! A photo is there when its row is: the file is written and flushed under another name, renamed, its folder flushed, and
//! only then the row is committed. A crash in between leaves at most a file that the next sending of the same photo uses.
//! What was brought is kept; what pages are given is drawn anew from it ([`picture`]).

mod files;
mod picture;
pub mod quota;
mod rows;

pub use rows::{Readers, mine, name, readers, received};

use crate::domain::ids::{BlobId, PersonId};
use crate::domain::photo::{OFFICE_BYTES_MAX, Unfit, plain_jpeg};
use crate::office::Office;
use crate::office::problem::{Code, Refusal};
use crate::sync::revision::id_of;
use quota::{HOUR_MS, PHOTOS_PER_HOUR_MAX};

/// How long a phone waits when there is no room, s: somebody has to make some.
const ROOM_WAIT_S: u64 = 300;

/// Takes a photo that a revision of this person names. Twice is the same as once.
pub async fn put(office: &Office, person: PersonId, blob: BlobId, bytes: Vec<u8>, now_ms: i64) -> Result<(), Refusal> {
    plain_jpeg(&bytes, OFFICE_BYTES_MAX).map_err(code_of)?;
    if id_of(&bytes) != blob {
        return Err(Code::ChunkHash.into());
    }
    if rows::count_since(office, person, now_ms - HOUR_MS).await? >= PHOTOS_PER_HOUR_MAX {
        tracing::warn!(%person, "more photos in an hour than one person takes");
        office.crowded().note(person, now_ms);
        return Err(Refusal::wait(Code::TooMany, (HOUR_MS / 1000).cast_unsigned()));
    }
    let bytes = picture::check(bytes).await.map_err(code_of)?;
    let (folder, length, reserve) = (folder(office), bytes.len(), office.config().photo_reserve_bytes);
    let written = tokio::task::spawn_blocking(move || match files::has_room(&folder, reserve)? {
        true => files::write(&folder, blob, &bytes),
        false => Err(std::io::ErrorKind::StorageFull.into()),
    });
    match written.await.map_err(|error| Refusal::fault(&error))? {
        Ok(()) => {}
        // No room, or a disk that fails: the phone keeps the photo and tries again (79).
        Err(error) => {
            tracing::error!(error.message = %error, "a photo was not written");
            return Err(Refusal::wait(Code::Busy, ROOM_WAIT_S));
        }
    }
    office.writer().run(move |writing| Box::pin(rows::add(writing, blob, person, length, now_ms))).await?;
    tracing::info!(blob.bytes = length, "a photo arrived");
    Ok(())
}

/// A photo as pages show it; `None` when the file is not there or no longer what it was.
pub async fn shown(office: &Office, blob: BlobId) -> Result<Option<Vec<u8>>, Refusal> {
    let folder = folder(office);
    let read = tokio::task::spawn_blocking(move || files::read(&folder, blob)).await.map_err(|error| Refusal::fault(&error))?;
    let Some(bytes) = read.filter(|bytes| id_of(bytes) == blob) else {
        tracing::error!(blob.sha256 = %blob, "a photo that was acknowledged is not there");
        return Ok(None);
    };
    Ok(picture::anew(bytes).await.ok())
}

fn folder(office: &Office) -> std::path::PathBuf {
    office.config().data.join("photos")
}

/// The refusal for a file that is no photo.
fn code_of(unfit: Unfit) -> Refusal {
    let code = match unfit {
        Unfit::Empty => Code::PhotoEmpty,
        Unfit::TooLarge => Code::PhotoTooLarge,
        Unfit::Type => Code::PhotoType,
        Unfit::Pixels => Code::PhotoPixels,
        Unfit::Broken => Code::PhotoBroken,
    };
    code.into()
}
