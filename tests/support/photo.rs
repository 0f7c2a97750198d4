//! Photos as small as the office takes them, and files that are none.

use super::phone::{Line, Phone};
use anjat::domain::ids::{BlobId, RecordId};
use serde_json::json;

/// A small picture; `seed` makes each another.
pub fn jpeg(seed: u8) -> Vec<u8> {
    let pixels: Vec<u8> = (0..32 * 24).flat_map(|at: u32| [seed, (at % 32) as u8 * 8, (at / 32) as u8 * 10]).collect();
    let mut bytes = Vec::new();
    jpeg_encoder::Encoder::new(&mut bytes, 80).encode(&pixels, 32, 24, jpeg_encoder::ColorType::Rgb).unwrap();
    bytes
}

/// What is a JPEG by its markers only, with any size in its header.
pub fn sized(seed: u8, width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, b'J', b'F', 0xff, 0xc0, 0, 11, 8];
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, seed & 0x7f, 0xff, 0xd9]);
    bytes
}

/// Its name.
pub fn name(bytes: &[u8]) -> BlobId {
    anjat::sync::revision::id_of(bytes)
}

impl Phone {
    /// A harvest with photos.
    pub fn harvest_with(&mut self, producer: RecordId, village: &str, photos: &[BlobId]) -> Line {
        let mut fields = self.harvest_fields(producer, &self.user.territory[0]);
        // Wherever it lies: another village than the form would let an officer choose.
        if let Some(place) = fields.get_mut("village") {
            place["code"] = json!(village);
        }
        fields.insert("photos".into(), json!(photos.iter().map(BlobId::to_string).collect::<Vec<_>>()));
        let photos = photos.to_vec();
        self.revision(super::phone::new_record(), "harvest", &[], fields, |revision| revision.photos = photos)
    }

    /// Brings bytes under a name.
    pub fn bring(&self, blob: BlobId, bytes: Vec<u8>) -> super::http::Request {
        self.user.request("PUT", &format!("/blobs/{blob}/0")).guarded().body("image/jpeg", bytes)
    }

    /// Asks how far a photo has come.
    pub fn ask(&self, blob: BlobId) -> super::http::Request {
        self.user.request("PUT", &format!("/blobs/{blob}")).guarded()
    }
}
