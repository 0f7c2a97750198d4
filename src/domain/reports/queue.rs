//! The review queue.

use crate::domain::ids::{Kind, RecordId};
use crate::domain::status::{HeldCode, Review};
use serde::{Deserialize, Serialize};

/// Rows on one page of the queue.
pub const QUEUE_PAGE_ROWS: usize = 50;

/// Which records; every part stands in the URL under the name here. An absent part does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QueueFilter {
    /// Review state; absent means waiting and changed.
    pub review: Option<String>,
    /// Kind of record.
    pub kind: Option<String>,
    /// Kind of harvest: farm, catch, aquaculture, forest, nil.
    pub form: Option<String>,
    /// Area code of any level.
    pub area: Option<String>,
    /// Commodity id.
    pub commodity: Option<String>,
    /// Literal text searched in the producer's name.
    pub q: Option<String>,
    /// Only held revisions.
    pub held: Option<String>,
    /// Keyset: rows after this `seq`.
    pub after: Option<i64>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QueueRow {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
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
    /// Order of the head.
    pub seq: Option<i64>,
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
    /// The `after` of the next page, if there is one.
    pub next: Option<i64>,
    /// The office's clock, epoch ms: ages are counted from it, the same on both ends of hydration.
    pub now_ms: i64,
}
