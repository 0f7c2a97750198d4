//! Rows of CSV files. The columns are those of `data/`; columns that are not known here are passed over.

use crate::domain::number;
use crate::domain::pack::{Area, Commodity, Former, Gear, Limit, Sector, Unit};
use crate::domain::reports::lists::{Table, Unread};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Shown for a gear that the table has no local name for.
const UNKNOWN_GEAR: (&str, &str) = ("99.9", "alat tidak diketahui");

/// A table cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", table.as_str())]
pub struct TableError {
    /// Which.
    pub table: Table,
    /// What is wrong, with the line.
    pub source: csv::Error,
}

impl TableError {
    /// What is wrong in other words, and the line where it is on one.
    pub fn unread(&self) -> (Option<u64>, Unread) {
        let line = self.source.position().map(csv::Position::line);
        match self.source.kind() {
            csv::ErrorKind::Utf8 { .. } => (line, Unread::Encoding),
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => (line, Unread::Cells { expected: *expected_len, found: *len }),
            csv::ErrorKind::Deserialize { err, .. } => {
                let said = err.to_string();
                match said.split_once("missing field `").and_then(|(_, rest)| rest.split_once('`')) {
                    Some((column, _)) => (Some(1), Unread::NoColumn(column.to_owned())),
                    None => (line, Unread::Cell(said)),
                }
            }
            _ => (line, Unread::Cell(self.source.to_string())),
        }
    }
}

fn reader(text: &[u8]) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text))
}

/// Reads every row.
pub fn rows<T: DeserializeOwned>(table: Table, text: impl AsRef<[u8]>) -> Result<Vec<T>, TableError> {
    reader(text.as_ref()).into_deserialize().collect::<Result<_, _>>().map_err(|source| TableError { table, source })
}

/// The line of a file on which a code last stands in the first column.
pub fn line_of(text: &[u8], code: &str) -> Option<u64> {
    let records = reader(text).into_byte_records().filter_map(Result::ok);
    let found = records.filter(|record| record.get(0) == Some(code.as_bytes())).filter_map(|record| Some(record.position()?.line()));
    found.last()
}

/// `code,name[,lat,lng]`; degrees in decimals.
pub fn areas(text: impl AsRef<[u8]>) -> Result<Vec<Area>, TableError> {
    #[derive(Deserialize)]
    struct Row {
        code: String,
        name: String,
        #[serde(default)]
        lat: String,
        #[serde(default)]
        lng: String,
    }
    let area = |row: Row| Area { point: degrees(&row.lat).zip(degrees(&row.lng)), code: row.code, name: row.name };
    Ok(rows::<Row>(Table::Areas, text)?.into_iter().map(area).collect())
}

/// Decimal degrees as 1e-7 degrees, without a detour over floating point.
pub fn degrees(text: &str) -> Option<i32> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() {
        return None;
    }
    let digits = format!("{whole}{decimals:0<7}");
    let value: i32 = digits.get(..whole.len() + 7)?.parse().ok()?;
    Some(if negative { -value } else { value })
}

/// `id,sector,group,tier,name_id,name_en,scientific_name,other_names,asfis_code,base_unit,local_units`.
pub fn commodities(text: impl AsRef<[u8]>) -> Result<Vec<Commodity>, TableError> {
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
    let commodity = |row: Row| Commodity {
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
    };
    let mut commodities: Vec<Commodity> = rows::<Row>(Table::Commodities, text)?.into_iter().map(commodity).collect();
    // Most common first; within that, the order of the table.
    commodities.sort_by_key(|commodity| !commodity.core);
    Ok(commodities)
}

/// `code,name_id,name_en,dimension,factor_to_base,kind`.
pub fn units(text: impl AsRef<[u8]>) -> Result<Vec<Unit>, TableError> {
    #[derive(Deserialize)]
    struct Row {
        code: String,
        name_id: String,
        name_en: String,
        dimension: String,
        factor_to_base: String,
        kind: String,
    }
    let unit = |row: Row| {
        let is_weight = row.dimension == "mass" && row.kind == "fixed";
        // The base of weights is the kilogram: thousandths of it are grams.
        let grams = number::read(&row.factor_to_base).ok().filter(|_| is_weight).map(|factor| factor.milli);
        Unit { code: row.code, name_id: row.name_id, name_en: row.name_en, dimension: row.dimension, grams, other_names: Vec::new() }
    };
    Ok(rows(Table::Units, text)?.into_iter().map(unit).collect())
}

/// `isscfg_code,std_abb,name_en,local_names_id,kaltara_relevant`: those used here.
pub fn gears(text: impl AsRef<[u8]>) -> Result<Vec<Gear>, TableError> {
    #[derive(Deserialize)]
    struct Row {
        isscfg_code: String,
        std_abb: String,
        name_en: String,
        local_names_id: String,
        kaltara_relevant: u8,
    }
    let used = rows::<Row>(Table::Gears, text)?.into_iter().filter(|row| row.kaltara_relevant == 1 && !row.std_abb.is_empty());
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

/// `of,unit,max`.
pub fn limits(text: impl AsRef<[u8]>) -> Result<Vec<Limit>, TableError> {
    #[derive(Deserialize)]
    struct Row {
        of: String,
        unit: String,
        max: i64,
    }
    Ok(rows::<Row>(Table::Limits, text)?.into_iter().map(|row| Limit { of: row.of, unit: row.unit, max: row.max }).collect())
}

/// `regency_code,kemendagri_code_before_2013`.
pub fn aliases(text: &str) -> Result<Vec<Former>, TableError> {
    #[derive(Deserialize)]
    struct Row {
        regency_code: String,
        kemendagri_code_before_2013: String,
    }
    let former = |row: Row| Former { code: row.regency_code, before: row.kemendagri_code_before_2013, name: None, list: None };
    Ok(rows(Table::Areas, text)?.into_iter().map(former).collect())
}

/// Parts between semicolons.
fn list(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
