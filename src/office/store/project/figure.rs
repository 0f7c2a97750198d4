//! Rows that the overview adds up: one per amount of a report that counts.

use super::{Amount, RecordRow, harvest, lines, text};
use crate::domain::ids::{Kind, RecordId};
use crate::domain::pack::Pack;
use crate::domain::refs::OTHER;
use crate::domain::status::Review;
use crate::office::pack::names::Names;

/// Characters of a month in a day.
const MONTH_LEN: usize = 7;

/// A row of `figure`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct FigureRow {
    pub month: String,
    pub village: String,
    pub report: i64,
    pub line: String,
    pub producer: RecordId,
    pub form: String,
    pub nil: bool,
    pub verified: bool,
    pub commodity: Option<String>,
    pub condition: Option<String>,
    pub unit: Option<String>,
    pub milli: Option<i64>,
    pub grams: Option<i64>,
}

/// The figures of a record: none for one that is no report or was rejected. Every report that counts has at least one
/// row, so that reports can be counted.
pub fn figures(record: &RecordRow, pack: &Pack, names: &Names) -> Vec<FigureRow> {
    let counts = record.kind == Kind::Harvest && record.review != Some(Review::Rejected);
    let Some(report) = counts.then(|| harvest(record, pack, names)).flatten() else { return Vec::new() };
    let nil = report.form == "nil";
    let row = FigureRow {
        month: report.day.as_deref().and_then(|day| day.get(..MONTH_LEN)).unwrap_or_default().to_owned(),
        // Of today: whoever asks for a place means all that was ever harvested there.
        village: pack.code_now(&report.village).to_owned(),
        report: record.first_seq,
        line: String::new(),
        producer: report.producer,
        form: if nil { text(&record.fields, "livelihood").unwrap_or_default() } else { report.form },
        nil,
        verified: record.review == Some(Review::Approved),
        commodity: named(report.commodity, report.commodity_typed),
        condition: report.condition,
        unit: None,
        milli: None,
        grams: None,
    };
    let of_lines = lines(record, pack, names);
    if of_lines.is_empty() {
        // An empty catch has an amount of nothing.
        return vec![if row.commodity.is_some() { amount(row, report.amount) } else { row }];
    }
    let line = |line: super::LineRow| {
        let row = FigureRow { line: line.line, commodity: named(line.commodity, line.commodity_typed), ..row.clone() };
        amount(row, line.amount)
    };
    of_lines.into_iter().map(line).collect()
}

/// A weight where there is one; else the amount in its own unit, never both: nothing is added up twice.
fn amount(row: FigureRow, amount: Amount) -> FigureRow {
    match amount.grams {
        Some(grams) => FigureRow { grams: Some(grams), ..row },
        None => FigureRow { unit: named(amount.unit, amount.unit_typed), milli: amount.milli, ..row },
    }
}

fn named(code: Option<String>, typed: Option<String>) -> Option<String> {
    code.or_else(|| typed.map(|typed| format!("{OTHER}{typed}")))
}
