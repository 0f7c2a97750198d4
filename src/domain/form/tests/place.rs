use super::*;
use crate::domain::point::{Point, PointField};
use serde_json::json;

/// A point in the middle of the fixture's Setulang, or near enough.
const HERE: &str = "34123456,1164012345,12";

fn with(form: Form, pairs: &[(&str, &str)]) -> Answers {
    let mut answers = whole(form);
    answers.extend(super::answers(pairs));
    answers
}

fn finished(form: Form, answers: &Answers, base: Option<&crate::domain::Fields>) -> Finished {
    let pack = fixture::pack();
    let context = Context { pack: &pack, today: today(), territory: &[] };
    finish(form, answers, base, &context).unwrap_or_else(|problems| panic!("{problems:?}"))
}

#[test]
fn i22_where_people_fish_and_gather_is_sealed_and_stays_so_in_a_correction() {
    for form in [Form::Forest, Form::Catch] {
        let done = finished(form, &with(form, &[("point", HERE)]), None);
        assert_eq!(done.to_seal.iter().map(|seal| (seal.field.as_str(), seal.plain.as_str())).collect::<Vec<_>>(), [("point", HERE)]);
        assert_eq!(done.fields["point"], json!({"accuracy_m": 12, "cell": [34, 1164]}));
        let mut base = done.fields.clone();
        base.get_mut("point").unwrap()["sealed"] = json!({"key": "k", "env": "e"});
        let opened = answers_of(form, &base, &fixture::pack());
        assert_eq!(opened.get("point"), None, "nothing of it in the draft");
        let again = finished(form, &opened, Some(&base));
        assert_eq!((&again.fields["point"], again.to_seal), (&base["point"], vec![]), "kept with its envelope");
        let moved = finished(form, &with(form, &[("point", "35123456,1164012345,9")]), Some(&base));
        assert_eq!(moved.fields["point"], json!({"accuracy_m": 9, "cell": [35, 1164]}), "taken anew, sealed anew");
    }
}

#[test]
fn a_plot_lies_open_and_a_gathering_area_does_not() {
    let plot = finished(Form::Holding, &with(Form::Holding, &[("point", HERE)]), None);
    assert_eq!(plot.fields["point"], json!({"lat": 34_123_456, "lng": 1_164_012_345, "accuracy_m": 12}));
    let opened = answers_of(Form::Holding, &plot.fields, &fixture::pack());
    assert_eq!(opened.get("point").map(String::as_str), Some(HERE));
    let area = with(Form::Holding, &[("point", HERE), ("holding_kind", "area")]);
    assert_eq!(finished(Form::Holding, &area, None).to_seal.len(), 1);
    let field = PointField::sealed(&Point::read(HERE).unwrap());
    assert_eq!((field.point(), field.cell), (None, Some((34, 1164))));
}

#[test]
fn an_unsealed_cell_is_held_and_rules_23_to_26_flag() {
    let pack = fixture::pack();
    let found = |form: Form, point: serde_json::Value| {
        let mut fields = finished(form, &whole(form), None).fields;
        fields.insert("point".to_owned(), point);
        let mut found = check_fields(form.kind(), &fields, &pack, today());
        found.retain(|problem| problem.at == "point");
        found.into_iter().map(|problem| problem.trouble).collect::<Vec<_>>()
    };
    assert_eq!(found(Form::Forest, json!({"accuracy_m": 12, "cell": [34, 1164]})), [Trouble::Missing]);
    let sealed = |accuracy: u32| json!({"accuracy_m": accuracy, "cell": [34, 1164], "sealed": {"key": "k", "env": "e"}});
    assert_eq!((found(Form::Forest, sealed(12)), found(Form::Forest, sealed(900))), (vec![], vec![Trouble::GpsWeak { accuracy_m: 900 }]));
    assert_eq!(found(Form::Holding, json!({"lat": 0, "lng": 0, "accuracy_m": 5})), [Trouble::GpsNull]);
    assert_eq!(found(Form::Holding, json!({"lat": 521_000_000, "lng": 43_000_000, "accuracy_m": 5})), [Trouble::GpsOutside]);
    let swapped = found(Form::Holding, json!({"lat": 1_164_000_000, "lng": 34_000_000, "accuracy_m": 5}));
    assert_eq!(swapped, [Trouble::GpsSwapped]);
    assert_eq!(swapped[0].severity(), Severity::Warn, "a record is never held for where it was taken");
    assert_eq!(found(Form::Holding, json!({"lat": "x", "lng": 0})), [Trouble::WrongShape]);
}

#[test]
fn rule_28_a_boundary_that_crosses_is_saved_and_flagged() {
    let bow = "6;34000000,1164000000;34010000,1164010000;34010000,1164000000;34000000,1164010000";
    let done = finished(Form::Holding, &with(Form::Holding, &[("boundary", bow)]), None);
    assert!(done.warnings.iter().any(|problem| problem.trouble == Trouble::PolyCross), "{:?}", done.warnings);
    assert_eq!(done.fields["boundary"]["corners"].as_array().map(Vec::len), Some(4));
    let opened = answers_of(Form::Holding, &done.fields, &fixture::pack());
    assert_eq!(opened.get("boundary").map(String::as_str), Some(bow));
    let flags = check_fields(Form::Holding.kind(), &done.fields, &fixture::pack(), today());
    assert!(flags.iter().all(|problem| problem.trouble.severity() == Severity::Warn), "{flags:?}");
}
