//! Rows of harvests and of the lines of a catch.

use super::{RecordRow, coded, part, part_text, text};
use crate::domain::amount::grams;
use crate::domain::ids::RecordId;
use crate::domain::mapping::Of;
use crate::domain::pack::Pack;
use crate::office::pack::names::Names;
use serde_json::Value;

/// A row of `harvest`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct HarvestRow {
    pub id: RecordId,
    pub producer: RecordId,
    pub village: String,
    pub form: String,
    pub day: Option<String>,
    pub holding: Option<RecordId>,
    pub commodity: Option<String>,
    pub commodity_typed: Option<String>,
    pub amount: Amount,
    pub condition: Option<String>,
    pub price_idr: Option<i64>,
    pub price_per: Option<String>,
    pub price_per_typed: Option<String>,
    pub grade: Option<String>,
    pub buyer: Option<String>,
    pub use_as: Option<String>,
    pub failed: bool,
    pub destination: Option<String>,
    pub document: Option<String>,
    pub gear: Option<String>,
    pub livelihood: Option<String>,
    pub month: Option<String>,
    pub nil_reason: Option<String>,
}

/// An amount as typed, and its weight where the unit is one by definition: units are never guessed (P10). A unit that no
/// list has is what the desk has said that its name stands for.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct Amount {
    pub milli: Option<i64>,
    pub unit: Option<String>,
    pub unit_typed: Option<String>,
    pub grams: Option<i64>,
}

/// A row of `harvest_line`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct LineRow {
    pub harvest: RecordId,
    pub line: String,
    pub commodity: Option<String>,
    pub commodity_typed: Option<String>,
    pub amount: Amount,
    pub price_idr: Option<i64>,
    pub price_per: Option<String>,
    pub price_per_typed: Option<String>,
}

/// A unit by its code and as it was typed; one that no list has is what the desk has said of it.
fn unit(value: Option<&Value>, names: &Names) -> (Option<String>, Option<String>) {
    let (unit, typed) = coded(value, "code");
    (unit.or_else(|| names.code(Of::Unit, typed.as_deref())), typed)
}

fn amount(value: Option<&Value>, pack: &Pack, names: &Names) -> Amount {
    let milli = value.and_then(|amount| amount.get("milli")).and_then(Value::as_i64);
    let (unit, unit_typed) = unit(value.and_then(|amount| amount.get("unit")), names);
    let grams = milli.zip(unit.as_deref()).and_then(|(milli, unit)| grams(milli, unit, pack));
    Amount { milli, unit, unit_typed, grams }
}

/// The harvest behind a record; `None` for one without a producer, which `decide` never applies.
pub fn harvest(record: &RecordRow, pack: &Pack, names: &Names) -> Option<HarvestRow> {
    let fields = &record.fields;
    let form = record.form.clone().unwrap_or_default();
    let (commodity, commodity_typed) = coded(fields.get("commodity"), "id");
    let commodity = commodity.or_else(|| names.code(Of::Commodity, commodity_typed.as_deref()));
    let mut amount = amount(fields.get("amount"), pack, names);
    if form == "catch" {
        amount.grams = lines(record, pack, names).iter().map(|line| line.amount.grams).sum();
    }
    let (gear, gear_typed) = coded(fields.get("gear"), "code");
    let (price_per, price_per_typed) = unit(part(fields, "price", "per"), names);
    Some(HarvestRow {
        id: record.id,
        producer: record.producer?,
        village: record.village.clone(),
        form,
        day: record.day.clone(),
        holding: text(fields, "holding").and_then(|id| id.parse().ok()),
        commodity,
        commodity_typed,
        amount,
        condition: part_text(fields, "amount", "condition"),
        price_idr: part(fields, "price", "idr").and_then(Value::as_i64),
        price_per,
        price_per_typed,
        grade: text(fields, "grade"),
        buyer: text(fields, "buyer"),
        use_as: text(fields, "use"),
        failed: fields.get("failed").and_then(Value::as_bool).unwrap_or(false),
        destination: text(fields, "destination"),
        document: text(fields, "document"),
        gear: gear.or(gear_typed),
        livelihood: text(fields, "livelihood"),
        month: text(fields, "month"),
        nil_reason: text(fields, "nil_reason"),
    })
}

/// The lines of a catch, in the order of their ids.
pub fn lines(record: &RecordRow, pack: &Pack, names: &Names) -> Vec<LineRow> {
    let line = |(name, value): (&String, &Value)| {
        let line = name.strip_prefix("line:")?.to_owned();
        let (commodity, commodity_typed) = coded(value.get("species"), "id");
        let commodity = commodity.or_else(|| names.code(Of::Commodity, commodity_typed.as_deref()));
        let price = value.get("price");
        let (price_per, price_per_typed) = unit(price.and_then(|price| price.get("per")), names);
        Some(LineRow {
            harvest: record.id,
            line,
            commodity,
            commodity_typed,
            amount: amount(value.get("amount"), pack, names),
            price_idr: price.and_then(|price| price.get("idr")).and_then(Value::as_i64),
            price_per,
            price_per_typed,
        })
    };
    record.fields.iter().filter_map(line).collect()
}
