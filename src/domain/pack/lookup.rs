//! Reading the pack by code. Lists are short (482 villages, 163 commodities): a scan takes microseconds.

use super::{Area, Commodity, Gear, Limit, Pack, Unit};

/// Length of a village code, as "65.03.04.2012".
const VILLAGE_CODE_LEN: usize = 13;

impl Pack {
    /// The area of any level with that code.
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == code)
    }

    /// The village with that code.
    pub fn village(&self, code: &str) -> Option<&Area> {
        self.area(code).filter(|area| area.is_village())
    }

    /// The district of a village or of a place inside it.
    pub fn district_of(&self, code: &str) -> Option<&Area> {
        self.area(code.get(..8)?)
    }

    /// The regency of a district, village or place inside it.
    pub fn regency_of(&self, code: &str) -> Option<&Area> {
        self.area(code.get(..5)?)
    }

    /// A village with its district, as people must see it: names repeat inside the province.
    pub fn place(&self, code: &str) -> Option<String> {
        let area = self.area(code)?;
        let district = if area.is_village() { self.district_of(code) } else { None };
        Some(match district {
            Some(district) => format!("{}, {}", area.name, district.name),
            None => area.name.clone(),
        })
    }

    /// The commodity with that id.
    pub fn commodity(&self, id: &str) -> Option<&Commodity> {
        self.commodities.iter().find(|commodity| commodity.id == id)
    }

    /// The unit with that code.
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.code == code)
    }

    /// The gear with that ISSCFG code.
    pub fn gear(&self, code: &str) -> Option<&Gear> {
        self.gears.iter().find(|gear| gear.code == code)
    }

    /// The code of today for a regency code of any year.
    pub fn regency_now<'a>(&'a self, code: &'a str) -> &'a str {
        self.former.iter().find(|former| former.before == code).map_or(code, |former| &former.code)
    }

    /// The limits of a commodity, narrowest first: its own, its group's, its sector's.
    pub fn limits_of<'a>(&'a self, commodity: &Commodity) -> impl Iterator<Item = &'a Limit> + use<'a> {
        let sector = commodity.sector.as_str();
        let levels = [format!("commodity:{}", commodity.id), format!("group:{sector}/{}", commodity.group), format!("sector:{sector}")];
        levels.into_iter().flat_map(move |level| self.limits.iter().filter(move |limit| limit.of == level))
    }
}

impl Area {
    /// Whether it is a village, the lowest level.
    pub fn is_village(&self) -> bool {
        self.code.len() == VILLAGE_CODE_LEN
    }
}
