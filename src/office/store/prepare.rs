//! What can be found out about a push before the writer's turn: read lines, opened envelopes. Costly and free of the
//! database, so it runs in the request's own task.

use crate::domain::civil::Day;
use crate::domain::ids::Kind;
use crate::domain::json::Json as _;
use crate::domain::nik::{Beside, Nik};
use crate::domain::pack::Pack;
use crate::domain::point::PointField;
use crate::domain::problem::Severity;
use crate::domain::rules::sealed::{check_birth, check_nik, check_phone, check_point};
use crate::domain::status::HeldCode;
use crate::office::keys::Keys;
use crate::sync::revision::Revision;
use crate::sync::wire::{BATCH_REVISIONS_MAX, Line};

/// Fields that may hold an envelope.
const SEALED_FIELDS: [&str; 4] = ["nik", "birth", "phone", "point"];

/// One line, looked at.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    /// Its content, if it can be read.
    pub revision: Option<Revision>,
    /// What is kept of the NIK that it sets.
    pub nik_mark: Option<[u8; 32]>,
    /// Why it must be held, whatever the database says.
    pub hold: Option<HeldCode>,
}

/// Looks at every line that will be decided.
pub fn prepare(lines: &[Line], keys: &Keys, pack: &Pack, today: Day) -> Vec<Prepared> {
    let looking = Looking { keys, pack, today };
    lines.iter().take(BATCH_REVISIONS_MAX).map(|line| looking.line(line)).collect()
}

struct Looking<'a> {
    keys: &'a Keys,
    pack: &'a Pack,
    today: Day,
}

impl Looking<'_> {
    fn line(&self, line: &Line) -> Prepared {
        let Ok(revision) = Revision::decode(&line.bytes) else { return Prepared::default() };
        let mut prepared = Prepared::default();
        if revision.known_kind().is_some_and(|kind| kind != Kind::Verdict) {
            for field in SEALED_FIELDS {
                match self.keys.open_field(revision.record, &revision.changes, field) {
                    None => {}
                    Some(Err(_)) => prepared.hold = Some(HeldCode::Unreadable),
                    Some(Ok(plain)) if self.blocked(&revision, field, &plain) => {
                        prepared.hold.get_or_insert(HeldCode::InvalidField);
                    }
                    Some(Ok(plain)) if field == "nik" => prepared.nik_mark = Some(self.keys.nik_mark(&plain)),
                    Some(Ok(_)) => {}
                }
            }
        }
        prepared.revision = Some(revision);
        prepared
    }

    /// The rules on a value that only the office can read: the same functions as the form's.
    fn blocked(&self, revision: &Revision, field: &str, plain: &str) -> bool {
        let found = match field {
            // Compared by its digits: anything that a phone did not normalise would slip past the comparison.
            "nik" if Nik::read(plain).is_ok_and(|nik| nik.digits() != plain) => return true,
            "nik" => check_nik(plain, &Beside::default(), self.pack, self.today),
            "birth" => {
                let year = revision.changes.get("birth").and_then(|birth| birth.get("year")?.as_i64());
                check_birth(plain, year.and_then(|year| i32::try_from(year).ok()).unwrap_or_default(), self.today)
            }
            "point" => {
                let field = revision.changes.get("point").cloned().map(PointField::read);
                check_point(plain, field.and_then(|field| field.ok()?.cell))
            }
            _ => check_phone(plain),
        };
        found.iter().any(|problem| problem.trouble.severity() == Severity::Block)
    }
}
