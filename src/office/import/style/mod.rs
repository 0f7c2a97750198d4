//! Numbers and days as lists write them. One writing per file: what the file itself proves is used, what nothing proves
//! is asked once.

mod dates;
mod numbers;

pub use dates::{day, moment, month};
pub use numbers::{amount_of, number};

use super::columns::{Reading, reading};
use crate::domain::import::{Column, DateStyle, NumberStyle, Refusal};

/// The writings of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Of its numbers.
    pub numbers: NumberStyle,
    /// Of its days.
    pub dates: DateStyle,
}

/// What was seen of two readings of the same signs.
#[derive(Clone, Debug)]
pub struct Evidence<T> {
    proofs: Vec<T>,
    doubtful: Option<(String, u64)>,
}

impl<T> Default for Evidence<T> {
    fn default() -> Self {
        Self { proofs: Vec::new(), doubtful: None }
    }
}

impl<T: Copy + PartialEq> Evidence<T> {
    fn add(&mut self, told: Told<T>, text: &str, line: u64) {
        match told {
            Told::Proof(style) if !self.proofs.contains(&style) => self.proofs.push(style),
            Told::Doubt if self.doubtful.is_none() => self.doubtful = Some((text.trim().to_owned(), line)),
            _ => {}
        }
    }

    /// The file's writing: as said, as proved, or, when nothing is doubtful, the usual one.
    pub fn verdict(&self, said: Option<T>, usual: T) -> Result<T, (String, u64)> {
        match (said, self.proofs.as_slice(), &self.doubtful) {
            (Some(said), ..) => Ok(said),
            (None, [proved], _) => Ok(*proved),
            (None, _, None) => Ok(usual),
            (None, _, Some(example)) => Err(example.clone()),
        }
    }

    /// What the file proves, if one thing.
    pub fn proved(&self) -> Option<T> {
        match self.proofs.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
}

/// What one cell tells.
enum Told<T> {
    Proof(T),
    Doubt,
    Nothing,
}

/// What the cells of a file tell about its writing.
#[derive(Clone, Debug, Default)]
pub struct Writing {
    /// Of numbers.
    pub numbers: Evidence<NumberStyle>,
    /// Of days.
    pub dates: Evidence<DateStyle>,
    /// What a file to mend keeps of the writing of the list that it came from.
    kept: Kept,
}

/// A writing as far as it is known.
pub type Kept = (Option<NumberStyle>, Option<DateStyle>);

impl Writing {
    /// Looks at a cell.
    pub fn look(&mut self, column: Column, text: &str, line: u64) {
        if column == Column::Mends {
            self.kept = kept_in(text);
        }
        match reading(column) {
            Reading::Number => self.numbers.add(numbers::tells(amount_of(text).0, false), text, line),
            Reading::Whole => self.numbers.add(numbers::tells(text.trim(), true), text, line),
            Reading::Day | Reading::Moment => self.dates.add(dates::tells(text), text, line),
            Reading::Month | Reading::Text => {}
        }
    }

    /// The style, or what must be asked.
    pub fn style(&self, numbers: Option<NumberStyle>, dates: Option<DateStyle>) -> Result<Style, Refusal> {
        let numbers = self.numbers.verdict(numbers.or(self.kept.0), NumberStyle::Indonesian);
        let numbers = numbers.map_err(|(example, line)| Refusal::NumbersDoubtful { example, line })?;
        let dates = self.dates.verdict(dates.or(self.kept.1), DateStyle::DayFirst);
        Ok(Style { numbers, dates: dates.map_err(|(example, line)| Refusal::DatesDoubtful { example, line })? })
    }

