//! O5 to O7, aquaculture and P4: the forms of a report.

use super::*;
use serde_json::json;

fn farm(changed: &[(&str, &str)], key: &str) -> Vec<Trouble> {
    at(Form::Farm, &with(Form::Farm, changed), key)
}

#[test]
fn rule_19_the_future_blocks_here_and_is_doubted_at_the_office() {
    assert_eq!(farm(&[("date", "2026-03-02")], "date"), [Trouble::DateFuture]);
    let fields = done(Form::Farm, &whole(Form::Farm)).fields;
    let found = check_fields(Kind::Harvest, &fields, &fixture::pack(), "2026-02-01".parse().unwrap());
    assert_eq!(found, [Problem::new("date", Trouble::ClockDoubt)]);
    assert_eq!(at(Form::Nil, &with(Form::Nil, &[("month", "2026-04")]), "month"), [Trouble::DateFuture]);
    assert_eq!(at(Form::Nil, &with(Form::Nil, &[("month", "2026-03")]), "month"), []);
}

#[test]
fn older_than_90_days_asks_why() {
    let late = [("date", "2025-11-30")];
    assert_eq!(farm(&late, "late_reason"), [Trouble::DateOldReason { days: 91 }]);
    assert!(!visible(Form::Farm, &whole(Form::Farm)).contains(&Ask::LateReason));
    let told = done(Form::Farm, &with(Form::Farm, &[("date", "2025-11-30"), ("late_reason", "jalan putus")]));
    assert_eq!(told.fields["late_reason"], "jalan putus");
    let catch = with(Form::Catch, &[("trip_start", "2025-11-29T20:00"), ("trip_end", "2025-11-30T05:00"), ("date", "2026-02-28")]);
    assert_eq!(at(Form::Catch, &catch, "late_reason"), [Trouble::DateOldReason { days: 91 }]);
}

#[test]
fn a_record_in_time_on_the_phone_is_not_held_for_arriving_late() {
    let fields = done(Form::Farm, &whole(Form::Farm)).fields;
    assert_eq!(check_fields(Kind::Harvest, &fields, &fixture::pack(), "2026-12-01".parse().unwrap()), []);
}

#[test]
fn rule_20_amounts_that_cannot_be() {
    let range = || Trouble::Range { min: "0,1".into(), max: "50000".into() };
    for typed in ["-5", "50001", "0,05"] {
        assert_eq!(farm(&[("amount", typed)], "amount"), [range()], "{typed}");
    }
    for typed in ["1e9", "NaN", "Infinity", "banyak"] {
        assert_eq!(farm(&[("amount", typed)], "amount"), [Trouble::NumberInvalid], "{typed}");
    }
    assert_eq!(farm(&[("amount", "")], "amount"), [Trouble::Missing]);
    assert_eq!(farm(&[("amount", "0,05"), ("commodity", "vanili")], "amount"), [], "what is traded in ons may be little");
    assert_eq!(farm(&[("amount", "-5"), ("unit", "")], "amount").len(), 1);
}

#[test]
fn rule_20_zero_asks_whether_the_harvest_failed() {
    assert_eq!(farm(&[("amount", "0")], "amount"), [Trouble::ZeroAsk]);
    assert!(visible(Form::Farm, &with(Form::Farm, &[("amount", "0")])).contains(&Ask::Failed));
    let failed = done(Form::Farm, &with(Form::Farm, &[("amount", "0"), ("failed", "yes")]));
    assert_eq!((&failed.fields["failed"], &failed.fields["amount"]["milli"]), (&json!(true), &json!(0)));
    let not = done(Form::Farm, &with(Form::Farm, &[("failed", "yes")]));
    assert!(!not.fields.contains_key("failed"), "an amount above zero did not fail");
}

