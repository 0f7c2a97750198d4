//! Chance that can be played again: every draw is named by the seed, a label and a few numbers, so a person, a month or a
//! report comes out the same in whatever order and on however many cores they are drawn.

/// A stream of draws: SplitMix64 (Steele, Lea and Flood, 2014). Fair enough for a demonstration, no good for secrets.
#[derive(Clone, Debug)]
pub struct Dice {
    state: u64,
}

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

fn mixed(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

impl Dice {
    /// The stream of that name.
    pub fn new(seed: u64, label: &str, numbers: &[u64]) -> Self {
        let name = label.bytes().map(u64::from).chain(numbers.iter().copied());
        Self { state: name.fold(mixed(seed.wrapping_add(STEP)), |state, part| mixed(state.wrapping_add(STEP) ^ part)) }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(STEP);
        mixed(self.state)
    }

    /// A number from 0 to `end` - 1; 0 for an end of 0.
    pub fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// A number between two, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low).max(0).unsigned_abs() + 1).cast_signed()
    }

    /// True that often in a thousand.
    pub fn permille(&mut self, chance: u64) -> bool {
        self.below(1000) < chance
    }

    /// One of several.
    pub fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len() as u64) as usize]
    }

    /// One of several, by their weights.
    pub fn weighted<'a, T>(&mut self, of: &'a [T], weight: impl Fn(&T) -> u32) -> &'a T {
        let total: u64 = of.iter().map(|item| u64::from(weight(item))).sum();
        let mut left = self.below(total);
        let found = of.iter().find(|item| {
            let weight = u64::from(weight(item));
            let hit = left < weight;
            left = left.saturating_sub(weight);
            hit
        });
        // Only a list without weights comes to its end.
        found.unwrap_or(&of[0])
    }

    /// 16 bytes, for an id.
    pub fn bytes(&mut self) -> [u8; 16] {
        let both = [self.next().to_be_bytes(), self.next().to_be_bytes()];
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(both.concat()).for_each(|(to, from)| *to = from);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_the_same_draws_and_another_name_others() {
        let draws = |seed, label, number| {
            let mut dice = Dice::new(seed, label, &[number]);
            (0..8).map(|_| dice.below(1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(draws(65, "person", 1), draws(65, "person", 1));
        for other in [draws(66, "person", 1), draws(65, "report", 1), draws(65, "person", 2)] {
            assert_ne!(other, draws(65, "person", 1));
        }
    }

    #[test]
    fn draws_stay_in_their_bounds_and_reach_them() {
        let mut dice = Dice::new(1, "bounds", &[]);
        let drawn: std::collections::BTreeSet<i64> = (0..200).map(|_| dice.between(-2, 2)).collect();
        assert_eq!(drawn.into_iter().collect::<Vec<_>>(), [-2, -1, 0, 1, 2]);
        assert_eq!(dice.between(7, 7), 7);
        let weights = [("never", 0), ("often", 9), ("seldom", 1)];
        let often = (0..1000).filter(|_| dice.weighted(&weights, |item| item.1).0 == "often").count();
        assert!((850..950).contains(&often), "{often}");
        assert!((0..1000).all(|_| dice.weighted(&weights, |item| item.1).0 != "never"));
    }
}
