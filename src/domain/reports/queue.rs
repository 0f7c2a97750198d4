//! The review queue.

use super::query;
pub use super::query::percent;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::status::{HeldCode, Review};
use serde::{Deserialize, Serialize};

/// Rows on one page of the queue.
pub const QUEUE_PAGE_ROWS: usize = 50;

/// Which records; every part stands in the URL under the name here. An absent part does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QueueFilter {
    /// Review state; absent means waiting and changed, `provisional` whatever counts and is not approved, `all` all.
    pub review: Option<String>,
    /// Kind of record.
    pub kind: Option<String>,
    /// Kind of harvest: farm, catch, aquaculture, forest, nil.
    pub form: Option<String>,
    /// Area code of any level.
    pub area: Option<String>,
    /// Commodity id, or `other:` and the name as people call it.
    pub commodity: Option<String>,
    /// State of the goods; `none` for goods of which none was said.
    pub condition: Option<String>,
    /// Year of the harvest, `YYYY`; absent means any time.
    pub year: Option<String>,
    /// First month of it, 1 to 12; absent means the first.
    pub from: Option<String>,
    /// Last month of it, 1 to 12; absent means the last.
    pub to: Option<String>,
    /// Unit of an amount without a known weight: code, or `other:` and the name as people call it.
    pub unit: Option<String>,
    /// Literal text searched in the producer's name.
    pub q: Option<String>,
    /// Only held revisions.
    pub held: Option<String>,
    /// Only rows with flags (`with`) or only those without (`none`).
    pub flag: Option<String>,
    /// Keyset: rows after this place, a [`Place`] as text.
    pub after: Option<String>,
}

/// Longest text that is searched for; a longer one is cut, never refused (RULES.md input 90).
pub const SEARCH_CHARS_MAX: usize = 80;

impl QueueFilter {
    /// Every part with its name in the URL.
    pub fn parts(&self) -> [(&'static str, &Option<String>); 14] {
        [
            ("review", &self.review),
            ("kind", &self.kind),
            ("form", &self.form),
            ("area", &self.area),
            ("commodity", &self.commodity),
            ("condition", &self.condition),
            ("year", &self.year),
            ("from", &self.from),
            ("to", &self.to),
            ("unit", &self.unit),
            ("q", &self.q),
            ("held", &self.held),
            ("flag", &self.flag),
            ("after", &self.after),
        ]
    }

    /// Reads the parts from a URL's query by name; an empty part is an absent one.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let part = query::reading(get);
        Self {
            review: part("review"),
            kind: part("kind"),
            form: part("form"),
            area: part("area"),
            commodity: part("commodity"),
            condition: part("condition"),
            year: part("year"),
            from: part("from"),
            to: part("to"),
            unit: part("unit"),
            q: part("q").map(|text| text.chars().take(SEARCH_CHARS_MAX).collect()),
            held: part("held"),
            flag: part("flag"),
            after: part("after"),
        }
    }

    /// The query of a URL, without the question mark; empty when nothing is filtered.
    pub fn to_query(&self) -> String {
        query::text(&self.parts())
    }

    /// Reads back what [`QueueFilter::to_query`] wrote.
    pub fn of_query(query: &str) -> Self {
        Self::read(query::values(query))
    }

    /// The same filter from its first page.
    #[must_use]
    pub fn from_start(&self) -> Self {
        Self { after: None, ..self.clone() }
    }
}

/// A row's place in the queue: flagged ones first, then the longest waiting. Text form `1-417`: flagged, order of
/// the head; a URL carries it as the key of the next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Whether the row has flags.
    pub flagged: bool,
    /// Order of its head.
    pub seq: i64,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", u8::from(self.flagged), self.seq)
    }
}

