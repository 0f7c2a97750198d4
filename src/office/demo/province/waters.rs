//! What is caught where, how and when. Written by hand from general knowledge of the region; made up, not surveyed.

use super::goods::Season;
use super::places::Zone::{self, Delta, Garden, Highland, Rice, River, Seaweed, Town, Upland};

/// A kind of fish, prawn, crab or shell, as one line of a catch.
#[derive(Clone, Copy, Debug)]
pub struct Fish {
    /// Id of the pack.
    pub id: &'static str,
    /// How common it is in this gear.
    pub weight: u32,
    /// Least and most of one trip, in the unit.
    pub amount: (i64, i64),
    /// The unit.
    pub unit: &'static str,
    /// Lowest and highest price of one unit, in rupiah.
    pub price: (i64, i64),
}

const fn fish(id: &'static str, weight: u32, amount: (i64, i64), unit: &'static str, price: (i64, i64)) -> Fish {
    Fish { id, weight, amount, unit, price }
}

/// A way of fishing: most people keep to one.
#[derive(Clone, Copy, Debug)]
pub struct Method {
    /// Where.
    pub zones: &'static [Zone],
    /// How common it is there.
    pub weight: u32,
    /// ISSCFG code of the gear.
    pub gear: &'static str,
    /// Fewest and most people aboard.
    pub crew: (i64, i64),
    /// Shortest and longest trip, hours.
    pub hours: (i64, i64),
    /// Tenths of the usual trips, from January to December.
    pub season: Season,
    /// What it brings.
    pub fish: &'static [Fish],
    /// Where people go, as they call it.
    pub grounds: &'static [&'static str],
}

const SEA: &[&str] =
    &["Muara Sesayap", "Muara Kayan", "Perairan Bunyu", "Selat Sebatik", "Pantai Amal", "Perairan Juata", "Muara Sembakung"];
const STREAM: &[&str] = &["Sungai Kayan", "Sungai Mentarang", "Sungai Bahau", "Sungai Sembakung", "Sungai Sesayap", "Sungai Malinau"];
const CALM: Season = [5, 5, 7, 9, 10, 10, 9, 8, 9, 9, 7, 5];
const WET: Season = [9, 8, 8, 7, 5, 4, 4, 4, 6, 8, 10, 10];
const LOW_WATER: Season = [4, 4, 5, 6, 7, 9, 10, 10, 9, 7, 5, 4];
const ALWAYS: Season = [7; 12];

