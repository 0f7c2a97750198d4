//! The forms on the whole reference data: the 163 commodities, their units, every village and gear.
#![cfg(feature = "ssr")]

use anjat::domain::civil::Day;
use anjat::domain::form::{Answers, Context, Finished, Form, Input, finish, questions};
use anjat::domain::json::to_text;
use anjat::domain::pack::{Pack, Sector};
use anjat::domain::problem::{Problem, Severity, Trouble};
use anjat::domain::rules::check_fields;
use anjat::office::pack;

const PRODUCER: &str = "0b54d0a2-7a3e-4c58-9a55-0c8f7a3f4a11";

fn today() -> Day {
    "2026-03-01".parse().unwrap()
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

fn saved(form: Form, answers: &Answers, pack: &Pack) -> Result<Finished, Vec<Problem>> {
    let finished = finish(form, answers, None, &Context { pack, today: today(), territory: &[] })?;
    let found = check_fields(form.kind(), &finished.fields, pack, today());
    assert!(found.iter().all(|problem| problem.trouble.severity() == Severity::Warn), "{found:?}");
    Ok(finished)
}

/// Every commodity in every unit it is offered in goes through its form and the office.
#[test]
fn every_commodity_can_be_reported_in_its_units() {
    let pack = pack::build();
    for commodity in &pack.commodities {
        for unit in &commodity.units {
            let forms: &[Form] = match commodity.sector {
                Sector::Farming => &[Form::Farm],
                Sector::Fisheries => &[Form::Aquaculture],
                Sector::Forestry => &[Form::Forest],
            };
            for form in forms {
                let report = answers(&[
                    ("producer", PRODUCER),
                    ("village", "65.02.13.2001"),
                    ("date", "2026-02-20"),
                    ("commodity", &commodity.id),
                    ("amount", "1,5"),
                    ("unit", unit),
                    ("condition", "dry"),
                    ("part", "partial"),
                    ("destination", "outside"),
                    ("document", "none"),
                ]);
                let finished = saved(*form, &report, &pack).unwrap_or_else(|problems| panic!("{} {unit}: {problems:?}", commodity.id));
                assert_eq!(finished.fields["amount"]["milli"], 1500);
            }
        }
    }
}

/// A number that is a thousand times too large is noticed for every commodity whose unit is a weight.
#[test]
fn every_commodity_has_a_limit_by_weight() {
    let pack = pack::build();
    for commodity in pack.commodities.iter().filter(|commodity| commodity.base_unit == "kg") {
        let by_weight = pack.limits_of(commodity).find(|limit| limit.unit == "kg");
        assert!(by_weight.is_some_and(|limit| limit.max < 50_000), "{}", commodity.id);
    }
}

#[test]
fn every_village_and_gear_can_be_chosen() {
    let pack = pack::build();
    let trip = [("producer", PRODUCER), ("trip_start", "2026-02-19T20:00"), ("trip_end", "2026-02-20T05:30"), ("crew", "2")];
    let villages = pack.areas.iter().filter(|area| area.is_village());
    let mut count = 0;
    for (village, gear) in villages.zip(pack.gears.iter().cycle()) {
        let mut trip = answers(&trip);
        trip.insert("village".into(), village.code.clone());
        trip.insert("gear".into(), gear.code.clone());
        let finished = saved(Form::Catch, &trip, &pack).unwrap();
        assert_eq!(finished.fields["village"]["name"], village.name.as_str());
        assert_eq!(finished.warnings, [], "Pulang kosong");
        count += 1;
    }
    assert_eq!(count, 482);
}

/// An NIK of before 2013 is right in every regency, and only there.
#[test]
fn old_niks_belong_to_todays_regencies() {
    let pack = pack::build();
    for (before, village) in [
        ("6404", "65.01.01.1001"),
        ("6406", "65.02.13.2001"),
        ("6405", "65.03.04.2012"),
        ("6410", "65.04.01.2001"),
        ("6473", "65.71.01.1001"),
    ] {
        assert!(pack.village(village).is_some(), "{village}");
        let person = |nik: &str| {
            answers(&[
                ("name", "Yusuf"),
                ("nik", nik),
                ("sex", "male"),
                ("birth", "1970-01-02"),
                ("village", village),
                ("livelihoods", "farm"),
                ("consent", "registry"),
                ("consent_method", "tap"),
            ])
        };
        let context = Context { pack: &pack, today: today(), territory: &[] };
        let warned = |nik: String| finish(Form::Producer, &person(&nik), None, &context).unwrap().warnings;
        assert_eq!(warned(format!("{before}010201700001")), [], "{village}");
        assert_eq!(warned("7371010201700001".into()), [Problem::new("nik", Trouble::NikRegion)]);
    }
}

/// The pack's size on a phone, printed for the record.
#[test]
fn the_pack_is_small() {
    let json = to_text(&pack::build());
    eprintln!("pack: {} bytes of JSON", json.len());
    assert!(json.len() < 120_000, "{}", json.len());
}

#[test]
fn all_forms_ask_only_what_the_screen_can_draw() {
    let pack = pack::build();
    let context = Context { pack: &pack, today: today(), territory: &[] };
    for form in Form::ALL {
        for question in questions(form, &Answers::new(), &context) {
            if let Input::One(codes) | Input::Many(codes) = question.input {
                assert!(!codes.is_empty(), "{form:?} {question:?}");
            }
        }
    }
}
