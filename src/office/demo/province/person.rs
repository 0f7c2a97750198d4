//! Who a producer is: a name by his people, a NIK that no office issued, a phone number that cannot ring.

use super::Stage;
use super::names::full_name;
use super::plan::{Life, Plan};
use crate::domain::civil::Day;
use crate::domain::codes::Sex;
use crate::domain::form::{Answers, Form};

/// Serials of a NIK run from 0001 by the day of birth and district, and never come near 9000: these are nobody's. Those
/// from 9000 on belong to the people written by hand.
const SERIAL_FIRST: u64 = 9100;
const SERIALS: u64 = 900;

/// Birth dates are spread over so many days, 55 years. A prime, as is the step: of all people with one serial no two are
/// born on the same day, so no two NIKs are equal, for eighteen million people.
const BIRTH_DAYS: u64 = 20_011;
const BIRTH_STEP: u64 = 7919;

/// No area has the code 0555, and by the national numbering plan (KM 28/2004) no subscriber's number begins with 0.
const PHONE_START: &str = "05550";

/// From this year of birth on a first card was issued by the new province.
const NEW_PROVINCE_FROM: i32 = 1996;

/// Where people from elsewhere got theirs: Makassar, Bone, Banjarmasin, Surabaya, Berau.
const ELSEWHERE: [&str; 5] = ["737101", "730801", "637101", "357801", "640301"];

/// Answers from pairs; empty ones are left out.
pub fn answers<const N: usize>(pairs: [(&str, String); N]) -> Answers {
    pairs.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key.to_owned(), value)).collect()
}

/// The answers of a producer's registration.
pub fn registration(plan: &Plan, producer: u64, life: &Life) -> Answers {
    let mut dice = plan.dice("person", &[producer]);
    let people = dice.weighted(life.district.peoples, |share| share.1).0;
    let men = if life.livelihoods[0] == Form::Catch { 880 } else { 600 };
    let sex = if dice.permille(men) { Sex::Male } else { Sex::Female };
    let name = full_name(people, sex, &mut dice);
    let birth = birth(plan, producer);
    let staged = plan.stage(producer) == Some(Stage::Twin);
    let has_nik = dice.permille(930) || staged;
    let none = dice.pick(&["no_card", "no_card", "forgotten", "refused"]);
    let region = match dice.permille(60) {
        true => dice.pick(&ELSEWHERE).to_owned(),
        false => region(plan, life, birth, dice.permille(100)),
    };
    let nik = if has_nik { nik(&region, birth, sex, producer) } else { String::new() };
    // One in two hundred says another date than the card: a NIK is not reissued when a date is corrected.
    let said = if dice.permille(5) && !staged { Day::from_number(birth.number() - 1) } else { birth };
    let knows_day = dice.permille(920);
    let (day, year) = if knows_day { (said.to_string(), String::new()) } else { (String::new(), birth.year().to_string()) };
    let phone = if dice.permille(600) { format!("{PHONE_START}{:06}", producer % 1_000_000) } else { String::new() };
    let livelihoods: Vec<&str> = life.livelihoods.iter().map(|form| form.as_str()).collect();
    let purposes = if dice.permille(900) { "registry statistics" } else { "registry" };
    answers([
        ("name", name),
        ("nik", nik),
        ("nik_none", if has_nik { String::new() } else { none.to_owned() }),
        ("sex", if sex == Sex::Male { "male" } else { "female" }.to_owned()),
        ("birth", day),
        ("birth_year", year),
        ("phone", phone),
        ("village", life.village.clone()),
        ("livelihoods", livelihoods.join(" ")),
        ("group", group(plan, life, producer)),
        ("consent", purposes.to_owned()),
        ("consent_method", dice.pick(&["tap", "tap", "signature", "thumb", "audio"]).to_owned()),
    ])
}

/// The day of birth of a producer.
fn birth(plan: &Plan, producer: u64) -> Day {
    let (serial, round) = (producer % SERIALS, producer / SERIALS);
    let start = plan.dice("birth", &[serial]).below(BIRTH_DAYS);
    let days = (start + round * BIRTH_STEP) % BIRTH_DAYS;
    Day::from_number(plan.youngest() - days.cast_signed())
}

/// The first six digits: for most adults still the code from before the province was split from East Kalimantan.
fn region(plan: &Plan, life: &Life, birth: Day, moved: bool) -> String {
    let (regency, district) = life.district.code.split_at(5);
    let former = plan.pack.former.iter().find(|former| former.code == regency).map(|former| former.before.as_str());
    let regency = former.filter(|_| birth.year() < NEW_PROVINCE_FROM && !moved).unwrap_or(regency);
    format!("{regency}{district}").replace('.', "")
}

fn nik(region: &str, birth: Day, sex: Sex, producer: u64) -> String {
    let day = birth.day() + if sex == Sex::Female { 40 } else { 0 };
    format!("{region}{day:02}{:02}{:02}{}", birth.month(), birth.year().rem_euclid(100), SERIAL_FIRST + producer % SERIALS)
}

