//! What makes a line the same line when its file comes again.
//!
//! With a key column: province, sort of list, name of the list and key. Without: the line's content, and which of several
//! equal lines of the file it is, so that a second run adds nothing and two true equal catches stay two. A line of the
//! file to mend is the bad line that it mends. Everything is named by a keyed hash: the names are record ids, which many
//! people read, and a line may hold a NIK.

use super::line::Line;
use crate::domain::ids::{PersonId, RecordId, StoreId};
use crate::domain::import::{Column, List};
use crate::office::keys::Keys;
use crate::office::random::to_hex;
use std::collections::HashMap;

/// A keyed hash.
pub type Mark = [u8; 32];

/// Bytes of a mark that are kept on a record.
const SHORT_BYTES: usize = 8;

/// What the names of a list's lines are made with.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// Secrets.
    pub keys: &'a Keys,
    /// Code of the province.
    pub province: &'a str,
    /// Sort of list.
    pub kind: List,
    /// The list's own name.
    pub list: &'a str,
}

impl Names<'_> {
    fn mark(&self, what: &str, rest: &[&[u8]]) -> Mark {
        let head = [self.province.as_bytes(), self.kind.as_str().as_bytes(), self.list.as_bytes(), what.as_bytes()];
        self.keys.import_mark(&head.into_iter().chain(rest.iter().copied()).collect::<Vec<_>>())
    }

    /// What stands on the line: every cell but its names.
    pub fn content(&self, line: &Line) -> Mark {
        let mut parts: Vec<&[u8]> = Vec::new();
        if line.misshapen {
            parts.extend(line.row.cells.iter().map(String::as_bytes));
        }
        for (column, cell) in line.cells.iter().filter(|(column, _)| !matches!(column, Column::Key | Column::Mends | Column::Reasons)) {
            parts.extend([column.name().as_bytes(), cell.as_bytes()]);
        }
        self.mark("content", &parts)
    }

    /// The key of a line, if it has one.
    pub fn key(&self, line: &Line) -> Option<Mark> {
        Some(line.get(Column::Key)).filter(|key| !key.is_empty()).map(|key| self.mark("key", &[key.as_bytes()]))
    }

    /// The mark of one of several equal lines.
    pub fn one_of(&self, content: Mark, ordinal: u32) -> Mark {
        self.mark("line", &[&content, &ordinal.to_be_bytes()])
    }

    /// The mark of the line that a line of a file to mend stands for.
    pub fn mended(&self, name: &str) -> Mark {
        self.mark("mended", &[name.as_bytes()])
    }
}

/// The record of a marked line.
pub fn record(mark: Mark) -> RecordId {
    RecordId::from_random(first(mark))
}

/// The store in which an account's imports are numbered.
pub fn store(keys: &Keys, province: &str, person: PersonId) -> StoreId {
    StoreId::from_random(first(keys.import_mark(&[province.as_bytes(), b"store", person.as_bytes()])))
}

/// A short form of a mark, to stand on a record and in a file.
pub fn short(mark: Mark) -> String {
    to_hex(mark.get(..SHORT_BYTES).unwrap_or_default())
}

fn first(mark: Mark) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(mark).for_each(|(to, from)| *to = from);
    bytes
}

/// Marks that a file holds more than once, found in fixed memory: a filter lets nearly all single ones pass unkept, and
/// only what it suspects is counted exactly on the next reading.
pub struct Sieve {
    bits: Vec<u64>,
    suspects: HashMap<Mark, Seen>,
}

/// How often a suspect came so far, and first where.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    times: u32,
    first_line: u64,
}

/// 4 MiB: of a million lines one in a thousand is suspected for nothing.
const FILTER_BITS: usize = 32 * 1024 * 1024;

/// Places of a mark in the filter.
const FILTER_PLACES: usize = 3;

impl Default for Sieve {
    fn default() -> Self {
        Self { bits: vec![0; FILTER_BITS / 64], suspects: HashMap::new() }
    }
}

impl Sieve {
    /// First reading: notices a mark.
    pub fn notice(&mut self, mark: Mark) {
        let mut known = true;
        for chunk in mark.chunks_exact(8).take(FILTER_PLACES) {
            let place = chunk.iter().fold(0usize, |place, byte| (place << 8) | usize::from(*byte)) % FILTER_BITS;
            if let Some(word) = self.bits.get_mut(place / 64) {
                known &= *word >> (place % 64) & 1 == 1;
                *word |= 1 << (place % 64);
            }
        }
        if known {
            self.suspects.entry(mark).or_default();
        }
    }

    /// Between the readings: the filter has done its work.
    pub fn turn(&mut self) {
        self.bits = Vec::new();
    }

    /// Second reading: how many equal marks came before, and on which line the first.
    pub fn count(&mut self, mark: Mark, line: u64) -> (u32, u64) {
        let Some(seen) = self.suspects.get_mut(&mark) else { return (0, line) };
        if seen.times == 0 {
            seen.first_line = line;
        }
        seen.times += 1;
        (seen.times - 1, seen.first_line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest as _, Sha256};

    fn mark(at: u32) -> Mark {
        Sha256::digest(at.to_be_bytes()).into()
    }

    #[test]
    fn equal_marks_are_counted_and_single_ones_are_not_kept() {
        let mut sieve = Sieve::default();
        let lines: Vec<u32> = (0..100_000).chain([7, 7, 99_999]).collect();
        lines.iter().for_each(|at| sieve.notice(mark(*at)));
        sieve.turn();
        assert!(sieve.suspects.len() < 50, "{} are kept", sieve.suspects.len());
        let counted: Vec<(u32, u64)> = lines.iter().zip(1..).map(|(at, line)| sieve.count(mark(*at), line)).collect();
        assert_eq!(counted[7], (0, 8));
        assert_eq!(&counted[100_000..], [(1, 8), (2, 8), (1, 100_000)]);
        assert!(counted[..100_000].iter().all(|(ordinal, _)| *ordinal == 0), "a suspicion numbers nothing");
    }
}
