//! The server end: API routes, accounts, store, keys.

pub mod keys;
pub mod pack;
pub mod problem;
pub mod random;
pub mod routes;
pub mod session;
pub mod store;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use crate::domain::pack::Pack;
use keys::Keys;
use store::Db;
use store::writer::Writer;
use store::writing::Writing;

/// The province: the unit of deployment and of sharing.
pub const PROVINCE: &str = "65";


/// How an office is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folder of the database and the keys.
    pub data: PathBuf,
    /// Folder of the built site.
    pub site: PathBuf,
}

/// The office: state of every route. Clones share it.
#[derive(Clone)]
pub struct Office(Arc<Inner>);

struct Inner {
    config: Config,
    db: Db,
    writer: Writer,
    keys: Arc<Keys>,
    pack: Arc<Pack>,
    /// Added to the system clock; only tests move it.
    ahead_ms: AtomicI64,
}

impl Office {
    /// Opens or makes the office in its data folder.
    pub async fn open(config: Config) -> Result<Self, OpenError> {
        std::fs::create_dir_all(&config.data).map_err(|source| OpenError::Folder { folder: config.data.clone(), source })?;
        let keys = Keys::open(&config.data).map_err(|source| OpenError::Folder { folder: config.data.join("keys"), source })?;
        let keys = Arc::new(keys);
        let pack = Arc::new(Pack::default());
        let (db, conn) = store::open(&config.data.join("anjat.db")).await?;
        let mut writing = Writing::new(conn, keys.clone(), pack.clone(), crate::sync::order::genesis(PROVINCE));
        writing.reload().await?;
        let writer = Writer::start(writing);
        Ok(Self(Arc::new(Inner { config, db, writer, keys, pack, ahead_ms: AtomicI64::new(0) })))
    }

    /// How it is set up.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The read pool. Every write goes through the writer.
    pub fn reads(&self) -> &sqlx::SqlitePool {
        let Db::Sqlite(pool) = &self.0.db;
        pool
    }

    /// The one door for changes.
    pub fn writer(&self) -> &Writer {
        &self.0.writer
    }

    /// Secrets.
    pub fn keys(&self) -> &Arc<Keys> {
        &self.0.keys
    }

    /// Reference data in force.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.0.pack
    }

    /// The office's clock, epoch ms.
    pub fn now_ms(&self) -> i64 {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX) + self.0.ahead_ms.load(Ordering::Relaxed)
    }
}

/// The office cannot open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The data folder cannot be made or written.
    #[error("cannot use the data folder {}: {source}", folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The database cannot be opened.
    #[error("cannot open the database: {0}")]
    Database(#[from] sqlx::Error),
}
