//! Rows as a workbook, written row by row to a file (rust_xlsxwriter's constant-memory sheet), with a second sheet about the
//! data.

use super::cell::{Cell, neutral};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};
use std::fs::File;
use std::path::Path;

/// Rows of a sheet, the head among them (ECMA-376, what spreadsheets open).
pub const ROWS_MAX: u32 = 1_048_576;
/// Letters of a cell; longer ones are cut.
const CHARS_MAX: usize = 32_767;
/// Width of every column, in digits of the standard font.
const WIDTH: f64 = 16.0;
const ABOUT_WIDTHS: [f64; 2] = [30.0, 90.0];

/// A workbook under construction.
pub struct Book {
    workbook: Workbook,
    next: u32,
    day: Format,
    number: Format,
}

impl Book {
    /// A workbook with the heads of its first sheet. What it writes on the way lies in `folder`, as nameless files.
    pub fn begin(folder: &Path, sheet: &str, heads: &[&str]) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder)?;
        let bold = Format::new().set_bold();
        let rows = workbook.add_worksheet_with_constant_memory()?;
        rows.set_name(sheet)?.set_freeze_panes(1, 0)?;
        for (at, head) in (0u16..).zip(heads) {
            rows.set_column_width(at, WIDTH)?.write_string_with_format(0, at, *head, &bold)?;
        }
        let (day, number) = (Format::new().set_num_format("yyyy-mm-dd"), Format::new().set_num_format("0.###"));
        Ok(Self { workbook, next: 1, day, number })
    }

    /// Adds rows; `false` when the sheet is full.
    pub fn rows(&mut self, rows: &[Vec<Cell>]) -> Result<bool, XlsxError> {
        let sheet = self.workbook.worksheet_from_index(0)?;
        for row in rows {
            if self.next >= ROWS_MAX {
                return Ok(false);
            }
            for (at, cell) in (0u16..).zip(row) {
                match cell {
                    Cell::Empty => continue,
                    Cell::Text(text) => sheet.write_string(self.next, at, fitting(text))?,
                    Cell::Milli(milli) => sheet.write_number_with_format(self.next, at, *milli as f64 / 1000.0, &self.number)?,
                    Cell::Whole(whole) => sheet.write_number(self.next, at, *whole as f64)?,
                    Cell::Day(day) => {
                        let year = u16::try_from(day.year()).unwrap_or(0);
                        match ExcelDateTime::from_ymd(year, day.month(), day.day()) {
                            Ok(date) => sheet.write_datetime_with_format(self.next, at, &date, &self.day)?,
                            // Spreadsheets begin in 1900.
                            Err(_) => sheet.write_string(self.next, at, day.to_string())?,
                        }
                    }
                };
            }
            self.next += 1;
        }
        Ok(true)
    }

    /// Adds the sheet about the data and writes the whole to a nameless file, rewound.
    pub fn finish(mut self, folder: &Path, sheet: &str, about: &[(String, String)]) -> Result<File, XlsxError> {
        let wrap = Format::new().set_text_wrap();
        let bold = Format::new().set_bold();
        let page = self.workbook.add_worksheet();
        page.set_name(sheet)?;
        for (at, width) in (0u16..).zip(ABOUT_WIDTHS) {
            page.set_column_width(at, width)?;
        }
        for (at, (name, value)) in (0u32..).zip(about) {
            page.write_string_with_format(at, 0, name, &bold)?.write_string_with_format(at, 1, fitting(value), &wrap)?;
        }
        let file = tempfile::tempfile_in(folder)?;
        self.workbook.save_to_writer(file.try_clone()?)?;
        std::io::Seek::rewind(&mut &file)?;
        Ok(file)
    }
}

/// Neutralised, for it may be saved as CSV later, and cut to what a cell holds.
fn fitting(text: &str) -> String {
    neutral(text).chars().take(CHARS_MAX).collect()
}
