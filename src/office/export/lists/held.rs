//! Held lines as rows: what the desk lists of them. Their bytes are never read here.

use super::{Cursor, STEP};
use crate::domain::ids::RecordId;
use crate::domain::reports::export::{Column, List};
use crate::domain::status::HeldCode;
use crate::office::desk::filter::Sql;
use crate::office::desk::queue::held_within;
use crate::office::export::cell::Cell;
use crate::words::desk as words;
use sqlx::FromRow;

#[derive(FromRow)]
struct Held {
    at: i64,
    about: Option<Vec<u8>>,
    kind: Option<String>,
    by: Option<Vec<u8>>,
    village: Option<String>,
    received_ms: i64,
    held: String,
    name: Option<String>,
}

impl Cursor {
    /// The next held lines, oldest first.
    pub(super) async fn next_held(&mut self) -> sqlx::Result<Vec<Vec<Cell>>> {
        let mut sql = Sql::new(
            "SELECT at, about, kind, COALESCE(author, carrier) AS by, revision.village AS village, received_ms, held, producer.name AS name \
             FROM revision LEFT JOIN producer ON producer.id = revision.producer WHERE held IS NOT NULL AND at > ",
        );
        sql.push_bind(self.after).push(" AND at <= ").push_bind(self.until);
        held_within(&mut sql, &self.territory);
        sql.push(" ORDER BY at LIMIT ").push_bind(STEP);
        let held: Vec<Held> = sql.build_query_as().fetch_all(self.office.reads()).await?;
        self.after = held.last().map_or(self.until, |row| row.at);
        let columns = super::columns(List::Held);
        Ok(held.iter().map(|row| columns.iter().map(|column| self.of_held(*column, row)).collect()).collect())
    }

    fn of_held(&self, column: Column, row: &Held) -> Cell {
        let village = row.village.as_deref().unwrap_or_default();
        let place = |at: usize| Cell::maybe(self.places.get(village).and_then(|names| names.get(at)).cloned());
        match column {
            Column::Id => Cell::maybe(row.about.as_deref().and_then(RecordId::from_slice).map(|id| id.to_string())),
            Column::Kind => Cell::maybe(row.kind.as_deref().and_then(|kind| kind.parse().ok()).map(|kind| words::kind(self.lang, kind))),
            Column::Held => Cell::text(HeldCode::parse(&row.held).map_or(row.held.as_str(), |code| words::held(self.lang, code))),
            Column::Producer => Cell::maybe(row.name.clone()),
            Column::Village => place(0),
            Column::VillageCode => Cell::text(village),
            Column::District => place(1),
            Column::Regency => place(2),
            Column::Author => Cell::maybe(row.by.as_ref().and_then(|by| self.people.get(by)).cloned()),
            Column::Received => Cell::text(super::clock(row.received_ms)),
            _ => Cell::Empty,
        }
    }
}
