//! Photos on a screen: read from the phone, shown small.

use super::app::app;
use super::live::{View, el};
use super::parts::{small, span};
use super::reactive::{Signal, on_cleanup, spawn_local};
use crate::domain::ids::BlobId;
use crate::phone::photos::forget_url;
use crate::ui::kit::Glyph;

/// What there is of a photo.
#[derive(Clone)]
enum Shown {
    Reading,
    At(String),
    NotHere,
}

/// One photo, `at` which place of its record from 1.
pub fn thumb(id: BlobId, at: usize) -> View {
    let (app, shown) = (app(), Signal::new(Shown::Reading));
    spawn_local(async move { shown.set(app.phone().photo_url(id).await.map_or(Shown::NotHere, Shown::At)) });
    on_cleanup(move || {
        if let Some(Shown::At(url)) = shown.with_now(Shown::clone) {
            forget_url(&url);
        }
    });
    let words = &app.words().photos;
    let name = format!("{} {at}", words.photo);
    el("span")
        .class("photo")
        .live(move || match shown.get() {
            Shown::Reading => None,
            Shown::At(url) => Some(View::from(el("img").attr("src", &url).attr("alt", &name))),
            Shown::NotHere => Some(
                el("span").class("photo-gone").add(small(Glyph::Camera)).add(span("small", &format!("{name}: {}", words.not_here))).into(),
            ),
        })
        .into()
}

/// All photos of a record or draft beside each other; nothing when it has none.
pub fn strip(ids: &[BlobId]) -> Option<View> {
    if ids.is_empty() {
        return None;
    }
    let mut photos = el("span").class("photos");
    for (at, id) in ids.iter().enumerate() {
        photos = photos.add(thumb(*id, at + 1));
    }
    Some(photos.into())
}

/// The photos that an answer names.
pub fn answered(names: &str) -> Vec<BlobId> {
    let mut ids = Vec::new();
    for name in names.split(' ') {
        ids.extend(name.parse::<BlobId>().ok());
    }
    ids
}
