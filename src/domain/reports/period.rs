//! The months of one year that a filter asks for.

use serde::{Deserialize, Serialize};

/// Months of a year: never more than twelve, so that every figure is asked for by its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// Year.
    pub year: i32,
    /// First month, 1 to 12.
    pub from: u8,
    /// Last month, not before the first.
    pub to: u8,
}

/// Years that a harvest may be of; outside them a filter fits nothing by mistake.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

impl Period {
    /// Reads the parts of a filter: a year that is none means `this_year`, a month that is none the first or last, and
    /// months the wrong way round are turned.
    pub fn read(year: Option<&str>, from: Option<&str>, to: Option<&str>, this_year: i32) -> Self {
        let month = |text: Option<&str>| text.and_then(|text| text.parse().ok()).filter(|month| (1..=12).contains(month));
        let year = year.and_then(|year| year.parse().ok()).filter(|year| YEARS.contains(year)).unwrap_or(this_year);
        let (from, to) = (month(from).unwrap_or(1), month(to).unwrap_or(12));
        Self { year, from: from.min(to), to: from.max(to) }
    }

    /// Every month as `YYYY-MM`.
    pub fn months(self) -> Vec<String> {
        (self.from..=self.to).map(|month| format!("{:04}-{month:02}", self.year)).collect()
    }

    /// Whether it is the whole year.
    pub fn is_year(self) -> bool {
        (self.from, self.to) == (1, 12)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_a_filter_whatever_was_typed() {
        let read = |year, from, to| Period::read(year, from, to, 2026);
        assert_eq!(read(None, None, None), Period { year: 2026, from: 1, to: 12 });
        assert_eq!(read(Some("2025"), Some("9"), Some("3")), Period { year: 2025, from: 3, to: 9 });
        assert_eq!(read(Some("25x"), Some("13"), Some("0")), Period { year: 2026, from: 1, to: 12 });
        assert_eq!(read(None, Some("2"), Some("03")).months(), ["2026-02", "2026-03"]);
    }
}