impl Place {
    /// Reads the text form back; `None` for anything else, which then means the first page.
    pub fn parse(text: &str) -> Option<Self> {
        let (flagged, seq) = text.split_once('-')?;
        let flagged = match flagged {
            "0" => false,
            "1" => true,
            _ => return None,
        };
        seq.parse().ok().filter(|seq| *seq >= 0).map(|seq| Self { flagged, seq })
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QueueRow {
    /// The record; absent when a held line could not be read.
    pub id: Option<RecordId>,
    /// Its kind, if known.
    pub kind: Option<Kind>,
    /// Kind of harvest, if it is one.
    pub form: Option<String>,
    /// Producer's name.
    pub producer: String,
    /// What: commodity name(s), holding kind or village of a registration.
    pub what: String,
    /// Amount as typed with its unit, and kilograms where measured.
    pub amount: Option<String>,
    /// Kilograms, in grams, where measured.
    pub grams: Option<i64>,
    /// Village name and district name.
    pub place: String,
    /// Author's name.
    pub author: String,
    /// Day of the harvest, or of registration, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// When the office received the head, epoch ms.
    pub received_ms: i64,
    /// Review state.
    pub review: Review,
    /// Held, with its code, instead of applied.
    pub held: Option<HeldCode>,
    /// Flags in codes of `problem::Trouble`, sorted first when not empty.
    pub flags: Vec<String>,
    /// Order of the head; a held revision has none.
    pub seq: Option<i64>,
    /// Whether the person wrote it himself and so may not judge it.
    pub own: bool,
}

/// An area to filter by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Code or id, as in the URL.
    pub code: String,
    /// Name shown.
    pub name: String,
}

/// A page with its totals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QueuePage {
    /// Rows, oldest waiting first.
    pub rows: Vec<QueueRow>,
    /// Records that fit the filter.
    pub total: i64,
    /// Sum of measured kilograms of all that fit, in grams.
    pub grams: i64,
    /// How many of them have no measured weight.
    pub unmeasured: i64,
    /// Held revisions in the person's territory.
    pub held: i64,
    /// The `after` of the next page, if there is one: a [`Place`] as text.
    pub next: Option<String>,
    /// Highest order when the page was made: what "approve all" covers, and nothing newer.
    pub high_seq: i64,
    /// How many of those that fit could be approved at once: waiting or changed, not own entries.
    pub judgeable: i64,
    /// Measured sum of those, in grams.
    pub judgeable_grams: i64,
    /// How many of those carry flags.
    pub judgeable_flagged: i64,
    /// Areas of the person's territory, for the filter.
    pub areas: Vec<Choice>,
    /// Commodities that occur in the queue, for the filter.
    pub commodities: Vec<Choice>,
    /// People of the territory who brought more photos in an hour than the office takes (80).
    pub crowded: Vec<String>,
    /// Verdicts of this person that can still be undone.
    pub pending: Vec<super::record::PendingVerdict>,
    /// Who is signed in.
    pub who: super::desk::Who,
    /// The office's clock, epoch ms: ages are counted from it, the same on both ends of hydration.
    pub now_ms: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_carries_any_filter_and_back() {
        let filter = QueueFilter {
            q: Some("O'Brien & 100% +é".into()),
            area: Some("65.02".into()),
            after: Some("1-417".into()),
            ..Default::default()
        };
        assert_eq!(QueueFilter::of_query(&filter.to_query()), filter);
        assert_eq!(QueueFilter::of_query("?q=&kind=%zz&q2=1"), QueueFilter { kind: Some("%zz".into()), ..Default::default() });
    }

    #[test]
    fn rule_90_a_long_search_is_cut() {
        let read = QueueFilter::read(|name| (name == "q").then(|| "x".repeat(10_000)));
        assert_eq!(read.q.map(|q| q.chars().count()), Some(SEARCH_CHARS_MAX));
    }

    #[test]
    fn a_place_reads_back_and_nothing_else_does() {
        let place = Place { flagged: true, seq: 417 };
        assert_eq!(Place::parse(&place.to_string()), Some(place));
        for text in ["", "1", "2-3", "1--3", "1-x", "0-99999999999999999999"] {
            assert_eq!(Place::parse(text), None, "{text}");
        }
    }
}