/// Two people in five belong to a group; it bears the village's name.
fn group(plan: &Plan, life: &Life, producer: u64) -> String {
    let mut dice = plan.dice("group", &[producer]);
    if !dice.permille(400) {
        return String::new();
    }
    let start = match life.livelihoods[0] {
        Form::Catch => "KUB",
        Form::Aquaculture => "Pokdakan",
        Form::Forest => "KUPS",
        _ => "Poktan",
    };
    let name = dice.pick(&["Maju", "Sejahtera", "Harapan", "Bersama", "Sepakat"]);
    let village = plan.pack.village(&life.village).map_or("", |village| &village.name);
    format!("{start} {name} {village}")
}

/// The answers of the holding registered with him.
pub fn holding(plan: &Plan, producer: u64, life: &Life) -> Answers {
    let mut dice = plan.dice("holding", &[producer]);
    let first = life.livelihoods[0];
    let good = life.goods.iter().find(|good| good.form == first);
    let seaweed = good.is_some_and(|good| good.id.starts_with("rumput-laut"));
    let fresh = good.is_some_and(|good| matches!(good.id, "nila" | "lele" | "patin" | "mas"));
    let kind = match first {
        Form::Catch => "vessel",
        Form::Aquaculture if seaweed => "line",
        Form::Aquaculture if fresh => "cage",
        Form::Aquaculture => "pond",
        Form::Forest => "area",
        _ => "plot",
    };
    let mut number = |low, high| dice.between(low, high).to_string();
    let (area, unit) = match kind {
        "plot" | "pond" => (format!("{},{}", number(0, 4), number(1, 9)), "ha"),
        "cage" => (number(9, 120), "m2"),
        "area" => (number(3, 400), "ha"),
        _ => (String::new(), ""),
    };
    let (gt, engine_hp) = if kind == "vessel" { (number(1, 6), number(5, 40)) } else { (String::new(), String::new()) };
    let length = match kind {
        "vessel" => number(5, 12),
        "line" => number(200, 6000),
        _ => String::new(),
    };
    let land = matches!(kind, "plot" | "pond" | "cage");
    answers([
        ("producer", plan.record("producer", producer, 0).to_string()),
        ("holding_kind", kind.to_owned()),
        ("village", life.village.clone()),
        ("area", area),
        ("area_unit", unit.to_owned()),
        ("tenure", if land { dice.pick(&["own", "own", "own", "share", "customary", "rent"]) } else { "" }.to_owned()),
        ("crop", if land || kind == "line" { good.map_or("", |good| good.id) } else { "" }.to_owned()),
        ("gt", gt),
        ("engine_hp", engine_hp),
        ("length", length),
        ("scheme", if kind == "area" { dice.pick(&["hd", "hkm", "ha", "none"]) } else { "" }.to_owned()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::form::{Context, finish};
    use crate::domain::phone_number;
    use crate::office::demo::province::Options;
    use std::collections::BTreeSet;
    use std::sync::Arc;

    #[test]
    fn nobody_shares_a_nik_and_no_number_can_ring() {
        let plan = Plan::new(Options { producers: 3000, ..Options::default() }, Arc::new(crate::office::pack::build()));
        let mut niks = BTreeSet::new();
        let (mut old, mut none, mut phones) = (0, 0, 0);
        for producer in 0..plan.options.producers {
            let said = registration(&plan, producer, &plan.life(producer));
            match said.get("nik") {
                Some(nik) => {
                    assert!(nik[12..].parse::<u64>().is_ok_and(|serial| (9100..10_000).contains(&serial)), "{nik}");
                    old += usize::from(nik.starts_with("64"));
                    assert!(niks.insert(nik.clone()), "{nik} twice");
                }
                None => none += 1,
            }
            if let Some(number) = said.get("phone") {
                phones += 1;
                assert!(phone_number::read(number).is_ok_and(|read| read.starts_with("625550")), "{number}");
            }
        }
        assert!(old > 1200 && none > 100 && phones > 1500, "{old} {none} {phones}");
    }

    #[test]
    fn the_forms_take_every_registration_and_holding() {
        let plan = Plan::new(Options::default(), Arc::new(crate::office::pack::build()));
        let mut kinds = BTreeSet::new();
        for producer in 0..400 {
            let life = plan.life(producer);
            let context = Context { pack: &plan.pack, today: Day::from_number(life.registered), territory: &[] };
            let said = registration(&plan, producer, &life);
            finish(Form::Producer, &said, None, &context).unwrap_or_else(|problems| panic!("{said:?}: {problems:?}"));
            let said = holding(&plan, producer, &life);
            kinds.extend(said.get("holding_kind").cloned());
            finish(Form::Holding, &said, None, &context).unwrap_or_else(|problems| panic!("{said:?}: {problems:?}"));
        }
        assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["area", "cage", "line", "plot", "pond", "vessel"]);
    }
}
