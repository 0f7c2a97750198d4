//! Rows of the overview's figures.

use super::Table;
use crate::office::store::project::{FigureRow, RecordRow};
use sqlx::sqlite::SqliteConnection;

const FIGURE: Table = Table {
    name: "figure",
    key: "",
    columns: &[
        "month",
        "village",
        "report",
        "line",
        "producer",
        "form",
        "nil",
        "verified",
        "commodity",
        "condition",
        "unit",
        "milli",
        "grams",
    ],
};

/// Inserts figures; those of the same reports must be dropped before.
pub async fn figures(conn: &mut SqliteConnection, rows: &[FigureRow]) -> sqlx::Result<()> {
    FIGURE
        .put(conn, rows, |values, row| {
            values.push_bind(row.month.clone());
            values.push_bind(row.village.clone());
            values.push_bind(row.report);
            values.push_bind(row.line.clone());
            values.push_bind(row.producer.as_bytes().to_vec());
            values.push_bind(row.form.clone());
            values.push_bind(row.nil);
            values.push_bind(row.verified);
            values.push_bind(row.commodity.clone());
            values.push_bind(row.condition.clone());
            values.push_bind(row.unit.clone());
            values.push_bind(row.milli);
            values.push_bind(row.grams);
        })
        .await
}

/// Deletes the figures of a report. Month and village, which the key begins with, are those of the record's row: call it
/// before that is replaced.
pub async fn drop_figures(conn: &mut SqliteConnection, report: &RecordRow) -> sqlx::Result<()> {
    sqlx::query(
        "DELETE FROM figure WHERE month = (SELECT substr(coalesce(day, ''), 1, 7) FROM record WHERE id = $1) \
         AND village = (SELECT village FROM record WHERE id = $1) AND report = $2",
    )
    .bind(report.id.as_bytes().to_vec())
    .bind(report.first_seq)
    .execute(conn)
    .await
    .map(drop)
}
