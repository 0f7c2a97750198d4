//! One cell of a file: what it is, and how each kind of file writes it.

use crate::domain::civil::Day;
use crate::domain::reports::export::Format;
use std::borrow::Cow;

/// A value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// Thousandths.
    Milli(i64),
    /// A whole number.
    Whole(i64),
    /// A day.
    Day(Day),
}

impl Cell {
    /// Text, or nothing where there is none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// The same for what may be absent.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Cell::Empty, Cell::text)
    }

    /// As a CSV cell. A number has no marks between its thousands; with semicolons its decimals follow a comma.
    pub fn csv(&self, format: Format) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => neutral(text),
            Cell::Milli(milli) => Cow::Owned(decimal(*milli, if format == Format::CsvSemicolon { ',' } else { '.' })),
            Cell::Whole(whole) => Cow::Owned(whole.to_string()),
            Cell::Day(day) => Cow::Owned(day.to_string()),
        }
    }
}

/// What a spreadsheet may read as the beginning of a formula, the full-width forms included (OWASP, "CSV Injection").
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// Text with an apostrophe in front where it could be read as a formula. Numbers are no text: a negative one stays a number.
pub fn neutral(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA_STARTS) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn decimal(milli: i64, point: char) -> String {
    let sign = if milli < 0 { "-" } else { "" };
    let (whole, rest) = (milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
    let rest = format!("{rest:03}");
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula() {
        for text in ["=1+1", "+62812", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\u{ff1d}1", "-rotan"] {
            assert_eq!(neutral(text), format!("'{text}"), "{text:?}");
        }
        for text in ["rotan = sega", "Setulang", "'=1", "1-2", ""] {
            assert_eq!(neutral(text), text);
        }
        assert_eq!(Cell::Text("=HYPERLINK(\"http://x\")".into()).csv(Format::Csv), "'=HYPERLINK(\"http://x\")");
    }

    #[test]
    fn numbers_in_both_forms() {
        for (milli, point, comma) in [
            (1_250_500, "1250.5", "1250,5"),
            (-12_345, "-12.345", "-12,345"),
            (-5, "-0.005", "-0,005"),
            (1_000, "1", "1"),
            (0, "0", "0"),
            (i64::MIN, "-9223372036854775.808", "-9223372036854775,808"),
        ] {
            assert_eq!(Cell::Milli(milli).csv(Format::Csv), point);
            assert_eq!(Cell::Milli(milli).csv(Format::CsvSemicolon), comma);
        }
        assert_eq!(Cell::Whole(-3).csv(Format::CsvSemicolon), "-3", "a negative number stays a number");
        assert_eq!(Cell::Day("2026-08-17".parse().unwrap()).csv(Format::Csv), "2026-08-17");
    }
}