/// The table.
pub const METHODS: &[Method] = &[
    Method {
        zones: &[Town, Delta, Seaweed],
        weight: 8,
        gear: "07.1",
        crew: (1, 4),
        hours: (6, 30),
        season: CALM,
        fish: &[
            fish("kakap-putih", 6, (8, 60), "kg", (55_000, 85_000)),
            fish("kuro-senangin", 4, (6, 45), "kg", (50_000, 80_000)),
            fish("gulamah", 6, (20, 140), "kg", (12_000, 20_000)),
            fish("manyung", 4, (10, 80), "kg", (18_000, 30_000)),
            fish("bawal-putih", 2, (4, 30), "kg", (90_000, 180_000)),
            fish("bawal-hitam", 2, (1, 4), "keranjang", (900_000, 1_600_000)),
            fish("belanak", 3, (8, 50), "kg", (25_000, 40_000)),
        ],
        grounds: SEA,
    },
    Method {
        zones: &[Delta, Town],
        weight: 4,
        gear: "07.5",
        crew: (1, 3),
        hours: (4, 14),
        season: WET,
        fish: &[
            fish("udang-putih", 8, (6, 55), "kg", (60_000, 110_000)),
            fish("udang-bintik", 4, (8, 70), "kg", (30_000, 55_000)),
            fish("udang-windu", 2, (2, 18), "kg", (110_000, 180_000)),
            fish("gulamah", 3, (10, 60), "kg", (12_000, 20_000)),
        ],
        grounds: SEA,
    },
    Method {
        zones: &[Town, Seaweed],
        weight: 4,
        gear: "05.2",
        crew: (4, 9),
        hours: (10, 60),
        season: CALM,
        fish: &[
            fish("teri-segar", 8, (4, 40), "keranjang", (250_000, 500_000)),
            fish("kembung", 4, (40, 420), "kg", (22_000, 38_000)),
            fish("tembang", 4, (60, 600), "kg", (6000, 12_000)),
            fish("cumi", 3, (10, 120), "kg", (45_000, 80_000)),
            fish("layang", 2, (30, 300), "kg", (18_000, 30_000)),
        ],
        grounds: SEA,
    },
    Method {
        zones: &[Town, Delta],
        weight: 5,
        gear: "08.4",
        crew: (1, 3),
        hours: (5, 12),
        season: WET,
        fish: &[
            fish("pepija", 8, (40, 420), "kg", (7000, 14_000)),
            fish("udang-rebon", 5, (20, 200), "kg", (8000, 18_000)),
            fish("layur", 3, (10, 90), "kg", (15_000, 28_000)),
            fish("gulamah", 3, (10, 90), "kg", (12_000, 20_000)),
        ],
        grounds: SEA,
    },
    Method {
        zones: &[Delta, Town, Seaweed],
        weight: 5,
        gear: "08.2",
        crew: (1, 2),
        hours: (5, 26),
        season: ALWAYS,
        fish: &[
            fish("kepiting-bakau", 9, (6, 45), "kg", (60_000, 160_000)),
            fish("kepiting-bakau", 3, (15, 90), "ekor", (25_000, 60_000)),
            fish("rajungan", 4, (5, 35), "kg", (45_000, 80_000)),
        ],
        grounds: SEA,
    },
    Method {
        zones: &[Seaweed, Town],
        weight: 4,
        gear: "09.1",
        crew: (1, 4),
        hours: (8, 48),
        season: CALM,
        fish: &[
            fish("tenggiri", 5, (10, 90), "kg", (50_000, 80_000)),
            fish("kakap-merah", 4, (6, 60), "kg", (55_000, 90_000)),
            fish("kerapu", 3, (4, 35), "kg", (70_000, 140_000)),
            fish("tongkol", 4, (15, 160), "kg", (18_000, 30_000)),
            fish("pari", 2, (10, 90), "kg", (18_000, 28_000)),
        ],
        grounds: SEA,
    },
    Method {
        zones: &[Delta, Town],
        weight: 2,
        gear: "10.2",
        crew: (1, 3),
        hours: (3, 7),
        season: ALWAYS,
        fish: &[
            fish("kerang-darah", 6, (1, 8), "karung", (180_000, 350_000)),
            fish("kerang-kapah", 4, (15, 120), "kg", (15_000, 30_000)),
            fish("tiram", 3, (8, 60), "kg", (20_000, 40_000)),
        ],
        grounds: SEA,
    },
    Method {
        zones: &[River, Upland, Highland, Rice, Garden],
        weight: 6,
        gear: "06.1",
        crew: (1, 3),
        hours: (3, 20),
        season: LOW_WATER,
        fish: &[
            fish("jelawat", 5, (3, 25), "kg", (60_000, 110_000)),
            fish("pelian", 3, (2, 14), "kg", (120_000, 350_000)),
            fish("baung", 5, (4, 30), "kg", (45_000, 75_000)),
            fish("patin", 3, (5, 40), "kg", (30_000, 45_000)),
            fish("gabus", 4, (3, 22), "kg", (45_000, 70_000)),
        ],
        grounds: STREAM,
    },
    Method {
        zones: &[River, Rice],
        weight: 4,
        gear: "08.2",
        crew: (1, 2),
        hours: (4, 14),
        season: LOW_WATER,
        fish: &[
            fish("udang-galah", 8, (2, 20), "kg", (80_000, 150_000)),
            fish("baung", 3, (3, 20), "kg", (45_000, 75_000)),
            fish("papuyu", 3, (2, 15), "kg", (50_000, 80_000)),
        ],
        grounds: STREAM,
    },
];

/// The ways of fishing in a zone.
pub fn of(zone: Zone) -> Vec<&'static Method> {
    METHODS.iter().filter(|method| method.zones.contains(&zone)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pack::Sector;
    use crate::office::demo::province::places::DISTRICTS;

    #[test]
    fn every_fish_and_gear_is_in_the_pack_and_every_zone_fishes() {
        let pack = crate::office::pack::build();
        for method in METHODS {
            assert!(pack.gear(method.gear).is_some(), "{}", method.gear);
            assert!(method.crew.0 >= 1 && method.season.iter().all(|tenths| *tenths <= 10));
            for fish in method.fish {
                let commodity = pack.commodity(fish.id).unwrap_or_else(|| panic!("{}", fish.id));
                assert_eq!(commodity.sector, Sector::Fisheries, "{}", fish.id);
                assert!(commodity.units.iter().any(|unit| unit == fish.unit), "{}: {}", fish.id, fish.unit);
            }
        }
        assert!(DISTRICTS.iter().all(|district| !of(district.zone).is_empty()));
    }
}
