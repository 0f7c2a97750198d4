//! Reading the pack by code. Lists are short (482 villages, 163 commodities): a scan takes microseconds.

use super::{Area, Commodity, Former, Gear, Limit, Pack, Unit};
use crate::domain::area::contains;

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

    /// Codes of all villages, and of those that no list has any more: records still lie under them.
    pub fn village_codes(&self) -> impl Iterator<Item = &str> {
        let gone = self.former.iter().enumerate().filter(|(at, former)| {
            let first = !self.former.iter().take(*at).any(|before| before.before == former.before);
            first && self.area(&former.before).is_none()
        });
        let all = self.areas.iter().map(|area| area.code.as_str()).chain(gone.map(|(_, former)| former.before.as_str()));
        all.filter(|code| is_village(code))
    }

    /// The district of a village or of a place inside it.
    pub fn district_of(&self, code: &str) -> Option<&Area> {
        self.area(code.get(..8)?)
    }

    /// The regency of a district, village or place inside it.
    pub fn regency_of(&self, code: &str) -> Option<&Area> {
        self.area(code.get(..5)?)
    }

    /// The name of an area, also under a code that no list has any more.
    pub fn name_of(&self, code: &str) -> Option<&str> {
        let former = || self.former.iter().find(|former| former.before == code)?.name.as_deref();
        self.area(code).map(|area| area.name.as_str()).or_else(former)
    }

    /// A village with its district, as people must see it: names repeat inside the province.
    pub fn place(&self, code: &str) -> Option<String> {
        let name = self.name_of(code)?;
        let district = if is_village(code) { self.district_of(code) } else { None };
        Some(match district {
            Some(district) => format!("{name}, {}", district.name),
            None => name.to_owned(),
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

    /// The code of today for an area code of any edition: itself while it is listed, else the one that it became. One
    /// that was split stays as it is: nobody can know which part was meant.
    pub fn code_now<'a>(&'a self, code: &'a str) -> &'a str {
        let now = self.follow(code, |at| self.area(at).is_some());
        if self.area(now).is_some() { now } else { code }
    }

    /// Codes under which things of an area may lie: its own, and those that areas inside it had before.
    pub fn codes_of(&self, area: &str) -> Vec<String> {
        let became = |former: &&Former| {
            let now = self.code_now(&former.before);
            is_village(&former.before) && now != former.before && contains(area, now) && !contains(area, &former.before)
        };
        let mut codes = vec![area.to_owned()];
        self.former.iter().filter(became).for_each(|former| {
            if !codes.contains(&former.before) {
                codes.push(former.before.clone());
            }
        });
        codes
    }

    /// Codes that villages had before, each with everything that it has become since: where their figures may stand.
    pub fn moved_villages(&self) -> Vec<(&str, &str)> {
        let mut moved: Vec<(&str, &str)> = Vec::new();
        for before in self.former.iter().map(|former| former.before.as_str()).filter(|code| is_village(code)) {
            let mut reached = vec![before];
            let mut at = 0;
            while let Some(code) = reached.get(at).copied() {
                let next = self.former.iter().filter(|former| former.before == code).map(|former| former.code.as_str());
                for code in next {
                    if !reached.contains(&code) {
                        reached.push(code);
                    }
                }
                at += 1;
            }
            for since in reached.into_iter().skip(1) {
                if !moved.contains(&(before, since)) {
                    moved.push((before, since));
                }
            }
        }
        moved
    }

    /// Whether a place written under an edition of the list was split since, so that a person must say which part it is.
    pub fn split_since(&self, code: &str, list: &str) -> bool {
        let whole = self.follow(code, |_| false);
        let Some(split) = self.former.iter().rfind(|former| former.before == whole) else { return false };
        // Editions stand in their order, each with the changes that ended it.
        let at = |list: &str| self.former.iter().position(|former| former.list.as_deref() == Some(list));
        list != self.area_list && split.list.as_deref().is_some_and(|last| at(list) <= at(last))
    }

    /// Goes on from code to code while each became exactly one other.
    fn follow<'a>(&'a self, code: &'a str, there: impl Fn(&str) -> bool) -> &'a str {
        let mut at = code;
        for _ in 0..self.former.len() {
            let mut became = self.former.iter().filter(|former| former.before == at);
            match (became.next(), became.next()) {
                (Some(one), None) if !there(at) => at = &one.code,
                _ => break,
            }
        }
        at
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
        is_village(&self.code)
    }
}

fn is_village(code: &str) -> bool {
    code.len() == VILLAGE_CODE_LEN
}

#[cfg(test)]
mod tests {
    use crate::domain::pack::fixture::{NUNUKAN, SETULANG, pack};
    use crate::domain::pack::{Area, Former, Pack};
    use crate::domain::refs::VillageRef;

    fn former(before: &str, code: &str, list: &str) -> Former {
        Former { code: code.into(), before: before.into(), name: Some(format!("{before} then")), list: Some(list.into()) }
    }

    /// Three editions: in the second Setulang was split and keeps its code, in the third Nunukan Barat moved; a village
    /// that is gone was moved and then split.
    fn third() -> Pack {
        let mut pack = pack();
        pack.area_list = "third".into();
        let (gone, moved) = ("65.02.13.2009", "65.03.04.2009");
        pack.areas.extend(["65.02.13.2010", "65.03.05.2001", "65.03.04.2010", "65.03.04.2011"].map(|code| Area {
            code: code.into(),
            name: format!("{code} now"),
            point: None,
        }));
        pack.areas.retain(|area| area.code != NUNUKAN);
        pack.former.extend([
            former(SETULANG, SETULANG, "first"),
            former(SETULANG, "65.02.13.2010", "first"),
            former(gone, moved, "first"),
            former(NUNUKAN, "65.03.05.2001", "second"),
            former(moved, "65.03.04.2010", "second"),
            former(moved, "65.03.04.2011", "second"),
        ]);
        pack
    }

    #[test]
    fn a_code_of_an_older_list_is_followed_as_far_as_anybody_can_know() {
        let pack = third();
        assert_eq!(pack.code_now(SETULANG), SETULANG, "still listed");
        assert_eq!(pack.code_now(NUNUKAN), "65.03.05.2001", "moved");
        assert_eq!(pack.code_now("65.02.13.2009"), "65.02.13.2009", "moved, then split");
        assert_eq!(pack.code_now("65.99.99.2001"), "65.99.99.2001", "never heard of");
        assert_eq!(pack.regency_now("64.05"), "65.03", "the codes of before 2013 as ever");
        assert_eq!(pack.place(NUNUKAN).as_deref(), Some("65.03.04.2012 then, Nunukan"));
    }

    #[test]
    fn an_area_has_what_lay_under_the_codes_of_before() {
        let pack = third();
        assert_eq!(pack.codes_of("65.03.05.2001"), ["65.03.05.2001", NUNUKAN]);
        assert_eq!(pack.codes_of("65.03.05"), ["65.03.05", NUNUKAN], "of a district that it has moved to");
        assert_eq!(pack.codes_of("65.03"), ["65.03"], "within one regency nothing has moved");
        assert_eq!(pack.codes_of(SETULANG), [SETULANG], "nobody knows which part of a village that was split");
        let gone: Vec<&str> = pack.moved_villages().into_iter().filter(|(code, _)| *code == "65.02.13.2009").map(|(_, now)| now).collect();
        assert_eq!(gone, ["65.03.04.2009", "65.03.04.2010", "65.03.04.2011"]);
    }

    #[test]
    fn a_split_is_doubted_only_for_what_was_written_before_it() {
        let pack = third();
        let of = |code: &str| ["first", "second", "third", "unknown"].map(|list| pack.split_since(code, list));
        assert_eq!(of(SETULANG), [true, false, false, true]);
        assert_eq!(of("65.03.04.2009"), [true, true, false, true]);
        assert_eq!(of("65.02.13.2009"), [true, true, false, true], "through the code that it became");
        assert_eq!(of("65.03.05.2001"), [false; 4]);
    }

    #[test]
    fn a_village_is_named_as_the_list_has_it_that_knew_it_last() {
        let pack = third();
        let of = |code: &str| VillageRef::of(code, &pack).map(|village| (village.code, village.list, village.name));
        let text = |code: &str, list: &str, name: &str| Some((code.to_owned(), list.to_owned(), name.to_owned()));
        assert_eq!(of(NUNUKAN), text("65.03.05.2001", "third", "65.03.05.2001 now"));
        assert_eq!(of("65.03.04.2009"), text("65.03.04.2009", "second", "65.03.04.2009 then"));
        assert_eq!(of("64.05"), None);
        assert!(pack.search_villages("then", &[]).is_empty(), "what is gone is not offered");
    }
}
