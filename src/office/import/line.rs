//! One row as named cells, written in one way: the same line of a list gives the same cells from CSV and from a sheet.

use super::columns::{Reading, plain, reading};
use super::mend::restored;
use super::profile::Profile;
use super::source::Row;
use super::style::{self, Style};
use crate::domain::form::Ask;
use crate::domain::import::{Column, Fault};
use crate::domain::problem::Trouble;
use std::collections::BTreeMap;

/// What Excel shows where a formula has no result.
const CELL_ERRORS: [&str; 8] = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA"];

/// Something wrong, and in which column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which, if it is one.
    pub column: Option<Column>,
    /// What.
    pub fault: Fault,
}

impl Found {
    /// In a column.
    pub fn at(column: Column, fault: Fault) -> Self {
        Self { column: Some(column), fault }
    }

    /// On the line as a whole.
    pub fn whole(fault: Fault) -> Self {
        Self { column: None, fault }
    }
}

/// One line of the list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its line in the file.
    pub line: u64,
    /// The row as it came.
    pub row: Row,
    /// What is not empty, by column.
    pub cells: BTreeMap<Column, String>,
    /// What cannot be read.
    pub found: Vec<Found>,
    /// It is no row of the list at all: too short, too long, broken.
    pub misshapen: bool,
}

impl Line {
    /// What stands in a column; empty when nothing does.
    pub fn get(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }
}

/// How the rows of a file become lines.
#[derive(Clone, Debug)]
pub struct Shape {
    columns: Vec<Option<Column>>,
    units: Vec<Option<String>>,
    /// Columns of the header; rows of a text have as many.
    width: usize,
    /// Whether rows of a text may end early: sheets leave empty cells out.
    ragged: bool,
    /// The file came out of an earlier import.
    mending: bool,
}

impl Shape {
    /// The shape of a file with that profile.
    pub fn new(profile: &Profile, is_sheet: bool) -> Self {
        let columns = profile.holds();
        Self {
            units: profile.columns.iter().map(|held| held.unit.clone()).collect(),
            width: columns.len(),
            ragged: is_sheet,
            mending: columns.contains(&Some(Column::Mends)),
            columns,
        }
    }

    /// What each cell of a row holds, with its text.
    pub fn cells<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (usize, Column, &'a str)> {
        let pairs = self.columns.iter().zip(&row.cells).enumerate();
        pairs.filter_map(|(at, (column, cell))| Some((at, (*column)?, cell.trim()))).filter(|(_, _, cell)| !cell.is_empty())
    }

    /// Reads a row.
    pub fn line(&self, row: Row, style: Style) -> Line {
        let mut line = Line { line: row.line, cells: BTreeMap::new(), found: Vec::new(), misshapen: false, row };
        if let Some(fault) = self.misshapen(&line.row) {
            line.found.push(Found::whole(fault));
            line.misshapen = true;
            return line;
        }
        let row = std::mem::take(&mut line.row);
        for (at, column, cell) in self.cells(&row) {
            let cell = if self.mending { restored(cell) } else { cell };
            match read(column, cell, style) {
                Ok((text, unit)) => {
                    line.cells.insert(column, text);
                    if let Some(unit) = unit.or(self.units.get(at).cloned().flatten()) {
                        let of = if column == Column::Answer(Ask::Area) { Ask::AreaUnit } else { Ask::Unit };
                        line.cells.entry(Column::Answer(of)).or_insert(unit);
                    }
                }
                Err(fault) => {
                    line.cells.insert(column, cell.to_owned());
                    line.found.push(Found::at(column, fault));
                }
            }
        }
        line.row = row;
        line
    }

    /// Why a row is none of this list.
    fn misshapen(&self, row: &Row) -> Option<Fault> {
        let (found, expected) = (row.cells.len(), self.width);
        match &row.fault {
            Some(fault) => Some(fault.clone()),
            None if found < expected && !self.ragged => Some(if row.last { Fault::Cut } else { Fault::Cells { found, expected } }),
            None if found > expected && row.cells.iter().skip(expected).any(|cell| !cell.trim().is_empty()) => {
                Some(Fault::Cells { found, expected })
            }
            None => None,
        }
    }
}

/// A cell in the one writing, and the unit behind an amount.
fn read(column: Column, cell: &str, style: Style) -> Result<(String, Option<String>), Fault> {
    if cell.contains('\u{FFFD}') || cell.contains('\0') {
        return Err(Fault::BadText);
    }
    if CELL_ERRORS.contains(&cell) {
        return Err(Fault::CellError { found: cell.to_owned() });
    }
    let text = match reading(column) {
        Reading::Text => cell.split_whitespace().collect::<Vec<_>>().join(" "),
        Reading::Whole => style::number(rupiah(cell), style.numbers, true)?,
        Reading::Day => style::day(cell, style.dates)?.to_string(),
        Reading::Moment => style::moment(cell, style.dates)?,
        Reading::Month => style::month(cell, style.dates)?,
        Reading::Number => {
            let (number, unit) = style::amount_of(cell);
            let text = style::number(number, style.numbers, false)?;
            // "145 kg" in a column of kilograms says nothing new; "2 karung" says something else.
            return match unit.filter(|_| column == Column::AmountKg) {
                Some(unit) if !matches!(plain(unit).as_str(), "kg" | "kilo" | "kilogram") => Err(Fault::Answer(Trouble::NumberInvalid)),
                _ => Ok((text, unit.filter(|_| column != Column::AmountKg).map(str::to_owned))),
            };
        }
    };
    Ok((text, None))
}

/// A price without the currency's sign.
fn rupiah(cell: &str) -> &str {
    let cell = cell.strip_prefix("Rp").or_else(|| cell.strip_prefix("rp")).or_else(|| cell.strip_prefix("RP")).unwrap_or(cell);
    cell.trim_start_matches('.').trim().trim_end_matches(",-").trim_end_matches(",00")
}
