use super::super::*;
use super::any_value;
use crate::domain::amount::{Amount, Price};
use crate::domain::civil::Day;
use crate::domain::codes::{Condition, NikNone};
use crate::domain::form::{Draft, Form};
use crate::domain::ids::{DraftId, Kind, PersonId, RecordId, RevisionId, StoreId};
use crate::domain::map::Map;
use crate::domain::moment::{Moment, Month};
use crate::domain::pack::{Area, fixture};
use crate::domain::producer::{BirthField, NikField};
use crate::domain::refs::{CommodityRef, GearRef, UnitRef};
use crate::domain::reports::profile::Profile;
use crate::domain::sealed::Envelope;
use crate::domain::status::{HeldCode, Review, Sending};
use crate::domain::verdict::{Outcome, Verdict};
use proptest::prelude::*;
use serde_json::json;
use std::fmt::Debug;

/// Written as this text, and read back from it.
fn is_text<T: Json + Debug + PartialEq>(value: T, text: &str) {
    assert_eq!(to_text(&value), text);
    assert_eq!(from_slice::<T>(text.as_bytes()), Ok(value));
}

fn refused<T: Json + Debug + PartialEq>(value: Value, field: &'static str, why: &'static str) {
    assert_eq!(T::read(value), Err(Unreadable { field, why }));
}

