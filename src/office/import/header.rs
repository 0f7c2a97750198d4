//! Where a list begins: titles stand above many a header, and a row of running numbers under it.

use super::columns::guess;
use super::source::{Row, SEPARATORS, Source, SourceError};
use crate::domain::import::{List, Refusal};
use std::ops::ControlFlow;

/// A header stands within the first rows.
const ROWS_LOOKED_AT: usize = 30;

/// Fewest columns that make a header.
const KNOWN_MIN: usize = 2;

/// The header of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Line of the file that it stands on.
    pub line: u64,
    /// The names of the columns.
    pub names: Vec<String>,
    /// Rows above it, which are titles.
    pub titles: usize,
}

/// Finds the header, and with it what parts the cells of a text: the marks with which most columns are known.
pub fn find(source: Source, kind: List) -> Result<(Source, Header), SourceError> {
    let tries: Vec<Source> = match source.separator() {
        Some(_) => SEPARATORS.iter().map(|mark| source.clone().parted_by(*mark)).collect(),
        None => vec![source],
    };
    let mut best: Option<(usize, Source, Header)> = None;
    for source in tries {
        let Some((known, header)) = best_row(&source, kind)? else { continue };
        if best.as_ref().is_none_or(|(most, ..)| known > *most) {
            best = Some((known, source, header));
        }
    }
    best.map(|(_, source, header)| (source, header)).ok_or(Refusal::Header.into())
}

fn best_row(source: &Source, kind: List) -> Result<Option<(usize, Header)>, SourceError> {
    let mut best: Option<(usize, Header)> = None;
    let mut seen = 0;
    source.each(&mut |row| {
        let known = row.cells.iter().filter(|cell| guess(kind, cell).is_some()).count();
        if row.fault.is_none() && known >= KNOWN_MIN && best.as_ref().is_none_or(|(most, _)| known > *most) {
            let mut names: Vec<String> = row.cells.iter().map(|cell| cell.trim().to_owned()).collect();
            while names.last().is_some_and(String::is_empty) && source.separator().is_none() {
                names.pop();
            }
            best = Some((known, Header { line: row.line, names, titles: seen }));
        }
        seen += 1;
        if seen < ROWS_LOOKED_AT { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    Ok(best)
}

/// Whether a row under the header only numbers the columns.
pub fn numbers_columns(row: &Row) -> bool {
    let numbers: Vec<usize> = row.cells.iter().filter_map(|cell| cell.trim().trim_matches(['(', ')']).parse().ok()).collect();
    numbers.len() >= 3 && numbers.len() == row.cells.len() && numbers.windows(2).all(|pair| matches!(pair, [one, next] if *next == one + 1))
}
