//! O3: the registration form.

use super::*;

fn form(changed: &[(&str, &str)]) -> Answers {
    with(Form::Producer, changed)
}

fn nik(typed: &str) -> Vec<Trouble> {
    at(Form::Producer, &form(&[("nik", typed)]), "nik")
}

#[test]
fn the_record_holds_no_secret_in_clear() {
    let finished = try_finish(Form::Producer, &whole(Form::Producer), None).unwrap();
    let text = serde_json::to_string(&finished.fields).unwrap();
    for secret in ["6405014902840001", "1984-02-09", "628123456789"] {
        assert!(!text.contains(secret), "{text}");
        assert!(finished.to_seal.iter().any(|sealed| sealed.plain == secret));
    }
}

#[test]
fn rules_1_to_3_and_9_what_is_no_nik_blocks() {
    assert_eq!(nik("3273"), [Trouble::NikLength { found: 4 }]);
    assert_eq!(nik("64050149028400011"), [Trouble::NikLength { found: 17 }]);
    assert_eq!(nik("327301010190O001"), [Trouble::NikDigits { position: 13, found: 'O', like: Some('0') }]);
    assert_eq!(nik("3273 0101 0190 00l1"), [Trouble::NikDigits { position: 15, found: 'l', like: Some('1') }]);
    for typed in ["0000000000000000", "1111111111111111", "6405014902840000", "0105014902840001"] {
        assert_eq!(nik(typed), [Trouble::NikImplausible], "{typed}");
    }
    for typed in ["1.10E+15", "1,10101E15", "6.40501E+15"] {
        assert_eq!(nik(typed), [Trouble::NikFormat], "{typed}");
    }
}

#[test]
fn rules_4_to_6_what_does_not_fit_a_nik_only_warns() {
    assert_eq!(nik("6405017202840001"), [Trouble::NikDate { day: 72, month: 2 }]);
    assert_eq!(nik("6405013102840001"), [Trouble::NikDate { day: 31, month: 2 }, Trouble::NikSexDiffers]);
    assert_eq!(nik("6405014902850001"), [Trouble::NikBirthDiffers]);
    assert_eq!(nik("6405010902840001"), [Trouble::NikSexDiffers]);
    assert_eq!(nik("3273014902840001"), [Trouble::NikRegion]);
    assert_eq!(nik("6406014902840001"), [Trouble::NikRegion], "the old code of another regency");
    assert_eq!(nik("6405014902840001"), [], "the old code of this one");
    assert_eq!(nik("6503014902840001"), []);
    let finished = done(Form::Producer, &form(&[("nik", "3273010902850001")]));
    assert_eq!(finished.fields["nik"]["warned"], serde_json::json!(["nik_birth_differs", "nik_sex_differs", "nik_region"]));
    let flags: Vec<Trouble> =
        check_fields(Kind::Producer, &finished.fields, &fixture::pack(), today()).into_iter().map(|it| it.trouble).collect();
    assert_eq!(
        flags,
        [Trouble::NikBirthDiffers, Trouble::NikSexDiffers, Trouble::NikRegion],
        "the desk sees them without opening the envelope"
    );
}

#[test]
fn rule_8_a_nik_pasted_in_any_writing_is_the_same() {
    for typed in [
        "6405.0149.0284.0001",
        " 6405 0149 0284 0001 ",
        "٦٤٠٥٠١٤٩٠٢٨٤٠٠٠١",
        "６４０５０１４９０２８４０００１",
        "\u{202A}6405014902840001\u{202C}",
    ] {
        let finished = done(Form::Producer, &form(&[("nik", typed)]));
        assert_eq!(finished.to_seal.iter().find(|sealed| sealed.field == "nik").unwrap().plain, "6405014902840001");
    }
}

#[test]
fn a_nik_or_the_reason_why_there_is_none() {
    let none = form(&[("nik", "")]);
    assert_eq!(at(Form::Producer, &none, "nik_none"), [Trouble::Missing]);
    assert!(
        visible(Form::Producer, &none).contains(&Ask::NikNone) && !visible(Form::Producer, &whole(Form::Producer)).contains(&Ask::NikNone)
    );
    let finished = done(Form::Producer, &form(&[("nik", ""), ("nik_none", "forgotten")]));
    assert_eq!(finished.fields["nik"], serde_json::json!({"none": "forgotten"}));
    assert_eq!(finished.warnings, [Problem::new("nik_none", Trouble::NoNik)], "marked unverified");
    let typed = done(Form::Producer, &form(&[("nik_none", "forgotten")]));
    assert!(typed.fields["nik"].get("none").is_none(), "an answer to a hidden question is not read");
}