#[test]
fn every_kind_of_type_has_the_text_it_had() {
    let id = "01010101-0101-4101-8101-010101010101";
    is_text(RecordId::from_random([1; 16]), &format!("\"{id}\""));
    is_text(StoreId::from_random([1; 16]), &format!("\"{id}\""));
    is_text(RevisionId([0xab; 32]), &format!("\"{}\"", "ab".repeat(32)));
    is_text("2026-03-01".parse::<Day>().unwrap(), "\"2026-03-01\"");
    is_text("2026-03".parse::<Month>().unwrap(), "\"2026-03\"");
    is_text("2026-03-01T05:07".parse::<Moment>().unwrap(), "\"2026-03-01T05:07\"");
    is_text(Form::Aquaculture, "\"aquaculture\"");
    is_text(Sending::OnTheWay, "\"on_the_way\"");
    is_text(Sending::Held(HeldCode::SecondHead), r#"{"held":"second_head"}"#);
    is_text(CommodityRef::Listed { id: "rotan-sega".into() }, r#"{"id":"rotan-sega"}"#);
    is_text(CommodityRef::Typed { typed: "ubi \"itam\"".into() }, r#"{"typed":"ubi \"itam\""}"#);
    is_text(GearRef::Listed { code: "07.1".into() }, r#"{"code":"07.1"}"#);
    is_text(GearRef::Typed { typed: "belat".into() }, r#"{"typed":"belat"}"#);
    let amount = Amount { milli: -1_500, unit: UnitRef::Listed("kg".into()), condition: Some(Condition::Wet) };
    is_text(amount, r#"{"milli":-1500,"unit":"kg","condition":"wet"}"#);
    is_text(Price { idr: 9_000, per: UnitRef::Typed { typed: "gendong".into() } }, r#"{"idr":9000,"per":{"typed":"gendong"}}"#);
    is_text(NikField::default(), "{}");
    let sealed = Some(Envelope { key: "0000aaaa".into(), env: "x/+".into() });
    let nik = NikField { sealed, last2: Some("01".into()), warned: vec!["nik_region".into()], none: Some(NikNone::NoCard) };
    is_text(nik, r#"{"sealed":{"key":"0000aaaa","env":"x/+"},"last2":"01","warned":["nik_region"],"none":"no_card"}"#);
    is_text(Area { code: "65".into(), name: "Kaltara".into(), point: None }, r#"{"code":"65","name":"Kaltara"}"#);
    is_text(Area { code: "65".into(), name: "é".into(), point: Some((1, -2)) }, r#"{"code":"65","name":"é","point":[1,-2]}"#);
    is_text(true, "true");
    is_text(vec![None, Some(i64::MIN), Some(i64::MAX)], "[null,-9223372036854775808,9223372036854775807]");
    is_text(u64::MAX, "18446744073709551615");
    is_text(Map::from([("a\n".to_owned(), 1u32), ("b".to_owned(), 2)]), r#"{"a\n":1,"b":2}"#);
}

#[test]
fn what_a_phone_keeps_comes_back() {
    let profile = Profile {
        person: PersonId::from_random([1; 16]),
        login: "penyuluh".into(),
        name: "Yosefa".into(),
        role: crate::domain::access::Role::Officer,
        territory: vec!["65.02.13".into()],
        producer: None,
        phone_number: 7,
        server_key: "AAAA".into(),
        pack: "0123456789ab".into(),
        server_ms: 5,
    };
    assert!(to_text(&profile).contains(r#""producer":null,"phone_number":7"#), "nothing is written out where nothing says otherwise");
    assert_eq!(from_slice::<Profile>(to_text(&profile).as_bytes()), Ok(profile));
    assert_eq!(from_slice(to_text(&fixture::pack()).as_bytes()), Ok(fixture::pack()));
    let draft = Draft {
        id: DraftId::from_random([2; 16]),
        form: Form::Nil,
        answers: [("note".to_owned(), "\u{1}\t\u{1F33E}".to_owned())].into(),
        record: RecordId::from_random([3; 16]),
        base: Some(RevisionId([4; 32])),
        opened_ms: 1,
        changed_ms: -1,
    };
    assert_eq!(from_slice(to_text(&draft).as_bytes()), Ok(draft));
    let verdict = Verdict {
        target: RecordId::from_random([3; 16]),
        judged: RevisionId([4; 32]),
        outcome: Outcome::Reject,
        reason: String::new(),
        marked: Map::new(),
        due: Day::new(2026, 11, 30),
    };
    assert_eq!(Verdict::from_fields(&verdict.to_fields()), Some(verdict.clone()));
    assert_eq!(serde_json::from_value::<Verdict>(serde_json::to_value(&verdict).unwrap()).unwrap(), verdict, "as the desk carries it");
}

#[test]
fn codes_are_their_names_for_every_variant() {
    Form::ALL.into_iter().for_each(|form| is_text(form, &format!("\"{}\"", form.as_str())));
    HeldCode::ALL.into_iter().for_each(|code| is_text(code, &format!("\"{}\"", code.as_str())));
    crate::domain::access::Role::ALL.into_iter().for_each(|role| is_text(role, &format!("\"{}\"", role.as_str())));
    for kind in [Kind::Producer, Kind::Holding, Kind::Harvest, Kind::Verdict, Kind::Mapping] {
        is_text(kind, &format!("\"{}\"", kind.as_str()));
    }
    for review in [Review::Waiting, Review::Approved, Review::Returned, Review::Rejected, Review::Changed] {
        is_text(review, &format!("\"{}\"", review.as_str()));
    }
    for sending in [Sending::OnPhone, Sending::OnTheWay, Sending::Safe].into_iter().chain(HeldCode::ALL.map(Sending::Held)) {
        is_text(sending, &to_text(&sending));
    }
}

#[test]
fn missing_null_and_unknown_fields() {
    let amount = Amount { milli: 1, unit: UnitRef::Listed("kg".into()), condition: None };
    for value in [
        json!({"milli": 1, "unit": "kg"}),
        json!({"milli": 1, "unit": "kg", "condition": null}),
        json!({"milli": 1, "unit": "kg", "of_a_newer_version": [{}]}),
    ] {
        assert_eq!(Amount::read(value), Ok(amount.clone()));
    }
    assert_eq!(BirthField::read(json!({"year": 1984, "sealed": null})), Ok(BirthField { sealed: None, year: 1984 }));
    refused::<Amount>(json!({"unit": "kg"}), "milli", "missing");
    refused::<Amount>(json!({"milli": null, "unit": "kg"}), "milli", "no whole number in range");
    refused::<NikField>(json!({"warned": null}), "warned", "no list");
    refused::<NikField>(json!({"sealed": {"key": 1, "env": ""}}), "key", "no text");
    refused::<NikField>(json!({"sealed": 1}), "sealed", "no object");
}

#[test]
fn wrong_types_and_numbers_out_of_range() {
    for value in [json!(1), json!("kg"), json!([1, "kg"]), json!(null)] {
        refused::<Amount>(value, "", "no object");
    }
    for milli in [json!(1.0), json!("1"), json!(u64::MAX), json!(true)] {
        refused::<Amount>(json!({"milli": milli, "unit": "kg"}), "milli", "no whole number in range");
    }
    for (number, fits) in [(json!(-1), false), (json!(0), true), (json!(65_535), true), (json!(65_536), false)] {
        assert_eq!(u16::read(number.clone()).is_ok(), fits, "{number}");
    }
    refused::<i32>(json!(2_147_483_648_i64), "", "no whole number in range");
    refused::<u64>(json!(-1), "", "no whole number in range");
    refused::<bool>(json!("true"), "", "neither true nor false");
    refused::<(i32, i32)>(json!([1, 2, 3]), "", "no pair");
    refused::<Form>(json!("Nil"), "", "unknown code");
    refused::<Sending>(json!({"held": "unheard_of"}), "held", "unknown code");
    refused::<Sending>(json!("held"), "", "unknown code");
    refused::<CommodityRef>(json!({"typed": 1}), "typed", "no text");
    refused::<Day>(json!("2026-02-30"), "", "no Day");
    for text in ["", "{", "{}x", "nul", "\u{feff}{}"] {
        assert_eq!(from_slice::<NikField>(text.as_bytes()), Err(Unreadable { field: "", why: "no JSON" }), "{text}");
    }
    assert_eq!(Amount::read(json!({"unit": "kg"})).unwrap_err().to_string(), "milli: missing");
}

proptest! {
    #[test]
    fn no_value_panics(value in any_value()) {
        let _ = (Amount::read(value.clone()), Draft::read(value.clone()), Sending::read(value.clone()), Area::read(value.clone()));
        let _ = (Verdict::read(value.clone()), crate::domain::pack::Pack::read(value));
    }
}
