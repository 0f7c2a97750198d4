//! Where a supervisor's words about single fields are shown.

use crate::domain::form::{Ask, Form};
use crate::domain::status::{Entry, Review};

/// What the supervisor wrote, by the answer key where it is shown, while the record stands as it was returned.
pub fn marks(form: Form, entry: &Entry) -> Vec<(String, &str)> {
    let verdict = entry.verdict.as_ref().filter(|_| entry.review == Review::Returned);
    let mut marks: Vec<(String, &str)> = Vec::new();
    for (field, said) in verdict.iter().flat_map(|verdict| &verdict.marked) {
        let key = answer_key(form, field);
        marks.retain(|(other, _)| *other != key);
        marks.push((key, said));
    }
    marks
}

/// The answer key at which a field of a record is asked: where a supervisor's mark is shown.
fn answer_key(form: Form, field: &str) -> String {
    if let Some(line) = field.strip_prefix("line:") {
        return format!("line.{line}.{}", Ask::Commodity.key());
    }
    let ask = match (form, field) {
        (Form::Holding, "name") => Ask::HoldingName,
        (Form::Holding, "kind") => Ask::HoldingKind,
        (_, "area_m2") => Ask::Area,
        (_, "length_cm") => Ask::Length,
        (_, "vessel") => Ask::Gt,
        (_, "trip") => Ask::TripStart,
        (Form::Catch, "date") => Ask::TripEnd,
        _ => return field.to_owned(),
    };
    ask.key().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_find_their_question() {
        assert_eq!(answer_key(Form::Catch, "line:0a0b0c0d"), "line.0a0b0c0d.commodity");
        assert_eq!(answer_key(Form::Holding, "name"), "holding_name");
        assert_eq!(answer_key(Form::Producer, "name"), "name");
    }
}
