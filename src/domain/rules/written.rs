//! Rules about text and codes in a record: it must be what the form would have made of it.

use crate::domain::pack::Pack;
use crate::domain::problem::{Problem, Trouble};
use crate::domain::refs::Listed;
use crate::domain::text;

/// One line of text (rules 12 to 17).
pub(super) fn line(value: &Option<String>, max: usize, at: &str) -> Option<Problem> {
    let value = value.as_deref()?;
    finding(value, text::name(value, max)).map(|trouble| Problem::new(at, trouble))
}

/// Several lines of text.
pub(super) fn note(value: &Option<String>, at: &str) -> Option<Problem> {
    let value = value.as_deref()?;
    finding(value, text::note(value)).map(|trouble| Problem::new(at, trouble))
}

/// A value of the list, or one as people call it: that one is kept and shown.
pub(super) fn listed<T: Listed>(value: &Option<T>, pack: &Pack, at: &str) -> Option<Problem> {
    let trouble = match value.as_ref()?.which() {
        Ok(code) => (!T::known(code, pack)).then_some(Trouble::UnknownCode),
        Err(typed) => Some(finding(typed, text::name(typed, text::TYPED_MAX)).unwrap_or(Trouble::AsTyped)),
    };
    trouble.map(|trouble| Problem::new(at, trouble))
}

fn finding(value: &str, cleaned: Result<Option<String>, Trouble>) -> Option<Trouble> {
    match cleaned {
        Err(trouble) => Some(trouble),
        Ok(Some(same)) if same == value => None,
        Ok(Some(_)) => Some(Trouble::NameChars),
        Ok(None) => Some(Trouble::NameEmpty),
    }
}
