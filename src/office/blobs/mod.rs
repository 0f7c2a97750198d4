//! Photos at the office: bytes in files named by their hash, who brought them in the database.
//!
//! A photo is there when its row is: the file is written and flushed under another name, renamed, its folder flushed, and
//! only then the row is committed. A crash in between leaves at most a file that the next sending of the same photo uses.

mod files;
mod rows;

pub use rows::{Readers, mine, name, readers, received};

use crate::domain::ids::{BlobId, PersonId};
use crate::domain::photo::{OFFICE_BYTES_MAX, Unfit, plain_jpeg};
use crate::office::Office;
use crate::office::problem::{Code, Refusal};
use crate::sync::revision::id_of;

/// Photos that one person may bring in an hour (80): one every four seconds, all hour.
const PHOTOS_PER_HOUR_MAX: i64 = 900;

/// An hour, ms.
const HOUR_MS: i64 = 3_600_000;

/// Takes a photo that a revision of this person names. Twice is the same as once.
pub async fn put(office: &Office, person: PersonId, blob: BlobId, bytes: Vec<u8>) -> Result<(), Refusal> {
    plain_jpeg(&bytes, OFFICE_BYTES_MAX).map_err(code_of)?;
    if id_of(&bytes) != blob {
        return Err(Code::ChunkHash.into());
    }
    if rows::count_since(office, person, office.now_ms() - HOUR_MS).await? >= PHOTOS_PER_HOUR_MAX {
        return Err(Refusal::wait(Code::TooMany, (HOUR_MS / 1000).cast_unsigned()));
    }
    let (folder, length) = (folder(office), bytes.len());
    let written = tokio::task::spawn_blocking(move || files::write(&folder, blob, &bytes)).await;
    match written.map_err(|error| Refusal::fault(&error))? {
        Ok(()) => {}
        // No room, or a disk that fails: the phone keeps the photo and tries again (79).
        Err(error) => {
            tracing::error!(error.message = %error, "a photo was not written");
            return Err(Refusal::wait(Code::Busy, 300));
        }
    }
    let now_ms = office.now_ms();
    office.writer().run(move |writing| Box::pin(rows::add(writing, blob, person, length, now_ms))).await?;
    tracing::info!(blob.bytes = length, "a photo arrived");
    Ok(())
}

/// The bytes of a photo; `None` when the file is not there or no longer what it was.
pub async fn read(office: &Office, blob: BlobId) -> Result<Option<Vec<u8>>, Refusal> {
    let folder = folder(office);
    let read = tokio::task::spawn_blocking(move || files::read(&folder, blob)).await.map_err(|error| Refusal::fault(&error))?;
    let bytes = read.filter(|bytes| id_of(bytes) == blob);
    if bytes.is_none() {
        tracing::error!(blob.sha256 = %blob, "a photo that was acknowledged is not there");
    }
    Ok(bytes)
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
