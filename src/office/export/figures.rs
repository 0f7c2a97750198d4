//! The overview as rows: every figure of the page with what it is of, in kilograms or in its own unit.

use super::cell::Cell;
use crate::domain::reports::export::Column;
use crate::domain::reports::overview::{OverviewPage, Row};
use crate::words::Lang;
use crate::words::desk::export::silent;
use crate::words::desk::{self as words, overview};

/// The columns.
pub const COLUMNS: &[Column] =
    &[Column::Table, Column::Of, Column::OfCode, Column::Condition, Column::Unit, Column::Verified, Column::Provisional, Column::Note];

/// The rows, in the order of the page.
pub fn rows(page: &OverviewPage, lang: Lang) -> Vec<Vec<Cell>> {
    let said = overview(lang);
    let mut rows = Vec::new();
    let condition = |code: &str| words::code(lang, "condition", code).unwrap_or(said.no_condition);
    for headline in &page.headlines {
        let names = page.path.last().map(|area| area.name.clone()).unwrap_or_default();
        rows.push(row(lang, said.conditions, names, String::new(), condition(&headline.condition), "kg", &headline.row));
    }
    let tables = [
        (said.by_commodity, &page.by_commodity),
        (said.as_typed, &page.as_typed),
        (said.by_area, &page.by_area),
        (said.by_month, &page.by_month),
    ];
    for (table, of) in tables {
        rows.extend(of.iter().map(|of| row(lang, table, names(of), codes(of), condition(&page.condition), "kg", of)));
    }
    for unmeasured in &page.unmeasured {
        let (of, unit) = (&unmeasured.row, unmeasured.unit.name.as_str());
        rows.push(row(lang, said.unmeasured, names(of), codes(of), condition(&page.condition), unit, of));
    }
    for (around, areas) in &page.coverage.silent {
        for area in areas {
            let name = format!("{}, {}", area.name, around.name);
            let mut cells = row(
                lang,
                said.coverage,
                name,
                area.code.clone(),
                "",
                "",
                &Row { of: Vec::new(), sum: Default::default(), withheld: false },
            );
            if let Some(note) = cells.last_mut() {
                *note = Cell::text(silent(lang));
            }
            rows.push(cells);
        }
    }
    rows
}

fn names(row: &Row) -> String {
    row.of.iter().map(|of| of.name.as_str()).collect::<Vec<_>>().join(" + ")
}

fn codes(row: &Row) -> String {
    row.of.iter().map(|of| of.code.as_str()).collect::<Vec<_>>().join(" + ")
}

fn row(lang: Lang, table: &str, of: String, code: String, condition: &str, unit: &str, row: &Row) -> Vec<Cell> {
    let figure = |milli: Option<i64>| milli.map_or(Cell::Empty, Cell::Milli);
    let note = if row.withheld { overview(lang).withheld } else { "" };
    vec![
        Cell::text(table),
        Cell::text(of),
        Cell::text(code),
        Cell::text(condition),
        Cell::text(unit),
        figure(row.sum.verified),
        figure(row.sum.provisional),
        Cell::text(note),
    ]
}
