//! The page of the reference lists: versions, an uploaded draft with what it would change, and what is wrong with it.

use super::desk::Who;
use serde::{Deserialize, Serialize};

/// One of the tables that a version is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is the table of its name")]
pub enum Table {
    Areas,
    Changes,
    Commodities,
    Units,
    Gears,
    Limits,
}

impl Table {
    /// In the order of the form.
    pub const ALL: [Table; 6] = [Table::Areas, Table::Changes, Table::Commodities, Table::Units, Table::Gears, Table::Limits];

    /// The name of the file's field in a form and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Table::Areas => "areas",
            Table::Changes => "changes",
            Table::Commodities => "commodities",
            Table::Units => "units",
            Table::Gears => "gears",
            Table::Limits => "limits",
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.as_str() == name)
    }
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unread {
    /// It is not UTF-8.
    Encoding,
    /// It has no column of that name.
    NoColumn(String),
    /// A line has another number of cells than the header.
    Cells {
        /// As the header has.
        expected: u64,
        /// As the line has.
        found: u64,
    },
    /// A cell that holds no value of its column.
    Cell(String),
}

/// Why a line of the changes does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the sentence to each stands in words/desk/lists.rs")]
pub enum Misfit {
    OldUnknown,
    NewUnknown,
    OtherLevel,
    Contradicts,
    RenamedKeeps,
    SameName,
    Several,
    StillListed,
    OnePart,
}

/// What keeps a draft from coming into force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the sentence to each stands in words/desk/lists.rs")]
pub enum Wrong {
    NothingChanges,
    Unread(Table, Unread),
    Twice(Table, String),
    NoAreaCode(String),
    OutsideProvince { code: String, province: String },
    NoParent { code: String, name: String },
    NoName(String),
    EditionNeeded,
    AreasNeeded,
    AreaGone { code: String, name: String, records: i64, accounts: i64 },
    Change { at: usize, old: String, new: String, why: Misfit },
    Gone { table: Table, code: String, reports: i64 },
    CommodityBare(String),
    NoUnit { commodity: String, unit: String },
    UnitWeighs { unit: String, reports: i64 },
    Limit { of: String, unit: String },
}

impl Wrong {
    /// The table and the code in its first column that it is about.
    pub fn place(&self) -> Option<(Table, &str)> {
        Some(match self {
            Wrong::Twice(table, code) => (*table, code),
            Wrong::NoAreaCode(code) | Wrong::NoName(code) => (Table::Areas, code),
            Wrong::OutsideProvince { code, .. } | Wrong::NoParent { code, .. } => (Table::Areas, code),
            Wrong::CommodityBare(id) => (Table::Commodities, id),
            Wrong::NoUnit { commodity, .. } => (Table::Commodities, commodity),
            Wrong::UnitWeighs { unit, .. } => (Table::Units, unit),
            Wrong::Limit { of, .. } => (Table::Limits, of),
            _ => return None,
        })
    }
}

/// A [`Wrong`] with the line of the file that it stands on, where it stands on one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Line, from 1.
    pub line: Option<u64>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What becomes of a thing of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is what its name says")]
pub enum Fate {
    Split,
    Moved,
    Merged,
    Renamed,
    Gone,
    Added,
    Changed,
}

/// One difference between the version in force and a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Of which table.
    pub table: Table,
    /// What becomes of it.
    pub fate: Fate,
    /// Its code.
    pub code: String,
    /// Its name before; for what is new, its name.
    pub name: String,
    /// What it becomes: names with their codes.
    pub to: Vec<String>,
    /// Records that stand on it.
    pub records: i64,
}

/// Differences of one sort that are listed; all of them are counted.
pub const LISTED_MAX: usize = 100;

/// What a draft would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Edition of the areas.
    pub edition: String,
    /// How many differences of each sort, and the first of them.
    pub differences: Vec<(Table, Fate, i64, Vec<Difference>)>,
    /// Accounts whose territory grows, with the codes that they get.
    pub grown: Vec<(String, Vec<String>)>,
    /// What keeps it from coming into force.
    pub wrong: Vec<Told>,
}

/// A version in the table of versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the columns of the table")]
pub struct VersionRow {
    pub number: i64,
    /// The day it came into force; absent for the first, which the program brought.
    pub since: Option<String>,
    pub version: String,
    pub edition: String,
    pub villages: i64,
    pub commodities: i64,
    pub units: i64,
    pub gears: i64,
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListsPage {
    /// All versions, the one in force first.
    pub versions: Vec<VersionRow>,
    /// A version that waits, and its day.
    pub waiting: Option<(String, Report)>,
    /// An uploaded draft: its token and what it would change.
    pub draft: Option<(String, Report)>,
    /// Today, the earliest day for a version.
    pub today: String,
    /// Who is signed in.
    pub who: Who,
}

/// How an upload or a decision ended; it stands in the URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the sentence to each stands in words/desk/lists.rs")]
pub enum Ended {
    InForce,
    Planned,
    Withdrawn,
    NoFile,
    TooLarge,
    Unreadable,
    BadDay,
    PastDay,
    Lost,
    Overtaken,
    Occupied,
    StillWrong,
}

impl Ended {
    const NAMES: [(Ended, &'static str); 12] = [
        (Ended::InForce, "berlaku"),
        (Ended::Planned, "terjadwal"),
        (Ended::Withdrawn, "ditarik"),
        (Ended::NoFile, "tanpa-berkas"),
        (Ended::TooLarge, "terlalu-besar"),
        (Ended::Unreadable, "tak-terbaca"),
        (Ended::BadDay, "tanggal-salah"),
        (Ended::PastDay, "tanggal-lewat"),
        (Ended::Lost, "draf-hilang"),
        (Ended::Overtaken, "didahului"),
        (Ended::Occupied, "ada-yang-menunggu"),
        (Ended::StillWrong, "masih-salah"),
    ];

    /// The name in the URL.
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(ended, _)| *ended == self).map_or("", |(_, name)| name)
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, other)| *other == name).map(|(ended, _)| *ended)
    }

    /// Whether it went well.
    pub fn is_good(self) -> bool {
        matches!(self, Ended::InForce | Ended::Planned | Ended::Withdrawn)
    }
}
