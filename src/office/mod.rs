//! The server end: API routes, accounts, store, keys.
//!
//! ```text
//! routes    the table: every route of the server with its gate
//! http      the gate around every route; sync, session, profile, pack
//! session   who is signed in; password, throttle beside it
//! store     the database: one writer, a read pool, projections, feeds
//! keys      private keys and HMAC keys, outside the database
//! pack      reference data as compiled in
//! desk      what the desk's calls ask
//! demo      a small province to try things in
//! problem   every refusal by number
//! ```

pub mod demo;
pub mod desk;
pub mod http;
pub mod keys;
pub mod pack;
pub mod panics;
pub mod password;
pub mod problem;
pub mod random;
pub mod routes;
pub mod session;
pub mod store;
pub mod throttle;

use crate::domain::json::to_text;
use crate::domain::pack::Pack;
use keys::Keys;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use store::Db;
use store::writer::{WriteError, Writer};
use store::writing::Writing;
use throttle::Throttle;

/// The province: the unit of deployment and of sharing.
pub const PROVINCE: &str = "65";

/// How an office is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folder of the database and the keys.
    pub data: PathBuf,
    /// Folder of the built site.
    pub site: PathBuf,
    /// Longest time that a request's body may take (67).
    pub body_wait: Duration,
}

impl Config {
    /// The usual settings around a data folder.
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self { data: data.into(), site: PathBuf::from("target/site"), body_wait: BODY_WAIT }
    }
}

/// How often pending verdicts are looked at.
const SETTLE_EVERY: Duration = Duration::from_secs(1);

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
    pack: Arc<Pack>,
    pack_json: axum::body::Bytes,
    throttle: Throttle,
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
        let pack = Arc::new(pack::build());
        let pack_json = to_text(pack.as_ref()).into();
        let (db, conn) = store::open(&config.data.join("anjat.db")).await?;
        let mut writing = Writing::new(conn, keys.clone(), pack.clone(), crate::sync::order::genesis(PROVINCE));
        writing.reload().await?;
        let writer = Writer::start(writing);
        let office =
            Self(Arc::new(Inner { config, db, writer, keys, pack, pack_json, throttle: Throttle::default(), ahead_ms: AtomicI64::new(0) }));
        office.settle_verdicts_in_time();
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

    /// Waiting after failed sign-ins.
    pub fn throttle(&self) -> &Throttle {
        &self.0.throttle
    }

    /// Reference data in force.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.0.pack
    }

    /// The same as phones fetch it.
    pub fn pack_json(&self) -> axum::body::Bytes {
        self.0.pack_json.clone()
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

    /// Looks every second whether a verdict is due, for as long as the office is there.
    fn settle_verdicts_in_time(&self) {
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
            }
        });
    }

    /// Moves the office's clock; only tests do.
    pub fn advance(&self, ms: i64) {
        self.0.ahead_ms.fetch_add(ms, Ordering::Relaxed);
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
