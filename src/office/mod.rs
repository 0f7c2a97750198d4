//! The server end: API routes, accounts, store, keys.
//!
//! ```text
//! routes    the table: every route of the server with its gate
//! http      the gate around every route; sync, session, profile, pack
//! session   who is signed in; password, throttle beside it
//! store     the database: one writer, a read pool, projections, feeds
//! blobs     photos: files by hash, who named and who brought them
//! keys      private keys and HMAC keys, outside the database
//! lock      one process at a time writes in a data folder
//! pack      reference data: the first copy, and what a new version must fulfil
//! desk      what the desk's calls ask
//! overview  harvests added up by commodity, area and month
//! export    lists and figures as CSV and XLSX
//! demo      a small province to try things in
//! import    lists that offices already have, as answers to the same forms
//! problem   every refusal by number
//! ```

pub mod blobs;
pub mod demo;
pub mod desk;
pub mod export;
pub mod http;
pub mod import;
pub mod keys;
pub mod lock;
pub mod overview;
pub mod pack;
pub mod panics;
pub mod password;
pub mod problem;
pub mod random;
pub mod routes;
pub mod session;
pub mod store;
pub mod throttle;

use crate::domain::civil::Day;
use crate::domain::pack::Pack;
use blobs::quota::Crowded;
use keys::Keys;
use pack::InForce;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use store::Db;
use store::writer::{WriteError, Writer};
use store::writing::Writing;
use throttle::Throttle;

/// How an office is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folder of the database and the keys.
    pub data: PathBuf,
    /// Folder of the built site.
    pub site: PathBuf,
    /// The province, the unit of deployment and of sharing, as "65". A new database is made for it; one that belongs to
    /// another is refused.
    pub province: Option<String>,
    /// Longest time that a request's body may take (67).
    pub body_wait: Duration,
    /// Whether a commit is on disk before anybody is told. Only a database that is thrown away when it is not finished may
    /// do without.
    pub flushes: bool,
    /// Room on the disk that photos leave to texts, bytes (79).
    pub photo_reserve_bytes: u64,
}

impl Config {
    /// The usual settings around a data folder.
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            site: PathBuf::from("target/site"),
            province: None,
            body_wait: BODY_WAIT,
            flushes: true,
            photo_reserve_bytes: PHOTO_RESERVE_BYTES,
        }
    }
}

/// How often pending verdicts are looked at.
const SETTLE_EVERY: Duration = Duration::from_secs(1);

/// Texts of 150,000 harvests: a year of a district while somebody makes room.
const PHOTO_RESERVE_BYTES: u64 = 256 << 20;

/// 256 KiB over 20 kbit/s take under two minutes (O9).
const BODY_WAIT: Duration = Duration::from_secs(120);

/// All routes of the office behind their gates.
pub fn router(office: Office) -> axum::Router {
    let routes = http::routes().fallback(http::not_found);
    http::gate::layers(routes, &office).with_state(office)
}

/// The office: state of every route. Clones share it.
#[derive(Clone)]
pub struct Office(Arc<Inner>);

struct Inner {
    config: Config,
    db: Db,
    writer: Writer,
    keys: Arc<Keys>,
    province: String,
    throttle: Throttle,
    crowded: Crowded,
    exports: export::Exports,
    /// Added to the system clock; only tests move it.
    ahead_ms: AtomicI64,
}

impl Office {
    /// Opens or makes the office in its data folder.
    pub async fn open(config: Config) -> Result<Self, OpenError> {
        let folder = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&config.data);
        folder.map_err(|source| OpenError::Folder { folder: config.data.clone(), source })?;
        let keys = Keys::open(&config.data).map_err(|source| OpenError::Folder { folder: config.data.join("keys"), source })?;
        let keys = Arc::new(keys);
        let (db, mut conn) = store::open(&config.data.join("anjat.db"), config.flushes).await?;
        let province = store::reference::province(&mut conn, config.province.as_deref()).await?;
        let mut writing = Writing::new(conn, keys.clone(), province.clone());
        writing.reload().await?;
        let version = writing.version;
        let writer = Writer::start(writing);
        let office = Self(Arc::new(Inner {
            config,
            db,
            writer,
            keys,
            province,
            throttle: Throttle::default(),
            crowded: Crowded::default(),
            exports: export::Exports::default(),
            ahead_ms: AtomicI64::new(0),
        }));
        office.look_after(version);
        Ok(office)
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

