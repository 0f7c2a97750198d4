//! Rows of producers and holdings.

use super::{RecordRow, coded, part, part_text, text};
use crate::domain::ids::RecordId;
use crate::domain::mapping::Of;
use crate::domain::text::fold;
use crate::office::pack::names::Names;
use serde_json::Value;

/// A row of `producer`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct ProducerRow {
    pub id: RecordId,
    pub village: String,
    pub name: String,
    pub folded: String,
    pub sex: Option<String>,
    pub birth_year: Option<i64>,
    pub nik_mark: Option<[u8; 32]>,
    pub nik_last2: Option<String>,
    pub nik_none: Option<String>,
    pub livelihoods: String,
    pub group: Option<String>,
    pub card: Option<String>,
}

/// The producer behind a record. `nik_mark` is what the office keeps of the NIK in the envelope at its head.
pub fn producer(record: &RecordRow, nik_mark: Option<[u8; 32]>) -> ProducerRow {
    let fields = &record.fields;
    let name = text(fields, "name").unwrap_or_default();
    let livelihoods = fields.get("livelihoods").and_then(Value::as_array);
    let livelihoods: Vec<&str> = livelihoods.into_iter().flatten().filter_map(Value::as_str).collect();
    ProducerRow {
        id: record.id,
        village: record.village.clone(),
        folded: fold(&name),
        name,
        sex: text(fields, "sex"),
        birth_year: part(fields, "birth", "year").and_then(Value::as_i64),
        nik_mark,
        nik_last2: part_text(fields, "nik", "last2"),
        nik_none: part_text(fields, "nik", "none"),
        livelihoods: livelihoods.join(" "),
        group: text(fields, "group"),
        card: text(fields, "card"),
    }
}

/// A row of `holding`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct HoldingRow {
    pub id: RecordId,
    pub producer: RecordId,
    pub village: String,
    pub kind: String,
    pub name: Option<String>,
    pub area_m2: Option<i64>,
    pub crop: Option<String>,
    pub crop_typed: Option<String>,
    pub permit: Option<String>,
}

/// The holding behind a record; `None` for one without a producer, which `decide` never applies.
pub fn holding(record: &RecordRow, names: &Names) -> Option<HoldingRow> {
    let fields = &record.fields;
    let (crop, crop_typed) = coded(fields.get("crop"), "id");
    let crop = crop.or_else(|| names.code(Of::Commodity, crop_typed.as_deref()));
    Some(HoldingRow {
        id: record.id,
        producer: record.producer?,
        village: record.village.clone(),
        kind: text(fields, "kind").unwrap_or_default(),
        name: text(fields, "name"),
        area_m2: fields.get("area_m2").and_then(Value::as_i64),
        crop,
        crop_typed,
        permit: text(fields, "permit"),
    })
}
