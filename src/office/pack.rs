//! The first copy of the reference data: made from the tables in `data/`, which are compiled in.

use crate::domain::json::to_value;
use crate::domain::number;
use crate::domain::pack::{Area, Commodity, Former, Gear, Limit, Pack, Sector, Unit};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// Edition of the village code list in `data/kaltara_villages.csv` (data/README.md).
const AREA_LIST: &str = "Kepmendagri 300.2.2-2138/2025";

/// The province: the tables begin one level below.
const PROVINCE: (&str, &str) = ("65", "Kalimantan Utara");

/// Shown for a gear that the table has no local name for.
const UNKNOWN_GEAR: (&str, &str) = ("99.9", "alat tidak diketahui");

/// Hex digits of a pack's version.
const VERSION_LEN: usize = 12;

/// Builds the pack.
///
/// # Panics
/// When a compiled-in table is broken: a test reads them all.
pub fn build() -> Pack {
    try_build().expect("the compiled-in tables are read by a test")
}

fn try_build() -> Result<Pack, csv::Error> {
    let mut pack = Pack {
        version: String::new(),
        area_list: AREA_LIST.to_owned(),
        areas: areas()?,
        commodities: commodities()?,
        units: units()?,
        gears: gears()?,
        limits: limits()?,
        former: former()?,
    };
    pack.version = version(&pack);
    Ok(pack)
}

/// The first hex digits of SHA-256 over the pack's JSON without its version.
fn version(pack: &Pack) -> String {
    let mut json = to_value(pack);
    json.as_object_mut().map(|fields| fields.remove("version"));
    let hash = Sha256::digest(json.to_string());
    hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>().chars().take(VERSION_LEN).collect()
}

fn rows<T: DeserializeOwned>(table: &str) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(table.as_bytes()).into_deserialize().collect()
}

fn areas() -> Result<Vec<Area>, csv::Error> {
    #[derive(Deserialize)]
    struct Row {
        code: String,
        name: String,
        lat: String,
        lng: String,
    }
    let tables = [
        include_str!("../../data/kaltara_regencies.csv"),
        include_str!("../../data/kaltara_districts.csv"),
        include_str!("../../data/kaltara_villages.csv"),
    ];
    let mut areas = vec![Area { code: PROVINCE.0.to_owned(), name: PROVINCE.1.to_owned(), point: None }];
    for table in tables {
        areas.extend(rows::<Row>(table)?.into_iter().map(|row| Area {
            point: degrees(&row.lat).zip(degrees(&row.lng)),
            code: row.code,
            name: row.name,
        }));
    }
    Ok(areas)
}

/// Decimal degrees as 1e-7 degrees, without a detour over floating point.
fn degrees(text: &str) -> Option<i32> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() {
        return None;
    }
    let digits = format!("{whole}{decimals:0<7}");
    let value: i32 = digits.get(..whole.len() + 7)?.parse().ok()?;
    Some(if negative { -value } else { value })
}

fn commodities() -> Result<Vec<Commodity>, csv::Error> {
    #[derive(Deserialize)]
    struct Row {
        id: String,
        sector: Sector,
        group: String,
        tier: String,
        name_id: String,
        name_en: String,
        scientific_name: String,
        other_names: String,
        asfis_code: String,
        base_unit: String,
        local_units: String,
    }
    let rows = rows::<Row>(include_str!("../../data/commodities.csv"))?;
    let mut commodities: Vec<Commodity> = rows
        .into_iter()
        .map(|row| Commodity {
            id: row.id,
            sector: row.sector,
            group: row.group,
            core: row.tier == "core",
            name_id: row.name_id,
            name_en: row.name_en,
            other_names: list(&row.other_names),
            asfis: some(row.asfis_code),
            scientific: some(row.scientific_name),
            base_unit: row.base_unit,
            units: list(&row.local_units),
        })
        .collect();
    // Most common first; within that, the order of the table.
    commodities.sort_by_key(|commodity| !commodity.core);
    Ok(commodities)
}

fn units() -> Result<Vec<Unit>, csv::Error> {
    #[derive(Deserialize)]
    struct Row {
        code: String,
        name_id: String,
        name_en: String,
        dimension: String,
        factor_to_base: String,
        kind: String,
    }
    let rows = rows::<Row>(include_str!("../../data/units.csv"))?;
    let unit = |row: Row| {
        let is_weight = row.dimension == "mass" && row.kind == "fixed";
        // The base of weights is the kilogram: thousandths of it are grams.
        let grams = number::read(&row.factor_to_base).ok().filter(|_| is_weight).map(|factor| factor.milli);
        Unit { code: row.code, name_id: row.name_id, name_en: row.name_en, dimension: row.dimension, grams }
    };
    Ok(rows.into_iter().map(unit).collect())
}

fn gears() -> Result<Vec<Gear>, csv::Error> {
    #[derive(Deserialize)]
    struct Row {
        isscfg_code: String,
        std_abb: String,
        name_en: String,
        local_names_id: String,
        kaltara_relevant: u8,
    }
    let rows = rows::<Row>(include_str!("../../data/gears.csv"))?;
    let used = rows.into_iter().filter(|row| row.kaltara_relevant == 1 && !row.std_abb.is_empty());
    let gear = |row: Row| {
        let mut names_id = list(&row.local_names_id);
        if names_id.is_empty() {
            let name = if row.isscfg_code == UNKNOWN_GEAR.0 { UNKNOWN_GEAR.1 } else { row.name_en.as_str() };
            names_id.push(name.to_owned());
        }
        Gear { code: row.isscfg_code, abbreviation: row.std_abb, name_en: row.name_en, names_id }
    };
    Ok(used.map(gear).collect())
}

fn limits() -> Result<Vec<Limit>, csv::Error> {
    #[derive(Deserialize)]
    struct Row {
        of: String,
        unit: String,
        max: i64,
    }
    let rows = rows::<Row>(include_str!("../../data/limits.csv"))?;
    Ok(rows.into_iter().map(|row| Limit { of: row.of, unit: row.unit, max: row.max }).collect())
}

fn former() -> Result<Vec<Former>, csv::Error> {
    #[derive(Deserialize)]
    struct Row {
        regency_code: String,
        kemendagri_code_before_2013: String,
    }
    let rows = rows::<Row>(include_str!("../../data/kaltara_code_aliases.csv"))?;
    Ok(rows.into_iter().map(|row| Former { code: row.regency_code, before: row.kemendagri_code_before_2013 }).collect())
}

/// Parts between semicolons.
fn list(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::json::{from_slice, to_text};
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
        assert_eq!(
            [grams("gram"), grams("ons"), grams("kg"), grams("kuintal"), grams("ton")],
            [1, 100, 1_000, 100_000, 1_000_000].map(Some)
        );
        for code in ["ikat", "karung", "pikul", "liter", "batang", "keranjang", "rak"] {
            assert_eq!(grams(code), None, "{code}");
        }
    }

    #[test]
    fn every_limit_line_says_that_it_is_an_estimate_and_why() {
        let table = include_str!("../../data/limits.csv");
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
        assert_eq!(degrees("2.81425"), Some(28_142_500));
        assert_eq!(degrees("-1.5"), Some(-15_000_000));
        assert_eq!(degrees("117.35496"), Some(1_173_549_600));
        assert_eq!(degrees(""), None);
    }
}
