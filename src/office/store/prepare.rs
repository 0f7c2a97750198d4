//! What can be found out about a push before the writer's turn: read lines, opened envelopes. Costly and free of the
//! database, so it runs in the request's own task.

use crate::domain::ids::{Kind, RecordId};
use crate::domain::nik::Nik;
use crate::domain::status::HeldCode;
use crate::office::keys::Keys;
use crate::sync::apply::about;
use crate::sync::revision::Revision;
use crate::sync::wire::{BATCH_REVISIONS_MAX, Line};

/// Fields that may hold an envelope.
const SEALED_FIELDS: [&str; 3] = ["nik", "birth", "phone"];

/// One line, looked at.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    /// Its content, if it can be read.
    pub revision: Option<Revision>,
    /// The record on whose page it stands.
    pub about: Option<RecordId>,
    /// What is kept of the NIK that it sets.
    pub nik_mark: Option<[u8; 32]>,
    /// Why it must be held, whatever the database says.
    pub hold: Option<HeldCode>,
}

/// Looks at every line that will be decided.
pub fn prepare(lines: &[Line], keys: &Keys) -> Vec<Prepared> {
    lines.iter().take(BATCH_REVISIONS_MAX).map(|line| prepare_line(line, keys)).collect()
}

fn prepare_line(line: &Line, keys: &Keys) -> Prepared {
    let Ok(revision) = Revision::decode(&line.bytes) else { return Prepared::default() };
    let mut prepared = Prepared { about: Some(about(&revision)), ..Prepared::default() };
    if revision.known_kind() == Some(Kind::Producer) {
        for field in SEALED_FIELDS {
            match keys.open_field(revision.record, &revision.changes, field) {
                None => {}
                Some(Err(_)) => prepared.hold = Some(HeldCode::Unreadable),
                Some(Ok(plain)) => look_at(&mut prepared, field, &plain, keys),
            }
        }
    }
    prepared.revision = Some(revision);
    prepared
}

/// The rules on a value that only the office can read.
fn look_at(prepared: &mut Prepared, field: &str, plain: &str, keys: &Keys) {
    let valid = match field {
        "nik" => match Nik::read(plain) {
            // Compared as typed by a phone that normalises: anything else would slip past the comparison.
            Ok(nik) if nik.digits() == plain => {
                prepared.nik_mark = Some(keys.nik_mark(plain));
                true
            }
            _ => false,
        },
        "birth" => plain.parse::<crate::domain::civil::Day>().is_ok(),
        _ => plain.len() <= 20 && plain.bytes().all(|byte| byte.is_ascii_digit()),
    };
    if !valid {
        prepared.hold.get_or_insert(HeldCode::InvalidField);
    }
}
