//! Weights as a table gives them: all of one column in one unit.

use super::time::number;
use crate::words::Lang;

/// From here on a column is in tonnes: below it kilograms are exact and short enough.
const TON_FROM_GRAMS: i64 = 10_000_000;

/// The unit of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Kilograms, exact.
    Kg,
    /// Tonnes, to the kilogram.
    Ton,
}

impl Scale {
    /// The unit for a column whose largest weight this is.
    pub fn of(grams: i64) -> Self {
        if grams.saturating_abs() >= TON_FROM_GRAMS { Scale::Ton } else { Scale::Kg }
    }

    /// A weight in it, without the unit.
    pub fn figure(self, lang: Lang, grams: i64) -> String {
        match self {
            Scale::Kg => number(lang, grams),
            Scale::Ton => number(lang, grams.saturating_add(grams.signum() * 500) / 1000),
        }
    }

    /// The unit.
    pub fn unit(self, lang: Lang) -> &'static str {
        match self {
            Scale::Kg => "kg",
            Scale::Ton => lang.pick("ton", "t"),
        }
    }

    /// A weight with its unit, as it reads alone.
    pub fn alone(lang: Lang, grams: i64) -> String {
        let scale = Self::of(grams);
        format!("{} {}", scale.figure(lang, grams), scale.unit(lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kilograms_are_exact_and_tonnes_are_to_the_kilogram() {
        assert_eq!(Scale::alone(Lang::Id, 1_250_500), "1.250,5 kg");
        assert_eq!(Scale::alone(Lang::Id, 9_999_999), "9.999,999 kg");
        assert_eq!(Scale::alone(Lang::Id, 12_345_678), "12,346 ton");
        assert_eq!(Scale::alone(Lang::En, 12_345_400), "12.345 t");
        assert_eq!(Scale::alone(Lang::Id, i64::MAX), "9.223.372.036.854,775 ton", "nothing wraps around");
        assert_eq!(Scale::Ton.figure(Lang::Id, -1_500), "-0,002");
    }
}
