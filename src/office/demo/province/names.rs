//! Names by people. Given and second names are put together by chance, so a full name means nobody.

use super::dice::Dice;
use crate::domain::codes::Sex;
use std::sync::LazyLock;

/// Whose names a person bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// Tidung, and the Bulungan people whose names are alike.
    Tidung,
    /// Dayak Kenyah, and their neighbours at the upper rivers.
    Kenyah,
    /// Lundayeh, and their neighbours in Lumbis and Sembakung.
    Lundayeh,
    /// Bugis.
    Bugis,
    /// Banjar.
    Banjar,
    /// From anywhere in the country.
    General,
}

impl People {
    /// All of them.
    pub const ALL: [People; 6] = [People::Tidung, People::Kenyah, People::Lundayeh, People::Bugis, People::Banjar, People::General];

    fn code(self) -> &'static str {
        match self {
            People::Tidung => "tidung",
            People::Kenyah => "kenyah",
            People::Lundayeh => "lundayeh",
            People::Bugis => "bugis",
            People::Banjar => "banjar",
            People::General => "general",
        }
    }
}

/// The lists of one people: given and second names of men and of women.
#[derive(Default)]
struct Lists {
    given: [Vec<&'static str>; 2],
    second: [Vec<&'static str>; 2],
}

/// By [`People::ALL`].
static LISTS: LazyLock<Vec<Lists>> = LazyLock::new(|| People::ALL.map(read).into());

/// Lines of the local lists: people, sex, part, names with a space between; of the general one: part, sex, name.
fn read(people: People) -> Lists {
    let mut lists = Lists::default();
    let side = |sex: &str| usize::from(sex == "female");
    if people == People::General {
        for line in include_str!("../../../../data/names_general.csv").lines().skip(1) {
            let mut cells = line.trim_end().splitn(3, ',');
            match (cells.next(), cells.next(), cells.next()) {
                (Some("first"), Some(sex), Some(name)) => lists.given[side(sex)].push(name),
                (Some("last"), Some(sex), Some(name)) => lists.second[side(sex)].push(name),
                _ => {}
            }
        }
    }
    for line in include_str!("../../../../data/names_local.csv").lines().skip(1) {
        let mut cells = line.splitn(4, ',');
        let (Some(of), Some(sex), Some(part), Some(name)) = (cells.next(), cells.next(), cells.next(), cells.next()) else { continue };
        if of == people.code() {
            let list = if part == "given" { &mut lists.given } else { &mut lists.second };
            list[side(sex)].push(name);
        }
    }
    lists
}

/// A full name.
pub fn full_name(people: People, sex: Sex, dice: &mut Dice) -> String {
    let lists = People::ALL.iter().position(|other| *other == people).map_or(&LISTS[0], |at| &LISTS[at]);
    let side = usize::from(sex == Sex::Female);
    let given = dice.pick(&lists.given[side]);
    // Many bear one name only; among the Kenyah and Lundayeh the second is the people's own and nobody is without.
    let alone = if matches!(people, People::Kenyah | People::Lundayeh) { 0 } else { 250 };
    if dice.permille(alone) {
        return given.to_owned();
    }
    format!("{given} {}", dice.pick(&lists.second[side]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::{self, NAME_MAX};
    use std::collections::BTreeSet;

    #[test]
    fn every_people_has_thirty_given_names_of_each_sex_and_the_form_takes_them_all() {
        for (people, lists) in People::ALL.iter().zip(LISTS.iter()) {
            for names in &lists.given {
                let distinct: BTreeSet<&&str> = names.iter().collect();
                assert!(distinct.len() >= 30 && distinct.len() == names.len(), "{people:?}: {} of {}", distinct.len(), names.len());
            }
            assert!(lists.second.iter().all(|names| names.len() >= 20), "{people:?}");
            for name in lists.given.iter().chain(&lists.second).flatten() {
                assert_eq!(text::name(name, NAME_MAX), Ok(Some((*name).to_owned())), "{people:?}");
            }
        }
    }
}
