//! The picture inside a photo: decoded once before the photo is taken, and encoded anew for every page that shows it.
//!
//! What was brought is kept byte for byte, for its hash is its name (I17), and never leaves: a file that is a JPEG and
//! something else besides stays what it is on our disk, and a browser is only ever given pixels (72, 74).

use crate::domain::photo::{PIXELS_MAX, Unfit};
use jpeg_encoder::{ColorType, Encoder};
use tokio::sync::Semaphore;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

/// Pictures that are decoded at once: each takes three bytes per pixel, 120 MB at most (73).
static DECODING: Semaphore = Semaphore::const_new(2);

/// Scans of a progressive picture: cameras and browsers write ten at most, and each costs the time of a whole picture.
const SCANS_MAX: usize = 20;

/// Quality of what pages show, of 100: hardly less sharp than a phone's own photo.
const QUALITY: u8 = 82;

/// Gives back what can be drawn; `Broken` for what is a picture by its markers only (74). One that ends too early, but
/// as a picture ends, is drawn as browsers draw it: grey where nothing came.
pub(super) async fn check(bytes: Vec<u8>) -> Result<Vec<u8>, Unfit> {
    in_turn(move || decode(&bytes).map(|_| bytes)).await
}

/// The picture as a page shows it.
pub(super) async fn anew(bytes: Vec<u8>) -> Result<Vec<u8>, Unfit> {
    in_turn(move || encode(&decode(&bytes)?)).await
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> Result<T, Unfit> + Send + 'static) -> Result<T, Unfit> {
    // Never closed; a decoder that panics has met a broken picture.
    let _turn = DECODING.acquire().await;
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(Unfit::Broken))
}

struct Pixels {
    rgb: Vec<u8>,
    width: u16,
    height: u16,
}

fn decode(bytes: &[u8]) -> Result<Pixels, Unfit> {
    let side = usize::from(u16::MAX);
    let options = DecoderOptions::new_safe()
        .set_strict_mode(true)
        .set_max_width(side)
        .set_max_height(side)
        .jpeg_set_max_scans(SCANS_MAX)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| Unfit::Broken)?;
    let size = decoder.info().ok_or(Unfit::Broken)?;
    if u64::from(size.width) * u64::from(size.height) > PIXELS_MAX {
        return Err(Unfit::Pixels);
    }
    let rgb = decoder.decode().map_err(|_| Unfit::Broken)?;
    Ok(Pixels { rgb, width: size.width, height: size.height })
}

fn encode(pixels: &Pixels) -> Result<Vec<u8>, Unfit> {
    let mut bytes = Vec::new();
    let encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.encode(&pixels.rgb, pixels.width, pixels.height, ColorType::Rgb).map_err(|_| Unfit::Broken)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(side: u16) -> Vec<u8> {
        let rgb = (0..usize::from(side) * usize::from(side)).flat_map(|at| [(at % 251) as u8, (at / 97) as u8, 90]).collect();
        encode(&Pixels { rgb, width: side, height: side }).unwrap()
    }

    #[tokio::test]
    async fn rule_74_what_is_a_picture_by_its_markers_only_is_broken() {
        let whole = picture(64);
        assert_eq!(check(whole.clone()).await, Ok(whole.clone()));
        // Without the tables that say what its bits mean.
        let (mut bare, mut at) = (whole[..2].to_vec(), 2);
        while whole[at + 1] != 0xda {
            let end = at + 2 + usize::from(whole[at + 2]) * 256 + usize::from(whole[at + 3]);
            if whole[at + 1] != 0xc4 {
                bare.extend_from_slice(&whole[at..end]);
            }
            at = end;
        }
        bare.extend_from_slice(&whole[at..]);
        assert_eq!(check(bare).await, Err(Unfit::Broken));
        assert_eq!(check(whole[..whole.len() / 2].to_vec()).await, Err(Unfit::Broken), "cut off");
    }

    #[tokio::test]
    async fn rule_72_what_a_page_shows_is_pixels_and_nothing_that_was_brought() {
        let mut brought = picture(64);
        let hidden = b"<script>alert(1)</script>";
        // In a segment of the application, where the walk from marker to marker would have seen it; here it is not asked.
        let mut segment = vec![0xff, 0xec, 0, hidden.len() as u8 + 2];
        segment.extend_from_slice(hidden);
        brought.splice(2..2, segment);
        let shown = anew(brought).await.unwrap();
        assert!(!shown.windows(hidden.len()).any(|bytes| bytes == hidden));
        let pixels = decode(&shown).unwrap();
        assert_eq!((pixels.width, pixels.height), (64, 64));
    }
}
