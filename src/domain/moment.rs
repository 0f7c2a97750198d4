//! Months and moments as people give them: local time, no zone (the province has one).

use super::civil::Day;
use super::json::json_text;
use std::fmt;
use std::str::FromStr;

/// A month, text form `YYYY-MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    first: Day,
}

/// A minute of a day, text form `YYYY-MM-DDTHH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment {
    day: Day,
    minute: u16,
}

/// The text is no month or no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a month or moment of the calendar")]
pub struct NotATime;

impl Month {
    /// The month that a day is in.
    pub fn of(day: Day) -> Self {
        Self { first: Day::new(day.year(), day.month(), 1).unwrap_or(day) }
    }

    /// Its first day.
    pub fn first(self) -> Day {
        self.first
    }
}

impl Moment {
    /// Its day.
    pub fn day(self) -> Day {
        self.day
    }

    /// Minutes since midnight.
    pub fn minute(self) -> u16 {
        self.minute
    }

    /// Minutes from this moment to a later one; negative when it is earlier.
    pub fn minutes_to(self, later: Moment) -> i64 {
        (later.day.number() - self.day.number()) * 1440 + i64::from(later.minute) - i64::from(self.minute)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.day, self.minute / 60, self.minute % 60)
    }
}

impl FromStr for Month {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Self, NotATime> {
        format!("{text}-01").parse().map(|first| Self { first }).map_err(|_| NotATime)
    }
}

impl FromStr for Moment {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (day, time) = text.split_once('T').ok_or(NotATime)?;
        // Browsers add seconds when a step is set; they say nothing here.
        let time = time.get(..5).filter(|_| time.len() == 5 || (time.len() == 8 && time.get(5..6) == Some(":"))).ok_or(NotATime)?;
        let (hour, minute) = time.split_once(':').ok_or(NotATime)?;
        let two = |part: &str, below: u16| {
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u16>().ok().filter(|value| digits && *value < below).ok_or(NotATime)
        };
        Ok(Self { day: day.parse().map_err(|_| NotATime)?, minute: two(hour, 24)? * 60 + two(minute, 60)? })
    }
}

json_text!(Month or Self { first: Day::FIRST }, Moment or Self { day: Day::FIRST, minute: 0 });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_18_moments_and_months_that_are_none() {
        for text in
            ["2026-01-01T24:00", "2026-01-01T10:60", "2026-02-30T10:00", "2026-01-01 10:00", "2026-01-01T1:00", "", "2026-01-01Té:00"]
        {
            assert_eq!(text.parse::<Moment>(), Err(NotATime), "{text}");
        }
        for text in ["2026-13", "2026-1", "", "2026-01-01", "x"] {
            assert_eq!(text.parse::<Month>(), Err(NotATime), "{text}");
        }
        assert_eq!("2026-01-31T05:07:00".parse::<Moment>().unwrap().to_string(), "2026-01-31T05:07");
        assert_eq!("2026-02".parse::<Month>().unwrap().to_string(), "2026-02");
    }

    #[test]
    fn minutes_run_over_midnight() {
        let (start, end): (Moment, Moment) = ("2026-01-31T23:30".parse().unwrap(), "2026-02-01T00:15".parse().unwrap());
        assert_eq!((start.minutes_to(end), end.minutes_to(start)), (45, -45));
    }
}
