//! Lists that offices already have, brought in as answers to the forms of the field app.
//!
//! ```text
//! survey     first reading: what the file is, its columns, its writing of numbers and days
//!   source   CSV and sheets as rows         header    where the list begins
//!   columns  what headers are called        profile   what each column holds, kept for the next file
//!   style    numbers and days, one writing per file
//! run        second reading counts equal lines, third one brings them in
//!   line     a row as named cells           identity  what makes a line the same line next time
//!   draft    a line as answers              choices, names, places: words as codes
//!   find     producers and holdings         judge     new, changed, there already, to mend
//!   write    good lines as revisions        mend      the others as a file
//! report     what is told
//! ```
//!
//! A file is read three times from its beginning and is never in memory: a batch of lines is, and what the identity of
//! equal lines takes ([`identity::Sieve`]). A second run adds nothing. Under a key column a line whose content changed becomes
//! a new revision of its record, as long as nobody else changed it since; without one it is another line, and a new record.

mod choices;
mod columns;
mod draft;
mod find;
mod header;
pub mod identity;
mod judge;
mod line;
mod mend;
mod names;
mod places;
mod profile;
mod report;
mod run;
mod source;
mod style;
mod survey;
mod write;

pub use line::Found;
pub use profile::Said;
pub use report::{Counts, Summary, heading};
pub use run::run;
pub use style::Style;
pub use survey::{Survey, survey};

pub use crate::domain::import::{Column, DateStyle, Fault, List, NumberStyle, Refusal, SoughtBy};
pub use crate::words::Lang;
pub use crate::words::import as words;

use crate::office::store::writer::WriteError;
use profile::ProfileError;
use source::SourceError;
use std::path::PathBuf;

/// What to bring in, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// What the list is about.
    pub kind: List,
    /// The file.
    pub file: PathBuf,
    /// The importing account.
    pub login: String,
    /// A profile by name.
    pub profile: Option<PathBuf>,
    /// What was said about the columns.
    pub said: Said,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The file's writing of numbers, if it was said.
    pub numbers: Option<NumberStyle>,
    /// Of days.
    pub dates: Option<DateStyle>,
    /// Language of what is told.
    pub lang: Lang,
    /// Only tell.
    pub dry_run: bool,
    /// The file for the whole report.
    pub report: Option<PathBuf>,
}

impl Request {
    /// The usual way to bring a list in.
    pub fn new(kind: List, file: impl Into<PathBuf>, login: impl Into<String>) -> Self {
        Self {
            kind,
            file: file.into(),
            login: login.into(),
            profile: None,
            said: Said::default(),
            sheet: None,
            numbers: None,
            dates: None,
            lang: Lang::Id,
            dry_run: false,
            report: None,
        }
    }
}

/// An import that did not happen, or ended early. What was stored before stays, and a second run goes on from there.
#[derive(Debug)]
pub enum ImportError {
    /// The file is not looked at.
    Refused(Refusal),
    /// A file cannot be read or written.
    Io(std::io::Error),
    /// A profile cannot be read.
    Profile(PathBuf, String),
    /// The office did not take it.
    Write(WriteError),
    /// The database.
    Database(sqlx::Error),
    /// A task ended without an answer.
    Stopped,
}

impl ImportError {
    /// What happened and what to do.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            Self::Refused(refusal) => words::refusal(lang, refusal),
            Self::Io(error) => error.to_string(),
            Self::Profile(path, detail) => format!("{}: {detail}", path.display()),
            Self::Write(error) => error.to_string(),
            Self::Database(error) => error.to_string(),
            Self::Stopped => lang
                .pick(
                    "Impor terhenti. Jalankan lagi: yang sudah masuk tidak ditambahkan dua kali.",
                    "The import stopped. Run it again: nothing is added twice.",
                )
                .to_owned(),
        }
    }
}

impl From<Refusal> for ImportError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<std::io::Error> for ImportError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<SourceError> for ImportError {
    fn from(error: SourceError) -> Self {
        match error {
            SourceError::Io(error) => Self::Io(error),
            SourceError::Refused(refusal) => Self::Refused(refusal),
        }
    }
}

impl From<ProfileError> for ImportError {
    fn from(error: ProfileError) -> Self {
        match error {
            ProfileError::Broken(path, detail) => Self::Profile(path, detail),
            ProfileError::Refused(refusal) => Self::Refused(refusal),
        }
    }
}

impl From<sqlx::Error> for ImportError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<WriteError> for ImportError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}
