//! What became of area codes between two editions of the list: villages are split, moved, merged and renamed every year.

use super::tables::{TableError, rows};
use crate::domain::area::contains;
use crate::domain::pack::{Former, Pack};
use crate::domain::reports::lists::Table;
use serde::Deserialize;

/// What happened to an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The same code has another name.
    Renamed,
    /// The same place has another code.
    Moved,
    /// Several places became one.
    Merged,
    /// One place became several, of which one may keep the code.
    Split,
}

/// One line of a file of changes: `old_code,new_code,kind`. A split has a line for each of its parts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Change {
    /// Code in the list before.
    #[serde(rename = "old_code")]
    pub old: String,
    /// Code in the new list.
    #[serde(rename = "new_code")]
    pub new: String,
    /// What happened.
    pub kind: Kind,
}

/// Reads the file.
pub fn read(text: impl AsRef<[u8]>) -> Result<Vec<Change>, TableError> {
    rows(Table::Changes, text)
}

/// The former codes that the changes leave behind. A part that keeps the code of the whole stands among the parts, whether
/// the file names it or not.
pub fn former(changes: &[Change], before: &Pack, after: &Pack) -> Vec<Former> {
    let mut all: Vec<Former> = Vec::new();
    for change in changes.iter().filter(|change| change.kind != Kind::Renamed) {
        let mut add = |code: &str| {
            let former = Former {
                code: code.to_owned(),
                before: change.old.clone(),
                name: before.area(&change.old).map(|area| area.name.clone()),
                list: Some(before.area_list.clone()),
            };
            if !all.contains(&former) {
                all.push(former);
            }
        };
        if change.kind == Kind::Split && after.area(&change.old).is_some() {
            add(&change.old);
        }
        add(&change.new);
    }
    all
}

/// A person's territory after the changes: who has an area gets what it became, and who has the place that took an area in
/// gets its former code. Codes are only ever added: records keep the code that they were written with, and whoever is
/// responsible for the place must go on seeing them.
pub fn territory(areas: &[String], changes: &[Change]) -> Vec<String> {
    let mut all = areas.to_vec();
    for change in changes {
        let covers = |place: &str| all.iter().any(|area| contains(area, place));
        if all.contains(&change.old) && !covers(&change.new) {
            all.push(change.new.clone());
        } else if matches!(change.kind, Kind::Moved | Kind::Merged) && covers(&change.new) && !covers(&change.old) {
            all.push(change.old.clone());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(areas: &[&str], file: &str) -> Vec<String> {
        let areas: Vec<String> = areas.iter().map(|area| (*area).to_owned()).collect();
        let mut all = territory(&areas, &read(format!("old_code,new_code,kind\n{file}")).unwrap());
        all.retain(|area| !areas.contains(area));
        all
    }

    #[test]
    fn territories_follow() {
        let split = "65.02.13.2001,65.02.13.2001,split\n65.02.13.2001,65.02.13.2010,split";
        assert_eq!(after(&["65.02.13.2001", "65.02.15.2005"], split), ["65.02.13.2010"]);
        assert!(after(&["65.02"], split).is_empty(), "covers both already");
        let moved = "65.02.13.2001,65.03.04.2020,moved";
        assert_eq!(after(&["65.02.13.2001"], moved), ["65.03.04.2020"]);
        assert_eq!(after(&["65.03"], moved), ["65.02.13.2001"], "who gets the village gets its records");
        assert!(after(&["65.02"], moved).is_empty(), "the village has left the regency");
        assert_eq!(after(&["65.02.13.2001"], "65.02.13.2001,65.02.15.2005,merged"), ["65.02.15.2005"]);
        assert_eq!(after(&["65.02.15.2005"], "65.02.13.2001,65.02.15.2005,merged"), ["65.02.13.2001"]);
        assert!(after(&["65.02.13.2001"], "65.02.13.2001,65.02.13.2001,renamed").is_empty());
    }

    #[test]
    fn a_kind_that_is_none_is_told_with_its_line() {
        let wrong = read("old_code,new_code,kind\n65.02.13.2001,65.02.13.2010,vanished").unwrap_err();
        assert!(wrong.to_string().starts_with("changes: CSV deserialize error: record 1 (line: 2"), "{wrong}");
    }
}