#[test]
fn rule_21_doubtful_numbers_are_asked_about() {
    let doubt = Trouble::NumberAmbiguous { thousands: "1500".into(), decimal: "1,5".into() };
    assert_eq!(farm(&[("amount", "1.500")], "amount"), [doubt]);
    for (chosen, milli) in [("1500", 1_500_000), ("1,5", 1_500), ("1.250,5", 1_250_500)] {
        assert_eq!(done(Form::Farm, &with(Form::Farm, &[("amount", chosen)])).fields["amount"]["milli"], json!(milli));
    }
    assert_eq!(done(Form::Farm, &whole(Form::Farm)).fields["price"], json!({"idr": 5500, "per": "kg"}), "rupiah have no decimals");
}

#[test]
fn over_the_limit_asks_why_and_keeps_it() {
    let over = [("amount", "201"), ("commodity", "vanili")];
    assert_eq!(farm(&over, "limit_reason"), [Trouble::OverLimitReason { limit: "200".into(), unit: "kg".into() }]);
    assert_eq!(farm(&[("amount", "2010"), ("unit", "ons"), ("commodity", "vanili")], "limit_reason").len(), 1, "by weight");
    let told = done(Form::Farm, &with(Form::Farm, &[over[0], over[1], ("limit_reason", "panen bersama")]));
    assert_eq!(told.warnings, [Problem::new("amount", Trouble::OverLimit { limit: "200".into(), unit: "kg".into() })]);
    assert_eq!(farm(&[("amount", "201"), ("unit", "karung")], "limit_reason").len(), 1, "the limit of the sector in that unit");
    assert_eq!(farm(&[("amount", "200"), ("commodity", "vanili")], "limit_reason"), []);
}

#[test]
fn units_without_a_weight_are_never_guessed() {
    assert_eq!(farm(&[("unit", "karung")], "unit"), [Trouble::Unmeasured]);
    assert_eq!(farm(&[("unit", "ton"), ("amount", "1")], "unit"), []);
    assert_eq!(farm(&[("commodity", "sapi"), ("unit", "ekor"), ("amount", "2")], "unit"), [], "cattle are counted");
    let typed = done(Form::Farm, &with(Form::Farm, &[("unit", "other: gendong "), ("commodity", "other:Keladi hutan"), ("price", "")]));
    assert_eq!(typed.fields["amount"]["unit"], json!({"typed": "gendong"}));
    assert_eq!(typed.fields["commodity"], json!({"typed": "Keladi hutan"}));
    assert!(typed.warnings.contains(&Problem::new("unit", Trouble::AsTyped)));
    assert!(typed.warnings.contains(&Problem::new("commodity", Trouble::AsTyped)));
    assert_eq!(farm(&[("commodity", "other: ")], "commodity"), [Trouble::Missing]);
    assert_eq!(farm(&[("commodity", "rotan-sega")], "commodity"), [Trouble::UnknownCode], "a forest product on the farm form");
}

#[test]
fn o6_a_trip_has_an_end_after_its_start_and_people_aboard() {
    let trip = |changed: &[(&str, &str)], key: &str| at(Form::Catch, &with(Form::Catch, changed), key);
    assert_eq!(trip(&[("trip_end", "2026-02-19T19:59")], "trip_end"), [Trouble::EndBeforeStart]);
    assert_eq!(trip(&[("trip_end", "2026-03-02T05:00")], "trip_end"), [Trouble::DateFuture]);
    assert_eq!(trip(&[("trip_end", "kemarin")], "trip_end"), [Trouble::DateInvalid]);
    assert_eq!(trip(&[("crew", "0")], "crew"), [Trouble::CrewZero]);
    assert_eq!(trip(&[("crew", "101")], "crew"), [Trouble::CrewMany]);
    assert_eq!(trip(&[("crew", "-1")], "crew"), [Trouble::Range { min: "1".into(), max: "1000".into() }]);
    assert_eq!(trip(&[("gear", "other:jala besar")], "gear"), [Trouble::AsTyped]);
    let fields = done(Form::Catch, &whole(Form::Catch)).fields;
    assert_eq!(fields["date"], "2026-02-20", "the day of landing");
    assert_eq!(fields["trip"], json!({"start": "2026-02-19T20:00", "end": "2026-02-20T05:30"}));
    let line = json!({"species": {"id": "tenggiri"}, "amount": {"milli": 12500, "unit": "kg"}, "price": {"idr": 45000, "per": "kg"}});
    assert_eq!(fields["line:0a1b2c3d"], line);
}

