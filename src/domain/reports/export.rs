//! What a list or the overview can be taken along as.

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Records of every kind, as the queue lists them.
    Records,
    /// Producers.
    Producers,
    /// Reports, one row per commodity.
    Harvests,
    /// Lines that the office holds: who sent them, when, and why they wait; nothing of what is in them.
    Held,
    /// Figures of the overview.
    Overview,
}

impl List {
    /// All of them.
    pub const ALL: [List; 5] = [List::Records, List::Producers, List::Harvests, List::Held, List::Overview];

    /// The name in an address and of a file.
    pub fn as_str(self) -> &'static str {
        match self {
            List::Records => "catatan",
            List::Producers => "pelaku",
            List::Harvests => "hasil",
            List::Held => "ditahan",
            List::Overview => "ringkasan",
        }
    }

    /// The name on the command line and in the audit.
    pub fn in_english(self) -> &'static str {
        match self {
            List::Records => "records",
            List::Producers => "producers",
            List::Harvests => "harvests",
            List::Held => "held",
            List::Overview => "overview",
        }
    }
}

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma between cells, decimal point.
    Csv,
    /// Semicolon between cells, decimal comma: what a spreadsheet set to Indonesian opens.
    CsvSemicolon,
    /// A workbook with a sheet about the data.
    Xlsx,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 3] = [Format::Csv, Format::CsvSemicolon, Format::Xlsx];

    /// The name in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::CsvSemicolon => "csv-titik-koma",
            Format::Xlsx => "xlsx",
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }

    /// What stands behind the last dot of a file's name.
    pub fn suffix(self) -> &'static str {
        if self == Format::Xlsx { "xlsx" } else { "csv" }
    }

    /// Content type.
    pub fn content_type(self) -> &'static str {
        match self {
            Format::Csv | Format::CsvSemicolon => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A column. There is none for a sealed field, and none for a place more exact than a village.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say what is in them; words/desk/export.rs says it in words")]
pub enum Column {
    Id,
    Kind,
    Form,
    Day,
    Producer,
    Name,
    Sex,
    BirthYear,
    Livelihoods,
    Group,
    Card,
    Commodity,
    CommodityCode,
    Amount,
    Unit,
    Kilograms,
    Condition,
    Price,
    PricePer,
    Grade,
    Buyer,
    Use,
    Destination,
    Document,
    Gear,
    Failed,
    NilReason,
    Village,
    VillageCode,
    District,
    Regency,
    Review,
    Flags,
    Author,
    Received,
    // of held lines
    Held,
    // of the overview
    Table,
    Of,
    OfCode,
    Verified,
    Provisional,
    Note,
}
