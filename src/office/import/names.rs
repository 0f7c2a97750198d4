//! Commodities, units and gear by any of their names. What is not in the list stays as people call it.

use super::columns::plain;
use crate::domain::pack::{Commodity, Pack, Sector};
use crate::domain::refs::OTHER;
use std::collections::HashMap;
use std::sync::Arc;

/// How lists shorten units.
const UNITS: [(&str, &str); 14] = [
    ("kilo", "kg"),
    ("kgs", "kg"),
    ("kw", "kuintal"),
    ("kwt", "kuintal"),
    ("kwintal", "kuintal"),
    ("t", "ton"),
    ("tonase", "ton"),
    ("ltr", "liter"),
    ("l", "liter"),
    ("gr", "gram"),
    ("g", "gram"),
    ("btg", "batang"),
    ("bh", "buah"),
    ("krg", "karung"),
];

/// The reference data by name.
pub struct Names {
    pack: Arc<Pack>,
    commodities: HashMap<String, Vec<usize>>,
    units: HashMap<String, String>,
    gears: HashMap<String, String>,
}

impl Names {
    /// Over the reference data.
    pub fn new(pack: Arc<Pack>) -> Self {
        let mut commodities: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, commodity) in pack.commodities.iter().enumerate() {
            let own = [&commodity.id, &commodity.name_id, &commodity.name_en];
            let names = own.into_iter().chain(&commodity.other_names).chain(&commodity.scientific);
            for name in names.map(|name| plain(name)) {
                let known = commodities.entry(name).or_default();
                if !known.contains(&at) {
                    known.push(at);
                }
            }
        }
        let mut units: HashMap<String, String> = UNITS.iter().map(|(name, code)| ((*name).to_owned(), (*code).to_owned())).collect();
        for unit in &pack.units {
            let names = unit.name_id.split('/').chain([unit.code.as_str(), unit.name_en.as_str()]);
            names.for_each(|name| drop(units.insert(plain(name), unit.code.clone())));
        }
        // What a person has decided at the desk stands above what is usual elsewhere.
        for unit in &pack.units {
            unit.other_names.iter().for_each(|name| drop(units.insert(plain(name), unit.code.clone())));
        }
        let mut gears = HashMap::new();
        for gear in &pack.gears {
            let names = gear.names_id.iter().chain([&gear.abbreviation, &gear.name_en]);
            for name in names {
                gears.entry(plain(name)).or_insert_with(|| gear.code.clone());
            }
            gears.insert(gear.code.clone(), gear.code.clone());
        }
        Self { pack, commodities, units, gears }
    }

    /// The one commodity of that name within some sectors (all, when none is given).
    pub fn commodity(&self, name: &str, sectors: &[Sector]) -> Option<&Commodity> {
        let named = self.commodities.get(&plain(name)).or_else(|| self.commodities.get(&name.to_lowercase()))?;
        let all = named.iter().filter_map(|at| self.pack.commodities.get(*at));
        let mut fitting = all.filter(|commodity| sectors.is_empty() || sectors.contains(&commodity.sector));
        let first = fitting.next()?;
        let own = |commodity: &Commodity| plain(&commodity.name_id) == plain(name) || commodity.id == name;
        match fitting.next() {
            None => Some(first),
            // A name that several bear belongs to the one that bears it first.
            Some(second) => [first, second].into_iter().chain(fitting).find(|commodity| own(commodity)),
        }
    }

    /// The answer that gives a commodity.
    pub fn commodity_answer(&self, name: &str, sectors: &[Sector]) -> String {
        self.commodity(name, sectors).map_or_else(|| format!("{OTHER}{name}"), |commodity| commodity.id.clone())
    }

    /// The answer that gives a unit.
    pub fn unit_answer(&self, name: &str) -> String {
        self.units.get(&plain(name)).cloned().unwrap_or_else(|| format!("{OTHER}{name}"))
    }

    /// The answer that gives a gear.
    pub fn gear_answer(&self, name: &str) -> String {
        let by_code = self.gears.get(name.trim());
        by_code.or_else(|| self.gears.get(&plain(name))).cloned().unwrap_or_else(|| format!("{OTHER}{name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_any_name_and_as_typed() {
        let names = Names::new(Arc::new(crate::office::pack::build()));
        assert_eq!(names.commodity_answer("Rotan Sega", &[]), "rotan-sega");
        assert_eq!(names.commodity_answer("rotan-sega", &[]), "rotan-sega");
        assert_eq!(names.commodity_answer("daun silad", &[]), "other:daun silad");
        assert_eq!(names.unit_answer("Kw"), "kuintal");
        assert_eq!(names.unit_answer("KG"), "kg");
        assert_eq!(names.unit_answer("gendong"), "other:gendong", "units are never guessed");
        assert_eq!(names.gear_answer("GNS"), "07.1");
    }
}
