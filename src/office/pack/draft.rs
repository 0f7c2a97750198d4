//! A new version: the one in force with some of its tables replaced.

use super::change::{self, Change};
use super::named;
use super::tables::{self, TableError};
use crate::domain::pack::{Area, Pack};
use crate::domain::reports::lists::{Table, Wrong};

/// The tables that are replaced, as files; each replaces its table whole.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "each is the table of its name")]
pub struct Files {
    /// Edition of the area list; it belongs to `areas`.
    pub edition: Option<String>,
    pub areas: Option<Vec<u8>>,
    /// What became of area codes.
    pub changes: Option<Vec<u8>>,
    pub commodities: Option<Vec<u8>>,
    pub units: Option<Vec<u8>>,
    pub gears: Option<Vec<u8>>,
    pub limits: Option<Vec<u8>>,
}

impl Files {
    fn of(&self, table: Table) -> Option<&Vec<u8>> {
        match table {
            Table::Areas => self.areas.as_ref(),
            Table::Changes => self.changes.as_ref(),
            Table::Commodities => self.commodities.as_ref(),
            Table::Units => self.units.as_ref(),
            Table::Gears => self.gears.as_ref(),
            Table::Limits => self.limits.as_ref(),
        }
    }

    /// The place of a table's file.
    pub fn of_mut(&mut self, table: Table) -> &mut Option<Vec<u8>> {
        match table {
            Table::Areas => &mut self.areas,
            Table::Changes => &mut self.changes,
            Table::Commodities => &mut self.commodities,
            Table::Units => &mut self.units,
            Table::Gears => &mut self.gears,
            Table::Limits => &mut self.limits,
        }
    }

    /// Whether there is no file among them.
    pub fn is_empty(&self) -> bool {
        Table::ALL.into_iter().all(|table| self.of(table).is_none())
    }

    /// The line of its file that something wrong stands on.
    pub fn line_of(&self, wrong: &Wrong) -> Option<u64> {
        if let Wrong::Change { at, .. } = wrong {
            // Under the header; a file of changes has no lines within cells.
            return u64::try_from(*at).ok().map(|at| at + 1);
        }
        let (table, code) = wrong.place()?;
        tables::line_of(self.of(table)?, code)
    }

    /// What became of area codes, as it was given.
    pub fn changes_text(&self) -> String {
        String::from_utf8_lossy(self.changes.as_deref().unwrap_or_default()).into_owned()
    }
}

/// A version that is not in force yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What would be in force.
    pub pack: Pack,
    /// What became of area codes.
    pub changes: Vec<Change>,
}

impl Draft {
    /// Lays files over the version in force. Areas keep their point where the file has none.
    pub fn over(before: &Pack, files: &Files) -> Result<Self, TableError> {
        let mut pack = before.clone();
        if let Some(text) = &files.areas {
            let kept = |area: Area| Area { point: area.point.or_else(|| before.area(&area.code)?.point), ..area };
            pack.areas = tables::areas(text)?.into_iter().map(kept).collect();
            pack.areas.sort_by_key(|area| area.code.len());
        }
        if let Some(edition) = &files.edition {
            edition.trim().clone_into(&mut pack.area_list);
        }
        if let Some(text) = &files.commodities {
            pack.commodities = tables::commodities(text)?;
        }
        if let Some(text) = &files.units {
            pack.units = tables::units(text)?;
        }
        if let Some(text) = &files.gears {
            pack.gears = tables::gears(text)?;
        }
        if let Some(text) = &files.limits {
            pack.limits = tables::limits(text)?;
        }
        let changes = files.changes.as_ref().map(change::read).transpose()?.unwrap_or_default();
        pack.former.extend(change::former(&changes, before, &pack));
        Ok(Self { pack: named(pack), changes })
    }
}
