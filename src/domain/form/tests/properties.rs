//! What holds for any answers at all.

use super::*;
use proptest::prelude::*;

/// Texts that mean something somewhere on a form, and some that mean nothing.
fn text() -> impl Strategy<Value = String> {
    let known = [
        "0",
        "1",
        "-5",
        "1.500",
        "1,5",
        "250",
        "60000",
        "201",
        "yes",
        "no",
        "kg",
        "ons",
        "ton",
        "ikat",
        "karung",
        "ekor",
        "other:gendong",
        "other:",
        "other: x ",
        "jagung",
        "vanili",
        "sapi",
        "tenggiri",
        "cottonii",
        "rotan-sega",
        "anyaman",
        "madu",
        "wet",
        "dry",
        "inside",
        "outside",
        "none",
        "fa_hhbk",
        "plot",
        "vessel",
        "pond",
        "line",
        "area",
        "ha",
        "m2",
        "registry",
        "registry statistics",
        "tap",
        "2026-02-20",
        "2025-01-01",
        "2026-04-01",
        "2012-05-05",
        "1984-02-09",
        "1984",
        "2015",
        "2026-02",
        "2026-02-19T20:00",
        "2026-02-20T05:30",
        "6405014902840001",
        "3273012202790003",
        "0812 3456 789",
        fixture::SETULANG,
        fixture::NUNUKAN,
        PRODUCER,
        "07.1",
        "male",
        "female",
        "farm forest",
        "catch",
        "full",
        "refused",
        "jalan putus",
        "Siti",
        "a\nb",
        "\u{202E}",
    ];
    prop_oneof![8 => proptest::sample::select(known.map(str::to_owned).to_vec()), 1 => ".{0,20}", 1 => "[0-9.,-]{0,12}"]
}

fn key() -> impl Strategy<Value = String> {
    let asks: Vec<String> = Ask::ALL.iter().map(|ask| ask.key().to_owned()).collect();
    let notes = ["nik_kept", "birth_kept", "date_kept", "village_kept", "consent_language"].map(str::to_owned).to_vec();
    let line = ("(0a1b2c3d|ffffffff|x)", "(commodity|amount|unit|price|name)").prop_map(|(id, key)| format!("line.{id}.{key}"));
    prop_oneof![10 => proptest::sample::select(asks), 1 => proptest::sample::select(notes), 2 => line, 1 => ".{0,12}"]
}

/// `PROPTEST_CASES` for the long run, else few enough for the quick one.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(600)
}

/// Whole answers with a few of them changed: many can still be finished.
fn changed() -> impl Strategy<Value = (Form, Answers)> {
    (proptest::sample::select(Form::ALL.to_vec()), proptest::collection::btree_map(key(), text(), 0..6)).prop_map(|(form, changed)| {
        let mut answers = whole(form);
        answers.extend(changed);
        (form, answers)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn what_can_be_finished_is_accepted_and_stays_the_same((form, answers) in changed()) {
        if let Ok(mut finished) = try_finish(form, &answers, None) {
            seal(&mut finished);
            office_accepts(form, &finished.fields);
            let opened = answers_of(form, &finished.fields, &fixture::pack());
            let again = try_finish(form, &opened, Some(&finished.fields));
            prop_assert_eq!(again.map(|again| again.fields), Ok(finished.fields));
        }
    }

    #[test]
    fn no_answers_panic(form in proptest::sample::select(Form::ALL.to_vec()), answers in proptest::collection::btree_map(key(), text(), 0..30)) {
        let answers = answers.into_iter().collect();
        let pack = fixture::pack();
        let context = Context { pack: &pack, today: today(), territory: &[] };
        let list = questions(form, &answers, &context);
        let mut asks: Vec<Ask> = list.iter().map(|question| question.ask).collect();
        asks.sort();
        asks.dedup();
        prop_assert_eq!(asks.len(), list.len(), "a question stands on a form once");
        prop_assert!(check(form, &answers, &context).iter().all(|problem| problem.trouble != Trouble::Missing));
        let _ = finish(form, &answers, None, &context);
    }

    #[test]
    fn no_fields_panic(form in proptest::sample::select(Form::ALL.to_vec()), typed in proptest::collection::btree_map("[a-z_]{1,10}|line:[0-9a-f]{8}", text(), 0..6), at in 0usize..12, value in json()) {
        let mut fields = done(form, &whole(form)).fields;
        fields.extend(typed.into_iter().map(|(name, text)| (name, Value::from(text))));
        let name = fields.keys().nth(at).cloned();
        if let Some(name) = name {
            fields.insert(name, value);
        }
        let pack = fixture::pack();
        let found = check_fields(form.kind(), &fields, &pack, today());
        let _ = (found, answers_of(form, &fields, &pack), finish(form, &answers_of(form, &fields, &pack), Some(&fields), &Context { pack: &pack, today: today(), territory: &[] }));
    }
}

/// Any JSON of the depth that a field has.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let keys = "(id|typed|code|list|name|milli|unit|condition|idr|per|start|end|sealed|last2|none|year|species|amount|key|env)";
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            proptest::collection::btree_map(keys, inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}
