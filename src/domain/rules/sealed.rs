//! Rules about sealed values: on the phone while they are typed, at the office on what an envelope opened to.

use super::when;
use crate::domain::civil::Day;
use crate::domain::form::Ask;
use crate::domain::nik::{Beside, Nik};
use crate::domain::pack::Pack;
use crate::domain::phone_number;
use crate::domain::problem::{Problem, Trouble};

/// A NIK: its shape blocks; what it says about date, sex and region warns (rules 1 to 6).
pub fn check_nik(plain: &str, beside: &Beside, pack: &Pack, today: Day) -> Vec<Problem> {
    let found = match Nik::read(plain) {
        Ok(nik) => nik.warnings(beside, pack, today),
        Err(trouble) => vec![trouble],
    };
    found.into_iter().map(|trouble| Problem::new(Ask::Nik.key(), trouble)).collect()
}

/// A phone number: opened, it must be the number that the form would have made of it (rules 10 and 11).
pub fn check_phone(plain: &str) -> Vec<Problem> {
    let trouble = match phone_number::read(plain) {
        Ok(number) if number == plain => None,
        Ok(_) => Some(Trouble::PhoneChars),
        Err(trouble) => Some(trouble),
    };
    trouble.map(|trouble| Problem::new(Ask::Phone.key(), trouble)).into_iter().collect()
}

/// A birth date: a day, in range, of the year that stands readable beside it (rule 18).
pub fn check_birth(plain: &str, year: i32, today: Day) -> Vec<Problem> {
    let trouble = match plain.parse::<Day>() {
        Ok(day) if day.year() != year => Some(Trouble::DateInvalid),
        Ok(day) => when::birth_day(day, today),
        Err(_) => Some(Trouble::DateInvalid),
    };
    trouble.map(|trouble| Problem::new(Ask::Birth.key(), trouble)).into_iter().collect()
}
