//! Photos of a form: from the camera or from the gallery. The draft is stored before either opens: a camera may cost the
//! page its life (F31).

use super::control::picture_button;
use super::field::Spot;
use crate::domain::ids::BlobId;
use crate::domain::photo::PHOTOS_MAX;
use crate::domain::problem::Severity;
use crate::phone::StoreError;
use crate::phone::photos::{PhotoTrouble, add};
use crate::ui::field::app::app;
use crate::ui::field::live::{View, control, el, nothing, views};
use crate::ui::field::parts::{button, field_message, glyph};
use crate::ui::field::photo::{answered, thumb};
use crate::ui::field::reactive::{Signal, spawn_local};
use crate::ui::kit::{Glyph, IconSize};
use crate::words::phone::unfit;
use web_sys::{File, HtmlInputElement};

/// The photos taken so far, and two ways to one more.
pub fn photos(spot: Spot) -> View {
    let (app, trouble) = (app(), Signal::new(""));
    let (words, named) = (&app.words().photos, spot.followed(spot.key()));
    let taken = move || {
        let mut taken = nothing();
        for (at, id) in answered(&named.get()).into_iter().enumerate() {
            taken = taken.and(row(spot, at + 1, id));
        }
        taken
    };
    let full = move || answered(&named.get()).len() >= PHOTOS_MAX;
    let busy = move || spot.filling.held().making();
    let ways = el("div").class("photo-ways").flag("hidden", full).add(way(spot, trouble, Glyph::Camera, words.take, true)).add(way(
        spot,
        trouble,
        Glyph::Plus,
        words.pick,
        false,
    ));
    views![
        el("div").class("photos").live(taken),
        ways,
        el("p").class("quiet small").attr("role", "status").live(move || busy().then_some(words.making)),
        el("div").live(move || {
            let said = trouble.get();
            (!said.is_empty()).then(|| field_message("isi-photos-trouble", Severity::Warn, said, None))
        })
    ]
}

fn row(spot: Spot, at: usize, id: BlobId) -> View {
    let (common, words) = (&app().words().common, &app().words().photos);
    let label = format!("{}: {} {at}", common.delete, words.photo);
    let remove = move || {
        let mut left = String::new();
        for other in answered(&spot.value_now()) {
            if other != id {
                add(&mut left, other);
            }
        }
        spot.set(&left);
    };
    let remove = button("btn btn-quiet photo-drop", remove).attr("aria-label", &label).add(glyph(Glyph::Trash));
    el("div").class("photo-row").add(thumb(id, at)).add(remove).into()
}

/// A button, and the hidden field behind it that opens camera or gallery once the draft is stored.
fn way(spot: Spot, trouble: Signal<&'static str>, look: Glyph, words: &'static str, camera: bool) -> View {
    let id = if camera { "isi-photos-camera" } else { "isi-photos-gallery" };
    let open = move || {
        let held = spot.filling.held();
        spawn_local(async move {
            held.keeper.store().await;
            if let Some(field) = crate::ui::field::browser::element(id) {
                crate::ui::field::browser::click(&field);
            }
        });
    };
    let field = el("input")
        .attr("id", id)
        .attr("type", "file")
        .attr("accept", "image/*")
        .attr_if("capture", camera.then_some("environment"))
        .attr_if("multiple", (!camera).then_some(""))
        .attr("hidden", "")
        .on("change", move |event| {
            let field = control(&event);
            let files = chosen(&field);
            // The same file may be chosen again.
            field.set_value("");
            spawn_local(take(spot, trouble, files));
        });
    views![picture_button("btn", look, IconSize::Medium, words, open), field]
}

fn chosen(field: &HtmlInputElement) -> Vec<File> {
    let mut chosen = Vec::new();
    if let Some(files) = field.files() {
        for at in 0..files.length() {
            chosen.extend(files.get(at));
        }
    }
    chosen
}

/// Takes one after the other; what cannot be used is told, the rest is taken.
async fn take(spot: Spot, trouble: Signal<&'static str>, files: Vec<File>) {
    let Some(held) = spot.filling.try_held() else { return };
    let (app, words) = (held.ground.app, &held.ground.app.words().photos);
    held.make(true);
    trouble.set("");
    for file in files {
        if answered(&spot.value_now()).len() >= PHOTOS_MAX {
            break;
        }
        match app.phone().take_photo(held.keeper.draft(), &file).await {
            Ok(id) => {
                let mut names = spot.value_now();
                add(&mut names, id);
                spot.set(&names);
                held.keeper.flush();
            }
            Err(PhotoTrouble::Unfit(why)) => trouble.set(unfit(app.lang(), why)),
            Err(PhotoTrouble::Store(StoreError::Quota)) => trouble.set(words.quota),
            Err(PhotoTrouble::Store(_)) => trouble.set(words.failed),
        }
    }
    held.make(false);
}
