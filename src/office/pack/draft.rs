//! A new version: the one in force with some of its tables replaced.

use super::change::{self, Change};
use super::named;
use super::tables::{self, TableError};
use crate::domain::pack::{Area, Pack};

/// The texts of the tables that are replaced; each replaces its table whole.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "each is the table of its name")]
pub struct Files {
    /// Edition of the area list; it belongs to `areas`.
    pub edition: Option<String>,
    pub areas: Option<String>,
    /// What became of area codes.
    pub changes: Option<String>,
    pub commodities: Option<String>,
    pub units: Option<String>,
    pub gears: Option<String>,
    pub limits: Option<String>,
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
        let changes = files.changes.as_deref().map(change::read).transpose()?.unwrap_or_default();
        pack.former.extend(change::former(&changes, before, &pack));
        Ok(Self { pack: named(pack), changes })
    }
}
