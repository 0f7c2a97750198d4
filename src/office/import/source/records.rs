//! CSV as offices have it, one record at a time and never more than one in memory.
//!
//! RFC 4180 with any separator. A reader that trusts quotes swallows the rest of the file behind a single stray one; here
//! a quote that does not close within a few lines, or closes in the middle of a cell, costs its own line only: that one
//! is bad, and reading goes on with the next.

use crate::domain::import::Fault;
use std::collections::VecDeque;
use std::io::{self, BufRead};

/// Longest record, in bytes; what is longer is skipped unread.
pub const LINE_BYTES_MAX: usize = 64 * 1024;

/// Most lines that a quoted cell can span.
const QUOTED_LINES_MAX: usize = 20;

/// One record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Line of the file that it starts on, from 1.
    pub line: u64,
    /// Its cells; for a line that could not be split, the whole line.
    pub cells: Vec<String>,
    /// Which of them the file holds as numbers: there is nothing to read about those.
    pub computed: Vec<usize>,
    /// Why it is no record.
    pub fault: Option<Fault>,
    /// The file ends within it: no line end behind it.
    pub last: bool,
}

/// A line of the file.
#[derive(Clone, Debug)]
struct Physical {
    text: String,
    terminated: bool,
    too_long: bool,
}

/// Records of a text.
pub struct Records<R> {
    input: R,
    separator: char,
    /// Lines read ahead behind an open quote and given back.
    waiting: VecDeque<Physical>,
    line: u64,
}

impl<R: BufRead> Records<R> {
    /// Reads records from UTF-8 text.
    pub fn new(input: R, separator: char) -> Self {
        Self { input, separator, waiting: VecDeque::new(), line: 0 }
    }

    /// The next record that is not empty.
    pub fn next(&mut self) -> io::Result<Option<Row>> {
        loop {
            let Some(first) = self.physical()? else { return Ok(None) };
            self.line += 1;
            let row = self.record(first)?;
            if row.fault.is_some() || row.cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(Some(row));
            }
        }
    }

    fn record(&mut self, first: Physical) -> io::Result<Row> {
        let line = self.line;
        if first.too_long {
            let fault = Some(Fault::LineTooLong { max: LINE_BYTES_MAX });
            return Ok(Row { line, cells: vec![first.text], fault, last: !first.terminated, ..Row::default() });
        }
        let mut text = first.text.clone();
        let mut ahead: Vec<Physical> = Vec::new();
        loop {
            match split(&text, self.separator) {
                Split::Whole(cells) => {
                    self.line += ahead.len() as u64;
                    let last = !ahead.last().unwrap_or(&first).terminated;
                    return Ok(Row { line, cells, last, ..Row::default() });
                }
                Split::Open if ahead.len() < QUOTED_LINES_MAX && text.len() < LINE_BYTES_MAX => match self.physical()? {
                    Some(next) if !next.too_long => {
                        text.push('\n');
                        text.push_str(&next.text);
                        ahead.push(next);
                    }
                    next => {
                        ahead.extend(next);
                        break;
                    }
                },
                Split::Open | Split::Broken => break,
            }
        }
        for physical in ahead.into_iter().rev() {
            self.waiting.push_front(physical);
        }
        Ok(Row { line, cells: vec![first.text], fault: Some(Fault::Quotes), last: !first.terminated, ..Row::default() })
    }

    fn physical(&mut self) -> io::Result<Option<Physical>> {
        if let Some(waiting) = self.waiting.pop_front() {
            return Ok(Some(waiting));
        }
        let mut bytes = Vec::new();
        let (mut too_long, mut terminated, mut any) = (false, false, false);
        while !terminated {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                break;
            }
            any = true;
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(buffer.len(), |at| at + 1);
            terminated = end.is_some();
            if bytes.len() + used <= LINE_BYTES_MAX {
                bytes.extend_from_slice(buffer.get(..used).unwrap_or_default());
            } else {
                too_long = true;
            }
            self.input.consume(used);
        }
        if !any {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let text = text.strip_suffix('\r').unwrap_or(text).to_owned();
        Ok(Some(Physical { text, terminated, too_long }))
    }
}

enum Split {
    /// Every quote has its other half.
    Whole(Vec<String>),
    /// The text ends within quotes.
    Open,
    /// Something stands behind a closing quote.
    Broken,
}

