//! A form beside what the phone already holds: an unusual amount (rule 22), a person who may be registered (rule 7).

use super::finish::checked;
use super::{Answers, Ask, Context, Form};
use crate::domain::Fields;
use crate::domain::problem::{Problem, Trouble};
use crate::domain::rules::quantity::unlike_before;
use serde_json::Value;

/// The findings of [`super::check`], and what stands out beside other records of this phone. `others` may hold any records but
/// the one that is being corrected.
pub fn check_beside<'a>(form: Form, answers: &Answers, context: &Context, others: impl IntoIterator<Item = &'a Fields>) -> Vec<Problem> {
    let (fields, mut found) = checked(form, answers, context);
    found.extend(match form {
        Form::Producer => known_here(&fields, others),
        Form::Farm | Form::Aquaculture | Form::Forest => unlike_before(&fields, others, context.pack),
        Form::Holding | Form::Catch | Form::Nil => None,
    });
    found
}

/// A registered person with the same last digits of the NIK, birth year, sex and village. The digits before are sealed,
/// so this is no proof: a stranger hits it once in some thousands.
fn known_here<'a>(fields: &Fields, others: impl IntoIterator<Item = &'a Fields>) -> Option<Problem> {
    let wanted = trace(fields)?;
    let known = others.into_iter().any(|other| trace(other).as_ref() == Some(&wanted));
    known.then(|| Problem::new(Ask::Nik.key(), Trouble::NikKnownHere))
}

/// What is compared; read in place, for this runs at every key over everybody on the phone.
fn trace(fields: &Fields) -> Option<[&Value; 4]> {
    let part = |name: &str, part: &str| fields.get(name)?.get(part);
    Some([part("nik", "last2")?, part("birth", "year")?, part("village", "code")?, fields.get("sex")?])
}
