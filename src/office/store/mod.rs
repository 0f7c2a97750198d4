//! The office's database.
//!
//! ```text
//! prepare   lines read and envelopes opened, before the writer's turn
//! writer    one task, one write connection, one transaction per group of pushes
//!   push      ground (what bears on it), decide (sync::decide), place, write, ledger
//!   writing   the writer's caches and the rows under way; reload makes them from the database
//!   project   from a placed revision to the desk's rows; typed gathers them, rows writes them
//!   own       what people decide at the desk, as revisions of the office's own store
//!     verdicts  pending verdicts, once their time has come
//!     names     what a local name stands for
//!   accounts  accounts, sessions, audit
//!   reference versions of the reference data: kept, put into force
//!   rebuild   projections and feeds made again from the order
//! heads     what was last committed, for readers
//! pages     what a pull brings, through the read pool
//! ```

pub mod accounts;
pub mod ground;
pub mod heads;
pub mod ledger;
pub mod load;
pub mod names;
mod open;
mod own;
pub mod pages;
pub mod planned;
pub mod prepare;
pub mod project;
pub mod push;
pub mod rebuild;
pub mod reference;
pub mod reload;
pub mod rows;
mod typed;
pub mod verdicts;
pub mod writer;
pub mod writing;

pub use open::open;

/// The database by kind. SQL text is shared where both can read it (`$1`); Postgres joins as a second variant.
#[derive(Clone, Debug)]
pub enum Db {
    /// Embedded: a read pool; the one write connection belongs to the writer task.
    Sqlite(sqlx::SqlitePool),
}
