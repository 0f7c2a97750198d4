//! A form beside what the phone already holds: an unusual amount (rule 22), a person who may be registered (rule 7), a
//! month with a harvest and without one (P4).

use super::finish::checked;
use super::{Answers, Ask, Context, Form};
use crate::domain::Fields;
use crate::domain::civil::Day;
use crate::domain::moment::Month;
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
    match form {
        Form::Producer => found.extend(known_here(&fields, others)),
        Form::Farm | Form::Aquaculture | Form::Forest => {
            found.extend(unlike_before(&fields, others.clone(), context.pack));
            found.extend(nil_that_month(form, Ask::Date, &fields, others));
        }
        Form::Catch => found.extend(nil_that_month(form, Ask::TripEnd, &fields, others)),
        Form::Nil => found.extend(harvest_that_month(&fields, others)),
        Form::Holding => {}
    }
    found
}

/// A harvest of this livelihood stands in the month that is said to have none: which is right, the person has to say (P4).
fn harvest_that_month<'a>(nil: &Fields, others: impl IntoIterator<Item = &'a Fields>) -> Option<Problem> {
    let (livelihood, month) = (text(nil, "livelihood")?, month_without(nil)?);
    let harvest = |other: &Fields| same_producer(nil, other) && text(other, "form") == Some(livelihood) && month_of(other) == Some(month);
    others.into_iter().any(harvest).then(|| Problem::new(Ask::Month.key(), Trouble::HarvestThatMonth))
}

/// The other way round: the month of this harvest was reported as one without.
fn nil_that_month<'a>(form: Form, at: Ask, harvest: &Fields, others: impl IntoIterator<Item = &'a Fields>) -> Option<Problem> {
    let month = month_of(harvest)?;
    let nil = |other: &Fields| {
        same_producer(harvest, other) && text(other, "livelihood") == Some(form.as_str()) && month_without(other) == Some(month)
    };
    others.into_iter().any(nil).then(|| Problem::new(at.key(), Trouble::NilThatMonth))
}

fn text<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.get(name)?.as_str()
}

/// The month of a harvest.
fn month_of(fields: &Fields) -> Option<Month> {
    text(fields, "date")?.parse::<Day>().ok().map(Month::of)
}

/// The month of a report of none.
fn month_without(fields: &Fields) -> Option<Month> {
    text(fields, "month")?.parse().ok()
}

fn same_producer(one: &Fields, other: &Fields) -> bool {
    one.get("producer").is_some_and(|producer| other.get("producer") == Some(producer))
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
