//! Files as rows of cells.
//!
//! ```text
//! encoding   which encoding, and its bytes as UTF-8
//! records    CSV, one record at a time
//! sheet      .xlsx, values only
//! ```

mod encoding;
mod records;
mod sheet;

pub use encoding::Encoding;
pub use records::Row;
pub use sheet::COLUMNS_MAX;

use crate::domain::import::Refusal;
use encoding::Decoded;
use records::Records;
use std::io::{self, BufReader, Read as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The file cannot be read, or not be read for sure.
#[derive(Debug)]
pub enum SourceError {
    /// The system.
    Io(io::Error),
    /// The content.
    Refused(Refusal),
}

impl From<io::Error> for SourceError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Refusal> for SourceError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A list in a file. It is read several times, each time from its beginning and row by row.
#[derive(Clone, Debug)]
pub struct Source {
    path: PathBuf,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Text { encoding: Encoding, separator: char },
    Sheet { name: String, others: Vec<String> },
}

/// Marks that part cells, the likeliest first.
pub const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

impl Source {
    /// Looks at a file: what it is, in which encoding, and that it may be read. Cells are parted by commas until
    /// [`Source::parted_by`] says otherwise.
    pub fn open(path: &Path, sheet: Option<&str>) -> Result<Self, SourceError> {
        let mut magic = Vec::new();
        std::fs::File::open(path)?.take(4).read_to_end(&mut magic)?;
        let path = path.to_owned();
        if magic != b"PK\x03\x04" {
            let encoding = encoding::detect(&path)?;
            return Ok(Self { path, kind: Kind::Text { encoding, separator: ',' } });
        }
        sheet::guard(&path)?;
        let sheets = sheet::sheets(&path)?;
        let wanted = sheets.iter().find(|name| sheet.is_none_or(|sheet| sheet == name.as_str())).cloned();
        let Some(name) = wanted else { return Err(Refusal::Sheet { sheets }.into()) };
        let others = sheets.into_iter().filter(|other| *other != name).collect();
        Ok(Self { path, kind: Kind::Sheet { name, others } })
    }

    /// The same with other marks between cells.
    pub fn parted_by(mut self, mark: char) -> Self {
        if let Kind::Text { separator, .. } = &mut self.kind {
            *separator = mark;
        }
        self
    }

    /// The encoding of a text.
    pub fn encoding(&self) -> Option<Encoding> {
        match &self.kind {
            Kind::Text { encoding, .. } => Some(*encoding),
            Kind::Sheet { .. } => None,
        }
    }

    /// What parts the cells of a text.
    pub fn separator(&self) -> Option<char> {
        match &self.kind {
            Kind::Text { separator, .. } => Some(*separator),
            Kind::Sheet { .. } => None,
        }
    }

    /// The sheet that is read, and those that are not.
    pub fn sheet(&self) -> Option<(&str, &[String])> {
        match &self.kind {
            Kind::Text { .. } => None,
            Kind::Sheet { name, others } => Some((name, others)),
        }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Hands every row that is not empty to a visitor, until it breaks.
    pub fn each(&self, visit: &mut dyn FnMut(Row) -> ControlFlow<()>) -> Result<(), SourceError> {
        match &self.kind {
            Kind::Sheet { name, .. } => Ok(sheet::each(&self.path, name, visit)?),
            Kind::Text { encoding, separator } => {
                let mut records = Records::new(BufReader::new(Decoded::open(&self.path, *encoding)?), *separator);
                while let Some(row) = records.next()? {
                    if row.fault.is_none() && row.cells.len() > COLUMNS_MAX {
                        return Err(Refusal::ColumnsMany { max: COLUMNS_MAX }.into());
                    }
                    if visit(row).is_break() {
                        break;
                    }
                }
                Ok(())
            }
        }
    }
}
