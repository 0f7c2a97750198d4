//! Lists and figures as files: CSV and XLSX, with exactly the filter on screen (L9).
//!
//! ```text
//! lists     records, producers, harvests, some hundred rows at a time
//! figures   the overview, with joined cells where the person sees joined cells
//! cell      one cell, neutralised
//! csv       rows as CSV
//! xlsx      rows as a workbook with a sheet about the data
//! about     that sheet
//! busy      how many at once
//! ```
//!
//! Who may: `domain/access.rs` and the rows of `routes.rs`. Every export leaves a row in the audit before its first byte.

mod about;
mod busy;
mod cell;
mod csv;
mod figures;
mod lists;
mod xlsx;

pub use busy::Exports;
pub use cell::Cell;

use crate::domain::access::Action;
use crate::domain::area::contains;
use crate::domain::ids::PersonId;
use crate::domain::reports::export::{Column, Format, List};
use crate::domain::reports::overview::{OverviewFilter, OverviewPage};
use crate::domain::reports::query;
use crate::domain::reports::queue::QueueFilter;
use crate::office::overview::{self, Viewer};
use crate::office::problem::{Code, Refusal};
use crate::office::store::accounts;
use crate::words::Lang;
use crate::words::desk::export as words;
use lists::Cursor;
use std::fs::File;
use std::path::Path;

/// What is asked for.
#[derive(Clone)]
pub struct Ask {
    /// For whom.
    pub viewer: Viewer,
    /// His account, for the audit; none at the machine itself.
    pub person: Option<PersonId>,
    /// Which list.
    pub list: List,
    /// Form of the file.
    pub format: Format,
    /// The filter, as the query of a URL: the overview's for the overview, else the queue's.
    pub query: String,
}

impl List {
    /// What a person must be allowed to do.
    pub fn action(self) -> Action {
        if self == List::Overview { Action::ReadFigures } else { Action::ReadRecords }
    }
}

/// Rows under way, with what a file says about them.
pub struct Export {
    ask: Ask,
    rows: Rows,
    about: Vec<(String, String)>,
    seq: i64,
    begun: bool,
    /// Held until the last row is read.
    _place: busy::Place,
}

enum Rows {
    List(Box<Cursor>),
    /// The overview is made at once.
    Figures(Vec<Vec<Cell>>),
}

/// An export that broke off.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The database.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// A row that is no CSV.
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
    /// The workbook.
    #[error(transparent)]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// More rows than a sheet holds.
    #[error("more than {} rows do not fit a sheet: narrow the filter, or take CSV", xlsx::ROWS_MAX)]
    TooManyRows,
    /// The file.
    #[error(transparent)]
    File(#[from] std::io::Error),
}

impl From<Broken> for Refusal {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Database(error) => error.into(),
            Broken::TooManyRows => Code::TooLarge.into(),
            other => Refusal::fault(&other.to_string()),
        }
    }
}

impl Export {
    /// Writes the audit row and begins.
    pub async fn begin(ask: Ask) -> Result<Self, Refusal> {
        let office = &ask.viewer.office;
        let place = office.exports().enter(ask.person)?;
        if let Some(area) = foreign(&ask) {
            tracing::warn!(export.list = ask.list.in_english(), export.area = area, "an export of a foreign area was asked for");
            let detail = format!("{} ?{}", ask.list.in_english(), ask.query);
            office.writer().run(accounts::note(office.now_ms(), ask.person, "export_refused", detail)).await?;
            return Err(Code::NotFound.into());
        }
        let detail = format!("{} {} ?{}", ask.list.in_english(), ask.format.as_str(), ask.query);
        let noted = accounts::note(office.now_ms(), ask.person, "export", detail);
        office.writer().run(noted).await?;
        let seq = overview::head(office.reads()).await?;
        let (rows, page) = match ask.list {
            List::Overview => {
                let page = overview::page(&ask.viewer, &OverviewFilter::of_query(&ask.query)).await;
                let page = page.map_err(|refused| Refusal::from(if refused.status() == 404 { Code::NotFound } else { Code::Busy }))?;
                (Rows::Figures(figures::rows(&page, ask.viewer.lang)), Some(page))
            }
            list => {
                let filter = QueueFilter::of_query(&ask.query);
                let cursor = Cursor::begin(office, ask.viewer.lang, list, ask.viewer.territory.clone(), &filter).await?;
                (Rows::List(Box::new(cursor)), None::<OverviewPage>)
            }
        };
        let about = about::rows(&ask, page.as_ref(), seq);
        Ok(Self { ask, rows, about, seq, begun: false, _place: place })
    }

