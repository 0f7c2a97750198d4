//! Civil days and months, without a time zone and without a library: `jiff` weighs too much for the phone.
//! Day arithmetic after Howard Hinnant, "chrono-compatible low-level date algorithms".

use super::json::json_text;
use std::fmt;
use std::str::FromStr;

/// Hours that local time (WITA) is ahead of UTC. The province has one zone.
pub const WITA_OFFSET_H: i64 = 8;
const DAY_MS: i64 = 86_400_000;

/// A day of the Gregorian calendar, years 1 to 9999. Text form `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

/// The text is no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day of the calendar")]
pub struct NotADay;

impl Day {
    /// The first day there is.
    pub const FIRST: Day = Day { year: 1, month: 1, day: 1 };

    /// Makes a day; `None` when the calendar has none such.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        valid.then_some(Self { year, month, day })
    }

    /// The day in the province at an instant (epoch ms).
    pub fn at_ms(epoch_ms: i64) -> Self {
        Self::from_number((epoch_ms + WITA_OFFSET_H * 3_600_000).div_euclid(DAY_MS))
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day with that number; clamped to the years 1 to 9999.
    pub fn from_number(number: i64) -> Self {
        let shifted = number.clamp(-719_162, 2_932_896) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year: year as i32, month: month as u8, day: day as u8 }
    }

    /// Year.
    pub fn year(self) -> i32 {
        self.year
    }
    /// Month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }
    /// Day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Whole years from `birth` to this day.
    pub fn years_since(self, birth: Day) -> i32 {
        self.year - birth.year - i32::from((self.month, self.day) < (birth.month, birth.day))
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = NotADay;
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut parts = text.splitn(3, '-');
        let mut part =
            |width: usize| parts.next().filter(|part| part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit())).ok_or(NotADay);
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let day = (year.parse().ok()).zip(month.parse().ok()).zip(day.parse().ok());
        day.and_then(|((year, month), day)| Day::new(year, month, day)).ok_or(NotADay)
    }
}

json_text!(Day or Day::FIRST);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rule_18_days_that_are_none() {
        for text in ["2026-02-30", "2025-02-29", "01/02/03", "2026-13-01", "2026-1-1", "", "2026-00-10", "2026-01-1x"] {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
        assert!("2024-02-29".parse::<Day>().is_ok());
    }

    #[test]
    fn the_province_is_eight_hours_ahead() {
        assert_eq!(Day::at_ms(0).to_string(), "1970-01-01");
        assert_eq!(Day::at_ms(16 * 3_600_000).to_string(), "1970-01-02");
    }

    proptest! {
        #[test]
        fn number_and_text_round_trip(number in -719_162i64..2_932_896) {
            let day = Day::from_number(number);
            prop_assert_eq!(day.number(), number);
            prop_assert_eq!(day.to_string().parse::<Day>(), Ok(day));
        }
    }
}
