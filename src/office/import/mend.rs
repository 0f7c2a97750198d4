//! The lines that were not good, as a file to mend: the same columns, with the line's name and the reasons behind them.
//! Importing it again brings the mended lines in and gives the others back.

use super::columns::{MENDS_HEADER, REASONS_HEADER};
use super::line::Line;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// Signs that a sheet takes for the beginning of a formula (ASVS 1.2.10), the full-width ones among them.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// From so many digits on a sheet turns a text into a number and loses its end.
const LONG_DIGITS: usize = 12;

/// A mark in front of what a sheet would change: read back by [`restored`], and by nothing else.
const GUARD: char = '\'';

/// Behind any number of guards: a formula, or a number too long for a sheet.
fn is_touchy(cell: &str) -> bool {
    let inner = cell.trim_start_matches(GUARD);
    inner.starts_with(FORMULA) || (inner.len() >= LONG_DIGITS && inner.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A cell that no sheet changes.
pub fn guarded(cell: &str) -> String {
    if is_touchy(cell) { format!("{GUARD}{cell}") } else { cell.to_owned() }
}

/// The cell that was guarded; any other as it is.
pub fn restored(cell: &str) -> &str {
    cell.strip_prefix(GUARD).filter(|rest| is_touchy(rest)).unwrap_or(cell)
}

/// The file beside a list for its bad lines.
pub fn path_for(list: &Path) -> PathBuf {
    let name = list.file_name().unwrap_or_default().to_string_lossy();
    // Mending the file to mend: the same one again.
    let name = name.strip_suffix(".csv").and_then(|name| name.split_once(MARK)).map_or(name.as_ref(), |(name, _)| name).to_owned();
    let path = |at: u32| list.with_file_name(if at == 1 { format!("{name}{MARK}.csv") } else { format!("{name}{MARK}-{at}.csv") });
    // Somebody may have mended lines in an earlier one: it is never written over.
    (1..).map(path).find(|path| !path.exists()).unwrap_or_else(|| path(1))
}

const MARK: &str = ".perlu-diperbaiki";

/// The file under way; it is made with its first line.
pub struct Mend {
    path: PathBuf,
    header: Vec<String>,
    /// Places of the header's columns that are not given back: the names and reasons of an earlier file.
    dropped: Vec<usize>,
    separator: u8,
    out: Option<csv::Writer<BufWriter<File>>>,
    /// Lines in it.
    pub lines: u64,
}

impl Mend {
    /// For a list with that header.
    pub fn new(path: PathBuf, header: &[String], dropped: Vec<usize>, separator: Option<char>) -> Self {
        let separator = separator.and_then(|mark| u8::try_from(mark).ok()).unwrap_or(b';');
        Self { path, header: header.to_vec(), dropped, separator, out: None, lines: 0 }
    }

    /// Adds a line under its name. What is no row of the list stands whole in the first cell, and cannot be taken for
    /// a good line before somebody has typed it anew.
    pub fn add(&mut self, line: &Line, name: &str, reasons: &str) -> io::Result<()> {
        let mut cells: Vec<String> = if line.misshapen {
            let separator = char::from(self.separator).to_string();
            vec![guarded(&line.row.cells.join(&separator))]
        } else {
            self.kept(&line.row.cells)
        };
        cells.resize(self.header.len() - self.dropped.len(), String::new());
        cells.extend([name.to_owned(), reasons.to_owned()]);
        self.lines += 1;
        self.writer()?.write_record(&cells).map_err(io::Error::other)
    }

    fn kept(&self, cells: &[String]) -> Vec<String> {
        let kept = cells.iter().enumerate().filter(|(at, _)| *at < self.header.len() && !self.dropped.contains(at));
        // A guard of the earlier file stays the one guard.
        kept.map(|(_, cell)| if self.dropped.is_empty() { guarded(cell) } else { guarded(restored(cell)) }).collect()
    }

    fn writer(&mut self) -> io::Result<&mut csv::Writer<BufWriter<File>>> {
        if self.out.is_none() {
            // It holds what the list holds, a NIK among it: for its owner only.
            let mut file = BufWriter::new(OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&self.path)?);
            file.write_all("\u{FEFF}".as_bytes())?;
            let mut out = csv::WriterBuilder::new().delimiter(self.separator).flexible(true).from_writer(file);
            let own = [MENDS_HEADER.to_owned(), REASONS_HEADER.to_owned()];
            let header = self.header.iter().enumerate().filter(|(at, _)| !self.dropped.contains(at)).map(|(_, name)| name);
            out.write_record(header.chain(&own)).map_err(io::Error::other)?;
            self.out = Some(out);
        }
        self.out.as_mut().ok_or_else(|| io::Error::other("no file to mend"))
    }

    /// Writes what is left. Without a bad line there is no file.
    pub fn finish(mut self) -> io::Result<Option<PathBuf>> {
        let Some(mut out) = self.out.take() else { return Ok(None) };
        out.flush()?;
        Ok(Some(self.path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rule_81_formulas_and_long_numbers_come_back_as_text() {
        assert_eq!(guarded("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
        assert_eq!(guarded("-5"), "'-5");
        assert_eq!(guarded("6406135203849001"), "'6406135203849001");
        assert_eq!(guarded("Setulang"), "Setulang");
        assert_eq!(guarded("'=1"), "''=1", "a guard that was typed is no guard of ours");
    }

    proptest! {
        #[test]
        fn what_is_guarded_is_restored(cell in "['=+@ a0-9\t-]{0,20}") {
            let kept = guarded(&cell);
            prop_assert_eq!(restored(&kept), cell.as_str());
            prop_assert!(!kept.starts_with(FORMULA));
        }
    }
}
