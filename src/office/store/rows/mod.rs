//! Writing rows: several per statement, in a few fixed widths, so that every statement is prepared once.

mod figure;
mod order;
mod typed;

pub use figure::{drop_figures, figures};
pub use order::{FeedRow, RevisionRow, feed_names, feeds, revisions};
pub use typed::{harvests, holdings, lines, producers, records};

use crate::domain::ids::RecordId;
use sqlx::query_builder::{QueryBuilder, Separated};
use sqlx::sqlite::{Sqlite, SqliteConnection};

/// Widest statement: a full batch takes two, and each table needs seven prepared statements at most.
const WIDTH_MAX: usize = 64;

type Values<'q, 's> = Separated<'q, Sqlite, &'s str>;

/// A table as it is written. An empty key means that rows are only ever added.
struct Table {
    name: &'static str,
    key: &'static str,
    columns: &'static [&'static str],
}

impl Table {
    /// One statement per power of two of rows. A row whose key is there already replaces it.
    async fn put<T>(&self, conn: &mut SqliteConnection, rows: &[T], bind: impl Fn(&mut Values<'_, '_>, &T) + Copy) -> sqlx::Result<()> {
        let mut rest = rows;
        while !rest.is_empty() {
            let width = WIDTH_MAX.min(1 << rest.len().ilog2());
            let (now, later) = rest.split_at(width);
            let mut sql = QueryBuilder::<Sqlite>::new("INSERT INTO ");
            sql.push(self.name).push(" (").push(self.columns.join(", ")).push(") ");
            sql.push_values(now, |mut values, row| bind(&mut values, row));
            if !self.key.is_empty() {
                sql.push(" ON CONFLICT (").push(self.key).push(") DO UPDATE SET ");
                let mut set = sql.separated(", ");
                for column in self.columns.iter().filter(|column| **column != self.key) {
                    set.push(format_args!("{column} = excluded.{column}"));
                }
            }
            sql.build().execute(&mut *conn).await?;
            rest = later;
        }
        Ok(())
    }
}

fn id_bytes(id: Option<RecordId>) -> Option<Vec<u8>> {
    id.map(|id| id.as_bytes().to_vec())
}
