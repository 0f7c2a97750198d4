//! The first copy of a province.
//!
//! Everything is compiled in, the nationwide files too (720 KB beside a program of many MB): a database can be made for any
//! province with the program alone, and no file beside it can be forgotten or be of another year. They are read once, when
//! a database is made.

use super::named;
use super::tables::{self, TableError};
use crate::domain::area::contains;
use crate::domain::pack::{Area, Pack};
use crate::domain::reports::lists::Table;
use std::io::Read as _;

/// The province of a database that was made without naming one: North Kalimantan.
pub const DEFAULT_PROVINCE: &str = "65";

/// Edition of the village code list in all tables (data/README.md).
const AREA_LIST: &str = "Kepmendagri 300.2.2-2138/2025";

/// The areas of North Kalimantan below the province, with points: those of the nationwide files have none.
const WITH_POINTS: [&str; 3] = [
    include_str!("../../../data/kaltara_regencies.csv"),
    include_str!("../../../data/kaltara_districts.csv"),
    include_str!("../../../data/kaltara_villages.csv"),
];

/// The first copy of a province; `None` when no province has the code.
pub fn first(province: &str) -> Result<Option<Pack>, TableError> {
    let Some(mut areas) = nationwide(province)? else { return Ok(None) };
    if province == DEFAULT_PROVINCE {
        areas.truncate(1);
        for table in WITH_POINTS {
            areas.extend(tables::areas(table)?);
        }
    }
    let mut former = tables::aliases(include_str!("../../../data/kaltara_code_aliases.csv"))?;
    former.retain(|former| contains(province, &former.code));
    Ok(Some(named(Pack {
        version: String::new(),
        area_list: AREA_LIST.to_owned(),
        areas,
        commodities: tables::commodities(include_str!("../../../data/commodities.csv"))?,
        units: tables::units(include_str!("../../../data/units.csv"))?,
        gears: tables::gears(include_str!("../../../data/gears.csv"))?,
        limits: tables::limits(include_str!("../../../data/limits.csv"))?,
        former,
    })))
}

/// A province with everything below it, level by level.
pub(super) fn nationwide(province: &str) -> Result<Option<Vec<Area>>, TableError> {
    let levels = [
        include_str!("../../../data/provinces.csv").to_owned(),
        include_str!("../../../data/regencies.csv").to_owned(),
        unpacked(include_bytes!("../../../data/districts.csv.gz"))?,
        unpacked(include_bytes!("../../../data/villages.csv.gz"))?,
    ];
    let mut areas = Vec::new();
    for level in &levels {
        areas.extend(tables::areas(level)?.into_iter().filter(|area| contains(province, &area.code)));
    }
    Ok(areas.first().is_some_and(|first| first.code == province).then_some(areas))
}

fn unpacked(bytes: &[u8]) -> Result<String, TableError> {
    let mut text = String::new();
    let read = flate2::read::GzDecoder::new(bytes).read_to_string(&mut text);
    read.map_err(|error| TableError { table: Table::Areas, source: error.into() })?;
    Ok(text)
}
