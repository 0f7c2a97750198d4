//! The NIK: 16 digits `PP KK CC DDMMYY SSSS`, the day + 40 for women (PP 37/2007 art. 37). It has no check digit and
//! is never reissued, so only its shape can block; what it says about date, sex and region merely warns.

use super::civil::Day;
use super::codes::Sex;
use super::order;
use super::pack::Pack;
use super::problem::Trouble;
use super::text;

/// Digits of a NIK.
pub const NIK_DIGITS: usize = 16;

/// Added to the day of birth of a woman.
const WOMAN_DAY: u8 = 40;

/// Oldest age that a two-digit year is read as.
const AGE_MAX: i32 = 110;

/// Under this age, a two-digit year is more likely the century before: registered people work.
const AGE_LIKELY: i32 = 13;

/// Lowest province code in use (Aceh).
const PROVINCE_MIN: u8 = 11;

/// A NIK whose shape is right.
#[derive(Clone, PartialEq, Eq)]
pub struct Nik {
    digits: String,
}

impl std::fmt::Debug for Nik {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Nik(••{})", self.last2())
    }
}

impl Nik {
    /// Reads what was typed or pasted: spaces, dots and hyphens go, digits of other scripts become ASCII (rule 8).
    pub fn read(typed: &str) -> Result<Self, Trouble> {
        let kept: Vec<char> = typed.chars().map(text::ascii_digit).filter(|c| !is_separator(*c)).collect();
        if is_scientific(&kept) {
            return Err(Trouble::NikFormat);
        }
        if let Some((at, found)) = kept.iter().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
            return Err(Trouble::NikDigits { position: at + 1, found: *found, like: looks_like(*found) });
        }
        if kept.len() != NIK_DIGITS {
            return Err(Trouble::NikLength { found: kept.len() });
        }
        let nik = Self { digits: kept.into_iter().collect() };
        let one_digit = nik.digits.bytes().all(|byte| nik.digits.as_bytes().first() == Some(&byte));
        if one_digit || nik.pair(12) + nik.pair(14) == 0 || nik.pair(0) < PROVINCE_MIN {
            return Err(Trouble::NikImplausible);
        }
        Ok(nik)
    }

    /// The 16 digits. Handle with care: sealed before anything is stored.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The last two digits, shown beside the envelope.
    pub fn last2(&self) -> &str {
        self.digits.get(NIK_DIGITS - 2..).unwrap_or("")
    }

    /// Sex by the day.
    pub fn sex(&self) -> Sex {
        if self.pair(6) > WOMAN_DAY { Sex::Female } else { Sex::Male }
    }

    /// The regency of first registration, as "64.05".
    pub fn regency(&self) -> String {
        format!("{:02}.{:02}", self.pair(0), self.pair(2))
    }

    /// Every birth date that the six digits can mean for someone of 0 to 110 years, the likeliest first.
    pub fn births(&self, today: Day) -> Vec<Day> {
        let (day, month, year) = (self.day(), self.pair(8), i32::from(self.pair(10)));
        let centuries = [1900, 2000].into_iter().filter_map(|century| Day::new(century + year, month, day));
        let mut births: Vec<Day> = centuries.filter(|birth| *birth <= today && today.years_since(*birth) <= AGE_MAX).collect();
        order::sort_by_key(&mut births, |birth| (today.years_since(*birth) < AGE_LIKELY, std::cmp::Reverse(*birth)));
        births
    }

    /// What does not fit beside it; all of it warns, for a NIK follows neither a move nor a corrected date (rules 4 to 6).
    pub fn warnings(&self, beside: &Beside, pack: &Pack, today: Day) -> Vec<Trouble> {
        let births = self.births(today);
        let mut found = Vec::new();
        if births.is_empty() {
            found.push(Trouble::NikDate { day: self.pair(6), month: self.pair(8) });
        } else if !beside.birth_fits(&births) {
            found.push(Trouble::NikBirthDiffers);
        }
        if beside.sex.is_some_and(|sex| sex != self.sex()) {
            found.push(Trouble::NikSexDiffers);
        }
        let regency = beside.village.and_then(|village| village.get(..5));
        if regency.is_some_and(|regency| pack.regency_now(&self.regency()) != regency) {
            found.push(Trouble::NikRegion);
        }
        found
    }

    fn day(&self) -> u8 {
        let day = self.pair(6);
        if day > WOMAN_DAY { day - WOMAN_DAY } else { day }
    }

    /// The two digits at `at` as a number.
    fn pair(&self, at: usize) -> u8 {
        self.digits.get(at..at + 2).and_then(|pair| pair.parse().ok()).unwrap_or(0)
    }
}

/// What stands beside a NIK on the form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// Birth date, if typed.
    pub birth: Option<Day>,
    /// Birth year, if only that is known.
    pub year: Option<i32>,
    /// Sex, if chosen.
    pub sex: Option<Sex>,
    /// Village code, if chosen.
    pub village: Option<&'a str>,
}

impl Beside<'_> {
    fn birth_fits(&self, births: &[Day]) -> bool {
        match (self.birth, self.year) {
            (Some(birth), _) => births.contains(&birth),
            (None, Some(year)) => births.iter().any(|birth| birth.year() == year),
            (None, None) => true,
        }
    }
}

