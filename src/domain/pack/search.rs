//! Finding things by what people call them: any case, no accents, names of the place included.

use super::{Area, Commodity, Pack, Sector, Unit};
use crate::domain::text::{fold, has};
use crate::domain::{area, order};

/// A village as a search shows it. Names repeat inside the province: the district always stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VillageHit {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name of its district.
    pub district: String,
}

/// How well a name fits; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Start,
    WordStart,
    Inside,
}

fn fit(name: &str, wanted: &str) -> Option<Fit> {
    let name = fold(name);
    if name == wanted {
        Some(Fit::Whole)
    } else if name.starts_with(wanted) {
        Some(Fit::Start)
    } else if name.split([' ', '/', '(', ',', '-']).any(|word| word.starts_with(wanted)) {
        Some(Fit::WordStart)
    } else {
        has(&name, wanted).then_some(Fit::Inside)
    }
}

impl Pack {
    /// Commodities of these sectors whose name fits, best first; all of them, core first, for an empty text.
    pub fn search_commodities(&self, text: &str, sectors: &[Sector]) -> Vec<&Commodity> {
        let wanted = fold(text);
        let candidates = self.commodities.iter().filter(|commodity| sectors.is_empty() || sectors.contains(&commodity.sector));
        let mut hits: Vec<_> = candidates
            .filter_map(|commodity| {
                let names = commodity.names().filter_map(|name| fit(name, &wanted)).min();
                let fit = if wanted.is_empty() { Some(Fit::Whole) } else { names };
                fit.map(|fit| ((fit, !commodity.core), commodity))
            })
            .collect();
        order::sort_by_key(&mut hits, |(rank, _)| *rank);
        hits.into_iter().map(|(_, commodity)| commodity).collect()
    }

    /// Villages inside the territory (all, when it is empty) whose name, or whose district's name, fits; best first.
    /// An empty text gives all of them by name.
    pub fn search_villages(&self, text: &str, territory: &[String]) -> Vec<VillageHit> {
        let wanted = fold(text);
        let inside = |place: &&Area| territory.is_empty() || territory.iter().any(|of| area::contains(of, &place.code));
        let mut hits: Vec<_> = self
            .areas
            .iter()
            .filter(|place| place.is_village())
            .filter(inside)
            .filter_map(|village| {
                let district = self.district_of(&village.code).map_or_else(String::new, |district| district.name.clone());
                let by_name = fit(&village.name, &wanted).map(|fit| (fit, false));
                let rank = by_name.or_else(|| fit(&district, &wanted).map(|fit| (fit, true)))?;
                Some((rank, VillageHit { code: village.code.clone(), name: village.name.clone(), district }))
            })
            .collect();
        order::sort_by_key(&mut hits, |((fit, by_district), hit)| {
            let rank = (!wanted.is_empty()).then_some((*by_district, *fit));
            (rank, hit.name.clone(), hit.district.clone())
        });
        hits.into_iter().map(|(_, hit)| hit).collect()
    }
}

impl Unit {
    /// Whether it is called so, in any case and without accents; the name is folded.
    pub fn is_called(&self, folded: &str) -> bool {
        let own = [&self.code, &self.name_id, &self.name_en];
        own.into_iter().chain(&self.other_names).any(|name| fold(name) == folded)
    }
}

impl Commodity {
    /// Whether it is called so, in any case and without accents; the name is folded.
    pub fn is_called(&self, folded: &str) -> bool {
        self.names().any(|name| fold(name) == folded)
    }

    /// Everything it is called.
    fn names(&self) -> impl Iterator<Item = &str> {
        let own = [self.name_id.as_str(), self.name_en.as_str()].into_iter();
        own.chain(self.other_names.iter().map(String::as_str)).chain(self.scientific.as_deref()).chain(self.asfis.as_deref())
    }
}
