//! O11 and P6: a record opened again.

use super::*;
use serde_json::json;

fn context(pack: &Pack) -> Context<'_> {
    Context { pack, today: today(), territory: &[] }
}

/// A record as saved, and the answers that opening it gives.
fn opened(form: Form) -> (Fields, Answers) {
    let fields = done(form, &whole(form)).fields;
    let answers = answers_of(form, &fields, &fixture::pack());
    (fields, answers)
}

#[test]
fn nothing_changed_is_no_change() {
    for form in Form::ALL {
        let (fields, answers) = opened(form);
        let again = try_finish(form, &answers, Some(&fields)).unwrap();
        assert!(changes(Some(&fields), &again.fields).is_empty(), "{form:?}: {:?}", changes(Some(&fields), &again.fields));
        assert!(again.to_seal.is_empty(), "{form:?}");
    }
}

#[test]
fn a_sealed_field_stays_until_it_is_typed_again() {
    let (fields, mut answers) = opened(Form::Producer);
    assert_eq!(answers.get("nik_kept").map(String::as_str), Some("01"));
    assert!(!answers.contains_key("nik") && !answers.contains_key("birth") && !answers.contains_key("phone"));
    answers.insert("name".into(), "Siti Aminah binti Ali".into());
    let renamed = try_finish(Form::Producer, &answers, Some(&fields)).unwrap();
    assert_eq!(changes(Some(&fields), &renamed.fields).keys().collect::<Vec<_>>(), ["name"]);
    answers.insert("nik".into(), "6405014902840002".into());
    let corrected = try_finish(Form::Producer, &answers, Some(&fields)).unwrap();
    assert_eq!(changes(Some(&fields), &corrected.fields).keys().collect::<Vec<_>>(), ["name", "nik"]);
    assert_eq!(corrected.to_seal.len(), 1);
    answers.remove("nik");
    answers.insert("nik_none".into(), "refused".into());
    let withdrawn = try_finish(Form::Producer, &answers, Some(&fields)).unwrap();
    assert_eq!(withdrawn.fields["nik"], json!({"none": "refused"}));
}

#[test]
fn notes_of_a_record_that_is_not_there_count_for_nothing() {
    let mut answers = with(Form::Producer, &[("nik", ""), ("phone", "")]);
    answers.insert("nik_kept".into(), "01".into());
    let problems = try_finish(Form::Producer, &answers, None).unwrap_err();
    assert_eq!(problems, [Problem::new("nik_none", Trouble::Missing)]);
}

#[test]
fn what_a_newer_version_wrote_stays() {
    let (mut fields, mut answers) = opened(Form::Forest);
    fields.insert("moisture".into(), json!({"percent": 14}));
    fields.get_mut("amount").unwrap().as_object_mut().unwrap().insert("scale".into(), json!("hung"));
    answers.insert("note".into(), "ditimbang dua kali".into());
    let corrected = try_finish(Form::Forest, &answers, Some(&fields)).unwrap().fields;
    assert_eq!(changes(Some(&fields), &corrected).keys().collect::<Vec<_>>(), ["note"]);
    assert_eq!((&corrected["moisture"], &corrected["amount"]["scale"]), (&json!({"percent": 14}), &json!("hung")));
}

#[test]
fn the_card_is_given_once() {
    let (mut fields, answers) = opened(Form::Producer);
    fields.insert("card".into(), json!("MLN-07-0042-6"));
    let corrected = try_finish(Form::Producer, &answers, Some(&fields)).unwrap();
    assert_eq!(corrected.fields["card"], "MLN-07-0042-6");
}

#[test]
fn consent_stands_for_the_text_of_its_day() {
    let (mut fields, mut answers) = opened(Form::Producer);
    *fields.get_mut("consent").unwrap().get_mut("text").unwrap() = json!("v0");
    let kept = try_finish(Form::Producer, &answers, Some(&fields)).unwrap();
    assert_eq!(kept.fields["consent"]["text"], "v0");
    answers.insert("consent".into(), "registry".into());
    let narrowed = try_finish(Form::Producer, &answers, Some(&fields)).unwrap();
    assert_eq!(narrowed.fields["consent"]["text"], "v1");
}

#[test]
fn correcting_an_old_report_is_not_reporting_late() {
    let (fields, mut answers) = opened(Form::Farm);
    let pack = fixture::pack();
    let later = Context { today: "2026-09-01".parse().unwrap(), ..context(&pack) };
    answers.insert("amount".into(), "260".into());
    assert!(finish(Form::Farm, &answers, Some(&fields), &later).is_ok());
    answers.insert("date".into(), "2026-02-21".into());
    let problems = finish(Form::Farm, &answers, Some(&fields), &later).unwrap_err();
    assert_eq!(problems, [Problem::new("late_reason", Trouble::DateOldReason { days: 192 })]);
}

#[test]
fn a_village_that_left_the_list_or_the_territory_stays() {
    let (fields, mut answers) = opened(Form::Farm);
    let mut pack = fixture::pack();
    pack.areas.retain(|area| area.code != fixture::SETULANG);
    pack.area_list = "a newer list".into();
    answers.insert("amount".into(), "260".into());
    let territory = ["65.03".to_owned()];
    let corrected = finish(Form::Farm, &answers, Some(&fields), &Context { territory: &territory, ..context(&pack) }).unwrap();
    assert_eq!(changes(Some(&fields), &corrected.fields).keys().collect::<Vec<_>>(), ["amount"]);
    assert_eq!(corrected.fields["village"]["list"], "list of the test");
    let found = check_fields(Kind::Harvest, &corrected.fields, &pack, today());
    assert_eq!(found, [], "a code of another edition is believed");
}

#[test]
fn a_removed_line_is_taken_away() {
    let (fields, mut answers) = opened(Form::Catch);
    answers.retain(|key, _| !key.starts_with("line."));
    let corrected = try_finish(Form::Catch, &answers, Some(&fields)).unwrap();
    assert_eq!(changes(Some(&fields), &corrected.fields), [("line:0a1b2c3d".to_owned(), Value::Null)].into());
}
