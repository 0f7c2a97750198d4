//! Villages as lists name them: by Kemendagri code, by name with or without district, or by a BPS code that looks alike.

use super::columns::plain;
use crate::domain::import::Fault;
use crate::domain::pack::Pack;
use crate::domain::problem::Trouble;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;

/// Similar names shown for one that is not found.
const NEAR_MAX: usize = 3;

/// What a line says about a village.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// Its code.
    pub code: &'a str,
    /// Its name, or its code.
    pub name: &'a str,
    /// Its district's name.
    pub district: &'a str,
    /// Its regency's name.
    pub regency: &'a str,
}

/// A regency in both code lists.
#[derive(Clone, Debug, Deserialize)]
struct Alias {
    regency_code: String,
    name: String,
    bps_code: String,
}

/// Villages by what lists call them.
pub struct Places {
    pack: Arc<Pack>,
    by_name: HashMap<String, Vec<String>>,
    aliases: Vec<Alias>,
}

/// What one code of a file tells about its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeTells {
    /// Kemendagri has that village.
    Kemendagri,
    /// Only BPS can have it.
    Bps,
    /// Neither.
    Nothing,
}

impl Places {
    /// Over the reference data.
    pub fn new(pack: Arc<Pack>) -> Self {
        let mut by_name: HashMap<String, Vec<String>> = HashMap::new();
        for village in pack.areas.iter().filter(|area| area.is_village()) {
            by_name.entry(plain(&village.name)).or_default().push(village.code.clone());
        }
        let table = include_str!("../../../data/kaltara_code_aliases.csv");
        let aliases = csv::Reader::from_reader(table.as_bytes()).into_deserialize().filter_map(Result::ok).collect();
        Self { pack, by_name, aliases }
    }

    /// What a cell that holds a code tells.
    pub fn tells(&self, cell: &str) -> CodeTells {
        match code_in(cell) {
            Some(code) if self.pack.village(&code).is_some() => CodeTells::Kemendagri,
            Some(code) if self.bps(&code).is_some() => CodeTells::Bps,
            _ => CodeTells::Nothing,
        }
    }

    /// The code of the village that a line means. `bps` says that the file's codes are those of BPS.
    pub fn find(&self, said: &Said, bps: bool) -> Result<String, Fault> {
        let code = code_in(said.code).or_else(|| code_in(said.name));
        let name = if code_in(said.name).is_some() { "" } else { said.name };
        let Some(code) = code else { return self.by_name(name, said.district, said.regency) };
        if bps || (self.pack.area(&code).is_none() && self.bps(&code).is_some()) {
            // Their villages have other numbers; their regency is known.
            let regency = self.bps(&code).map_or(said.regency, |alias| &alias.name);
            return if name.is_empty() { Err(self.bps_fault(&code)) } else { self.by_name(name, said.district, regency) };
        }
        match self.pack.area(&code) {
            Some(area) if !area.is_village() => Err(Fault::VillageWide { name: area.name.clone() }),
            Some(area) if !name.is_empty() && plain(&area.name) != bare(name) => {
                Err(Fault::VillageDiffers { by_code: self.pack.place(&code).unwrap_or_default() })
            }
            Some(area) => Ok(area.code.clone()),
            None => Err(Fault::VillageUnknown { name: code, near: Vec::new() }),
        }
    }

    fn by_name(&self, name: &str, district: &str, regency: &str) -> Result<String, Fault> {
        if name.trim().is_empty() {
            return Err(Fault::Answer(Trouble::Missing));
        }
        let inside = |code: &&String| {
            let district_fits = district.is_empty() || self.pack.district_of(code).is_some_and(|area| plain(&area.name) == bare(district));
            let regency_fits = regency.is_empty() || self.pack.regency_of(code).is_some_and(|area| bare(&area.name) == bare(regency));
            district_fits && regency_fits
        };
        let named = self.by_name.get(&bare(name)).map(Vec::as_slice).unwrap_or_default();
        let found: Vec<&String> = named.iter().filter(inside).collect();
        match (found.as_slice(), split_place(name)) {
            ([one], _) => Ok((*one).clone()),
            ([], Some((name, district))) => self.by_name(name, district, regency),
            ([], None) => Err(Fault::VillageUnknown { name: name.trim().to_owned(), near: self.near(name, named) }),
            (many, _) => Err(Fault::VillageMany { places: many.iter().filter_map(|code| self.pack.place(code)).collect() }),
        }
    }

    /// Villages of that name elsewhere, or with names like it.
    fn near(&self, name: &str, named: &[String]) -> Vec<String> {
        if !named.is_empty() {
            return named.iter().filter_map(|code| self.pack.place(code)).collect();
        }
        let hits = self.pack.search_villages(&bare(name), &[]);
        hits.into_iter().take(NEAR_MAX).map(|hit| format!("{}, {}", hit.name, hit.district)).collect()
    }

