//! Joining small cells: a figure of fewer than five producers is never given alone (DESIGN.md section 6). Pure.
//!
//! A cell has a verified and a provisional figure, and neither may be of one to four producers. The smallest such cell is
//! joined with its next smallest neighbour until none is left; what cannot be joined any more is withheld. Cells are only
//! ever joined whole, so the rows of a table still add up to its total.

use crate::domain::reports::overview::{CROWD_MIN, Pair, Side};
use std::collections::BTreeSet;

/// The producers behind a figure. While there are fewer than five they are known by their ids: two cells of three may be
/// the same three people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crowd {
    /// How many; after a join of larger crowds at least so many.
    pub count: usize,
    /// Who, while they are few.
    pub few: BTreeSet<Vec<u8>>,
}

impl Crowd {
    /// Of nobody, or of enough.
    fn is_safe(&self) -> bool {
        self.count == 0 || self.count >= CROWD_MIN
    }

    fn with(&self, other: &Self) -> Self {
        let most = self.count.max(other.count);
        if most >= CROWD_MIN {
            return Self { count: most, few: BTreeSet::new() };
        }
        let few: BTreeSet<Vec<u8>> = self.few.union(&other.few).cloned().collect();
        Self { count: few.len(), few }
    }
}

/// A cell: what it is of, its figures, and who is behind each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Codes; more than one once joined.
    pub keys: Vec<String>,
    /// The figures.
    pub sum: Pair,
    /// Producers behind the verified one.
    pub verified: Crowd,
    /// Producers behind the provisional one.
    pub provisional: Crowd,
    /// Too few and nothing to join with.
    pub withheld: bool,
}

impl Part {
    /// The crowd of one side.
    pub fn crowd_mut(&mut self, side: Side) -> &mut Crowd {
        if side == Side::Verified { &mut self.verified } else { &mut self.provisional }
    }

    fn is_safe(&self) -> bool {
        self.verified.is_safe() && self.provisional.is_safe()
    }

    /// Its size in producers: what "smallest" means.
    fn size(&self) -> usize {
        self.verified.count.max(self.provisional.count)
    }

    /// Both together.
    pub fn with(mut self, other: Self) -> Self {
        let add = |one: Option<i64>, other: Option<i64>| one.map_or(other, |one| Some(one.saturating_add(other.unwrap_or(0))));
        self.keys.extend(other.keys);
        self.sum.verified = add(self.sum.verified, other.sum.verified);
        self.sum.provisional = add(self.sum.provisional, other.sum.provisional);
        self.verified = self.verified.with(&other.verified);
        self.provisional = self.provisional.with(&other.provisional);
        self
    }
}

/// Which cells are neighbours.
pub enum Near<'a> {
    /// Those beside it in the order of the list, as months are.
    Beside,
    /// All, but those of the lowest distance first, as commodities of one group or districts of one regency.
    By(&'a dyn Fn(&Part, &Part) -> u8),
}

/// Joins cells until every figure is of five producers or more, or of none.
pub fn join(mut parts: Vec<Part>, near: &Near) -> Vec<Part> {
    loop {
        let unsafe_ones = parts.iter().enumerate().filter(|(_, part)| !part.is_safe() && !part.withheld);
        let Some((at, _)) = unsafe_ones.min_by_key(|(at, part)| (part.size(), *at)) else { return parts };
        let Some(to) = neighbour(&parts, at, near) else {
            if let Some(alone) = parts.get_mut(at) {
                *alone = Part { keys: std::mem::take(&mut alone.keys), withheld: true, ..Part::default() };
            }
            continue;
        };
        let (first, second) = (at.min(to), at.max(to));
        let joined = parts.remove(second);
        let into = std::mem::take(&mut parts[first]);
        parts[first] = into.with(joined);
    }
}

