//! The rules about content, as the office uses them: the same functions as the phone's form.

use crate::domain::Fields;
use crate::domain::civil::Day;
use crate::domain::ids::Kind;
use crate::domain::mapping::{Mapping, Of};
use crate::domain::pack::Pack;
use crate::domain::problem::{Problem, Severity, Trouble};
use crate::domain::rules::check_fields;

/// What the rules say about a whole record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// It may not stand like this: its revision is held as `invalid_field`.
    pub blocked: bool,
    /// Codes of what a reviewer should see first, joined by a space.
    pub flags: String,
}

/// Looks at a record as it stands on a day.
pub fn look(kind: Kind, fields: &Fields, pack: &Pack, today: Day) -> Content {
    let found = match kind {
        Kind::Verdict => Vec::new(),
        Kind::Mapping => mapping(fields, pack),
        _ => check_fields(kind, fields, pack, today),
    };
    let mut codes: Vec<&str> = found.iter().map(|problem| problem.trouble.code()).collect();
    codes.sort();
    codes.dedup();
    Content { blocked: found.iter().any(|problem| problem.trouble.severity() == Severity::Block), flags: codes.join(" ") }
}

/// A name is mapped to what the list has, or to nothing.
fn mapping(fields: &Fields, pack: &Pack) -> Vec<Problem> {
    let known = Mapping::from_fields(fields).is_some_and(|mapping| match (mapping.of, &mapping.to) {
        (_, None) => true,
        (Of::Commodity, Some(id)) => pack.commodity(id).is_some(),
        (Of::Unit, Some(code)) => pack.unit(code).is_some(),
    });
    if known { Vec::new() } else { vec![Problem::new("to", Trouble::UnknownCode)] }
}
