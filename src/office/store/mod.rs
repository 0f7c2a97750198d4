//! The office's database.

mod open;

pub use open::open;

/// The database by kind. SQL text is shared where both can read it (`$1`); Postgres joins as a second variant.
#[derive(Clone, Debug)]
pub enum Db {
    /// Embedded: a read pool; the one write connection belongs to the writer task.
    Sqlite(sqlx::SqlitePool),
}