    /// A name for the file: what it is, when, and at which place in the order.
    pub fn file_name(&self) -> String {
        let day = crate::domain::civil::Day::at_ms(self.ask.viewer.office.now_ms());
        format!("anjat-{}-{day}-n{}.{}", self.ask.list.as_str(), self.seq, self.ask.format.suffix())
    }

    fn heads(&self) -> Vec<&'static str> {
        columns(self.ask.list).iter().map(|column| words::column(self.ask.viewer.lang, *column)).collect()
    }

    async fn rows(&mut self) -> Result<Vec<Vec<Cell>>, Broken> {
        match &mut self.rows {
            Rows::List(cursor) => Ok(cursor.next().await?),
            Rows::Figures(rows) => Ok(std::mem::take(rows)),
        }
    }

    /// The next piece of a CSV file; `None` at its end.
    pub async fn next_csv(&mut self) -> Result<Option<Vec<u8>>, Broken> {
        if !self.begun {
            self.begun = true;
            return Ok(Some(csv::begin(&self.heads(), self.ask.format)?));
        }
        let rows = self.rows().await?;
        if rows.is_empty() { Ok(None) } else { Ok(Some(csv::rows(&rows, self.ask.format)?)) }
    }

    /// A whole workbook as a nameless file in the office's folder: a ZIP is only known when it is finished.
    pub async fn workbook(mut self) -> Result<File, Broken> {
        let folder = self.ask.viewer.office.config().data.clone();
        let lang = self.ask.viewer.lang;
        let mut book = xlsx::Book::begin(&folder, sheet_name(self.ask.list, lang), &self.heads())?;
        loop {
            let rows = self.rows().await?;
            if rows.is_empty() {
                break;
            }
            if !book.rows(&rows)? {
                return Err(Broken::TooManyRows);
            }
        }
        let about = std::mem::take(&mut self.about);
        finish(book, &folder, lang, about).await
    }
}

/// The area of the filter when it is none of the person's: whether there is anything in it is not told (86).
fn foreign(ask: &Ask) -> Option<String> {
    let area = query::values(&ask.query)("area").filter(|area| !area.is_empty())?;
    let is_near = |own: &String| contains(own, &area) || contains(&area, own);
    (!ask.viewer.territory.iter().any(is_near)).then_some(area)
}

/// Zipping is work for a thread of its own.
async fn finish(book: xlsx::Book, folder: &Path, lang: Lang, about: Vec<(String, String)>) -> Result<File, Broken> {
    let folder = folder.to_owned();
    let zipped = tokio::task::spawn_blocking(move || book.finish(&folder, words::about(lang).sheet, &about));
    Ok(zipped.await.map_err(std::io::Error::other)??)
}

/// Names of sheets have 31 letters at most.
fn sheet_name(list: List, lang: Lang) -> &'static str {
    words::list(lang, list)
}

/// The columns of a list.
fn columns(list: List) -> &'static [Column] {
    if list == List::Overview { figures::COLUMNS } else { lists::columns(list) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_told_apart_and_sheets_have_names_that_fit() {
        for lang in [Lang::Id, Lang::En] {
            for list in List::ALL {
                let mut heads: Vec<&str> = columns(list).iter().map(|column| words::column(lang, *column)).collect();
                let count = heads.len();
                heads.sort();
                heads.dedup();
                assert_eq!(heads.len(), count, "{list:?}");
                assert!(sheet_name(list, lang).chars().count() <= 31 && words::about(lang).sheet.chars().count() <= 31);
            }
        }
    }
}
