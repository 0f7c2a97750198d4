//! What is harvested where and when: farm, pond and forest. Written by hand from general knowledge of the region, amounts
//! and prices as a family might report them in the middle of the 2020s; made up, not surveyed.

use super::places::Zone::{self, Delta, Garden, Highland, Rice, River, Seaweed, Town, Upland};
use crate::domain::form::Form;
use Form::{Aquaculture, Farm, Forest};

/// Tenths of the people who have it that report it, from January to December.
pub type Season = [u8; 12];

/// A commodity as people of some zones report it.
#[derive(Clone, Copy, Debug)]
pub struct Good {
    /// Which report.
    pub form: Form,
    /// Id of the pack.
    pub id: &'static str,
    /// Where.
    pub zones: &'static [Zone],
    /// How common it is among its like.
    pub weight: u32,
    /// When.
    pub season: Season,
    /// Least and most of one report, in whole units.
    pub amount: (i64, i64),
    /// The unit.
    pub unit: &'static str,
    /// Lowest and highest price of one unit in rupiah; zeros when it is not sold.
    pub price: (i64, i64),
    /// Conditions it is measured in; empty where nobody says one.
    pub conditions: &'static [&'static str],
    /// A unit of the place, with least and most; an empty one where there is none.
    pub local: (&'static str, i64, i64),
    /// Least and most pieces of one kilogram, for what is raised and counted.
    pub per_kg: (i64, i64),
}

#[expect(clippy::too_many_arguments, reason = "a row of a table, not a function of many parts")]
const fn good(
    form: Form,
    id: &'static str,
    zones: &'static [Zone],
    weight: u32,
    season: Season,
    amount: (i64, i64),
    unit: &'static str,
    price: (i64, i64),
    conditions: &'static [&'static str],
    local: (&'static str, i64, i64),
) -> Good {
    Good { form, id, zones, weight, season, amount, unit, price, conditions, local, per_kg: (0, 0) }
}

const fn counted(good: Good, low: i64, high: i64) -> Good {
    Good { per_kg: (low, high), ..good }
}

const NO_UNIT: (&str, i64, i64) = ("", 0, 0);
const UNSOLD: (i64, i64) = (0, 0);
const NONE: &[&str] = &[];
const DRY: &[&str] = &["dry"];
const WET: &[&str] = &["wet"];
const EITHER: &[&str] = &["wet", "dry"];

/// The same in every month.
const fn all_year(tenths: u8) -> Season {
    [tenths; 12]
}

//                     J  F  M  A  M  J  J  A  S  O  N  D
const TWO_RICE: Season = [0, 3, 7, 5, 1, 0, 0, 4, 6, 3, 0, 0];
const HILL_RICE: Season = [1, 4, 8, 4, 1, 0, 0, 0, 0, 0, 0, 0];
const ADAN_RICE: Season = [7, 6, 2, 0, 0, 0, 0, 0, 0, 0, 1, 4];
const MAIZE: Season = [3, 4, 3, 1, 0, 1, 4, 4, 3, 1, 0, 1];
const DRY_MONTHS: Season = [0, 0, 0, 1, 2, 4, 6, 6, 5, 2, 0, 0];
const COCOA: Season = [2, 2, 2, 4, 6, 7, 6, 3, 2, 3, 5, 5];
const FRUIT: Season = [7, 6, 2, 0, 0, 0, 0, 0, 0, 0, 2, 5];
const LATE_FRUIT: Season = [5, 7, 5, 1, 0, 0, 0, 0, 0, 0, 0, 1];
const HONEY: Season = [3, 1, 0, 0, 0, 1, 3, 6, 7, 6, 2, 2];
const DRY_FOREST: Season = [2, 3, 4, 5, 6, 7, 7, 7, 6, 5, 3, 2];
const CALM_SEA: Season = [4, 4, 5, 7, 8, 8, 7, 7, 8, 8, 6, 4];

