//! Sheets of .xlsx: values only, streamed row by row.
//!
//! Memory: one row, and the table of texts that the file shares between cells, which the library keeps whole; it may be
//! [`STRINGS_BYTES_MAX`] once unpacked. Before the library opens a file every part that it will read is unpacked once into
//! nothing, so that a bomb, an endless text or a document type is met by a counter and not by memory.

use super::records::Row;
use crate::domain::civil::Day;
use crate::domain::import::Refusal;
use crate::domain::number;
use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, open_workbook};
use std::fs::File;
use std::io::{BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;
use zip::ZipArchive;

/// Most bytes of one part, unpacked: a sheet of a million lines is smaller.
const PART_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// Most bytes of the shared texts, unpacked.
pub const STRINGS_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Most parts of one file.
const PARTS_MAX: usize = 2000;

/// Longest run without a tag's end: no cell is longer (Excel's own bound is 32,767 characters).
const RUN_BYTES_MAX: usize = 256 * 1024;

/// Widest list.
pub const COLUMNS_MAX: usize = 200;

/// Bytes of a part in which a document type would stand.
const PROLOG_BYTES: usize = 4096;

/// Refuses what must not be opened.
pub fn guard(path: &Path) -> Result<(), Refusal> {
    let broken = |detail: &dyn std::fmt::Display| Refusal::Broken { detail: detail.to_string() };
    let file = File::open(path).map_err(|error| broken(&error))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| broken(&error))?;
    if archive.len() > PARTS_MAX {
        return Err(Refusal::TooLarge { max_mb: PART_BYTES_MAX >> 20 });
    }
    let names = archive.file_names().collect::<Result<Vec<_>, _>>().map_err(|error| broken(&error))?;
    let names: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    if names.iter().any(|name| name.ends_with("vbaproject.bin")) || !names.iter().any(|name| name == "xl/workbook.xml") {
        return Err(Refusal::FileType);
    }
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| broken(&error))?;
        let name = part.name().map_err(|error| broken(&error))?.to_lowercase();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let max = if name == "xl/sharedstrings.xml" { STRINGS_BYTES_MAX } else { PART_BYTES_MAX };
            look_through(part, max)?;
        }
    }
    Ok(())
}

/// Unpacks a part into nothing.
fn look_through(mut part: impl Read, max: u64) -> Result<(), Refusal> {
    let mut chunk = vec![0; 64 * 1024];
    let (mut total, mut run, mut prolog) = (0u64, 0usize, Vec::new());
    loop {
        let read = part.read(&mut chunk).map_err(|error| Refusal::Broken { detail: error.to_string() })?;
        let Some(bytes) = chunk.get(..read).filter(|bytes| !bytes.is_empty()) else { return Ok(()) };
        total += read as u64;
        for piece in bytes.split_inclusive(|byte| *byte == b'>') {
            run += piece.len();
            if total > max || run > RUN_BYTES_MAX {
                return Err(Refusal::TooLarge { max_mb: max >> 20 });
            }
            if piece.ends_with(b">") {
                run = 0;
            }
        }
        if prolog.len() < PROLOG_BYTES {
            prolog.extend_from_slice(bytes.get(..bytes.len().min(PROLOG_BYTES)).unwrap_or_default());
            if prolog.windows(9).any(|window| window.eq_ignore_ascii_case(b"<!DOCTYPE")) {
                return Err(Refusal::FileType);
            }
        }
    }
}

/// The names of the sheets.
pub fn sheets(path: &Path) -> Result<Vec<String>, Refusal> {
    Ok(open(path)?.sheet_names())
}

fn open(path: &Path) -> Result<Xlsx<BufReader<File>>, Refusal> {
    open_workbook(path).map_err(|error: calamine::XlsxError| Refusal::Broken { detail: error.to_string() })
}

/// Hands every row that is not empty to a visitor, until it breaks.
pub fn each(path: &Path, sheet: &str, visit: &mut dyn FnMut(Row) -> ControlFlow<()>) -> Result<(), Refusal> {
    let broken = |error: calamine::XlsxError| Refusal::Broken { detail: error.to_string() };
    let mut workbook = open(path)?;
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(broken)?;
    let mut row = Row::default();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (line, column) = cell.get_position();
        let (line, column) = (u64::from(line) + 1, column as usize);
        if line != row.line && give(&mut row, line, visit).is_break() {
            return Ok(());
        }
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if column >= COLUMNS_MAX {
            return Err(Refusal::ColumnsMany { max: COLUMNS_MAX });
        }
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        if matches!(cell.get_value(), DataRef::Int(_) | DataRef::Float(_) | DataRef::DateTime(_)) {
            row.computed.push(column);
        }
        if let Some(place) = row.cells.get_mut(column) {
            *place = text;
        }
    }
    _ = give(&mut row, 0, visit);
    Ok(())
}

fn give(row: &mut Row, next: u64, visit: &mut dyn FnMut(Row) -> ControlFlow<()>) -> ControlFlow<()> {
    let full = std::mem::replace(row, Row { line: next, ..Row::default() });
    if full.cells.iter().any(|cell| !cell.trim().is_empty()) { visit(full) } else { ControlFlow::Continue(()) }
}

/// A cell as it would be typed: numbers in a writing that is read one way, days as `YYYY-MM-DD`.
fn text_of(value: &DataRef) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::Bool(yes) => if *yes { "ya" } else { "tidak" }.to_owned(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) => text.chars().take(16).collect(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Excel keeps 15 digits: a larger whole number (a NIK typed as one) has lost its last ones, and is shown in the writing
/// that the rules refuse (rule 9).
fn number_text(number: f64) -> String {
    if number.abs() >= 1e15 {
        return format!("{number:E}");
    }
    let thousandths = (number * 1000.0).round();
    // Only a few thousandths of rounding noise: what has more decimals keeps them, and the rules say so.
    if (number * 1000.0 - thousandths).abs() < 1e-6 { number::write(thousandths as i64) } else { number.to_string().replace('.', ",") }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return number_text(moment.as_f64());
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let Some(date) = Day::new(i32::from(year), month, day) else { return number_text(moment.as_f64()) };
    if moment.as_f64().fract() == 0.0 { date.to_string() } else { format!("{date}T{hour:02}:{minute:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_so_that_they_are_read_one_way() {
        assert_eq!(number_text(1500.0), "1500");
        assert_eq!(number_text(1250.5), "1250,5");
        assert_eq!(number_text(1.5), "1,5");
        assert_eq!(number_text(0.1 + 0.2), "0,3");
        assert_eq!(number_text(2.125), "2,1250");
        assert_eq!(number_text(6_406_135_203_849_000.0), "6.406135203849E15");
    }
}
