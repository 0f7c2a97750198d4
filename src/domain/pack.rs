//! Reference data: areas, commodities, units, gear, limits. Versioned; the build carries the first copy,
//! made from the files in `data/` by the office and served to phones as one JSON file.

#[cfg(test)]
pub mod fixture;
mod lookup;
mod search;

pub use search::VillageHit;

use super::json::{json_code, json_serde, json_struct};

/// What a commodity belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sector {
    /// Crops and livestock.
    Farming,
    /// Caught or raised in water.
    Fisheries,
    /// Gathered in the forest.
    Forestry,
}

json_code!(Sector or Farming);
json_serde!(Sector);

/// Everything a form needs to know by code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pack {
    /// Names this copy: the first 12 hex digits of SHA-256 over its JSON without this field.
    pub version: String,
    /// The edition of the village code list, stored beside every village code.
    pub area_list: String,
    /// Province code and name first, then regencies, districts and villages.
    pub areas: Vec<Area>,
    /// Commodities, most common first.
    pub commodities: Vec<Commodity>,
    /// Units.
    pub units: Vec<Unit>,
    /// Fishing gear used here.
    pub gears: Vec<Gear>,
    /// Plausibility limits; every line is *perkiraan* with its reason in `data/limits.csv`.
    pub limits: Vec<Limit>,
    /// Codes that areas had before, oldest first: a NIK and a record keep the code they were written with.
    pub former: Vec<Former>,
}

json_struct!(Pack { version, area_list, areas, commodities, units, gears, limits, former: optional });

/// An area under the code it had before. A code that became several was split.
#[derive(Clone, Debug, PartialEq)]
pub struct Former {
    /// Code now, as "65.03".
    pub code: String,
    /// Code then, as "64.05".
    pub before: String,
    /// Name then; absent for the regencies of before 2013, whose codes only NIKs carry.
    pub name: Option<String>,
    /// The last edition of the list in which the code then meant the whole place.
    pub list: Option<String>,
}

json_struct!(Former { code, before, name: optional, list: optional });

/// An area of any level, told by the length of its code: 65, 65.03, 65.03.04, 65.03.04.2012.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Kemendagri code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Middle of the area, 1e-7 degrees; absent for a province.
    pub point: Option<(i32, i32)>,
}

json_struct!(Area { code, name, point: optional });

/// A commodity.
#[derive(Clone, Debug, PartialEq)]
pub struct Commodity {
    /// Stable id, as "rotan-sega".
    pub id: String,
    /// Sector.
    pub sector: Sector,
    /// Group within the sector, as "rotan".
    pub group: String,
    /// Shown before the extended ones.
    pub core: bool,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Other names people call it, searched too.
    pub other_names: Vec<String>,
    /// ASFIS alpha-3 code, if any.
    pub asfis: Option<String>,
    /// Scientific name, if known.
    pub scientific: Option<String>,
    /// Unit that figures are kept in.
    pub base_unit: String,
    /// Unit codes offered first.
    pub units: Vec<String>,
}

json_struct!(Commodity {
    id,
    sector,
    group,
    core,
    name_id,
    name_en,
    other_names: optional,
    asfis: optional,
    scientific: optional,
    base_unit,
    units,
});

/// A unit of measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Code, as "kuintal".
    pub code: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// What it measures: "mass", "volume", "count".
    pub dimension: String,
    /// Grams in one unit; only for units that are a weight by definition.
    pub grams: Option<i64>,
    /// Local names that the desk has mapped to it, folded.
    pub other_names: Vec<String>,
}

json_struct!(Unit { code, name_id, name_en, dimension, grams: optional, other_names: optional });

/// A kind of fishing gear.
#[derive(Clone, Debug, PartialEq)]
pub struct Gear {
    /// ISSCFG code, as "07.1".
    pub code: String,
    /// ISSCFG abbreviation, as "GNS".
    pub abbreviation: String,
    /// English name.
    pub name_en: String,
    /// Local names; the first is shown.
    pub names_id: Vec<String>,
}

json_struct!(Gear { code, abbreviation, name_en, names_id });

/// The most that one report of a commodity plausibly holds, here; above it a reason is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// "commodity:<id>", "group:<sector>/<group>" or "sector:<sector>"; the narrowest that has a comparable unit wins.
    pub of: String,
    /// Unit code the limit is stated in.
    pub unit: String,
    /// Whole units.
    pub max: i64,
}

json_struct!(Limit { of, unit, max });

impl Sector {
    /// The name in reference data.
    pub fn as_str(self) -> &'static str {
        match self {
            Sector::Farming => "farming",
            Sector::Fisheries => "fisheries",
            Sector::Forestry => "forestry",
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        [Sector::Farming, Sector::Fisheries, Sector::Forestry].into_iter().find(|sector| sector.as_str() == name)
    }
}
