//! Lists that offices already have: what a column can hold, and what can be wrong with a line, as data. The sentences
//! stand in `words/import.rs`.

use super::form::Ask;
use super::problem::Trouble;

/// What a list is about. One file holds one sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Registrations.
    Producers,
    /// Plots, boats, ponds, gathering areas.
    Holdings,
    /// Reports of any form.
    Harvests,
}

impl List {
    /// All lists.
    pub const ALL: [List; 3] = [List::Producers, List::Holdings, List::Harvests];

    /// The name on the command line and in a profile.
    pub fn as_str(self) -> &'static str {
        match self {
            List::Producers => "producers",
            List::Holdings => "holdings",
            List::Harvests => "harvests",
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.as_str() == name)
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// The answer to a question of the form.
    Answer(Ask),
    /// What names the line in its own list, for ever.
    Key,
    /// The key of the producer in the list of producers.
    ProducerKey,
    /// The local number on the producer's card.
    ProducerCard,
    /// The producer's NIK: compared, never stored from here.
    ProducerNik,
    /// The producer's name.
    ProducerName,
    /// The weight in kilograms beside an amount in a local unit.
    AmountKg,
    /// Code of the village, where its name has a column of its own.
    VillageCode,
    /// Kecamatan of the village.
    District,
    /// Kabupaten or city of the village.
    Regency,
    /// Which report the line is.
    Form,
    /// Which bad line of an earlier import this line mends.
    Mends,
    /// Why an earlier import gave the line back: read by people only.
    Reasons,
}

/// Names of the columns that are no question, in profiles.
const NAMED: [(Column, &str); 12] = [
    (Column::Key, "key"),
    (Column::ProducerKey, "producer.key"),
    (Column::ProducerCard, "producer.card"),
    (Column::ProducerNik, "producer.nik"),
    (Column::ProducerName, "producer.name"),
    (Column::AmountKg, "amount.kg"),
    (Column::VillageCode, "village.code"),
    (Column::District, "district"),
    (Column::Regency, "regency"),
    (Column::Form, "form"),
    (Column::Mends, "mends"),
    (Column::Reasons, "reasons"),
];

impl Column {
    /// The name in a profile.
    pub fn name(self) -> &'static str {
        match self {
            Column::Answer(ask) => ask.key(),
            other => NAMED.iter().find(|(column, _)| *column == other).map_or("", |(_, name)| name),
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        let named = NAMED.iter().find(|(_, other)| *other == name).map(|(column, _)| *column);
        named.or_else(|| Ask::parse(name).map(Column::Answer))
    }
}

/// What a point and a comma mean in the numbers of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberStyle {
    /// `1.250,5`
    Indonesian,
    /// `1,250.5`
    English,
}

/// What stands first in `03/04/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// How a producer was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "as the columns")]
pub enum SoughtBy {
    Key,
    Card,
    Nik,
    Name,
}

/// What is wrong with one line. Every one names what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant's comment names its parts")]
pub enum Fault {
    /// What the form itself says.
    Answer(Trouble),
    /// Fewer or more cells than the header has.
    Cells { found: usize, expected: usize },
    /// The file ends within this line.
    Cut,
    /// A quotation mark without its other half.
    Quotes,
    /// Longer than any honest line, in bytes.
    LineTooLong { max: usize },
    /// Characters that were lost before they came here.
    BadText,
    /// A formula of a sheet without a result: `#REF!`.
    CellError { found: String },
    /// None of the words that this column takes.
    Choice { found: String, allowed: Vec<String> },
    /// A date whose year has two digits.
    ShortYear,
    /// A day where a day with its time is asked for.
    TimeMissing,
    /// No village of that name here; some with names like it.
    VillageUnknown { name: String, near: Vec<String> },
    /// Several villages of that name; with their districts.
    VillageMany { places: Vec<String> },
    /// The code of a larger area.
    VillageWide { name: String },
    /// Code and name are two villages.
    VillageDiffers { by_code: String },
    /// A BPS code: whose it is there, and whose the same digits are here.
    BpsCode { code: String, bps: String, kemendagri: Option<String> },
    /// Nothing on the line says whose it is.
    ProducerMissing,
    /// Nobody fits.
    ProducerUnknown { by: SoughtBy },
    /// Several do; where they live.
    ProducerMany { places: Vec<String> },
    /// Lives outside the territory of the importing account.
    ProducerOutside { place: String },
    /// The producer has no holding of that name.
    HoldingUnknown { name: String },
    /// Which report it is cannot be told.
    FormUnknown,
    /// An earlier line has the same key.
    KeyTwice { line: u64 },
    /// An earlier line has the same NIK.
    NikTwice { line: u64 },
    /// Another registered person has that NIK.
    NikTaken,
    /// Somebody corrected the record since it was imported.
    ChangedElsewhere,
    /// The office holds it, under this code.
    Held { code: String },
}

/// Why a whole file is not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant's comment names its parts")]
pub enum Refusal {
    /// Not a table that can be read: an old .xls, a PDF, a sheet with macros.
    FileType,
    /// Larger inside than it may be.
    TooLarge { max_mb: u64 },
    /// Damaged, or made to look like a sheet.
    Broken { detail: String },
    /// Neither UTF-8 nor surely something else; the first doubtful line.
    Encoding { line: u64 },
    /// No sheet of that name; those there are.
    Sheet { sheets: Vec<String> },
    /// No header line with known columns.
    Header,
    /// More columns than any list has.
    ColumnsMany { max: usize },
    /// Columns without which no line can be good.
    ColumnsMissing { columns: Vec<Column> },
    /// The profile or `--map` names a column that is none.
    ColumnName { name: String },
    /// The header has no such column.
    NoSuchHeader { name: String },
    /// An example that can be read two ways, and nothing in the file decides.
    NumbersDoubtful { example: String, line: u64 },
    /// The same for a date.
    DatesDoubtful { example: String, line: u64 },
    /// Another list has this name, with other columns.
    ListName { name: String },
    /// No such account, or switched off.
    Account,
    /// The account may not write such records.
    Role,
}
