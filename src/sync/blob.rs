//! Photos on the wire: `PUT /blobs/{sha256}/{chunk}` brings bytes, `PUT /blobs/{sha256}` asks how far they have come. A
//! photo travels after the text that names it, and goes by its hash alone: there is no upload session to be lost.
//!
//! For now a photo is one chunk, number 0.

use crate::domain::ids::BlobId;
use crate::domain::json::json_struct;

/// First field of every answer.
pub const MAGIC: &str = "anjat-blob";
/// Content type of a photo.
pub const PHOTO_TYPE: &str = "image/jpeg";
/// Chunks of a photo.
pub const CHUNKS: u32 = 1;

/// How far a photo has come: the answer to both requests, in [`super::wire::CONTENT_TYPE`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlobReply {
    /// [`MAGIC`].
    pub magic: String,
    /// The photo asked about.
    pub blob: BlobId,
    /// All of it lies at the office, flushed, and hashes to its name (I17).
    pub complete: bool,
}

json_struct!(BlobReply { magic, blob, complete });

/// Address of a photo, or of a chunk of it.
pub fn path(blob: BlobId, chunk: Option<u32>) -> String {
    chunk.map_or_else(|| format!("/blobs/{blob}"), |chunk| format!("/blobs/{blob}/{chunk}"))
}
