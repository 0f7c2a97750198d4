//! Days, moments and months of a list.

use super::Told;
use crate::domain::civil::Day;
use crate::domain::import::{DateStyle, Fault};
use crate::domain::moment::Month;
use crate::domain::problem::Trouble;
use crate::domain::text::ascii_digit;

/// Names of months: Indonesian, English, and their beginnings of three letters. `pebruari` and `nopember` are still written.
const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "pebruari", "feb", "peb"],
    &["maret", "march", "mar"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["agustus", "august", "agu", "ags", "agt", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nopember", "nov", "nop"],
    &["desember", "december", "des", "dec"],
];

fn month_named(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    MONTHS.iter().position(|names| names.contains(&word.as_str())).and_then(|at| u8::try_from(at + 1).ok())
}

/// Days that Excel counts from 1899-12-30: those of the years 1954 to 2119 have five digits from 20000 on.
const SERIALS: std::ops::RangeInclusive<i64> = 20_000..=80_000;
const SERIAL_ZERO: i64 = -25_569;

/// The numbers and names of a date, with what stands before its first digit (the day of the week) left out.
fn parts(text: &str) -> Vec<String> {
    let text: String = text.chars().map(ascii_digit).collect();
    let from = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let parts = text.get(from..).unwrap_or_default().split(|c: char| !c.is_alphanumeric());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let day_and_hour = |part: &str| {
        part.split_once('T').filter(|(day, hour)| digits(day) && digits(hour)).map(|(day, hour)| [day.to_owned(), hour.to_owned()])
    };
    let parts = parts.flat_map(|part| day_and_hour(part).map_or_else(|| vec![part.to_owned()], Vec::from));
    parts.filter(|part| !part.is_empty()).collect()
}

/// What a day tells of its file's writing.
pub(super) fn tells(text: &str) -> Told<DateStyle> {
    let parts = parts(text);
    let [first, second, year, ..] = parts.as_slice() else { return Told::Nothing };
    let (Ok(first), Ok(second), 4) = (first.parse::<u8>(), second.parse::<u8>(), year.len()) else { return Told::Nothing };
    match (first, second) {
        (13..=31, 1..=12) => Told::Proof(DateStyle::DayFirst),
        (1..=12, 13..=31) => Told::Proof(DateStyle::MonthFirst),
        (1..=12, 1..=12) if first != second => Told::Doubt,
        _ => Told::Nothing,
    }
}

/// A day in one of the shapes that lists have: `12/05/2026` (also with - or . or spaces), `2026-05-12`, `12 Mei 2026`, and
/// the number that Excel counts it by.
pub fn day(text: &str, style: DateStyle) -> Result<Day, Fault> {
    Ok(day_and_rest(text, style)?.0)
}

fn day_and_rest(text: &str, style: DateStyle) -> Result<(Day, Vec<String>), Fault> {
    let no_day = Fault::Answer(Trouble::DateInvalid);
    let parts = parts(text.trim());
    let number = |part: &String| part.parse::<u8>().map_err(|_| no_day.clone());
    let year = |part: &String| match part.len() {
        4 => part.parse::<i32>().map_err(|_| no_day.clone()),
        2 if part.bytes().all(|byte| byte.is_ascii_digit()) => Err(Fault::ShortYear),
        _ => Err(no_day.clone()),
    };
    let day = match parts.as_slice() {
        [serial] | [serial, ..] if parts.len() <= 2 && serial.len() == 5 => {
            let serial = serial.parse::<i64>().ok().filter(|serial| SERIALS.contains(serial)).ok_or(no_day)?;
            return Ok((Day::from_number(serial + SERIAL_ZERO), Vec::new()));
        }
        [first, month, last, ..] if first.len() == 4 => Day::new(year(first)?, number(month)?, number(last)?),
        [first, month, last, ..] if month.starts_with(char::is_alphabetic) => {
            Day::new(year(last)?, month_named(month).ok_or(no_day.clone())?, number(first)?)
        }
        [first, second, last, ..] => {
            let (day, month) = if style == DateStyle::DayFirst { (first, second) } else { (second, first) };
            Day::new(year(last)?, number(month)?, number(day)?)
        }
        _ => None,
    };
    Ok((day.ok_or(no_day)?, parts.get(3..).unwrap_or_default().to_vec()))
}

/// A day with its time, as `2026-05-12T04:30`.
pub fn moment(text: &str, style: DateStyle) -> Result<String, Fault> {
    let (date, time) = text.trim().split_once(['T', ' ']).filter(|(date, _)| date.len() >= 8).unwrap_or((text, ""));
    let (day, mut rest) = day_and_rest(date, style).or_else(|_| day_and_rest(text, style))?;
    if !time.is_empty() && rest.is_empty() {
        rest = parts(time);
    }
    match rest.as_slice() {
        [] => Err(Fault::TimeMissing),
        [hour, minute, ..] if hour.len() <= 2 && minute.len() == 2 => {
            let told = (hour.parse::<u8>(), minute.parse::<u8>());
            let (Ok(hour @ 0..=23), Ok(minute @ 0..=59)) = told else { return Err(Fault::TimeMissing) };
            Ok(format!("{day}T{hour:02}:{minute:02}"))
        }
        _ => Err(Fault::TimeMissing),
    }
}

/// A month: `2026-05`, `05/2026`, `Mei 2026`, or a day in it.
pub fn month(text: &str, style: DateStyle) -> Result<String, Fault> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let told = match words.as_slice() {
        [year, month] if year.len() == 4 => month.parse().ok().zip(year.parse().ok()),
        [month, year] if year.len() == 4 => month_named(month).or_else(|| month.parse().ok()).zip(year.parse().ok()),
        _ => return Ok(Month::of(day(text, style)?).to_string()),
    };
    let first = told.and_then(|(month, year)| Day::new(year, month, 1)).ok_or(Fault::Answer(Trouble::DateInvalid))?;
    Ok(Month::of(first).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_18_days_in_the_shapes_of_lists() {
        let read = |text: &str| day(text, DateStyle::DayFirst).map(|day| day.to_string());
        for text in [
            "12/05/2026",
            "12-5-2026",
            "12.05.2026",
            "2026-05-12",
            "2026/5/12",
            "12 Mei 2026",
            "Selasa, 12 Mei 2026",
            "12-May-2026",
            "46154",
            "2026-05-12T00:00",
        ] {
            assert_eq!(read(text), Ok("2026-05-12".into()), "{text}");
        }
        for text in ["31/02/2026", "2026-02-30", "12 Meii 2026", "hari ini", "99999", "12/2026", "1/1/20266"] {
            assert_eq!(read(text), Err(Fault::Answer(Trouble::DateInvalid)), "{text}");
        }
        assert_eq!(read("01/02/03"), Err(Fault::ShortYear));
        assert_eq!(day("05/12/2026", DateStyle::MonthFirst).map(|day| day.to_string()), Ok("2026-05-12".into()));
    }

    #[test]
    fn moments_and_months() {
        assert_eq!(moment("12/05/2026 04:30", DateStyle::DayFirst), Ok("2026-05-12T04:30".into()));
        assert_eq!(moment("2026-05-12T16:05", DateStyle::DayFirst), Ok("2026-05-12T16:05".into()));
        assert_eq!(moment("12 Mei 2026 4.30", DateStyle::DayFirst), Ok("2026-05-12T04:30".into()));
        assert_eq!(moment("12/05/2026", DateStyle::DayFirst), Err(Fault::TimeMissing));
        for text in ["2026-05", "05/2026", "Mei 2026", "12/05/2026"] {
            assert_eq!(month(text, DateStyle::DayFirst), Ok("2026-05".into()), "{text}");
        }
    }
}
