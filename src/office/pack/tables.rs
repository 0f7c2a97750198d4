//! Rows of CSV files. The columns are those of `data/`; columns that are not known here are passed over.

use crate::domain::number;
use crate::domain::pack::{Area, Commodity, Former, Gear, Limit, Sector, Unit};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Shown for a gear that the table has no local name for.
const UNKNOWN_GEAR: (&str, &str) = ("99.9", "alat tidak diketahui");

/// A table cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{table}: {source}")]
pub struct TableError {
    /// Which, as "areas".
    pub table: &'static str,
    /// What is wrong, with the line.
    pub source: csv::Error,
}

/// Reads every row.
pub fn rows<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<Vec<T>, TableError> {
    let all = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    all.into_deserialize().collect::<Result<_, _>>().map_err(|source| TableError { table, source })
}

/// `code,name[,lat,lng]`; degrees in decimals.
pub fn areas(text: &str) -> Result<Vec<Area>, TableError> {
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
    Ok(rows::<Row>("areas", text)?.into_iter().map(area).collect())
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
pub fn commodities(text: &str) -> Result<Vec<Commodity>, TableError> {
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
    let mut commodities: Vec<Commodity> = rows::<Row>("commodities", text)?.into_iter().map(commodity).collect();
    // Most common first; within that, the order of the table.
    commodities.sort_by_key(|commodity| !commodity.core);
    Ok(commodities)
}

/// `code,name_id,name_en,dimension,factor_to_base,kind`.
pub fn units(text: &str) -> Result<Vec<Unit>, TableError> {
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
    Ok(rows("units", text)?.into_iter().map(unit).collect())
}

/// `isscfg_code,std_abb,name_en,local_names_id,kaltara_relevant`: those used here.
pub fn gears(text: &str) -> Result<Vec<Gear>, TableError> {
    #[derive(Deserialize)]
    struct Row {
        isscfg_code: String,
        std_abb: String,
        name_en: String,
        local_names_id: String,
        kaltara_relevant: u8,
    }
    let used = rows::<Row>("gears", text)?.into_iter().filter(|row| row.kaltara_relevant == 1 && !row.std_abb.is_empty());
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
pub fn limits(text: &str) -> Result<Vec<Limit>, TableError> {
    #[derive(Deserialize)]
    struct Row {
        of: String,
        unit: String,
        max: i64,
    }
    Ok(rows::<Row>("limits", text)?.into_iter().map(|row| Limit { of: row.of, unit: row.unit, max: row.max }).collect())
}

/// `regency_code,kemendagri_code_before_2013`.
pub fn aliases(text: &str) -> Result<Vec<Former>, TableError> {
    #[derive(Deserialize)]
    struct Row {
        regency_code: String,
        kemendagri_code_before_2013: String,
    }
    let former = |row: Row| Former { code: row.regency_code, before: row.kemendagri_code_before_2013, name: None, list: None };
    Ok(rows("code aliases", text)?.into_iter().map(former).collect())
}

/// Parts between semicolons.
fn list(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
