//! What is wrong with a draft, told before it comes into force. A version can never be taken back: phones have it, and
//! records are written by it.

use super::change::{Change, Kind};
use super::draft::Draft;
use crate::domain::area::contains;
use crate::domain::pack::Pack;
use crate::domain::reports::lists::{Misfit, Table, Wrong};
use std::collections::{BTreeMap, BTreeSet};

/// Digits of each part of an area code.
const CODE_PARTS: [usize; 4] = [2, 2, 2, 4];

/// How much stands on each code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Records by village.
    pub records: BTreeMap<String, i64>,
    /// Accounts by the areas of their territories.
    pub accounts: BTreeMap<String, i64>,
    /// Reports and mapped names by commodity.
    pub commodities: BTreeMap<String, i64>,
    /// Reports and mapped names by unit.
    pub units: BTreeMap<String, i64>,
    /// Reports by gear.
    pub gears: BTreeMap<String, i64>,
}

/// Everything that keeps a draft from coming into force.
pub fn check(before: &Pack, draft: &Draft, uses: &Uses) -> Vec<Wrong> {
    let mut found = Vec::new();
    let pack = &draft.pack;
    if *pack == (Pack { version: pack.version.clone(), ..before.clone() }) {
        found.push(Wrong::NothingChanges);
    }
    areas(before, pack, &mut found);
    vanished(before, draft, uses, &mut found);
    changes(before, draft, &mut found);
    commodities(before, pack, uses, &mut found);
    units(before, pack, uses, &mut found);
    gears(before, pack, uses, &mut found);
    limits(pack, &mut found);
    found
}

fn twice<'a>(what: Table, codes: impl Iterator<Item = &'a str>, found: &mut Vec<Wrong>) {
    let mut seen = BTreeSet::new();
    found.extend(codes.filter(|code| !seen.insert(*code)).map(|code| Wrong::Twice(what, code.to_owned())));
}

fn areas(before: &Pack, pack: &Pack, found: &mut Vec<Wrong>) {
    let province = before.areas.first().map_or("", |area| area.code.as_str());
    twice(Table::Areas, pack.areas.iter().map(|area| area.code.as_str()), found);
    let codes: BTreeSet<&str> = pack.areas.iter().map(|area| area.code.as_str()).collect();
    for area in &pack.areas {
        let code = &area.code;
        let parts: Vec<&str> = code.split('.').collect();
        let digits = |(part, len): (&&str, &usize)| part.len() == *len && part.bytes().all(|byte| byte.is_ascii_digit());
        if parts.len() > CODE_PARTS.len() || !parts.iter().zip(&CODE_PARTS).all(digits) {
            found.push(Wrong::NoAreaCode(code.clone()));
        } else if !contains(province, code) {
            found.push(Wrong::OutsideProvince { code: code.clone(), province: province.to_owned() });
        } else if code.rsplit_once('.').is_some_and(|(parent, _)| !codes.contains(parent)) {
            found.push(Wrong::NoParent { code: code.clone(), name: area.name.clone() });
        }
        if area.name.is_empty() {
            found.push(Wrong::NoName(code.clone()));
        }
    }
    let listed = |pack: &Pack| pack.areas.iter().map(|area| (area.code.clone(), area.name.clone())).collect::<BTreeSet<_>>();
    let used = before.former.iter().filter_map(|former| former.list.as_deref()).chain([before.area_list.as_str()]);
    let (same_areas, same_list) = (listed(before) == listed(pack), before.area_list == pack.area_list);
    if pack.area_list.is_empty() || (!same_areas && used.into_iter().any(|list| list == pack.area_list)) {
        found.push(Wrong::EditionNeeded);
    } else if same_areas && !same_list {
        found.push(Wrong::AreasNeeded);
    }
}

/// Every code that is gone must have become something: records stand on it, and phones hold drafts that nobody here
/// can count.
fn vanished(before: &Pack, draft: &Draft, uses: &Uses, found: &mut Vec<Wrong>) {
    for area in &before.areas {
        let told = draft.changes.iter().any(|change| change.old == area.code);
        if told || draft.pack.area(&area.code).is_some() {
            continue;
        }
        let count = |uses: &BTreeMap<String, i64>| uses.get(&area.code).copied().unwrap_or(0);
        found.push(Wrong::AreaGone {
            code: area.code.clone(),
            name: area.name.clone(),
            records: count(&uses.records),
            accounts: count(&uses.accounts),
        });
    }
}

