//! Local names at the desk: what people call commodities and units that no list has, and what was decided about them.

use super::desk::Who;
use super::queue::{Choice, percent};
use crate::domain::mapping::Of;
use serde::{Deserialize, Serialize};

/// Places named as examples beside a name.
pub const EXAMPLE_PLACES: usize = 3;

/// A name as people typed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalName {
    /// What it stands for.
    pub of: Of,
    /// Folded: its key.
    pub name: String,
    /// As it was typed most often.
    pub typed: String,
    /// Records with it, in the person's territory.
    pub records: i64,
    /// Villages with it, in the person's territory.
    pub villages: i64,
    /// Some of them.
    pub places: Vec<String>,
    /// When the oldest of the records was received, epoch ms; absent where none is in the territory.
    pub since_ms: Option<i64>,
    /// What was decided.
    pub decided: Option<Decided>,
}

/// A decision about a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Name of what it stands for; `None` where it stays as it is.
    pub to: Option<String>,
    /// Who decided.
    pub by: String,
    /// When, epoch ms.
    pub at_ms: i64,
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesPage {
    /// Names that nobody has decided upon, the longest waiting first.
    pub open: Vec<LocalName>,
    /// The others, the latest decision first.
    pub decided: Vec<LocalName>,
    /// What a commodity's name can stand for.
    pub commodities: Vec<Choice>,
    /// What a unit's name can stand for.
    pub units: Vec<Choice>,
    /// Whether the person may open the review queue, too.
    pub reads_records: bool,
    /// Who is signed in.
    pub who: Who,
    /// The office's clock, epoch ms.
    pub now_ms: i64,
}

/// How a decision ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    /// It stands.
    Done,
    /// The list has nothing, or several things, of that name.
    Unknown,
    /// Nothing was chosen.
    Empty,
}

/// What the page says when it comes back after a decision; it stands in the URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// How it ended.
    pub named: Option<Named>,
    /// About which name: what it stands for, and the name folded.
    pub about: String,
    /// What was typed into its field.
    pub typed: String,
}

impl News {
    /// What a name is called in the URL.
    pub fn key(of: Of, name: &str) -> String {
        format!("{}:{name}", of.as_str())
    }

    /// The query of the page's URL.
    pub fn to_query(&self) -> String {
        let named = match self.named {
            Some(Named::Done) => "tersimpan",
            Some(Named::Unknown) => "tidak-ada",
            Some(Named::Empty) => "kosong",
            None => return String::new(),
        };
        format!("kabar={named}&nama={}&isi={}", percent(&self.about), percent(&self.typed))
    }

    /// Reads it back by name.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let named = match get("kabar").as_deref() {
            Some("tersimpan") => Some(Named::Done),
            Some("tidak-ada") => Some(Named::Unknown),
            Some("kosong") => Some(Named::Empty),
            _ => None,
        };
        Self { named, about: get("nama").unwrap_or_default(), typed: get("isi").unwrap_or_default() }
    }
}
