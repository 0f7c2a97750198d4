//! Rows of a list as the database has them: of the typed tables only, never a record's fields.

use sqlx::FromRow;

/// What [`Raw`] is read from.
pub(super) const SELECT: &str = "SELECT record.rowid AS at, record.id, record.kind, record.form, record.day, record.village, record.head_author, \
    record.review, record.flags, record.received_ms, producer.name, producer.sex, producer.birth_year, producer.livelihoods, \
    producer.group_name, producer.card, harvest.form AS harvest_form, harvest.commodity, harvest.commodity_typed, harvest.milli, \
    harvest.unit, harvest.unit_typed, harvest.grams, harvest.condition, harvest.price_idr, harvest.price_per, harvest.price_per_typed, \
    harvest.grade, harvest.buyer, harvest.use_as, harvest.failed, harvest.destination, harvest.document, harvest.gear, harvest.livelihood, \
    harvest.nil_reason";

/// A record as the database has it, with what the typed tables say of it.
#[derive(FromRow)]
pub(super) struct Raw {
    pub(super) at: i64,
    pub(super) id: Vec<u8>,
    pub(super) kind: String,
    pub(super) form: Option<String>,
    pub(super) day: Option<String>,
    pub(super) village: String,
    pub(super) head_author: Vec<u8>,
    pub(super) review: String,
    pub(super) flags: String,
    pub(super) received_ms: i64,
    pub(super) name: Option<String>,
    pub(super) sex: Option<String>,
    pub(super) birth_year: Option<i64>,
    pub(super) livelihoods: Option<String>,
    pub(super) group_name: Option<String>,
    pub(super) card: Option<String>,
    pub(super) harvest_form: Option<String>,
    #[sqlx(flatten)]
    pub(super) amount: Amount,
    pub(super) condition: Option<String>,
    pub(super) grade: Option<String>,
    pub(super) buyer: Option<String>,
    pub(super) use_as: Option<String>,
    pub(super) failed: Option<bool>,
    pub(super) destination: Option<String>,
    pub(super) document: Option<String>,
    pub(super) gear: Option<String>,
    pub(super) livelihood: Option<String>,
    pub(super) nil_reason: Option<String>,
}

/// What, how much and for how much: of a report, or of a line of a catch.
#[derive(Clone, Default, FromRow)]
pub(super) struct Amount {
    pub(super) commodity: Option<String>,
    pub(super) commodity_typed: Option<String>,
    pub(super) milli: Option<i64>,
    pub(super) unit: Option<String>,
    pub(super) unit_typed: Option<String>,
    pub(super) grams: Option<i64>,
    pub(super) price_idr: Option<i64>,
    pub(super) price_per: Option<String>,
    pub(super) price_per_typed: Option<String>,
}

/// A line of a catch.
#[derive(FromRow)]
pub(super) struct Line {
    pub(super) harvest: Vec<u8>,
    #[sqlx(flatten)]
    pub(super) amount: Amount,
}