    /// Whose photos have to wait.
    pub fn crowded(&self) -> &Crowded {
        &self.0.crowded
    }

    /// Waiting after failed sign-ins.
    pub fn throttle(&self) -> &Throttle {
        &self.0.throttle
    }

    /// Exports under way.
    pub fn exports(&self) -> &export::Exports {
        &self.0.exports
    }

    /// The province's code.
    pub fn province(&self) -> &str {
        &self.0.province
    }

    /// Reference data in force.
    pub fn pack(&self) -> Arc<Pack> {
        self.lists().pack
    }

    /// The same, with the bytes that phones fetch.
    pub fn lists(&self) -> InForce {
        self.writer().heads().lists()
    }

    /// Takes over a version that a command beside the server has put into force. Returns whether there was one.
    pub async fn follow_lists(&self) -> Result<bool, WriteError> {
        let before = self.pack();
        // The writer looks by itself before every change; this is a change of nothing.
        self.writer().run(|_| Box::pin(async { Ok(()) })).await?;
        Ok(!Arc::ptr_eq(&before, &self.pack()))
    }

    /// Finishes what the writer has, then closes. Requests after it are answered `busy`.
    pub async fn close(&self) {
        self.writer().close().await;
        self.reads().close().await;
    }

    /// Makes pending verdicts revisions once their time has come.
    pub async fn settle_verdicts(&self) -> Result<usize, WriteError> {
        self.writer().run(store::verdicts::settle(self.now_ms())).await
    }

    /// Puts a version of the lists whose day has come into force.
    pub async fn settle_lists(&self) -> Result<Option<i64>, WriteError> {
        self.writer().run(store::reference::settle(self.now_ms())).await
    }

    /// Looks every second whether a verdict is due or another version of the lists came into force, for as long as the
    /// office is there.
    fn look_after(&self, mut version: i64) {
        let office = Arc::downgrade(&self.0);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(SETTLE_EVERY).await;
                let Some(office) = office.upgrade().map(Office) else { return };
                let due = sqlx::query_scalar("SELECT MIN(due_ms) FROM pending_verdict").fetch_one(office.reads()).await;
                if due.is_ok_and(|due: Option<i64>| due.is_some_and(|due| due <= office.now_ms()))
                    && let Err(error) = office.settle_verdicts().await
                {
                    tracing::error!(error.message = %error, "pending verdicts wait");
                }
                let day = sqlx::query_scalar("SELECT day FROM reference_waiting WHERE wrong = 0").fetch_optional(office.reads()).await;
                let today = Day::at_ms(office.now_ms()).to_string();
                if day.is_ok_and(|day: Option<String>| day.is_some_and(|day| day <= today))
                    && let Err(error) = office.settle_lists().await
                {
                    tracing::error!(error.message = %error, "the planned lists wait");
                }
                let newest = sqlx::query_scalar("SELECT MAX(number) FROM reference").fetch_one(office.reads()).await;
                if let Some(newest) = newest.ok().filter(|newest| *newest > version) {
                    match office.follow_lists().await {
                        Ok(_) => version = newest,
                        Err(error) => tracing::error!(error.message = %error, "the new lists wait"),
                    }
                }
            }
        });
    }

    /// Moves the office's clock; only tests do.
    pub fn advance(&self, ms: i64) {
        self.0.ahead_ms.fetch_add(ms, Ordering::Relaxed);
    }

    /// The office's clock, epoch ms.
    pub fn now_ms(&self) -> i64 {
        system_ms() + self.0.ahead_ms.load(Ordering::Relaxed)
    }
}

fn system_ms() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
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
    /// The database was made for another province: its order, its feeds and its keys are that one's.
    #[error("the database belongs to province {of_database}, not to {asked}: give another --data folder")]
    OtherProvince {
        /// As asked for.
        asked: String,
        /// As the database says.
        of_database: String,
    },
    /// No province has that code.
    #[error("no province has the code {0}")]
    NoProvince(String),
    /// The database cannot be opened.
    #[error("cannot open the database: {0}")]
    Database(#[from] sqlx::Error),
}
