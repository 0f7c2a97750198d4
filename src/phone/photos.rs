//! From a file of the camera to a photo of a draft: looked at, drawn anew smaller, stored, read back (P5, RULES.md 71 to
//! 74). Whatever goes wrong is told, and the record goes on without it.

use super::Phone;
use crate::domain::form::Draft;
use crate::domain::ids::BlobId;
use crate::domain::photo::{self, FIELD, FILE_BYTES_MAX, PHOTO_BYTES_MAX, Unfit};
use crate::domain::text::has;
use crate::sync::revision::id_of;
use crate::sync::store::{PhoneStore as _, Photo, StoreError};
use js_sys::{Array, ArrayBuffer, Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap, Url};

/// As much of a file as is read before it is decoded: cameras write half a megabyte of their own before the picture.
const HEAD_BYTES: i32 = 1 << 20;

/// Longest side and quality, tried in turn until the photo is small enough: sharpness goes before size.
const STEPS: [(u32, f64); 6] =
    [(photo::SIDE_MAX, 0.82), (photo::SIDE_MAX, 0.65), (photo::SIDE_MAX, 0.5), (1280, 0.5), (1024, 0.45), (800, 0.35)];

/// Why a photo was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoTrouble {
    /// The file is none that can be used.
    Unfit(Unfit),
    /// The store did not take it.
    Store(StoreError),
}

impl Phone {
    /// Makes a photo of a file and keeps it together with the draft, which then names it.
    pub async fn take_photo(&self, mut draft: Draft, file: &File) -> Result<BlobId, PhotoTrouble> {
        let bytes = shrink(file).await.map_err(PhotoTrouble::Unfit)?;
        let id = id_of(&bytes);
        let mut names = draft.answers.get(FIELD).cloned().unwrap_or_default();
        add(&mut names, id);
        draft.answers.insert(FIELD.to_owned(), names);
        self.0.store.keep_photo(&draft, id, &bytes).await.map_err(PhotoTrouble::Store)?;
        Ok(id)
    }

    /// Every photo of this person, by id.
    pub async fn photos(&self) -> Result<Vec<Photo>, StoreError> {
        self.0.store.photos().await
    }

    /// An address under which this page can show a photo, until [`forget_url`]; `None` when its bytes are not here.
    pub async fn photo_url(&self, id: BlobId) -> Option<String> {
        let bytes = self.0.store.photo_bytes(id).await.ok()??;
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes.as_slice()))).ok()?;
        Url::create_object_url_with_blob(&blob).ok()
    }
}

/// Adds a name to those of an answer; a photo picked twice is one.
pub fn add(names: &mut String, id: BlobId) {
    let id = id.to_string();
    if !has(names, &id) {
        if !names.is_empty() {
            names.push(' ');
        }
        names.push_str(&id);
    }
}

/// Lets the browser forget an address.
pub fn forget_url(url: &str) {
    let _ = Url::revoke_object_url(url);
}

/// A JPEG of at most [`PHOTO_BYTES_MAX`] bytes with nothing in it but the picture.
async fn shrink(file: &File) -> Result<Vec<u8>, Unfit> {
    if file.size() > FILE_BYTES_MAX as f64 {
        return Err(Unfit::TooLarge);
    }
    let head = file.slice_with_i32_and_i32(0, HEAD_BYTES).map_err(broken)?;
    photo::size(&read(&head).await.map_err(broken)?)?;
    draw(file).await.map_err(broken)?.ok_or(Unfit::TooLarge)
}

/// Vanished before it was read, or not to be decoded (F38).
fn broken(_: JsValue) -> Unfit {
    Unfit::Broken
}

async fn read(blob: &Blob) -> Result<Vec<u8>, JsValue> {
    let buffer: ArrayBuffer = JsFuture::from(blob.array_buffer()).await?.unchecked_into();
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Draws the picture the way up that the camera meant, and smaller; `None` when no step made it small enough.
async fn draw(file: &File) -> Result<Option<Vec<u8>>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let picture: ImageBitmap = JsFuture::from(window.create_image_bitmap_with_blob(file)?).await?.unchecked_into();
    for (side, quality) in STEPS {
        let made = photo::bare(&read(&encode(&paint(&picture, side)?, quality).await?).await?);
        if made.len() <= PHOTO_BYTES_MAX {
            return Ok(photo::plain_jpeg(&made, PHOTO_BYTES_MAX).ok().map(|_| made));
        }
    }
    Ok(None)
}

/// The picture on a canvas of its own, its longest side at most `side`.
fn paint(picture: &ImageBitmap, side: u32) -> Result<HtmlCanvasElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    let pen: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into();
    let longest = picture.width().max(picture.height()).max(side);
    let scaled = |length: u32| (length * side / longest).max(1);
    let (right, bottom) = (scaled(picture.width()), scaled(picture.height()));
    canvas.set_width(right);
    canvas.set_height(bottom);
    // What is transparent becomes paper, not night.
    pen.set_fill_style_str("#fff");
    pen.fill_rect(0.0, 0.0, right.into(), bottom.into());
    pen.draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, right.into(), bottom.into())?;
    Ok(canvas)
}

async fn encode(canvas: &HtmlCanvasElement, quality: f64) -> Result<Blob, JsValue> {
    let mut ask = |done: Function, failed: Function| {
        if let Err(thrown) = canvas.to_blob_with_type_and_encoder_options(&done, "image/jpeg", &quality.into()) {
            let _ = failed.call1(&JsValue::NULL, &thrown);
        }
    };
    // `null` when the canvas is larger than the browser encodes.
    JsFuture::from(Promise::new(&mut ask)).await?.dyn_into()
}