/// What a NIK proposes for the form: birth dates (one, or two of different centuries) and sex.
pub fn proposal(typed: &str, today: Day) -> Option<(Vec<Day>, Sex)> {
    let nik = Nik::read(typed).ok()?;
    let births = nik.births(today);
    (!births.is_empty()).then(|| (births, nik.sex()))
}

/// The digits in groups of four, as people read them from the card; what was typed so far is enough.
pub fn grouped(typed: &str) -> String {
    let kept: Vec<char> = typed.chars().map(text::ascii_digit).filter(|c| !is_separator(*c)).collect();
    text::join(kept.chunks(4).map(|four| four.iter().collect::<String>()), " ")
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || text::is_zero_width(c)
        || text::is_direction(c)
        || matches!(c, '.' | '-' | '\u{2010}'..='\u{2015}')
}

/// `1.10E+15`: what a spreadsheet makes of 16 digits (rule 9). Separators are gone already.
fn is_scientific(kept: &[char]) -> bool {
    let Some(at) = kept.iter().position(|c| matches!(c, 'e' | 'E')) else { return false };
    let (front, rest) = kept.split_at(at);
    let exponent: Vec<char> = rest.iter().skip(1).copied().filter(|c| *c != '+').collect();
    let digits = |part: &[char]| !part.is_empty() && part.iter().all(|c| c.is_ascii_digit() || *c == ',');
    digits(front) && digits(&exponent) && exponent.len() <= 2
}

/// The digit that a character is mistaken for.
fn looks_like(found: char) -> Option<char> {
    match found {
        'O' | 'o' | 'Q' | 'D' => Some('0'),
        'I' | 'i' | 'l' | 'L' | '|' | '!' => Some('1'),
        'Z' | 'z' => Some('2'),
        'S' | 's' => Some('5'),
        'G' | 'b' => Some('6'),
        'B' => Some('8'),
        'g' | 'q' => Some('9'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pack::fixture;
    use proptest::prelude::*;

    fn today() -> Day {
        "2026-03-01".parse().unwrap()
    }

    fn births(typed: &str) -> Vec<String> {
        Nik::read(typed).unwrap().births(today()).iter().map(Day::to_string).collect()
    }

    #[test]
    fn a_two_digit_year_is_read_both_ways_the_likelier_first() {
        assert_eq!(births("6405010902840001"), ["1984-02-09"]);
        assert_eq!(births("6405010902050001"), ["2005-02-09"], "1905 would be more than 110 years");
        assert_eq!(births("6405010902200001"), ["1920-02-09", "2020-02-09"], "a child of six farms less likely than the old");
        assert_eq!(births("6405012902010001"), Vec::<String>::new(), "2001 had no 29 February, and 1901 is too long ago");
        assert_eq!(births("6405012902000001"), ["2000-02-29"]);
        assert_eq!(births("6405010203260001"), ["1926-03-02"], "tomorrow nobody was born");
    }

    #[test]
    fn a_nik_proposes_date_and_sex() {
        assert_eq!(proposal("6405 0149 0284 0001", today()), Some((vec!["1984-02-09".parse().unwrap()], Sex::Female)));
        assert_eq!(proposal("6405010902840001", today()).map(|(_, sex)| sex), Some(Sex::Male));
        assert_eq!(proposal("6405017202840001", today()), None);
        assert_eq!(proposal("6405", today()), None);
        assert_eq!(grouped("64050149028400"), "6405 0149 0284 00");
    }

    #[test]
    fn the_old_codes_of_east_kalimantan_are_those_of_today() {
        let pack = fixture::pack();
        let warned = |typed: &str, village: &str| {
            Nik::read(typed).unwrap().warnings(&Beside { village: Some(village), ..Beside::default() }, &pack, today())
        };
        assert_eq!(warned("6405010902840001", fixture::NUNUKAN), []);
        assert_eq!(warned("6503010902840001", fixture::NUNUKAN), []);
        assert_eq!(warned("6405010902840001", fixture::SETULANG), [Trouble::NikRegion]);
        assert_eq!(warned("6406010902840001", fixture::SETULANG), []);
    }

    #[test]
    fn debug_output_hides_the_digits() {
        assert_eq!(format!("{:?}", Nik::read("6405010902840001").unwrap()), "Nik(••01)");
    }

    proptest! {
        #[test]
        fn every_nik_gives_back_the_date_it_was_made_of(number in -14_000i64..20_000, female: bool, serial in 1u32..9999, region in 1101u32..9699, cut in 0usize..16) {
            let birth = Day::from_number(number);
            let day = birth.day() + if female { 40 } else { 0 };
            let typed = format!("{region:04}01{day:02}{:02}{:02}{serial:04}", birth.month(), birth.year() % 100);
            let nik = Nik::read(&typed).unwrap();
            prop_assert!(nik.births(today()).contains(&birth));
            prop_assert_eq!(nik.sex() == Sex::Female, female);
            prop_assert_eq!(Nik::read(&grouped(&typed)).unwrap(), nik);
            let short = typed.get(..cut).unwrap_or("");
            prop_assert_eq!(Nik::read(short), Err(Trouble::NikLength { found: cut }));
        }

        #[test]
        fn no_text_panics(typed in ".{0,40}|[0-9 .eE+]{10,20}") {
            if let Ok(nik) = Nik::read(&typed) {
                prop_assert_eq!(Nik::read(nik.digits()), Ok(nik.clone()));
                let _ = nik.warnings(&Beside::default(), &fixture::pack(), today());
            }
            let _ = proposal(&typed, today());
        }
    }
}
