//! What a draft would change, thing by thing, for whoever is about to put it into force.

use super::change::{Change, Kind};
use super::check::Uses;
use super::draft::Draft;
use crate::domain::pack::{Area, Gear, Pack};
use crate::domain::reports::lists::{Difference, Fate, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Every difference: areas by what becomes of them, then the other tables.
pub fn differences(before: &Pack, draft: &Draft, uses: &Uses) -> Vec<Difference> {
    let mut all = areas(before, draft, uses);
    let pack = &draft.pack;
    all.extend(listed(
        Table::Commodities,
        before.commodities.iter().map(|it| (it.id.as_str(), it.name_id.as_str(), it)),
        pack.commodities.iter().map(|it| (it.id.as_str(), it.name_id.as_str(), it)),
        &uses.commodities,
    ));
    all.extend(listed(
        Table::Units,
        before.units.iter().map(|it| (it.code.as_str(), it.name_id.as_str(), it)),
        pack.units.iter().map(|it| (it.code.as_str(), it.name_id.as_str(), it)),
        &uses.units,
    ));
    let gear = |it: &'_ Gear| it.names_id.first().cloned().unwrap_or_default();
    let named =
        |pack: &Pack| -> Vec<(String, String, Gear)> { pack.gears.iter().map(|it| (it.code.clone(), gear(it), it.clone())).collect() };
    let (old, new) = (named(before), named(pack));
    all.extend(listed(
        Table::Gears,
        old.iter().map(|(code, name, it)| (code.as_str(), name.as_str(), it)),
        new.iter().map(|(code, name, it)| (code.as_str(), name.as_str(), it)),
        &uses.gears,
    ));
    let limit = |pack: &Pack| -> Vec<(String, i64)> { pack.limits.iter().map(|it| (format!("{} {}", it.of, it.unit), it.max)).collect() };
    let (old, new) = (limit(before), limit(pack));
    all.extend(listed(
        Table::Limits,
        old.iter().map(|(of, max)| (of.as_str(), of.as_str(), max)),
        new.iter().map(|(of, max)| (of.as_str(), of.as_str(), max)),
        &BTreeMap::new(),
    ));
    all
}

fn areas(before: &Pack, draft: &Draft, uses: &Uses) -> Vec<Difference> {
    let called = |area: &Area| format!("{} ({})", area.name, area.code);
    let one = |fate: Fate, area: &Area, to: Vec<String>| Difference {
        table: Table::Areas,
        fate,
        code: area.code.clone(),
        name: area.name.clone(),
        to,
        records: uses.records.get(&area.code).copied().unwrap_or(0),
    };
    let mut told: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    draft.changes.iter().for_each(|change| told.entry(&change.old).or_default().push(change));
    let mut all = Vec::new();
    for old in &before.areas {
        let now = draft.pack.area(&old.code);
        let changes: Vec<&&Change> = told.get(old.code.as_str()).into_iter().flatten().filter(|it| it.kind != Kind::Renamed).collect();
        let mut became: Vec<String> = changes.iter().filter_map(|change| draft.pack.area(&change.new)).map(called).collect();
        match changes.first().map(|change| change.kind) {
            Some(Kind::Split) => {
                let kept = now.map(called).filter(|kept| !became.contains(kept));
                became.splice(0..0, kept);
                all.push(one(Fate::Split, old, became));
            }
            Some(kind) => all.push(one(if kind == Kind::Merged { Fate::Merged } else { Fate::Moved }, old, became)),
            None => match now {
                None => all.push(one(Fate::Gone, old, Vec::new())),
                Some(now) if now.name != old.name => all.push(one(Fate::Renamed, old, vec![now.name.clone()])),
                Some(now) if now.point != old.point => all.push(one(Fate::Changed, old, Vec::new())),
                Some(_) => {}
            },
        }
    }
    let became: BTreeSet<&str> = draft.changes.iter().map(|change| change.new.as_str()).collect();
    let new = draft.pack.areas.iter().filter(|area| before.area(&area.code).is_none() && !became.contains(area.code.as_str()));
    all.extend(new.map(|area| one(Fate::Added, area, Vec::new())));
    all
}

/// Differences of a table whose things are known by one code.
fn listed<'a, T: PartialEq + 'a>(
    table: Table,
    before: impl Iterator<Item = (&'a str, &'a str, &'a T)>,
    after: impl Iterator<Item = (&'a str, &'a str, &'a T)>,
    uses: &BTreeMap<String, i64>,
) -> Vec<Difference> {
    let before: BTreeMap<&str, (&str, &T)> = before.map(|(code, name, it)| (code, (name, it))).collect();
    let after: BTreeMap<&str, (&str, &T)> = after.map(|(code, name, it)| (code, (name, it))).collect();
    let one = |fate: Fate, code: &str, name: &str, to: Vec<String>| Difference {
        table,
        fate,
        code: code.to_owned(),
        name: name.to_owned(),
        to,
        records: uses.get(code).copied().unwrap_or(0),
    };
    let mut all = Vec::new();
    for (code, (name, old)) in &before {
        match after.get(code) {
            None => all.push(one(Fate::Gone, code, name, Vec::new())),
            Some((now, _)) if now != name => all.push(one(Fate::Renamed, code, name, vec![(*now).to_owned()])),
            Some((_, now)) if now != old => all.push(one(Fate::Changed, code, name, Vec::new())),
            Some(_) => {}
        }
    }
    all.extend(
        after.iter().filter(|(code, _)| !before.contains_key(*code)).map(|(code, (name, _))| one(Fate::Added, code, name, Vec::new())),
    );
    all
}
