//! What the forms promise, by rule number.

mod correction;
mod place;
mod properties;
mod registration;
mod reports;

use super::*;
use crate::domain::civil::Day;
use crate::domain::pack::fixture;
use crate::domain::problem::{Severity, Trouble};
use crate::domain::rules::check_fields;

/// Today in all tests.
const TODAY: &str = "2026-03-01";

/// A producer on the phone.
const PRODUCER: &str = "0b54d0a2-7a3e-4c58-9a55-0c8f7a3f4a11";

fn today() -> Day {
    TODAY.parse().unwrap()
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

/// Whole answers to every form, as a careful officer gives them.
fn whole(form: Form) -> Answers {
    let goods = [("producer", PRODUCER), ("village", fixture::SETULANG), ("date", "2026-02-20"), ("amount", "250"), ("unit", "kg")];
    match form {
        Form::Producer => answers(&[
            ("name", "Siti Aminah"),
            ("nik", "6405 0149 0284 0001"),
            ("sex", "female"),
            ("birth", "1984-02-09"),
            ("phone", "0812 3456 789"),
            ("village", fixture::NUNUKAN),
            ("livelihoods", "forest farm"),
            ("consent", "registry statistics"),
            ("consent_method", "signature"),
        ]),
        Form::Holding => answers(&[
            ("producer", PRODUCER),
            ("holding_kind", "plot"),
            ("holding_name", "Kebun atas"),
            ("village", fixture::SETULANG),
            ("area", "1,5"),
            ("area_unit", "ha"),
            ("crop", "jagung"),
        ]),
        Form::Farm => answers(&[goods.as_slice(), &[("commodity", "jagung"), ("price", "5.500")]].concat()),
        Form::Aquaculture => answers(&[goods.as_slice(), &[("commodity", "cottonii"), ("part", "full"), ("condition", "dry")]].concat()),
        Form::Forest => {
            answers(&[goods.as_slice(), &[("commodity", "rotan-sega"), ("condition", "wet"), ("destination", "inside")]].concat())
        }
        Form::Catch => answers(&[
            ("producer", PRODUCER),
            ("village", fixture::NUNUKAN),
            ("trip_start", "2026-02-19T20:00"),
            ("trip_end", "2026-02-20T05:30"),
            ("crew", "3"),
            ("gear", "07.1"),
            ("line.0a1b2c3d.commodity", "tenggiri"),
            ("line.0a1b2c3d.amount", "12,5"),
            ("line.0a1b2c3d.unit", "kg"),
            ("line.0a1b2c3d.price", "45000"),
        ]),
        Form::Nil => answers(&[("producer", PRODUCER), ("village", fixture::SETULANG), ("livelihood", "catch"), ("month", "2026-02")]),
    }
}

fn with(form: Form, changed: &[(&str, &str)]) -> Answers {
    let mut all = whole(form);
    all.extend(answers(changed));
    all.retain(|_, text| !text.is_empty());
    all
}

fn try_finish(form: Form, answers: &Answers, base: Option<&Fields>) -> Result<Finished, Vec<Problem>> {
    let pack = fixture::pack();
    finish(form, answers, base, &Context { pack: &pack, today: today(), territory: &["65".into()] })
}

/// Finishes, seals what is to be sealed, and sees that the office has nothing against it.
fn done(form: Form, answers: &Answers) -> Finished {
    let mut finished = try_finish(form, answers, None).unwrap_or_else(|problems| panic!("{form:?}: {problems:?}"));
    seal(&mut finished);
    office_accepts(form, &finished.fields);
    finished
}

fn office_accepts(form: Form, fields: &Fields) {
    let found = check_fields(form.kind(), fields, &fixture::pack(), today());
    let held: Vec<_> = found.iter().filter(|problem| problem.trouble.severity() == Severity::Block).collect();
    assert!(held.is_empty(), "{form:?}: {held:?} in {fields:?}");
}

fn seal(finished: &mut Finished) {
    for sealed in &finished.to_seal {
        let value = finished.fields.get_mut(&sealed.field).and_then(|value| value.as_object_mut()).unwrap();
        value.insert("sealed".into(), serde_json::json!({"key": "00000000", "env": sealed.plain.len().to_string()}));
    }
}

/// The findings at one question, or none when the form can be finished.
fn at(form: Form, answers: &Answers, key: &str) -> Vec<Trouble> {
    let problems = try_finish(form, answers, None).map_or_else(|problems| problems, |finished| finished.warnings);
    problems.into_iter().filter(|problem| problem.at == key).map(|problem| problem.trouble).collect()
}

fn visible(form: Form, answers: &Answers) -> Vec<Ask> {
    let pack = fixture::pack();
    questions(form, answers, &Context { pack: &pack, today: today(), territory: &[] }).into_iter().map(|question| question.ask).collect()
}

#[test]
fn every_form_can_be_finished_and_the_office_takes_it() {
    for form in Form::ALL {
        let finished = done(form, &whole(form));
        assert_eq!(form_of(form.kind(), &finished.fields), Some(form));
        assert_eq!(changes(None, &finished.fields), finished.fields);
        assert!(changes(Some(&finished.fields), &finished.fields).is_empty());
    }
}

#[test]
fn an_empty_form_says_what_is_missing_only_at_the_end() {
    let pack = fixture::pack();
    let context = Context { pack: &pack, today: today(), territory: &[] };
    for form in Form::ALL {
        let empty = Answers::new();
        assert_eq!(check(form, &empty, &context), [], "{form:?}");
        let problems = finish(form, &empty, None, &context).unwrap_err();
        let required = questions(form, &empty, &context).into_iter().filter(|question| question.required).count();
        assert_eq!(problems.len(), required, "{form:?}");
    }
}

#[test]
fn a_removed_field_is_null_in_the_changes() {
    let base: Fields = [("a".to_owned(), Value::from(1)), ("b".to_owned(), Value::from(2)), ("c".to_owned(), Value::Null)].into();
    let now: Fields = [("a".to_owned(), Value::from(1)), ("d".to_owned(), Value::from(4))].into();
    let expected: Fields = [("b".to_owned(), Value::Null), ("d".to_owned(), Value::from(4))].into();
    assert_eq!(changes(Some(&base), &now), expected);
}

#[test]
fn the_fields_of_every_form_are_frozen() {
    let made: std::collections::BTreeMap<_, _> = Form::ALL.iter().map(|form| (form.as_str(), done(*form, &whole(*form)).fields)).collect();
    insta::assert_json_snapshot!("fields", made);
}