fn changes(before: &Pack, draft: &Draft, found: &mut Vec<Wrong>) {
    for (at, change) in draft.changes.iter().enumerate() {
        if let Some(why) = wrong_change(before, draft, change) {
            found.push(Wrong::Change { at: at + 1, old: change.old.clone(), new: change.new.clone(), why });
        }
    }
}

fn wrong_change(before: &Pack, draft: &Draft, change: &Change) -> Option<Misfit> {
    let (old, new) = (before.area(&change.old), draft.pack.area(&change.new));
    let (Some(old), Some(new)) = (old, new) else {
        return Some(if old.is_none() { Misfit::OldUnknown } else { Misfit::NewUnknown });
    };
    if old.code.len() != new.code.len() {
        return Some(Misfit::OtherLevel);
    }
    let stays = draft.pack.area(&old.code).is_some();
    let of_this: Vec<&Change> = draft.changes.iter().filter(|other| other.old == change.old).collect();
    if of_this.iter().any(|other| other.kind != change.kind) || of_this.iter().filter(|other| **other == change).count() > 1 {
        return Some(Misfit::Contradicts);
    }
    match change.kind {
        Kind::Renamed if old.code != new.code => Some(Misfit::RenamedKeeps),
        Kind::Renamed if old.name == new.name => Some(Misfit::SameName),
        Kind::Moved | Kind::Merged if of_this.len() > 1 => Some(Misfit::Several),
        Kind::Moved | Kind::Merged if stays => Some(Misfit::StillListed),
        Kind::Split => {
            let parts: BTreeSet<&str> = of_this.iter().map(|part| part.new.as_str()).chain(stays.then_some(old.code.as_str())).collect();
            (parts.len() < 2).then_some(Misfit::OnePart)
        }
        _ => None,
    }
}

fn gone<'a>(
    what: Table,
    before: impl Iterator<Item = &'a str>,
    still: impl Fn(&str) -> bool,
    uses: &BTreeMap<String, i64>,
    found: &mut Vec<Wrong>,
) {
    for code in before.filter(|code| !still(code)) {
        if let Some(count) = uses.get(code) {
            found.push(Wrong::Gone { table: what, code: code.to_owned(), reports: *count });
        }
    }
}

fn commodities(before: &Pack, pack: &Pack, uses: &Uses, found: &mut Vec<Wrong>) {
    twice(Table::Commodities, pack.commodities.iter().map(|commodity| commodity.id.as_str()), found);
    for commodity in &pack.commodities {
        if commodity.id.is_empty() || commodity.name_id.is_empty() || commodity.name_en.is_empty() {
            found.push(Wrong::CommodityBare(commodity.id.clone()));
        }
        let units = commodity.units.iter().chain([&commodity.base_unit]);
        found.extend(
            units
                .filter(|unit| pack.unit(unit).is_none())
                .map(|unit| Wrong::NoUnit { commodity: commodity.id.clone(), unit: unit.clone() }),
        );
    }
    let ids = before.commodities.iter().map(|commodity| commodity.id.as_str());
    gone(Table::Commodities, ids, |id| pack.commodity(id).is_some(), &uses.commodities, found);
}

fn units(before: &Pack, pack: &Pack, uses: &Uses, found: &mut Vec<Wrong>) {
    twice(Table::Units, pack.units.iter().map(|unit| unit.code.as_str()), found);
    for (old, new) in before.units.iter().filter_map(|old| Some((old, pack.unit(&old.code)?))) {
        if let Some(count) = uses.units.get(&old.code).filter(|_| old.grams != new.grams) {
            found.push(Wrong::UnitWeighs { unit: old.code.clone(), reports: *count });
        }
    }
    gone(Table::Units, before.units.iter().map(|unit| unit.code.as_str()), |code| pack.unit(code).is_some(), &uses.units, found);
}

