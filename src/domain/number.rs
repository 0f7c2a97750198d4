//! Numbers as they are typed here: `1.250,5` and `1250.5` are the same, `1.500` is asked about.

use super::problem::Trouble;
use super::text::ascii_digit;

/// Decimals kept: a thousandth of any unit.
pub const DECIMALS_MAX: usize = 3;

/// Largest number read, in thousandths: far above every bound, far below where arithmetic could overflow.
pub const MILLI_MAX: i64 = 1_000_000_000_000_000;

/// A number in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// Thousandths, from `-MILLI_MAX` to `MILLI_MAX`.
    pub milli: i64,
}

/// Reads a number in Indonesian or English writing. One group of three digits behind a single point or comma can be
/// thousands or decimals: [`Trouble::NumberAmbiguous`] then carries both readings as texts that are read only one way.
pub fn read(typed: &str) -> Result<Number, Trouble> {
    let text = normal(typed);
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let milli = unsigned(digits).map_err(|trouble| signed(trouble, negative))?;
    Ok(Number { milli: if negative { -milli } else { milli } })
}

/// Reads a whole number where thousandths make no sense (rupiah, people, years of an engine): groups of three are
/// thousands, whatever stands between them, and decimals must be zero.
pub fn read_whole(typed: &str) -> Result<i64, Trouble> {
    let milli = match read(typed) {
        Err(Trouble::NumberAmbiguous { thousands, .. }) => read(&thousands)?.milli,
        other => other?.milli,
    };
    if milli % 1000 == 0 { Ok(milli / 1000) } else { Err(Trouble::NumberDecimals { max: 0 }) }
}

/// Writes thousandths so that [`read`] reads them back and only so: decimal comma, no grouping. A third decimal gets a
/// zero behind it, for `2,125` could be two thousand.
pub fn write(milli: i64) -> String {
    let sign = if milli < 0 { "-" } else { "" };
    let (whole, part) = (milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let decimals = format!("{part:03}");
    let decimals = decimals.trim_end_matches('0');
    let guard = if decimals.len() == DECIMALS_MAX && whole != 0 { "0" } else { "" };
    format!("{sign}{whole},{decimals}{guard}")
}

/// Trims, drops spaces between digits (`1 250`) and turns digits of other scripts to ASCII.
fn normal(typed: &str) -> String {
    let kept = typed.trim().chars().filter(|c| !c.is_whitespace() && !super::text::is_zero_width(*c));
    kept.map(ascii_digit).map(|c| if c == '\u{066B}' { ',' } else { c }).collect()
}

fn signed(trouble: Trouble, negative: bool) -> Trouble {
    match trouble {
        Trouble::NumberAmbiguous { thousands, decimal } if negative => {
            Trouble::NumberAmbiguous { thousands: format!("-{thousands}"), decimal: format!("-{decimal}") }
        }
        other => other,
    }
}

fn unsigned(text: &str) -> Result<i64, Trouble> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    if !plain || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Err(Trouble::NumberInvalid);
    }
    match (text.rfind('.'), text.rfind(',')) {
        (None, None) => value(text, ""),
        (Some(point), Some(comma)) => mixed(text, point.max(comma), if point < comma { '.' } else { ',' }),
        (Some(at), None) => single(text, at, '.'),
        (None, Some(at)) => single(text, at, ','),
    }
}

/// Both marks: the last one is the decimal mark, the other must group by three.
fn mixed(text: &str, at: usize, group: char) -> Result<i64, Trouble> {
    let (whole, decimals) = split(text, at);
    value(&grouped(whole, group)?, decimals)
}

/// One kind of mark: several of it group; a single one before three digits can be either.
fn single(text: &str, at: usize, mark: char) -> Result<i64, Trouble> {
    let (whole, decimals) = split(text, at);
    if whole.contains(mark) {
        return value(&grouped(text, mark)?, "");
    }
    let could_group = decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if !could_group {
        return value(whole, decimals);
    }
    let (thousands, decimal) = (value(&format!("{whole}{decimals}"), "")?, value(whole, decimals)?);
    Err(Trouble::NumberAmbiguous { thousands: write(thousands), decimal: write(decimal) })
}

