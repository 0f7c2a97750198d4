//! Rows of the overview's figures.

use super::{Table, each};
use crate::domain::ids::RecordId;
use crate::domain::pack::Pack;
use crate::office::store::project::FigureRow;
use sqlx::sqlite::SqliteConnection;

static FIGURE: Table = Table::new(
    "figure",
    "",
    &["month", "village", "report", "line", "producer", "form", "nil", "verified", "commodity", "condition", "unit", "milli", "grams"],
);

/// Inserts figures; those of the same reports must be dropped before.
pub async fn figures(conn: &mut SqliteConnection, rows: &[FigureRow]) -> sqlx::Result<()> {
    FIGURE
        .put(conn, rows, |values, row| {
            values.push_bind(row.month.clone())?;
            values.push_bind(row.village.clone())?;
            values.push_bind(row.report)?;
            values.push_bind(row.line.clone())?;
            values.push_bind(row.producer.as_bytes().to_vec())?;
            values.push_bind(row.form.clone())?;
            values.push_bind(row.nil)?;
            values.push_bind(row.verified)?;
            values.push_bind(row.commodity.clone())?;
            values.push_bind(row.condition.clone())?;
            values.push_bind(row.unit.clone())?;
            values.push_bind(row.milli)?;
            values.push_bind(row.grams)
        })
        .await
}

/// Deletes the figures of reports. Month and village, which the key begins with, are those of the records' rows, the
/// village under any code that it has had since: call it before these are replaced.
pub async fn drop_figures(conn: &mut SqliteConnection, reports: &[RecordId], pack: &Pack) -> sqlx::Result<()> {
    let before = "DELETE FROM figure WHERE (month, village, report) IN \
                  (SELECT substr(coalesce(day, ''), 1, 7), village, first_seq FROM record WHERE id IN";
    each(conn, before, reports, ")").await?;
    for (before, since) in pack.moved_villages() {
        // Codes are digits and dots: no list comes into force with any other.
        let moved = format!(
            "DELETE FROM figure WHERE (month, village, report) IN \
             (SELECT substr(coalesce(day, ''), 1, 7), '{since}', first_seq FROM record WHERE village = '{before}' AND id IN"
        );
        each(conn, &moved, reports, ")").await?;
    }
    Ok(())
}

/// Gives the figures of villages that have another code by now to that one.
pub async fn move_figures(conn: &mut SqliteConnection, pack: &Pack) -> sqlx::Result<()> {
    for former in &pack.former {
        let now = pack.code_now(&former.before);
        if now != former.before {
            let moved = sqlx::query("UPDATE figure SET village = $2 WHERE village = $1").bind(former.before.clone()).bind(now.to_owned());
            moved.execute(&mut *conn).await?;
        }
    }
    Ok(())
}
