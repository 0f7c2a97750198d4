//! The rules about content, as the office uses them: the same functions as the phone's form.

use crate::domain::Fields;
use crate::domain::civil::Day;
use crate::domain::ids::Kind;
use crate::domain::pack::Pack;
use crate::domain::problem::{Severity, Trouble};
use crate::domain::rules::check_fields;

/// Whether a record may not stand like this: its revision is held as `invalid_field`.
pub fn blocked(kind: Kind, fields: &Fields, pack: &Pack, today: Day) -> bool {
    kind != Kind::Verdict && check_fields(kind, fields, pack, today).iter().any(|problem| problem.trouble.severity() == Severity::Block)
}

/// Codes of what a reviewer should see first, joined by a space.
pub fn flags(kind: Kind, fields: &Fields, pack: &Pack, today: Day) -> String {
    if kind == Kind::Verdict {
        return String::new();
    }
    let mut codes: Vec<String> = check_fields(kind, fields, pack, today).iter().filter_map(|problem| code(&problem.trouble)).collect();
    codes.sort();
    codes.dedup();
    codes.join(" ")
}

/// The code of a finding as it is serialised.
fn code(trouble: &Trouble) -> Option<String> {
    serde_json::to_value(trouble).ok()?.get("code")?.as_str().map(str::to_owned)
}
