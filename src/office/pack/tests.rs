//! The compiled-in tables, read whole.

use super::*;
use crate::domain::json::{from_slice, to_text};
use crate::domain::pack::Sector;
use std::collections::BTreeSet;

#[test]
fn the_tables_are_whole() {
    let pack = build();
    let level = |len: usize| pack.areas.iter().filter(|area| area.code.len() == len).count();
    assert_eq!((level(2), level(5), level(8), level(13)), (1, 5, 55, 482));
    assert_eq!((pack.commodities.len(), pack.units.len(), pack.former.len()), (163, 29, 5));
    assert!(pack.gears.len() > 20);
    assert_eq!(pack.version.len(), VERSION_LEN);
    let json = to_text(&pack);
    assert!(json.len() < 120_000, "the pack is {} bytes of JSON", json.len());
    assert_eq!(from_slice::<Pack>(json.as_bytes()), Ok(pack));
}

#[test]
fn every_name_has_what_it_names() {
    let pack = build();
    for commodity in &pack.commodities {
        assert!(pack.unit(&commodity.base_unit).is_some(), "{}: {}", commodity.id, commodity.base_unit);
        assert!(!commodity.units.is_empty(), "{}", commodity.id);
        for unit in &commodity.units {
            assert!(pack.unit(unit).is_some(), "{}: {unit}", commodity.id);
        }
    }
    let groups: BTreeSet<String> = pack.commodities.iter().map(|it| format!("group:{}/{}", it.sector.as_str(), it.group)).collect();
    for limit in &pack.limits {
        let named = match limit.of.split_once(':') {
            Some(("commodity", id)) => pack.commodity(id).is_some(),
            Some(("group", _)) => groups.contains(&limit.of),
            Some(("sector", sector)) => ["farming", "fisheries", "forestry"].contains(&sector),
            _ => false,
        };
        assert!(named && pack.unit(&limit.unit).is_some() && limit.max > 0, "{limit:?}");
    }
    for village in pack.areas.iter().filter(|area| area.is_village()) {
        assert!(pack.district_of(&village.code).is_some() && pack.regency_of(&village.code).is_some(), "{}", village.code);
        assert!(village.point.is_some(), "{}", village.code);
    }
    for former in &pack.former {
        assert!(pack.area(&former.code).is_some(), "{former:?}");
    }
}

#[test]
fn weights_are_exact_and_local_units_have_none() {
    let pack = build();
    let grams = |code: &str| pack.unit(code).unwrap().grams;
    assert_eq!([grams("gram"), grams("ons"), grams("kg"), grams("kuintal"), grams("ton")], [1, 100, 1_000, 100_000, 1_000_000].map(Some));
    for code in ["ikat", "karung", "pikul", "liter", "batang", "keranjang", "rak"] {
        assert_eq!(grams(code), None, "{code}");
    }
}

#[test]
fn every_limit_line_says_that_it_is_an_estimate_and_why() {
    let table = include_str!("../../../data/limits.csv");
    let mut seen = BTreeSet::new();
    for row in csv::Reader::from_reader(table.as_bytes()).into_records() {
        let row = row.unwrap();
        assert!(row[3].starts_with("perkiraan: ") && row[3].len() > 15, "{row:?}");
        assert!(seen.insert((row[0].to_owned(), row[1].to_owned())), "twice: {row:?}");
    }
}

#[test]
fn villages_that_share_a_name_are_told_apart() {
    let pack = build();
    let hits = pack.search_villages("karang anyar", &[]);
    let same: Vec<_> = hits.iter().filter(|hit| hit.name == "Karang Anyar").map(|hit| hit.district.as_str()).collect();
    assert_eq!(same.len(), 2);
    assert_ne!(same[0], same[1]);
    assert!(pack.search_villages("setu", &["65.02".into()]).iter().any(|hit| hit.name == "Setulang"));
    assert!(pack.search_villages("setu", &["65.71".into()]).iter().all(|hit| hit.code.starts_with("65.71")));
}

#[test]
fn commodities_are_found_by_what_people_call_them() {
    let pack = build();
    let first = |text: &str, sector| pack.search_commodities(text, &[sector]).first().map(|commodity| commodity.id.as_str());
    assert_eq!(first("merica", Sector::Farming), Some("lada"));
    assert_eq!(first("haruan", Sector::Fisheries), Some("gabus"));
    assert_eq!(first("nomei", Sector::Fisheries), Some("pepija"));
    assert_eq!(first("segah", Sector::Forestry), Some("rotan-sega"));
    assert_eq!(first("git", Sector::Fisheries), Some("udang-windu"));
    assert_eq!(first("rotan sega", Sector::Farming), None);
    assert_eq!(pack.search_commodities("", &[Sector::Farming]).len(), 60);
}

#[test]
fn degrees_are_exact() {
    use tables::degrees;
    assert_eq!(degrees("2.81425"), Some(28_142_500));
    assert_eq!(degrees("-1.5"), Some(-15_000_000));
    assert_eq!(degrees("117.35496"), Some(1_173_549_600));
    assert_eq!(degrees(""), None);
}

#[test]
fn another_province_is_made_from_the_nationwide_files() {
    let east = first("64").unwrap().unwrap();
    let level = |len: usize| east.areas.iter().filter(|area| area.code.len() == len).count();
    assert_eq!((level(2), level(5), level(8), level(13)), (1, 10, 105, 1038));
    assert!(east.areas.iter().all(|area| area.code.starts_with("64")));
    assert_eq!(east.areas[0].name, "Kalimantan Timur");
    assert!(!east.search_villages("samurangau", &["64.01".into()]).is_empty());
    assert_eq!(east.commodities, build().commodities, "the other lists stay");
    assert!(east.former.is_empty());
    assert_eq!(first("99").unwrap(), None);
}

#[test]
fn the_nationwide_files_agree_with_ours() {
    let (ours, theirs) = (build(), first::nationwide("65").unwrap().unwrap());
    let name_of =
        |areas: &[crate::domain::pack::Area]| areas.iter().map(|area| (area.code.clone(), area.name.clone())).collect::<BTreeSet<_>>();
    assert_eq!(name_of(&ours.areas), name_of(&theirs));
}