fn split(text: &str, at: usize) -> (&str, &str) {
    let (whole, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    (whole, rest.get(1..).unwrap_or(""))
}

/// Takes grouping marks out; every group but the first has three digits.
fn grouped(text: &str, mark: char) -> Result<String, Trouble> {
    let fits = text.split(mark).enumerate().all(|(at, group)| group.len() == 3 || (at == 0 && (1..=3).contains(&group.len())));
    let clean = fits && text.chars().all(|c| c == mark || c.is_ascii_digit());
    if clean { Ok(text.replace(mark, "")) } else { Err(Trouble::NumberInvalid) }
}

fn value(whole: &str, decimals: &str) -> Result<i64, Trouble> {
    let decimals = decimals.trim_end_matches('0');
    if !whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit()) {
        return Err(Trouble::NumberInvalid);
    }
    if decimals.len() > DECIMALS_MAX {
        return Err(Trouble::NumberDecimals { max: DECIMALS_MAX });
    }
    let text = format!("0{whole}{decimals:0<width$}", width = DECIMALS_MAX);
    text.parse::<i64>().ok().filter(|milli| *milli <= MILLI_MAX).ok_or(Trouble::NumberInvalid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_writings_are_read() {
        let cases = [
            ("1250,5", 1_250_500),
            ("1.250,5", 1_250_500),
            ("1,250.5", 1_250_500),
            ("1250.5", 1_250_500),
            ("1 250,5", 1_250_500),
            ("1.500.000", 1_500_000_000),
            ("1,500,000", 1_500_000_000),
            ("1.500.000,25", 1_500_000_250),
            ("1,5", 1_500),
            ("1.5", 1_500),
            ("1.50", 1_500),
            ("0.500", 500),
            ("0,125", 125),
            ("1500,000", 1_500_000),
            ("2,1250", 2_125),
            (",5", 500),
            ("5,", 5_000),
            ("0", 0),
            ("007", 7_000),
            ("-5", -5_000),
            ("+5", 5_000),
            ("1e", i64::MIN),
            ("١٢٥٠", 1_250_000),
            ("１２,５", 12_500),
        ];
        for (typed, milli) in cases {
            let expected = if milli == i64::MIN { Err(Trouble::NumberInvalid) } else { Ok(Number { milli }) };
            assert_eq!(read(typed), expected, "{typed}");
        }
    }

    #[test]
    fn rule_20_what_is_no_number() {
        for typed in
            ["", " ", "NaN", "Infinity", "1e9", "1,2,3", "1.2.3", "1..5", "1,50,000", "1.500,000.5", "lima", "--5", ".", "5 kg", "1.5.0"]
        {
            assert_eq!(read(typed), Err(Trouble::NumberInvalid), "{typed}");
        }
        assert_eq!(read(&"9".repeat(40)), Err(Trouble::NumberInvalid));
        assert_eq!(read("1,2345"), Err(Trouble::NumberDecimals { max: 3 }));
    }

    #[test]
    fn rule_21_one_group_of_three_is_asked_about_once() {
        for (typed, thousands, decimal) in [
            ("1.500", "1500", "1,5"),
            ("1,500", "1500", "1,5"),
            ("12.345", "12345", "12,3450"),
            ("-1.500", "-1500", "-1,5"),
            ("100.000", "100000", "100"),
        ] {
            assert_eq!(read(typed), Err(Trouble::NumberAmbiguous { thousands: thousands.into(), decimal: decimal.into() }), "{typed}");
            assert!(read(thousands).is_ok() && read(decimal).is_ok(), "{typed}");
        }
    }

    #[test]
    fn whole_numbers_take_groups_as_thousands() {
        assert_eq!(read_whole("12.500"), Ok(12_500));
        assert_eq!(read_whole("12,500"), Ok(12_500));
        assert_eq!(read_whole("1.250.000"), Ok(1_250_000));
        assert_eq!(read_whole("12.500,00"), Ok(12_500));
        assert_eq!(read_whole("2,5"), Err(Trouble::NumberDecimals { max: 0 }));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(milli in -MILLI_MAX..=MILLI_MAX) {
            prop_assert_eq!(read(&write(milli)), Ok(Number { milli }));
        }

        #[test]
        fn both_readings_of_a_doubtful_number_are_sure(whole in 1u32..1000, part in 0u32..1000, mark in "[.,]") {
            let typed = format!("{whole}{mark}{part:03}");
            let Err(Trouble::NumberAmbiguous { thousands, decimal }) = read(&typed) else { panic!("{typed} is not asked about") };
            prop_assert_eq!(read(&thousands), Ok(Number { milli: i64::from(whole * 1000 + part) * 1000 }));
            prop_assert_eq!(read(&decimal), Ok(Number { milli: i64::from(whole * 1000 + part) }));
        }

        #[test]
        fn no_text_panics(typed in "[0-9.,+ eE-]{0,24}|.{0,24}") {
            let _ = (read(&typed), read_whole(&typed));
        }
    }
}
