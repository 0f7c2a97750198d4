//! Rules about days (RULES.md, forms 18 and 19).

use super::{Setting, Side};
use crate::domain::civil::Day;
use crate::domain::problem::Trouble;

/// After this many days a report says why it is late.
pub const LATE_DAYS: i64 = 90;

/// Oldest age on record.
pub const AGE_MAX: i32 = 110;

/// From this age on nobody else consents (UU 27/2022 art. 25).
pub const ADULT_AGE: i32 = 18;

/// No report reaches further back.
const FIRST_REPORT_YEAR: i32 = 2000;

/// Before this program existed no clock was right: a phone whose battery was empty for long starts in 1970.
const CLOCK_RIGHT_FROM_YEAR: i32 = 2025;

/// After today. A phone with a sane clock blocks it; with a clock that cannot be right, and at the office, it is doubted
/// and kept (rule 19).
pub fn future(day: Day, setting: &Setting) -> Option<Trouble> {
    let sure = setting.side == Side::Phone && setting.today.year() >= CLOCK_RIGHT_FROM_YEAR;
    (day > setting.today).then_some(if sure { Trouble::DateFuture } else { Trouble::ClockDoubt })
}

/// A day that something was harvested, landed or stocked on.
pub fn past_day(day: Day, setting: &Setting) -> Option<Trouble> {
    let ancient = day.year() < FIRST_REPORT_YEAR;
    if ancient { Some(Trouble::DateRange { first_year: FIRST_REPORT_YEAR }) } else { future(day, setting) }
}

/// How many days ago, when that is long enough to ask why.
pub fn days_late(day: Day, today: Day) -> Option<i64> {
    let days = today.number() - day.number();
    (days > LATE_DAYS).then_some(days)
}

/// A birth date.
pub fn birth_day(day: Day, today: Day) -> Option<Trouble> {
    let today = sane(today);
    if day > today { Some(Trouble::DateFuture) } else { birth_year(day.year(), today) }
}

/// A birth year.
pub fn birth_year(year: i32, today: Day) -> Option<Trouble> {
    let today = sane(today);
    let first_year = today.year() - AGE_MAX;
    if year > today.year() { Some(Trouble::DateFuture) } else { (year < first_year).then_some(Trouble::DateRange { first_year }) }
}

/// Surely under 18, by the date or, where only the year is known, by the year.
pub fn is_minor(birth: Option<Day>, year: Option<i32>, today: Day) -> bool {
    let today = sane(today);
    match (birth, year) {
        (Some(birth), _) => today.years_since(birth) < ADULT_AGE,
        (None, Some(year)) => today.year().saturating_sub(year) < ADULT_AGE,
        (None, None) => false,
    }
}

/// Today, or the first day that a clock can show rightly.
fn sane(today: Day) -> Day {
    Day::new(CLOCK_RIGHT_FROM_YEAR, 1, 1).map_or(today, |first| today.max(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pack::Pack;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn rule_19_a_future_day_blocks_on_the_phone_and_is_doubted_at_the_office() {
        let pack = Pack::default();
        let phone = Setting { pack: &pack, today: day("2026-03-01"), territory: &[], side: Side::Phone };
        assert_eq!(past_day(day("2026-03-02"), &phone), Some(Trouble::DateFuture));
        assert_eq!(past_day(day("2026-03-01"), &phone), None);
        assert_eq!(past_day(day("2026-03-02"), &Setting { side: Side::Office, ..phone }), Some(Trouble::ClockDoubt));
        assert_eq!(past_day(day("2026-03-02"), &Setting { today: day("1970-01-01"), ..phone }), Some(Trouble::ClockDoubt));
    }

    #[test]
    fn rule_18_ranges_of_days() {
        let today = day("2026-03-01");
        assert_eq!(birth_day(day("1880-01-01"), today), Some(Trouble::DateRange { first_year: 1916 }));
        assert_eq!(birth_day(day("2026-03-02"), today), Some(Trouble::DateFuture));
        assert_eq!(birth_day(day("1984-02-29"), today), None);
        assert_eq!(birth_year(2027, today), Some(Trouble::DateFuture));
        assert_eq!(days_late(day("2025-12-01"), today), None, "90 days are still in time");
        assert_eq!(days_late(day("2025-11-30"), today), Some(91));
    }

    #[test]
    fn a_child_is_a_child_until_the_birthday() {
        let today = day("2026-03-01");
        assert!(is_minor(Some(day("2008-03-02")), None, today));
        assert!(!is_minor(Some(day("2008-03-01")), None, today));
        assert!(is_minor(None, Some(2009), today) && !is_minor(None, Some(2008), today));
        assert!(!is_minor(Some(day("1984-01-01")), None, day("1970-01-01")), "a phone's lost clock makes nobody a child");
    }
}