#[test]
fn rules_12_to_17_names() {
    let name = |typed: &str| at(Form::Producer, &form(&[("name", typed)]), "name");
    assert_eq!(name(&"a".repeat(10_000)), [Trouble::TooLong { max: 120, found: 10_000 }]);
    assert_eq!(name(" \u{200B} "), [Trouble::NameEmpty]);
    assert_eq!(name("Siti\u{202E}"), [Trouble::NameChars]);
    for typed in ["O'Brien\"; DROP TABLE", "<img src=x onerror=alert(1)>", "Ahmad 2", "Siti"] {
        assert_eq!(done(Form::Producer, &form(&[("name", typed)])).fields["name"], typed);
    }
}

#[test]
fn rule_18_birth_dates() {
    let birth = |typed: &str| at(Form::Producer, &form(&[("birth", typed), ("nik", ""), ("nik_none", "refused")]), "birth");
    assert_eq!(birth("2026-03-02"), [Trouble::DateFuture]);
    assert_eq!(birth("1880-01-01"), [Trouble::DateRange { first_year: 1916 }]);
    assert_eq!(birth("2026-02-30"), [Trouble::DateInvalid]);
    assert_eq!(birth("01/02/03"), [Trouble::DateInvalid]);
    let year = |typed: &str| at(Form::Producer, &form(&[("birth", ""), ("birth_year", typed)]), "birth_year");
    assert_eq!(year(""), [Trouble::Missing]);
    assert_eq!(year("84"), [Trouble::DateInvalid]);
    assert_eq!(year("1900"), [Trouble::DateRange { first_year: 1916 }]);
    assert_eq!(year("2027"), [Trouble::DateFuture]);
    let finished = done(Form::Producer, &form(&[("birth", ""), ("birth_year", "1984")]));
    assert_eq!(finished.fields["birth"], serde_json::json!({"year": 1984}));
}

#[test]
fn consent_is_the_persons_own_and_a_childs_guardians() {
    let consent = |given: &str| at(Form::Producer, &form(&[("consent", given)]), "consent");
    assert_eq!(consent(""), [Trouble::ConsentMissing]);
    assert_eq!(consent("statistics"), [Trouble::ConsentMissing]);
    assert_eq!(consent("registry"), []);
    assert_eq!(at(Form::Producer, &form(&[("consent_method", "")]), "consent_method"), [Trouble::Missing]);
    let child = form(&[("birth", "2008-03-02"), ("nik", ""), ("nik_none", "no_card")]);
    assert_eq!(at(Form::Producer, &child, "guardian"), [Trouble::GuardianMissing]);
    let mut guarded = child.clone();
    guarded.insert("guardian".into(), "Ibu Ros".into());
    assert_eq!(done(Form::Producer, &guarded).fields["guardian"], "Ibu Ros");
    assert!(!visible(Form::Producer, &whole(Form::Producer)).contains(&Ask::Guardian));
}

#[test]
fn a_village_outside_the_territory_is_refused() {
    let pack = fixture::pack();
    let territory = ["65.02".to_owned()];
    let context = Context { pack: &pack, today: today(), territory: &territory };
    let problems = finish(Form::Producer, &whole(Form::Producer), None, &context).unwrap_err();
    assert_eq!(problems, [Problem::new("village", Trouble::VillageOutside)]);
    assert_eq!(at(Form::Producer, &form(&[("village", "99.99.99.9999")]), "village"), [Trouble::UnknownCode]);
}

#[test]
fn rule_7_a_person_this_phone_holds_is_remarked() {
    let pack = fixture::pack();
    let context = Context { pack: &pack, today: today(), territory: &[] };
    let known = done(Form::Producer, &whole(Form::Producer)).fields;
    let report = done(Form::Farm, &whole(Form::Farm)).fields;
    let again = form(&[("name", "Bu Siti"), ("phone", "")]);
    assert_eq!(check_beside(Form::Producer, &again, &context, [&report, &known]), [Problem::new("nik", Trouble::NikKnownHere)]);
    for other in [form(&[("nik", "6405014902840002")]), form(&[("village", fixture::SETULANG)]), form(&[("nik", "")])] {
        let found = check_beside(Form::Producer, &other, &context, [&report, &known]);
        assert!(found.iter().all(|problem| problem.trouble != Trouble::NikKnownHere), "{found:?}");
    }
}