#[test]
fn o6_lines_are_whole_or_none() {
    let mut empty = whole(Form::Catch);
    empty.retain(|key, _| !key.starts_with("line.") || key.ends_with(".unit"));
    assert!(done(Form::Catch, &empty).fields.keys().all(|name| !name.starts_with("line:")), "Pulang kosong");
    let half = with(Form::Catch, &[("line.0a1b2c3d.commodity", ""), ("line.ffffffff.commodity", "other:ikan merah")]);
    assert_eq!(at(Form::Catch, &half, "line.0a1b2c3d.commodity"), [Trouble::Missing]);
    assert_eq!(at(Form::Catch, &half, "line.ffffffff.amount"), [Trouble::Missing]);
    assert_eq!(at(Form::Catch, &half, "line.ffffffff.unit"), [Trouble::Missing]);
    let zero = with(Form::Catch, &[("line.0a1b2c3d.amount", "0")]);
    assert!(matches!(at(Form::Catch, &zero, "line.0a1b2c3d.amount").as_slice(), [Trouble::Range { .. }]));
    assert_eq!(at(Form::Catch, &with(Form::Catch, &[("line.0a1b2c3d.amount", "5001")]), "limit_reason").len(), 1);
}

#[test]
fn o7_where_forest_goods_go_is_always_asked() {
    let forest = |changed: &[(&str, &str)], key: &str| at(Form::Forest, &with(Form::Forest, changed), key);
    assert_eq!(forest(&[("destination", "")], "destination"), [Trouble::Missing]);
    assert_eq!(forest(&[("destination", "outside")], "document"), [Trouble::Missing]);
    assert_eq!(forest(&[("destination", "outside"), ("document", "none")], "document"), [Trouble::NoDocument]);
    assert_eq!(forest(&[("destination", "outside"), ("document", "fa_hhbk")], "document"), []);
    let woven = with(Form::Forest, &[("destination", "outside"), ("commodity", "anyaman"), ("unit", "buah")]);
    assert!(!visible(Form::Forest, &woven).contains(&Ask::Document), "woven goods are not raw");
    assert_eq!(forest(&[("condition", "")], "condition"), [Trouble::Missing], "wet or dry rattan");
    assert_eq!(forest(&[("condition", ""), ("commodity", "madu"), ("unit", "liter")], "condition"), []);
}

#[test]
fn aquaculture_asks_part_and_condition_of_seaweed() {
    let pond = |changed: &[(&str, &str)], key: &str| at(Form::Aquaculture, &with(Form::Aquaculture, changed), key);
    assert_eq!(pond(&[("part", "")], "part"), [Trouble::Missing]);
    assert_eq!(pond(&[("condition", "")], "condition"), [Trouble::Missing]);
    assert_eq!(pond(&[("condition", ""), ("commodity", "tenggiri")], "condition"), []);
    let sized = with(Form::Aquaculture, &[("commodity", "tenggiri"), ("count_per_kg", "40")]);
    assert_eq!(done(Form::Aquaculture, &sized).fields["count_per_kg"], 40);
    assert_eq!(pond(&[("commodity", "tenggiri"), ("count_per_kg", "0")], "count_per_kg").len(), 1);
}