    /// The regency that BPS means by a code's first four digits.
    fn bps(&self, code: &str) -> Option<&Alias> {
        let digits: String = code.chars().filter(char::is_ascii_digit).take(4).collect();
        self.aliases.iter().find(|alias| alias.bps_code == digits)
    }

    fn bps_fault(&self, code: &str) -> Fault {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let here = self.aliases.iter().find(|alias| code.starts_with(&alias.regency_code)).map(|alias| alias.name.clone());
        let bps = self.bps(code).map(|alias| alias.name.clone()).unwrap_or_default();
        Fault::BpsCode { code: digits, kemendagri: here.filter(|name| *name != bps), bps }
    }
}

/// A code as Kemendagri writes it, from digits with or without points.
fn code_in(cell: &str) -> Option<String> {
    let cell = cell.trim();
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    let only = !digits.is_empty() && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ' ' | '-'));
    let cuts: &[usize] = match digits.len() {
        2 => &[2],
        4 => &[2, 4],
        6 | 7 => &[2, 4, 6],
        10 => &[2, 4, 6, 10],
        _ => return None,
    };
    let parts = cuts.iter().scan(0, |from, to| digits.get(std::mem::replace(from, *to)..*to));
    only.then(|| parts.collect::<Vec<_>>().join("."))
}

/// A name without the word that says what it names.
fn bare(name: &str) -> String {
    const KINDS: [&str; 10] = ["desa ", "ds ", "kelurahan ", "kel ", "kecamatan ", "kec ", "kabupaten ", "kab ", "kota ", "kampung "];
    let name = plain(name);
    let kind = KINDS.iter().find_map(|kind| name.strip_prefix(kind));
    kind.map(str::to_owned).unwrap_or(name)
}

/// "Setulang, Malinau Selatan Hilir" and "Setulang (Malinau Selatan Hilir)".
fn split_place(name: &str) -> Option<(&str, &str)> {
    let (village, district) = name.split_once([',', '('])?;
    let district = district.trim().trim_end_matches(')');
    (!village.trim().is_empty() && !district.is_empty()).then_some((village.trim(), district))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        Places::new(Arc::new(crate::office::pack::build()))
    }

    fn named(name: &str, district: &str) -> Result<String, Fault> {
        places().find(&Said { name, district, ..Said::default() }, false)
    }

    #[test]
    fn by_code_with_and_without_points_and_by_name() {
        assert_eq!(named("65.02.13.2001", ""), Ok("65.02.13.2001".into()));
        assert_eq!(named("6502132001", ""), Ok("65.02.13.2001".into()));
        assert_eq!(named("Desa  SETULANG", ""), Ok("65.02.13.2001".into()));
        assert_eq!(named("Setulang (Malinau Selatan Hilir)", ""), Ok("65.02.13.2001".into()));
        assert!(matches!(named("65.02.13", ""), Err(Fault::VillageWide { .. })));
        let said = Said { code: "65.02.13.2001", name: "Binusan", ..Said::default() };
        assert!(matches!(places().find(&said, false), Err(Fault::VillageDiffers { .. })));
        assert!(matches!(named("Setulan", ""), Err(Fault::VillageUnknown { near, .. }) if near[0].starts_with("Setulang")));
    }

    #[test]
    fn a_name_that_repeats_needs_its_district() {
        let Err(Fault::VillageMany { places }) = named("Karang Anyar", "") else { panic!("one village was chosen") };
        assert_eq!(places.len(), 2, "{places:?}");
        let (_, district) = places[0].split_once(", ").unwrap();
        assert!(named("Karang Anyar", &format!("Kec. {district}")).is_ok());
    }

    #[test]
    fn a_bps_code_is_told_whose_it_is() {
        let places = places();
        // BPS: province 65, regency 01 (Malinau there, Bulungan here), district 010, village 001.
        assert_eq!(places.tells("6501010001"), CodeTells::Bps);
        assert_eq!(places.tells("65.01.01.1001"), CodeTells::Kemendagri);
        let told =
            Fault::BpsCode { code: "6501010001".into(), bps: "Kabupaten Malinau".into(), kemendagri: Some("Kabupaten Bulungan".into()) };
        let code = Said { code: "6501010001", ..Said::default() };
        assert_eq!(places.find(&code, false), Err(told.clone()));
        // In a file of BPS codes one that happens to be a village of Kemendagri is a BPS code, too.
        assert_eq!(
            places.find(&Said { code: "6501011001", ..Said::default() }, true),
            Err(Fault::BpsCode {
                code: "6501011001".into(),
                bps: "Kabupaten Malinau".into(),
                kemendagri: Some("Kabupaten Bulungan".into())
            })
        );
        assert_eq!(
            places.find(&Said { name: "Setulang", ..code }, false),
            Ok("65.02.13.2001".into()),
            "with its name it is found in that regency"
        );
    }
}