fn split(text: &str, separator: char) -> Split {
    let mut cells = Vec::new();
    let mut rest = text.chars().peekable();
    loop {
        let mut cell = String::new();
        if rest.next_if_eq(&'"').is_some() {
            loop {
                match rest.next() {
                    None => return Split::Open,
                    Some('"') if rest.next_if_eq(&'"').is_some() => cell.push('"'),
                    Some('"') => break,
                    Some(c) => cell.push(c),
                }
            }
            // Spaces behind a quoted cell are nobody's content.
            while rest.next_if(|c| *c == ' ' && *c != separator).is_some() {}
            if rest.peek().is_some_and(|c| *c != separator) {
                return Split::Broken;
            }
        } else {
            while let Some(c) = rest.next_if(|c| *c != separator) {
                cell.push(c);
            }
        }
        cells.push(cell);
        if rest.next().is_none() {
            return Split::Whole(cells);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, separator: char) -> Vec<Row> {
        let mut records = Records::new(text.as_bytes(), separator);
        std::iter::from_fn(|| records.next().unwrap()).collect()
    }

    fn cells(text: &str) -> Vec<(u64, Vec<String>, bool)> {
        read(text, ',').into_iter().map(|row| (row.line, row.cells, row.fault.is_some())).collect()
    }

    fn row(line: u64, cells: &[&str], bad: bool) -> (u64, Vec<String>, bool) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect(), bad)
    }

    #[test]
    fn a_stray_quote_costs_its_own_line_only() {
        assert_eq!(cells("a,\"b,c\nd,e,f\n"), [row(1, &["a,\"b,c"], true), row(2, &["d", "e", "f"], false)]);
        assert_eq!(cells("a,\"b,c\nd,\"e\",f\n"), [row(1, &["a,\"b,c"], true), row(2, &["d", "e", "f"], false)]);
        assert_eq!(cells("a,\"b,c\n\"d\",e\n"), [row(1, &["a,\"b,c"], true), row(2, &["d", "e"], false)]);
        assert_eq!(cells("a,\"b\" c,d\ne,f,g"), [row(1, &["a,\"b\" c,d"], true), row(2, &["e", "f", "g"], false)]);
        assert_eq!(cells("a,5\" pipa,b\n"), [row(1, &["a", "5\" pipa", "b"], false)], "a quote within a cell is an inch");
    }

    #[test]
    fn a_cell_may_have_lines_and_lines_may_be_empty() {
        assert_eq!(cells("a,\"b\r\nc\",d\r\n\r\n,,\r\ne,f,g"), [row(1, &["a", "b\nc", "d"], false), row(5, &["e", "f", "g"], false)]);
        assert!(read("a,b\nc", ',')[1].last && !read("a,b\nc\n", ',')[1].last);
    }

    #[test]
    fn a_line_without_end_is_not_kept_in_memory() {
        let long = format!("a,b\n{}\nc,d\n", "x".repeat(1_000_000));
        let rows = read(&long, ',');
        assert_eq!(rows[1].fault, Some(Fault::LineTooLong { max: LINE_BYTES_MAX }));
        assert!(rows[1].cells[0].len() <= LINE_BYTES_MAX);
        assert_eq!(rows[2].cells, ["c", "d"]);
    }

    proptest! {
        // Rule 84: whatever a good writer writes is read back, with any separator.
        #[test]
        fn what_csv_writes_is_read_back(
            rows in prop::collection::vec(prop::collection::vec("[a-z0-9 ,;\"\n=+@-]{0,8}", 2..5), 1..6),
            separator in prop::sample::select(vec![b',', b';', b'\t'])
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let read: Vec<Vec<String>> = read(&text, char::from(separator)).into_iter().map(|row| row.cells).collect();
            let kept = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect::<Vec<_>>();
            prop_assert_eq!(read, kept);
        }

        #[test]
        fn no_text_is_lost_silently(text in "[ab,\"\n]{0,60}") {
            // Every letter stands in some record.
            let letters = |text: &str| text.chars().filter(|c| c.is_ascii_lowercase()).count();
            let kept: usize = read(&text, ',').iter().flat_map(|row| &row.cells).map(|cell| letters(cell)).sum();
            prop_assert_eq!(kept, letters(&text));
        }
    }
}
