//! Writing rows: several per statement, in a few fixed widths, so that every statement is prepared once.

mod figure;
mod order;
mod typed;

pub use figure::{drop_figures, figures, move_figures};
pub use order::{FeedRow, RevisionRow, feed_names, feeds, revisions};
pub use typed::{drop_lines, harvests, holdings, lines, producers, records};

use crate::domain::ids::RecordId;
use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteConnection};
use sqlx::{Arguments, AssertSqlSafe, Encode, Type};
use std::sync::{Arc, OnceLock};

/// Widths of statements, powers of two from 1 to 64: a full batch takes two, and each table needs seven prepared
/// statements at most.
const WIDTHS: usize = 7;

/// Values on their way into a statement, in the order of its columns.
#[derive(Default)]
struct Values(SqliteArguments);

impl Values {
    fn push_bind<'v, T: Encode<'v, Sqlite> + Type<Sqlite>>(&mut self, value: T) -> sqlx::Result<()> {
        Arguments::add(&mut self.0, value).map_err(sqlx::Error::Encode)
    }
}

/// A table as it is written. An empty key means that rows are only ever added.
struct Table {
    name: &'static str,
    key: &'static str,
    columns: &'static [&'static str],
    /// The statement of each width, once it was needed.
    texts: [OnceLock<Arc<str>>; WIDTHS],
}

impl Table {
    const fn new(name: &'static str, key: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, key, columns, texts: [const { OnceLock::new() }; WIDTHS] }
    }

    /// One statement per power of two of rows. A row whose key is there already replaces it.
    async fn put<T>(
        &self,
        conn: &mut SqliteConnection,
        rows: &[T],
        bind: impl Fn(&mut Values, &T) -> sqlx::Result<()>,
    ) -> sqlx::Result<()> {
        let mut rest = rows;
        while !rest.is_empty() {
            let step = (WIDTHS - 1).min(rest.len().ilog2() as usize);
            let (now, later) = rest.split_at(1 << step);
            let text = self.texts[step].get_or_init(|| self.text(1 << step).into());
            let mut values = Values::default();
            now.iter().try_for_each(|row| bind(&mut values, row))?;
            sqlx::query_with(AssertSqlSafe(text.clone()), values.0).execute(&mut *conn).await?;
            rest = later;
        }
        Ok(())
    }

    fn text(&self, rows: usize) -> String {
        let width = self.columns.len();
        let row = |row: usize| format!("({})", (1..=width).map(|at| format!("${}", row * width + at)).collect::<Vec<_>>().join(", "));
        let rows: Vec<String> = (0..rows).map(row).collect();
        let mut text = format!("INSERT INTO {} ({}) VALUES {}", self.name, self.columns.join(", "), rows.join(", "));
        if !self.key.is_empty() {
            let others = self.columns.iter().filter(|column| **column != self.key);
            let set: Vec<String> = others.map(|column| format!("{column} = excluded.{column}")).collect();
            text += &format!(" ON CONFLICT ({}) DO UPDATE SET {}", self.key, set.join(", "));
        }
        text
    }
}

/// Runs a statement over a list of records, some at a time: `before` and `after` stand around the values in brackets.
async fn each(conn: &mut SqliteConnection, before: &str, records: &[RecordId], after: &str) -> sqlx::Result<()> {
    let mut rest = records;
    while !rest.is_empty() {
        let step = (WIDTHS - 1).min(rest.len().ilog2() as usize);
        let (now, later) = rest.split_at(1 << step);
        let slots: Vec<String> = (1..=now.len()).map(|at| format!("${at}")).collect();
        let mut values = Values::default();
        now.iter().try_for_each(|id| values.push_bind(id.as_bytes().to_vec()))?;
        let text = format!("{before} ({}){after}", slots.join(", "));
        sqlx::query_with(AssertSqlSafe(text), values.0).execute(&mut *conn).await?;
        rest = later;
    }
    Ok(())
}

fn id_bytes(id: Option<RecordId>) -> Option<Vec<u8>> {
    id.map(|id| id.as_bytes().to_vec())
}
