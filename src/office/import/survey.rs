//! The first reading: what the file is, what its columns hold, how it writes numbers, days and village codes. Nothing is
//! stored; what cannot be told is asked once.

use super::columns::needed;
use super::header::{self, Header, numbers_columns};
use super::line::Shape;
use super::places::{CodeTells, Places};
use super::profile::{self, Kept};
use super::source::{Row, Source};
use super::style::Writing;
use super::{ImportError, Request};
use crate::domain::form::Ask;
use crate::domain::import::{Column, Refusal};
use crate::office::Office;
use std::ops::ControlFlow;

/// What the first reading found.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The file.
    pub source: Source,
    /// Where the list begins.
    pub header: Header,
    /// What its columns hold.
    pub kept: Kept,
    /// How it writes numbers and days.
    pub writing: Writing,
    /// Its village codes are those of BPS.
    pub bps: bool,
    /// Some column or fixed answer says a village.
    pub says_village: bool,
    /// Lines of the list.
    pub lines: u64,
}

impl Survey {
    /// Hands every row of the list to a visitor: those under the header but for one that numbers the columns.
    pub fn each(&self, visit: &mut dyn FnMut(Row) -> ControlFlow<()>) -> Result<(), ImportError> {
        let mut first = true;
        let from = self.header.line;
        self.source.each(&mut |row| {
            if row.line <= from || (std::mem::take(&mut first) && numbers_columns(&row)) {
                return ControlFlow::Continue(());
            }
            visit(row)
        })?;
        Ok(())
    }

    /// How its rows become lines.
    pub fn shape(&self) -> Shape {
        Shape::new(&self.kept.profile, self.source.sheet().is_some())
    }
}

/// Reads a file for the first time, and saves its profile.
pub fn survey(office: &Office, request: &Request) -> Result<Survey, ImportError> {
    let source = Source::open(&request.file, request.sheet.as_deref())?;
    let (source, header) = header::find(source, request.kind)?;
    let folder = office.config().data.join("import");
    let kept = profile::of(&folder, request.profile.as_deref(), request.kind, &header.names, &request.said)?;
    let has = |column: Column| kept.profile.header_of(column).is_some() || kept.profile.fixed.contains_key(column.name());
    let missing: Vec<Column> = needed(request.kind)
        .iter()
        .filter(|group| !group.iter().any(|column| has(*column)))
        .filter_map(|group| group.first().copied())
        .collect();
    if !missing.is_empty() {
        return Err(Refusal::ColumnsMissing { columns: missing }.into());
    }
    profile::save(&kept)?;
    let says_village = has(Column::Answer(Ask::Village)) || has(Column::VillageCode);
    let mut survey = Survey { source, header, kept, writing: Writing::default(), bps: false, says_village, lines: 0 };
    let (shape, places) = (survey.shape(), Places::new(office.pack()));
    let (mut writing, mut lines, mut kemendagri, mut bps) = (Writing::default(), 0, 0u64, 0u64);
    survey.each(&mut |row| {
        lines += 1;
        if row.fault.is_some() {
            return ControlFlow::Continue(());
        }
        for (at, column, cell) in shape.cells(&row) {
            if !row.computed.contains(&at) {
                writing.look(column, cell, row.line);
            }
            if matches!(column, Column::VillageCode | Column::Answer(Ask::Village)) {
                match places.tells(cell) {
                    CodeTells::Kemendagri => kemendagri += 1,
                    CodeTells::Bps => bps += 1,
                    CodeTells::Nothing => {}
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    survey.writing = writing;
    survey.lines = lines;
    // A code of one list that the other has by chance is rarer than the list's own.
    survey.bps = bps > kemendagri;
    Ok(survey)
}
