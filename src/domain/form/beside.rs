//! A form beside what the phone already holds: an unusual amount (rule 22), a person who may be registered (rule 7).

use super::finish::checked;
use super::{Answers, Ask, Context, Form};
use crate::domain::Fields;
use crate::domain::problem::{Problem, Trouble};
use crate::domain::rules::quantity::unlike_before;
use serde_json::Value;

/// The findings of [`super::check`], and what stands out beside other records of this phone. `others` may hold any records but
/// the one that is being corrected.
pub fn check_beside<'a>(
    form: Form,
    answers: &Answers,
    context: &Context,
    others: impl IntoIterator<Item = &'a Fields> + Clone,
) -> Vec<Problem> {
    let (fields, mut found) = checked(form, answers, context);
    found.extend(match form {
        Form::Producer => known_here(&fields, others.clone()),
        Form::Farm | Form::Aquaculture | Form::Forest => unlike_before(&fields, others.clone(), context.pack),
        Form::Holding | Form::Catch | Form::Nil => None,
    });
    found.extend(other_says(form, &fields, others));
    found
}

/// A month without yield and a harvest in it cannot both be right: which of them is, the person has to say (P4).
fn other_says<'a>(form: Form, fields: &Fields, others: impl IntoIterator<Item = &'a Fields>) -> Option<Problem> {
    let text = |fields: &'a Fields, name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let own = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let month_of = |day: &'a str| day.get(..MONTH_LEN).unwrap_or_default();
    let his = |other: &&'a Fields| fields.contains_key("producer") && other.get("producer") == fields.get("producer");
    let mut his = others.into_iter().filter(his);
    match form {
        Form::Nil => {
            let same = |other: &'a Fields| text(other, "form") == own("livelihood") && month_of(text(other, "date")) == own("month");
            his.any(same).then(|| Problem::new(Ask::Month.key(), Trouble::HarvestThatMonth))
        }
        Form::Farm | Form::Catch | Form::Aquaculture | Form::Forest => {
            let month = own("date").get(..MONTH_LEN)?;
            let ask = if form == Form::Catch { Ask::TripEnd } else { Ask::Date };
            let same = |other: &'a Fields| {
                text(other, "form") == Form::Nil.as_str() && text(other, "livelihood") == form.as_str() && text(other, "month") == month
            };
            his.any(same).then(|| Problem::new(ask.key(), Trouble::NilThatMonth))
        }
        Form::Producer | Form::Holding => None,
    }
}

/// Of a day as text, "2026-05-17".
const MONTH_LEN: usize = 7;

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