#[test]
fn holdings_keep_what_their_kind_asks() {
    let plot = done(Form::Holding, &whole(Form::Holding));
    assert_eq!(plot.fields["area_m2"], 15_000);
    let holding = |changed: &[(&str, &str)], key: &str| at(Form::Holding, &with(Form::Holding, changed), key);
    assert_eq!(holding(&[("area_unit", "")], "area_unit"), [Trouble::Missing]);
    assert_eq!(holding(&[("area", "0")], "area"), [Trouble::Range { min: "0,001".into(), max: "1000".into() }]);
    assert_eq!(holding(&[("area", "1.500")], "area").len(), 1);
    let boat = with(Form::Holding, &[("holding_kind", "vessel"), ("gt", "2,5"), ("engine_hp", "15"), ("length", "9,75")]);
    let boat = done(Form::Holding, &boat);
    assert_eq!(boat.fields["vessel"], json!({"gt_milli": 2500, "engine_hp": 15, "length_cm": 975}));
    assert!(!boat.fields.contains_key("area_m2"), "answers to hidden questions are not read");
    let line = with(Form::Holding, &[("holding_kind", "line"), ("length", "50"), ("crop", "cottonii"), ("stocked", "2026-03-02")]);
    assert_eq!(at(Form::Holding, &line, "stocked"), [Trouble::DateFuture]);
}

#[test]
fn rule_22_an_amount_far_from_the_persons_own_is_remarked() {
    let pack = fixture::pack();
    let context = Context { pack: &pack, today: today(), territory: &[] };
    let earlier: Vec<Fields> = ["200", "250", "400"].map(|kg| done(Form::Farm, &with(Form::Farm, &[("amount", kg)])).fields).into();
    let slip = with(Form::Farm, &[("amount", "4,5"), ("unit", "ton")]);
    let usual = Trouble::Unusual { low: "200".into(), high: "400".into() };
    assert_eq!(check_beside(Form::Farm, &slip, &context, &earlier), [Problem::new("amount", usual)]);
    assert_eq!(check_beside(Form::Farm, &whole(Form::Farm), &context, &earlier), []);
}

#[test]
fn p4_a_month_without_yield_and_a_harvest_in_it_are_asked_about() {
    let pack = fixture::pack();
    let context = Context { pack: &pack, today: today(), territory: &[] };
    let (nil, harvest) = (done(Form::Nil, &with(Form::Nil, &[("livelihood", "farm")])).fields, done(Form::Farm, &whole(Form::Farm)).fields);
    let farm = with(Form::Nil, &[("livelihood", "farm")]);
    assert_eq!(check_beside(Form::Nil, &farm, &context, [&harvest]), [Problem::new("month", Trouble::HarvestThatMonth)]);
    assert_eq!(check_beside(Form::Farm, &whole(Form::Farm), &context, [&nil]), [Problem::new("date", Trouble::NilThatMonth)]);
    let catch = done(Form::Catch, &whole(Form::Catch)).fields;
    assert_eq!(check_beside(Form::Nil, &whole(Form::Nil), &context, [&catch]), [Problem::new("month", Trouble::HarvestThatMonth)]);
    let no_catch = done(Form::Nil, &whole(Form::Nil)).fields;
    let twice = check_beside(Form::Catch, &whole(Form::Catch), &context, [&no_catch]);
    assert!(twice.contains(&Problem::new("trip_end", Trouble::NilThatMonth)), "{twice:?}");
    let other_month = with(Form::Nil, &[("livelihood", "farm"), ("month", "2026-01")]);
    assert_eq!(check_beside(Form::Nil, &other_month, &context, [&harvest]), []);
    assert_eq!(check_beside(Form::Nil, &whole(Form::Nil), &context, [&harvest]), [], "of another livelihood");
    let somebody_else = with(Form::Nil, &[("livelihood", "farm"), ("producer", "1b54d0a2-7a3e-4c58-9a55-0c8f7a3f4a11")]);
    assert_eq!(check_beside(Form::Nil, &somebody_else, &context, [&harvest]), []);
}