fn gears(before: &Pack, pack: &Pack, uses: &Uses, found: &mut Vec<Wrong>) {
    twice(Table::Gears, pack.gears.iter().map(|gear| gear.code.as_str()), found);
    gone(Table::Gears, before.gears.iter().map(|gear| gear.code.as_str()), |code| pack.gear(code).is_some(), &uses.gears, found);
}

fn limits(pack: &Pack, found: &mut Vec<Wrong>) {
    let mut seen = BTreeSet::new();
    for limit in &pack.limits {
        let known = match limit.of.split_once(':') {
            Some(("commodity", id)) => pack.commodity(id).is_some(),
            Some(("group", of)) => pack.commodities.iter().any(|it| of == format!("{}/{}", it.sector.as_str(), it.group)),
            Some(("sector", sector)) => crate::domain::pack::Sector::parse(sector).is_some(),
            _ => false,
        };
        if !known || pack.unit(&limit.unit).is_none() || limit.max <= 0 || !seen.insert((&limit.of, &limit.unit)) {
            found.push(Wrong::Limit { of: limit.of.clone(), unit: limit.unit.clone() });
        }
    }
}

/// What a draft would change, in lines.
pub fn summary(before: &Pack, draft: &Draft) -> Vec<String> {
    let villages = |pack: &Pack| pack.areas.iter().filter(|area| area.is_village()).count();
    let renamed = draft.pack.areas.iter().filter(|new| before.area(&new.code).is_some_and(|old| old.name != new.name)).count();
    let new = draft.pack.areas.iter().filter(|new| before.area(&new.code).is_none()).count();
    let areas = format!(
        "areas        {} ({} villages), before {} ({}); {new} new codes, {renamed} other names, edition {}",
        draft.pack.areas.len(),
        villages(&draft.pack),
        before.areas.len(),
        villages(before),
        draft.pack.area_list
    );
    let counted = |what: &str, now: usize, then: usize| format!("{what:<12} {now}, before {then}");
    vec![
        areas,
        counted("commodities", draft.pack.commodities.len(), before.commodities.len()),
        counted("units", draft.pack.units.len(), before.units.len()),
        counted("gears", draft.pack.gears.len(), before.gears.len()),
        counted("limits", draft.pack.limits.len(), before.limits.len()),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::draft::Files;
    use super::*;
    use crate::domain::pack::fixture::{SETULANG, pack};
    use crate::words::Lang;
    use crate::words::desk::lists_wrong as wrong;

    const LIST: &str = "code,name\n65,Kalimantan Utara\n65.02,Kabupaten Malinau\n65.03,Kabupaten Nunukan\n65.02.13,Malinau Selatan Hilir\n\
                        65.03.04,Nunukan\n65.02.13.2001,Setulang\n65.03.04.2012,Nunukan Barat\n";

    fn files(areas: &str, changes: &str) -> Files {
        Files {
            edition: Some("next list".into()),
            areas: Some(areas.as_bytes().to_vec()),
            changes: Some(format!("old_code,new_code,kind\n{changes}").into_bytes()),
            ..Files::default()
        }
    }

    fn found(files: &Files) -> Vec<String> {
        let uses = Uses {
            records: BTreeMap::from([(SETULANG.to_owned(), 12)]),
            accounts: BTreeMap::from([(SETULANG.to_owned(), 2)]),
            commodities: BTreeMap::from([("vanili".to_owned(), 3)]),
            units: BTreeMap::from([("ons".to_owned(), 4)]),
            ..Uses::default()
        };
        check(&pack(), &Draft::over(&pack(), files).unwrap(), &uses).iter().map(|found| wrong(Lang::En, found)).collect()
    }

    #[test]
    fn a_village_renamed_one_split_and_one_new() {
        let next = LIST.replace("Nunukan Barat", "Nunukan Hilir") + "65.02.13.2010,Setulang Hulu\n65.03.04.2099,Baru\n";
        let next = files(&next, "65.03.04.2012,65.03.04.2012,renamed\n65.02.13.2001,65.02.13.2010,split");
        assert_eq!(found(&next), [""; 0]);
        let draft = Draft::over(&pack(), &next).unwrap();
        let parts: Vec<&str> =
            draft.pack.former.iter().filter(|former| former.before == SETULANG).map(|former| former.code.as_str()).collect();
        assert_eq!(parts, [SETULANG, "65.02.13.2010"], "the part that keeps the code is one of the parts");
        assert!(draft.pack.split_since(SETULANG, "list of the test") && !draft.pack.split_since(SETULANG, "next list"));
        assert_ne!(draft.pack.version, pack().version);
    }

    #[test]
    fn what_is_wrong_with_areas_is_told_with_what_stands_on_them() {
        let gone = LIST.replace("65.02.13.2001,Setulang\n", "");
        assert_eq!(
            found(&files(&gone, "")),
            ["area 65.02.13.2001 Setulang is gone, with 12 records and 2 accounts on it: say in --changes what it became"]
        );
        let odd = format!("{LIST}65.02.13.2001,Setulang\n65.04.01.2001,Tanpa induk\n64.01,Paser\n65.2,Salah\n65.03.04.2013,\n");
        assert_eq!(
            found(&files(&odd, "")),
            [
                "area 65.02.13.2001 stands twice",
                "\"65.2\" is no area code: they look like 65, 65.03, 65.03.04 and 65.03.04.2012",
                "area 64.01 lies outside the province 65",
                "area 65.04.01.2001 Tanpa induk has no area above it",
                "area 65.03.04.2013 has no name",
            ]
        );
        let unnamed = Files { edition: None, ..files(&LIST.replace("Setulang", "Setulang Baru"), "") };
        assert!(found(&unnamed)[0].contains("needs an edition of its own"), "{:?}", found(&unnamed));
        assert!(found(&files(LIST, ""))[0].contains("needs its list of areas"));
    }

    #[test]
    fn what_is_wrong_with_changes() {
        let next = format!("{LIST}65.02.13.2010,Setulang Hulu\n");
        let of = |changes: &str| found(&files(&next, changes)).join("; ");
        assert_eq!(of("65.02.13.2001,65.02.13.2010,moved"), "change 1 (65.02.13.2001 to 65.02.13.2010): the old code is still listed");
        assert!(of("65.02.13.2010,65.02.13.2001,moved").contains("the list in force does not have the old code"));
        assert!(of("65.02.13.2001,65.02.13.2011,split").contains("the new list does not have the new code"));
        assert!(of("65.02.13.2001,65.02.13.2001,split").contains("at least two parts"));
        assert!(of("65.02.13.2001,65.02.13.2010,renamed").contains("keeps its code"));
        assert!(of("65.02.13.2001,65.02.13.2001,renamed").contains("the name is the same"));
        assert!(of("65.02.13.2001,65.02.13,merged").contains("not of one level"));
        assert!(of("65.02.13.2001,65.02.13.2010,split\n65.02.13.2001,65.02.13.2001,renamed").contains("do not go together"));
    }

    #[test]
    fn codes_that_reports_name_stay_and_weights_stay_what_they_are() {
        let units = "code,name_id,name_en,dimension,factor_to_base,kind\nkg,kg,kg,mass,1,fixed\nons,ons,ounce,mass,0.028,fixed\n\
                     ikat,ikat,bundle,count,1,varies\nkarung,karung,sack,count,1,varies\nekor,ekor,head,count,1,fixed\n\
                     buah,buah,piece,count,1,fixed\nliter,liter,litre,volume,1,fixed\n";
        let found_of = |files: Files| found(&files).join("; ");
        let weighs = found_of(Files { units: Some(units.into()), ..Files::default() });
        assert_eq!(weighs, "unit ons weighs something else now, and 4 reports were weighed by it", "and ton may go: no report names it");
        let only = "id,sector,group,tier,name_id,name_en,scientific_name,other_names,asfis_code,base_unit,local_units\n\
                    jagung,farming,pangan,core,Jagung,Maize,,,,kg,kg;goni\n";
        let told = found_of(Files { commodities: Some(only.into()), ..Files::default() });
        assert!(told.contains("commodity jagung: no unit goni"), "{told}");
        assert!(told.contains("commodity vanili is gone, and 3 reports name it"), "{told}");
        assert!(!told.contains("commodity sapi"), "{told}");
        assert!(told.contains("limit commodity:vanili kg"), "{told}");
        assert!(found_of(Files::default()).contains("nothing would change"));
    }
}