fn neighbour(parts: &[Part], at: usize, near: &Near) -> Option<usize> {
    let part = parts.get(at)?;
    let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
    match near {
        Near::Beside => others.filter(|(other, _)| other.abs_diff(at) == 1).min_by_key(|(_, other)| other.size()).map(|(other, _)| other),
        Near::By(distance) => others.min_by_key(|(at, other)| (distance(part, other), other.size(), *at)).map(|(other, _)| other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL_NEAR: Near = Near::By(&|_, _| 0);

    fn crowd(people: std::ops::Range<u8>) -> Crowd {
        let few: BTreeSet<Vec<u8>> = if people.len() < CROWD_MIN { people.clone().map(|id| vec![id]).collect() } else { BTreeSet::new() };
        Crowd { count: people.len(), few }
    }

    /// A cell with a provisional figure of these people, a gram each.
    fn part(key: &str, people: std::ops::Range<u8>) -> Part {
        let sum = Pair { verified: None, provisional: Some(people.len() as i64) };
        Part { keys: vec![key.into()], sum, provisional: crowd(people), ..Part::default() }
    }

    fn keys(parts: &[Part]) -> Vec<String> {
        parts.iter().map(|part| part.keys.join("+")).collect()
    }

    #[test]
    fn the_smallest_is_joined_with_the_next_smallest() {
        let joined = join(vec![part("a", 0..9), part("b", 10..12), part("c", 20..24), part("d", 30..35)], &ALL_NEAR);
        assert_eq!(keys(&joined), ["a", "b+c", "d"]);
        assert_eq!(joined[1].sum.provisional, Some(6), "the sum of both");
        // One of five needs nobody; four and one need each other.
        assert_eq!(keys(&join(vec![part("a", 0..5), part("b", 5..9), part("c", 9..10)], &ALL_NEAR)), ["a", "b+c"]);
    }

    #[test]
    fn the_same_people_twice_are_not_more_people() {
        let joined = join(vec![part("a", 0..4), part("b", 0..4), part("c", 0..9)], &ALL_NEAR);
        assert_eq!(keys(&joined), ["a+b+c"], "four and the same four are four");
        let joined = join(vec![part("a", 0..4), part("b", 1..5), part("c", 0..9)], &ALL_NEAR);
        assert_eq!(keys(&joined), ["a+b", "c"], "four and four of whom three are the same are five");
    }

    #[test]
    fn verified_and_provisional_are_each_a_figure() {
        let mut mixed = part("a", 0..6);
        mixed.sum.verified = Some(1);
        mixed.verified = crowd(0..1);
        let joined = join(vec![mixed, part("b", 0..6)], &ALL_NEAR);
        assert!(joined.len() == 1 && joined[0].withheld, "one verified producer is not hidden by six provisional ones");
    }

    #[test]
    fn months_are_joined_with_the_months_beside_them() {
        let months = vec![part("01", 0..9), part("02", 0..2), part("03", 10..18), part("04", 0..6)];
        assert_eq!(keys(&join(months, &Near::Beside)), ["01", "02+03", "04"], "with the smaller of the two beside it");
    }

    #[test]
    fn the_nearest_before_the_smallest() {
        let far = |one: &Part, other: &Part| u8::from(one.keys[0].as_bytes()[0] != other.keys[0].as_bytes()[0]);
        let joined = join(vec![part("a1", 0..2), part("a2", 10..19), part("b1", 20..25)], &Near::By(&far));
        assert_eq!(keys(&joined), ["a1+a2", "b1"]);
    }

    #[test]
    fn too_few_altogether_are_withheld() {
        let joined = join(vec![part("a", 0..2), part("b", 2..4)], &ALL_NEAR);
        assert_eq!(joined.len(), 1);
        assert!(joined[0].withheld && joined[0].sum == Pair::default(), "no figure is left in it");
    }

    proptest! {
        #[test]
        fn no_figure_of_one_to_four_is_left_and_none_is_lost(cells in prop::collection::vec((0u8..20, 0u8..8), 0..12)) {
            let before: Vec<Part> = cells.iter().enumerate().map(|(at, (from, len))| part(&at.to_string(), *from..from + len)).collect();
            let total: i64 = before.iter().filter_map(|part| part.sum.provisional).sum();
            for near in [ALL_NEAR, Near::Beside] {
                let joined = join(before.clone(), &near);
                prop_assert_eq!(joined.iter().map(|part| part.keys.len()).sum::<usize>(), before.len());
                let withheld = joined.iter().any(|part| part.withheld);
                let after: i64 = joined.iter().filter_map(|part| part.sum.provisional).sum();
                prop_assert!(withheld || after == total);
                for part in joined.iter().filter(|part| !part.withheld) {
                    let people: BTreeSet<u8> = part.keys.iter().flat_map(|key| {
                        let (from, len) = cells[key.parse::<usize>().unwrap()];
                        from..from + len
                    }).collect();
                    prop_assert!(people.is_empty() || people.len() >= CROWD_MIN, "{:?} is of {} people", part.keys, people.len());
                }
            }
        }
    }
}
