//! Rules about sealed values: on the phone while they are typed, at the office on what an envelope opened to.

use super::when;
use crate::domain::civil::Day;
use crate::domain::form::Ask;
use crate::domain::nik::{Beside, Nik};
use crate::domain::pack::Pack;
use crate::domain::phone_number;
use crate::domain::point::Point;
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

/// A point: one that reads, in the cell that stands beside it.
pub fn check_point(plain: &str, cell: Option<(i32, i32)>) -> Vec<Problem> {
    let fits = Point::read(plain).is_some_and(|point| Some(point.cell()) == cell);
    let trouble = (!fits).then_some(Trouble::WrongShape);
    trouble.map(|trouble| Problem::new(Ask::Point.key(), trouble)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn troubles(found: Vec<Problem>) -> Vec<Trouble> {
        found.into_iter().map(|problem| problem.trouble).collect()
    }

    #[test]
    fn what_an_envelope_opens_to_is_what_the_form_makes() {
        let today: Day = "2026-03-01".parse().unwrap();
        let pack = Pack::default();
        assert_eq!(troubles(check_nik("6405010902840001", &Beside::default(), &pack, today)), []);
        assert_eq!(troubles(check_nik("6405", &Beside::default(), &pack, today)), [Trouble::NikLength { found: 4 }]);
        assert_eq!(troubles(check_phone("628123456789")), []);
        assert_eq!(troubles(check_phone("08123456789")), [Trouble::PhoneChars], "not as the form writes it");
        assert_eq!(troubles(check_phone("x")), [Trouble::PhoneChars]);
        assert_eq!(troubles(check_birth("1984-02-09", 1984, today)), []);
        assert_eq!(troubles(check_birth("1984-02-09", 1985, today)), [Trouble::DateInvalid], "the readable year is another");
        assert_eq!(troubles(check_birth("1984-02-30", 1984, today)), [Trouble::DateInvalid]);
        assert_eq!(troubles(check_point("34000000,1164000000,12", Some((34, 1164)))), []);
        assert_eq!(troubles(check_point("34000000,1164000000,12", Some((34, 1165)))), [Trouble::WrongShape], "another cell");
        assert_eq!(troubles(check_point("Setulang", Some((34, 1164)))), [Trouble::WrongShape]);
        assert_eq!(troubles(check_birth("2027-01-01", 2027, today)), [Trouble::DateFuture]);
    }
}
