//! Local names that the desk has mapped, laid over a version of the lists.

use super::named;
use crate::domain::mapping::{Mapping, Of};
use crate::domain::pack::Pack;
use crate::domain::text::fold;
use std::collections::BTreeMap;

/// What each name that was decided upon stands for; `None` where it is to stay as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<(Of, String), Option<String>>);

impl Names {
    /// Takes a decision; it replaces an earlier one about the name.
    pub fn set(&mut self, mapping: Mapping) {
        self.0.insert((mapping.of, mapping.name), mapping.to);
    }

    /// The code that a name as typed stands for.
    pub fn code(&self, of: Of, typed: Option<&str>) -> Option<String> {
        self.0.get(&(of, fold(typed?)))?.clone()
    }

    /// The lists as phones and imports get them: what is mapped is found by its local names, too.
    pub fn over(&self, lists: &Pack) -> Pack {
        let mut pack = lists.clone();
        for ((of, name), to) in &self.0 {
            let Some(to) = to else { continue };
            match of {
                Of::Commodity => {
                    let mapped = pack.commodities.iter_mut().find(|commodity| commodity.id == *to);
                    mapped.filter(|commodity| !commodity.is_called(name)).into_iter().for_each(|it| it.other_names.push(name.clone()));
                }
                Of::Unit => {
                    let mapped = pack.units.iter_mut().find(|unit| unit.code == *to);
                    mapped.filter(|unit| !unit.is_called(name)).into_iter().for_each(|it| it.other_names.push(name.clone()));
                }
            }
        }
        if pack == *lists { pack } else { named(pack) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pack::Sector;
    use crate::domain::pack::fixture::pack;

    #[test]
    fn a_mapped_name_finds_its_commodity_until_it_is_mapped_anew() {
        let lists = pack();
        let mut names = Names::default();
        let mapping = |to: Option<&str>| Mapping { of: Of::Commodity, name: "we sega".into(), to: to.map(str::to_owned) };
        assert_eq!(names.over(&lists).version, lists.version, "nothing mapped, nothing new to fetch");
        names.set(mapping(Some("rotan-sega")));
        let first = |names: &Names| {
            let pack = names.over(&lists);
            pack.search_commodities("Wé Sega", &[Sector::Forestry]).first().map(|commodity| commodity.id.clone())
        };
        assert_eq!(first(&names).as_deref(), Some("rotan-sega"));
        assert_ne!(names.over(&lists).version, lists.version);
        assert_eq!(names.code(Of::Commodity, Some(" WE  sega ")).as_deref(), Some("rotan-sega"));
        assert_eq!(names.code(Of::Unit, Some("we sega")), None);
        names.set(mapping(Some("madu")));
        assert_eq!(first(&names).as_deref(), Some("madu"));
        names.set(mapping(None));
        assert_eq!((first(&names), names.over(&lists).version), (None, lists.version.clone()));
    }

    #[test]
    fn a_mapped_unit_is_called_so() {
        let mut names = Names::default();
        let mapping = |to: Option<&str>| Mapping { of: Of::Unit, name: "goni".into(), to: to.map(str::to_owned) };
        let called = |names: &Names| names.over(&pack()).units.iter().find(|unit| unit.is_called("goni")).map(|unit| unit.code.clone());
        names.set(mapping(Some("karung")));
        assert_eq!(called(&names).as_deref(), Some("karung"));
        names.set(mapping(None));
        assert_eq!((called(&names), names.over(&pack()).version), (None, pack().version));
    }

    #[test]
    fn a_name_that_the_list_has_is_not_said_twice() {
        let mut names = Names::default();
        names.set(Mapping { of: Of::Commodity, name: "jagung".into(), to: Some("jagung".into()) });
        assert_eq!(names.over(&pack()), pack());
    }
}