/// The table.
pub const GOODS: &[Good] = &[
    good(Farm, "padi-sawah", &[Rice, River, Garden], 10, TWO_RICE, (800, 4200), "kg", (5600, 6800), EITHER, ("karung", 16, 80)),
    good(Farm, "padi-ladang", &[Upland, River, Garden], 12, HILL_RICE, (250, 1400), "kg", UNSOLD, DRY, ("kaleng", 20, 100)),
    good(Farm, "beras-adan-krayan", &[Highland], 16, ADAN_RICE, (200, 1200), "kg", (18_000, 28_000), DRY, ("kaleng", 15, 80)),
    good(Farm, "garam-gunung-krayan", &[Highland], 4, all_year(4), (10, 60), "kg", (20_000, 35_000), DRY, ("bungkus", 20, 120)),
    good(Farm, "jagung", &[Rice, Garden, River], 5, MAIZE, (300, 2500), "kg", (4500, 6000), DRY, ("karung", 8, 50)),
    good(Farm, "ubi-kayu", &[Upland, River, Garden, Rice, Seaweed], 4, all_year(3), (40, 400), "kg", (2500, 4500), NONE, ("karung", 1, 8)),
    good(Farm, "cabai-rawit", &[Rice, Town, Garden, Seaweed], 5, all_year(5), (8, 60), "kg", (35_000, 90_000), NONE, NO_UNIT),
    good(Farm, "kacang-panjang", &[Rice, Town], 4, all_year(6), (15, 80), "kg", (8000, 14_000), NONE, ("ikat", 30, 150)),
    good(Farm, "bayam", &[Town, Rice], 4, all_year(7), (20, 90), "kg", (8000, 14_000), NONE, ("ikat", 40, 200)),
    good(Farm, "tomat", &[Town, Rice, Highland], 3, all_year(4), (15, 120), "kg", (9000, 18_000), NONE, ("peti", 1, 5)),
    good(Farm, "terung", &[Town, Rice], 2, all_year(5), (20, 140), "kg", (7000, 12_000), NONE, NO_UNIT),
    good(Farm, "semangka", &[Rice, Town], 3, DRY_MONTHS, (200, 1500), "kg", (5000, 8000), NONE, NO_UNIT),
    good(Farm, "pisang", &[Garden, River, Upland, Seaweed], 6, all_year(4), (60, 400), "kg", (4000, 7000), NONE, ("tandan", 8, 45)),
    good(Farm, "nanas", &[Highland, Garden, Town], 3, MAIZE, (40, 300), "buah", (4000, 9000), NONE, NO_UNIT),
    good(Farm, "kakao", &[Garden, River, Seaweed, Upland], 9, COCOA, (30, 220), "kg", (55_000, 110_000), DRY, ("karung", 1, 5)),
    good(Farm, "lada", &[Garden, River], 4, DRY_MONTHS, (20, 160), "kg", (70_000, 115_000), DRY, NO_UNIT),
    good(Farm, "kelapa-sawit", &[Garden, River, Rice], 8, all_year(8), (900, 6500), "kg", (1900, 2700), NONE, ("janjang", 60, 420)),
    good(Farm, "karet", &[River], 4, all_year(5), (60, 350), "kg", (8500, 12_500), WET, NO_UNIT),
    good(Farm, "kelapa", &[Seaweed, Town, Delta], 5, all_year(4), (150, 1200), "butir", (2500, 4500), NONE, NO_UNIT),
    good(Farm, "kopi-arabika", &[Highland, Upland], 3, DRY_MONTHS, (15, 110), "kg", (45_000, 90_000), DRY, ("karung", 1, 3)),
    good(Farm, "vanili", &[Upland, Highland], 2, DRY_MONTHS, (2, 15), "kg", (150_000, 350_000), EITHER, ("ons", 8, 60)),
    good(Farm, "jahe", &[Upland, River, Garden], 3, DRY_MONTHS, (40, 350), "kg", (12_000, 28_000), WET, ("karung", 1, 7)),
    good(Farm, "durian", &[River, Garden, Rice, Upland], 5, FRUIT, (30, 260), "buah", (20_000, 45_000), NONE, NO_UNIT),
    good(Farm, "lai", &[Upland, River], 4, LATE_FRUIT, (30, 220), "buah", (15_000, 30_000), NONE, NO_UNIT),
    good(Farm, "langsat", &[River, Garden, Delta], 4, LATE_FRUIT, (60, 400), "kg", (8000, 15_000), NONE, ("keranjang", 3, 18)),
    good(Farm, "rambutan", &[River, Garden, Town], 3, FRUIT, (40, 300), "kg", (7000, 14_000), NONE, ("ikat", 30, 200)),
    good(Farm, "jeruk-siam", &[Rice, Garden, Highland], 4, DRY_MONTHS, (100, 700), "kg", (10_000, 16_000), NONE, ("karung", 2, 14)),
    good(Farm, "sapi", &[Rice, Garden, Town], 2, all_year(1), (1, 3), "ekor", (13_000_000, 22_000_000), NONE, NO_UNIT),
    good(Farm, "kerbau", &[Highland], 3, all_year(1), (1, 3), "ekor", (12_000_000, 20_000_000), NONE, NO_UNIT),
    good(Farm, "babi", &[Upland, Highland], 3, all_year(2), (1, 4), "ekor", (2_500_000, 5_000_000), NONE, NO_UNIT),
    good(Farm, "ayam-kampung", &[Rice, Garden, River, Town, Delta], 3, all_year(3), (5, 40), "ekor", (60_000, 95_000), NONE, NO_UNIT),
    good(Farm, "telur-ayam", &[Rice, Town], 3, all_year(8), (200, 1500), "butir", (1900, 2400), NONE, ("rak", 8, 50)),
    good(Aquaculture, "rumput-laut-cottonii", &[Seaweed], 16, CALM_SEA, (150, 900), "kg", (11_000, 24_000), DRY, ("karung", 4, 22)),
    good(Aquaculture, "rumput-laut-cottonii", &[Seaweed], 5, CALM_SEA, (900, 5000), "kg", (1800, 3200), WET, NO_UNIT),
    good(Aquaculture, "rumput-laut-spinosum", &[Seaweed], 2, CALM_SEA, (120, 700), "kg", (5000, 9000), DRY, ("karung", 3, 18)),
    good(Aquaculture, "rumput-laut-gracilaria", &[Delta], 2, CALM_SEA, (200, 900), "kg", (4500, 7500), DRY, ("karung", 5, 22)),
    counted(good(Aquaculture, "udang-windu", &[Delta, Town], 9, all_year(4), (40, 380), "kg", (85_000, 140_000), NONE, NO_UNIT), 20, 45),
    counted(good(Aquaculture, "udang-vaname", &[Delta, Town], 2, all_year(2), (300, 2500), "kg", (60_000, 85_000), NONE, NO_UNIT), 45, 80),
    counted(
        good(Aquaculture, "bandeng", &[Delta, Town], 7, all_year(3), (120, 900), "kg", (20_000, 30_000), NONE, ("ekor", 300, 3000)),
        2,
        5,
    ),
    counted(
        good(Aquaculture, "kepiting-bakau", &[Delta], 5, all_year(5), (15, 110), "kg", (60_000, 150_000), NONE, ("ekor", 40, 260)),
        2,
        5,
    ),
    counted(
        good(
            Aquaculture,
            "nila",
            &[River, Rice, Upland, Highland, Garden],
            6,
            all_year(4),
            (25, 220),
            "kg",
            (30_000, 45_000),
            NONE,
            NO_UNIT,
        ),
        3,
        6,
    ),
    counted(
        good(Aquaculture, "lele", &[Rice, Town, River, Garden], 5, all_year(4), (30, 260), "kg", (24_000, 32_000), NONE, NO_UNIT),
        7,
        12,
    ),
    counted(good(Aquaculture, "patin", &[River, Rice], 3, all_year(3), (40, 300), "kg", (25_000, 35_000), NONE, NO_UNIT), 1, 3),
    counted(good(Aquaculture, "mas", &[Highland, Upland], 3, all_year(3), (15, 90), "kg", (40_000, 60_000), NONE, ("ekor", 20, 120)), 2, 5),
    good(Forest, "rotan-sega", &[Upland, River], 12, DRY_FOREST, (120, 900), "kg", (3500, 5000), WET, ("ikat", 8, 60)),
    good(Forest, "rotan-sega", &[Upland, River], 6, DRY_FOREST, (60, 420), "kg", (5000, 7500), DRY, ("ikat", 5, 35)),
    good(Forest, "rotan-irit", &[Upland, River], 5, DRY_FOREST, (100, 800), "kg", (2800, 4200), EITHER, ("ikat", 6, 50)),
    good(Forest, "rotan-pulut-merah", &[Upland], 3, DRY_FOREST, (60, 400), "kg", (4500, 7000), &["wet", "dry", "washed"], ("ikat", 5, 30)),
    good(Forest, "rotan-manau", &[Upland, River], 4, DRY_FOREST, (40, 260), "batang", (6000, 12_000), EITHER, NO_UNIT),
    good(Forest, "anyaman-rotan", &[Upland, River], 6, all_year(5), (3, 40), "buah", (60_000, 350_000), NONE, ("lembar", 2, 12)),
    good(Forest, "jernang", &[Upland], 1, DRY_MONTHS, (1, 9), "kg", (400_000, 900_000), DRY, ("ons", 5, 60)),
    good(Forest, "damar-mata-kucing", &[Upland, Highland], 4, all_year(3), (15, 160), "kg", (15_000, 28_000), NONE, ("karung", 1, 5)),
    good(Forest, "gaharu-kemedangan", &[Upland], 3, all_year(2), (1, 8), "kg", (300_000, 1_500_000), NONE, NO_UNIT),
    good(Forest, "gaharu-gubal", &[Upland], 1, all_year(1), (1, 12), "ons", (500_000, 2_500_000), NONE, ("gram", 40, 900)),
    good(Forest, "madu-hutan", &[Upland, River, Highland], 6, HONEY, (4, 60), "liter", (90_000, 160_000), NONE, ("botol", 6, 70)),
    good(
        Forest,
        "madu-kelulut",
        &[River, Rice, Garden, Highland],
        4,
        all_year(4),
        (1, 12),
        "liter",
        (220_000, 350_000),
        NONE,
        ("botol", 2, 18),
    ),
    good(Forest, "tengkawang", &[Upland, River], 3, LATE_FRUIT, (60, 700), "kg", (5000, 9000), DRY, ("karung", 2, 14)),
    good(Forest, "ijuk", &[River, Garden], 2, all_year(3), (10, 90), "kg", (6000, 12_000), NONE, ("ikat", 4, 40)),
    good(Forest, "pasak-bumi", &[Upland, River], 2, all_year(2), (3, 40), "kg", (15_000, 40_000), NONE, ("ikat", 5, 60)),
    good(Forest, "sarang-walet", &[River, Rice, Town, Delta], 3, all_year(2), (3, 25), "ons", (800_000, 1_300_000), NONE, NO_UNIT),
    good(Forest, "nira-nipah", &[Delta, Seaweed], 5, all_year(6), (30, 260), "liter", (3000, 6000), NONE, ("jeriken", 2, 14)),
    good(Forest, "arang-bakau", &[Delta, Town, Seaweed], 3, all_year(4), (60, 500), "kg", (5000, 8000), NONE, ("karung", 4, 30)),
    good(Forest, "kayu-bakar", &[Town, Rice, Seaweed], 3, all_year(5), (10, 80), "ikat", (10_000, 15_000), NONE, NO_UNIT),
    good(Forest, "petai", &[Garden, River], 3, FRUIT, (60, 500), "papan", (1000, 2500), NONE, ("ikat", 6, 50)),
    good(Forest, "bambu-petung", &[Garden, River, Rice, Highland], 2, all_year(2), (20, 150), "batang", (12_000, 25_000), NONE, NO_UNIT),
];

