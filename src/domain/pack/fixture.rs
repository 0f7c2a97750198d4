//! A small pack for tests: two villages of one name, a commodity of each sort.

use super::{Area, Commodity, Former, Gear, Limit, Pack, Sector, Unit};

/// A village of Malinau.
pub const SETULANG: &str = "65.02.13.2001";

/// A village of Nunukan.
pub const NUNUKAN: &str = "65.03.04.2012";

/// Builds it.
pub fn pack() -> Pack {
    let area = |code: &str, name: &str| Area { code: code.into(), name: name.into(), point: None };
    let unit = |code: &str, dimension: &str, grams| Unit {
        code: code.into(),
        name_id: code.into(),
        name_en: code.into(),
        dimension: dimension.into(),
        grams,
        other_names: Vec::new(),
    };
    let former = |code: &str, before: &str| Former { code: code.into(), before: before.into(), name: None, list: None };
    let limit = |of: &str, unit: &str, max| Limit { of: of.into(), unit: unit.into(), max };
    Pack {
        version: "0123456789ab".into(),
        area_list: "list of the test".into(),
        areas: vec![
            area("65", "Kalimantan Utara"),
            area("65.02", "Kabupaten Malinau"),
            area("65.03", "Kabupaten Nunukan"),
            area("65.02.13", "Malinau Selatan Hilir"),
            area("65.03.04", "Nunukan"),
            area(SETULANG, "Setulang"),
            area(NUNUKAN, "Nunukan Barat"),
        ],
        commodities: vec![
            commodity("jagung", Sector::Farming, "pangan", "kg", &["kg", "karung"]),
            commodity("vanili", Sector::Farming, "perkebunan", "kg", &["kg", "ons"]),
            commodity("sapi", Sector::Farming, "ternak", "ekor", &["ekor"]),
            commodity("tenggiri", Sector::Fisheries, "ikan", "kg", &["kg", "ekor"]),
            commodity("cottonii", Sector::Fisheries, "rumput laut", "kg", &["kg"]),
            commodity("rotan-sega", Sector::Forestry, "rotan", "kg", &["kg", "ikat"]),
            commodity("anyaman", Sector::Forestry, "olahan", "buah", &["buah"]),
            commodity("madu", Sector::Forestry, "lain", "liter", &["liter"]),
        ],
        units: vec![
            unit("kg", "mass", Some(1000)),
            unit("ons", "mass", Some(100)),
            unit("ton", "mass", Some(1_000_000)),
            unit("ikat", "count", None),
            unit("karung", "count", None),
            unit("ekor", "count", None),
            unit("buah", "count", None),
            unit("liter", "volume", None),
        ],
        gears: vec![Gear {
            code: "07.1".into(),
            abbreviation: "GNS".into(),
            name_en: "Set gillnets".into(),
            names_id: vec!["pukat".into()],
        }],
        limits: vec![
            limit("sector:farming", "kg", 10_000),
            limit("sector:farming", "karung", 200),
            limit("commodity:vanili", "kg", 200),
            limit("group:fisheries/ikan", "kg", 5_000),
        ],
        former: vec![former("65.03", "64.05"), former("65.02", "64.06")],
    }
}

fn commodity(id: &str, sector: Sector, group: &str, base_unit: &str, units: &[&str]) -> Commodity {
    Commodity {
        id: id.into(),
        sector,
        group: group.into(),
        core: true,
        name_id: id.into(),
        name_en: id.into(),
        other_names: Vec::new(),
        asfis: None,
        scientific: None,
        base_unit: base_unit.into(),
        units: units.iter().map(|unit| (*unit).into()).collect(),
    }
}
