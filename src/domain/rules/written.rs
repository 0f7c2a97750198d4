//! Rules about text and codes in a record: it must be what the form would have made of it.

use crate::domain::ids::BlobId;
use crate::domain::pack::Pack;
use crate::domain::photo::PHOTOS_MAX;
use crate::domain::problem::Trouble;
use crate::domain::refs::Listed;
use crate::domain::text;

/// One line of text (rules 12 to 17).
pub(super) fn line(value: Option<&str>, max: usize) -> Option<Trouble> {
    finding(value?, text::name(value?, max))
}

/// Several lines of text.
pub(super) fn note(value: Option<&str>) -> Option<Trouble> {
    finding(value?, text::note(value?))
}

/// A value of the list, or one as people call it: that one is kept and shown.
pub(super) fn listed<T: Listed>(value: Option<&T>, pack: &Pack) -> Option<Trouble> {
    match value?.which() {
        Ok(code) => (!T::known(code, pack)).then_some(Trouble::UnknownCode),
        Err(typed) => finding(typed, text::name(typed, text::TYPED_MAX)).or(Some(Trouble::AsTyped)),
    }
}

/// As many photos as a record may have.
pub(super) fn photos(photos: &Option<Vec<BlobId>>) -> Option<Trouble> {
    (photos.as_ref()?.len() > PHOTOS_MAX).then_some(Trouble::PhotosMany { max: PHOTOS_MAX })
}

fn finding(value: &str, cleaned: Result<Option<String>, Trouble>) -> Option<Trouble> {
    match cleaned {
        Err(trouble) => Some(trouble),
        Ok(Some(same)) if same == value => None,
        Ok(Some(_)) => Some(Trouble::NameChars),
        Ok(None) => Some(Trouble::NameEmpty),
    }
}