    /// What is known of the writing, said or proved: nothing where nothing was doubtful.
    pub fn known(&self, numbers: Option<NumberStyle>, dates: Option<DateStyle>) -> Kept {
        let numbers = numbers.or(self.kept.0).or(self.numbers.proved());
        (numbers, dates.or(self.kept.1).or(self.dates.proved()))
    }
}

/// The writing of a list in the names of its bad lines: a few of them need not show it any more.
pub fn kept_as((numbers, dates): Kept) -> String {
    let numbers = numbers.map_or("x", |style| if style == NumberStyle::Indonesian { "id" } else { "en" });
    let dates = dates.map_or("x", |style| if style == DateStyle::DayFirst { "dmy" } else { "mdy" });
    format!("{numbers}-{dates}")
}

fn kept_in(name: &str) -> Kept {
    let mut parts = name.split('-');
    let numbers = match parts.next() {
        Some("id") => Some(NumberStyle::Indonesian),
        Some("en") => Some(NumberStyle::English),
        _ => None,
    };
    let dates = match parts.next() {
        Some("dmy") => Some(DateStyle::DayFirst),
        Some("mdy") => Some(DateStyle::MonthFirst),
        _ => None,
    };
    (numbers, dates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::form::Ask;

    const AMOUNT: Column = Column::Answer(Ask::Amount);
    const PRICE: Column = Column::Answer(Ask::Price);
    const DATE: Column = Column::Answer(Ask::Date);

    fn writing(cells: &[(Column, &str)]) -> Writing {
        let mut writing = Writing::default();
        cells.iter().enumerate().for_each(|(at, (column, text))| writing.look(*column, text, at as u64 + 2));
        writing
    }

    fn numbers(cells: &[(Column, &str)]) -> Result<NumberStyle, Refusal> {
        writing(cells).style(None, None).map(|style| style.numbers)
    }

    #[test]
    fn rule_21_the_file_proves_its_own_writing_or_is_asked_about_once() {
        assert_eq!(numbers(&[(AMOUNT, "1.500"), (AMOUNT, "1,5")]), Ok(NumberStyle::Indonesian));
        assert_eq!(numbers(&[(AMOUNT, "1,500"), (AMOUNT, "12.5 kg")]), Ok(NumberStyle::English));
        assert_eq!(numbers(&[(AMOUNT, "1.500"), (PRICE, "12.500")]), Ok(NumberStyle::Indonesian), "rupiah have no decimals");
        let doubtful = Refusal::NumbersDoubtful { example: "1.500".into(), line: 2 };
        assert_eq!(numbers(&[(AMOUNT, "1.500"), (AMOUNT, "20")]), Err(doubtful.clone()));
        assert_eq!(numbers(&[(AMOUNT, "1.500"), (AMOUNT, "1,5"), (AMOUNT, "2.5")]), Err(doubtful), "a file of two hands");
        assert_eq!(numbers(&[(AMOUNT, "20"), (AMOUNT, "2.5")]), Ok(NumberStyle::English));
    }

    #[test]
    fn the_order_of_day_and_month_is_proved_or_asked_about() {
        let dates = |cells: &[&str]| {
            writing(&cells.iter().map(|text| (DATE, *text)).collect::<Vec<_>>()).style(None, None).map(|style| style.dates)
        };
        assert_eq!(dates(&["03/04/2026", "25/04/2026"]), Ok(DateStyle::DayFirst));
        assert_eq!(dates(&["03/04/2026", "04/25/2026"]), Ok(DateStyle::MonthFirst));
        assert_eq!(dates(&["05/05/2026", "2026-03-04", "3 April 2026"]), Ok(DateStyle::DayFirst), "nothing is doubtful");
        assert_eq!(dates(&["03/04/2026"]), Err(Refusal::DatesDoubtful { example: "03/04/2026".into(), line: 2 }));
    }

    #[test]
    fn the_name_of_a_bad_line_keeps_the_writing() {
        let kept = (Some(NumberStyle::English), None);
        assert_eq!(kept_in(&format!("{}-0123", kept_as(kept))), kept);
        let mends = writing(&[(Column::Mends, "id-mdy-0123"), (AMOUNT, "1.500"), (DATE, "03/04/2026")]);
        assert_eq!(mends.style(None, None), Ok(Style { numbers: NumberStyle::Indonesian, dates: DateStyle::MonthFirst }));
    }
}
