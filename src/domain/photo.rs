//! Photos: what a file is by its bytes, looked at before anything is decoded (RULES.md, uploads 71 to 74).
//!
//! A phone makes every photo anew on a canvas, so what it stores and sends is a plain JPEG: pixels and colour profile, no
//! place, no camera, no words. The office takes nothing else. Both ends ask the same functions.

use super::Fields;
use super::ids::BlobId;
use serde_json::Value;

/// Longest side of a photo as a phone makes it, pixels (P5).
pub const SIDE_MAX: u32 = 1600;

/// Largest photo as a phone makes it, bytes (P5): half a minute at 2G speed.
pub const PHOTO_BYTES_MAX: usize = 300 * 1024;

/// Largest file that a phone reads at all, bytes. Cameras write up to a fifth of it.
pub const FILE_BYTES_MAX: usize = 50 * 1024 * 1024;

/// Largest photo that the office takes, bytes (71).
pub const OFFICE_BYTES_MAX: usize = 5 * 1024 * 1024;

/// Most pixels of a picture that is decoded (73): four bytes each, on a phone with 2 GB.
pub const PIXELS_MAX: u64 = 40_000_000;

/// Most photos of one record: what an officer takes in one place, and a day's records still go out over 2G.
pub const PHOTOS_MAX: usize = 6;

/// The field, and the answer, that names the photos of a record.
pub const FIELD: &str = "photos";

/// Why a file is no photo. The record goes on without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// 71: nothing in it.
    Empty,
    /// 71: more bytes than are read.
    TooLarge,
    /// 72: another kind of file, or one that is more than a picture.
    Type,
    /// 73: more pixels than are decoded, or none.
    Pixels,
    /// 74: cut off or damaged.
    Broken,
}

/// Width and height, from the first bytes of a JPEG, PNG or WebP.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), Unfit> {
    let size = match bytes {
        [] => return Err(Unfit::Empty),
        [0xff, 0xd8, 0xff, ..] => return walk(bytes, false),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => big(bytes, 16, 4).zip(big(bytes, 20, 4)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', b'V', b'P', b'8', kind, ..] => webp(bytes, *kind),
        _ => return Err(Unfit::Type),
    };
    few(size.ok_or(Unfit::Broken)?)
}

/// Width and height of a JPEG that is a picture and nothing else, from its first to its last byte: whole, ending where
/// the picture ends, with neither metadata nor comments, in which places and scripts travel.
pub fn plain_jpeg(bytes: &[u8], bytes_max: usize) -> Result<(u32, u32), Unfit> {
    match bytes {
        [] => Err(Unfit::Empty),
        _ if bytes.len() > bytes_max => Err(Unfit::TooLarge),
        [0xff, 0xd8, 0xff, ..] => walk(bytes, true),
        _ => Err(Unfit::Type),
    }
}

/// A JPEG without the metadata that some browsers write when they encode one. What does not walk stays as it is.
pub fn bare(bytes: &[u8]) -> Vec<u8> {
    let (mut kept, mut at) = (bytes.get(..2).unwrap_or_default().to_vec(), 2);
    while let Some((marker, length)) = big(bytes, at, 2).zip(big(bytes, at + 2, 2)).filter(|(marker, _)| *marker != 0xffda) {
        let segment = bytes.get(at..at + 2 + length as usize).unwrap_or_default();
        if !is_extra(marker, segment.get(4..).unwrap_or_default()) {
            kept.extend_from_slice(segment);
        }
        at += 2 + length as usize;
    }
    kept.extend_from_slice(bytes.get(at..).unwrap_or_default());
    kept
}

/// Whether a segment is neither picture nor colour profile.
fn is_extra(marker: u32, content: &[u8]) -> bool {
    match marker {
        0xffe2 => !content.starts_with(b"ICC_PROFILE\0"),
        0xffee => false,
        _ => matches!(marker, 0xffe1..=0xffef | 0xfffe),
    }
}

/// The photos that a record's fields name.
pub fn named(fields: &Fields) -> Vec<BlobId> {
    let mut ids = Vec::new();
    if let Some(Value::Array(names)) = fields.get(FIELD) {
        for name in names {
            ids.extend(name.as_str().and_then(|name| name.parse::<BlobId>().ok()));
        }
    }
    ids
}

fn few((width, height): (u32, u32)) -> Result<(u32, u32), Unfit> {
    let pixels = u64::from(width) * u64::from(height);
    if (1..=PIXELS_MAX).contains(&pixels) { Ok((width, height)) } else { Err(Unfit::Pixels) }
}

/// Goes from marker to marker (ITU-T T.81, annex B): to the size, or with `whole` to the end.
fn walk(bytes: &[u8], whole: bool) -> Result<(u32, u32), Unfit> {
    let (mut at, mut size) = (2, None);
    loop {
        let marker = big(bytes, at, 2).ok_or(Unfit::Broken)?;
        let (begin, length) = (at + 4, big(bytes, at + 2, 2).unwrap_or(0) as usize);
        match marker {
            // The end: of the picture, and of the file.
            0xffd9 if at + 2 != bytes.len() => return Err(Unfit::Type),
            0xffd9 => return size.ok_or(Unfit::Broken),
            // A frame of any coding; between them stand tables.
            0xffc0..=0xffcf if !matches!(marker, 0xffc4 | 0xffc8 | 0xffcc) => {
                size = Some(few(big(bytes, begin + 3, 2).zip(big(bytes, begin + 1, 2)).ok_or(Unfit::Broken)?)?);
                if let Some(size) = size.filter(|_| !whole) {
                    return Ok(size);
                }
            }
            0xffc4 | 0xffda..=0xffdd | 0xffe0..=0xffef | 0xfffe => {
                if whole && is_extra(marker, bytes.get(begin..).unwrap_or_default()) {
                    return Err(Unfit::Type);
                }
            }
            _ => return Err(Unfit::Broken),
        }
        if length < 2 {
            return Err(Unfit::Broken);
        }
        at += 2 + length;
        // After the head of a scan come its bits, up to a marker that is neither a stuffed zero nor a restart.
        if marker == 0xffda {
            let bits = bytes.get(at..).unwrap_or_default();
            at += bits.windows(2).position(|pair| matches!(pair, [0xff, next] if !matches!(next, 0 | 0xd0..=0xd7))).ok_or(Unfit::Broken)?;
        }
    }
}

/// The size stands in another place for each of the three kinds of WebP.
fn webp(bytes: &[u8], kind: u8) -> Option<(u32, u32)> {
    let little =
        |at: usize, len: usize| bytes.get(at..at + len).map(|bytes| bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte)));
    match kind {
        b'X' => little(24, 3).zip(little(27, 3)).map(|(width, height)| (width + 1, height + 1)),
        b'L' => little(21, 4).map(|bits| ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)),
        _ => little(26, 2).zip(little(28, 2)).map(|(width, height)| (width & 0x3fff, height & 0x3fff)),
    }
}

/// A number, highest byte first.
fn big(bytes: &[u8], at: usize, len: usize) -> Option<u32> {
    Some(bytes.get(at..at + len)?.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

#[cfg(test)]
mod tests;