/// The goods of a zone for one report.
pub fn of(zone: Zone, form: Form) -> Vec<&'static Good> {
    GOODS.iter().filter(|good| good.form == form && good.zones.contains(&zone)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pack::Sector;
    use crate::office::demo::province::places::DISTRICTS;

    #[test]
    fn every_good_is_in_the_pack_with_units_people_are_offered() {
        let pack = crate::office::pack::build();
        for good in GOODS {
            let commodity = pack.commodity(good.id).unwrap_or_else(|| panic!("{}", good.id));
            let sector = match good.form {
                Farm => Sector::Farming,
                Aquaculture => Sector::Fisheries,
                _ => Sector::Forestry,
            };
            assert_eq!(commodity.sector, sector, "{}", good.id);
            for unit in [good.unit, good.local.0].into_iter().filter(|unit| !unit.is_empty()) {
                assert!(pack.unit(unit).is_some() && commodity.units.iter().any(|offered| offered == unit), "{}: {unit}", good.id);
            }
            assert!(good.amount.0 > 0 && good.amount.0 <= good.amount.1 && good.price.0 <= good.price.1, "{}", good.id);
            assert!(good.season.iter().any(|tenths| *tenths > 0) && good.season.iter().all(|tenths| *tenths <= 10), "{}", good.id);
            assert!(!good.zones.is_empty() && good.weight > 0, "{}", good.id);
        }
    }

    #[test]
    fn every_district_is_in_the_pack_and_has_goods_for_every_form() {
        let pack = crate::office::pack::build();
        let districts: Vec<&str> = pack.areas.iter().map(|area| area.code.as_str()).filter(|code| code.len() == 8).collect();
        assert_eq!(DISTRICTS.map(|district| district.code).to_vec(), districts);
        for district in DISTRICTS {
            for form in [Farm, Aquaculture, Forest] {
                assert!(!of(district.zone, form).is_empty(), "{}: {form:?}", district.code);
            }
        }
    }
}
