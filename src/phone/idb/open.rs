//! Opening, upgrading, closing for others, opening again.

use super::transaction::from_idb;
use super::{IdbStore, meta, upgrade_1};
use crate::domain::ids::{PersonId, StoreId};
use crate::phone::random;
use crate::sync::store::{Ledger, StoreError};
use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::error::OpenDbError;
use std::cell::RefCell;
use std::future::IntoFuture as _;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The version that this build writes: the number of upgrade steps.
const VERSION: u32 = 1;
/// Longest wait for another tab to let go of an older version, ms. Ours let go at once.
const BLOCKED_WAIT_MS: u32 = 5_000;
/// What a person is told by: another tab holds the store at an older version.
const BLOCKED: &str = "blocked by another tab";

impl IdbStore {
    /// Opens a person's store; makes it, and mints its id, when there is none.
    pub async fn open(me: PersonId) -> Result<Self, StoreError> {
        Self::open_named(format!("anjat-{me}"), me).await
    }

    pub(in crate::phone) async fn open_named(database: String, me: PersonId) -> Result<Self, StoreError> {
        let store = Self { database, me, connection: Rc::default() };
        store.mint().await?;
        Ok(store)
    }

    /// The open connection; opens one when there is none.
    pub(super) async fn connection(&self) -> Result<Database, StoreError> {
        if let Some(open) = self.connection.borrow().clone() {
            return Ok(open);
        }
        let opened = open(&self.database).await?;
        // Two callers may have opened at once; the later one stays, and both work until a version change.
        *self.connection.borrow_mut() = Some(opened.clone());
        let_go_for_others(opened.clone(), self.connection.clone());
        Ok(opened)
    }

    /// Forgets a connection that the browser closed.
    pub(super) fn forget_connection(&self) {
        self.connection.borrow_mut().take();
    }

    /// Gives a store just made its id and counters; two tabs that make it at once get the same.
    async fn mint(&self) -> Result<(), StoreError> {
        let fresh = StoreId::from_random(random::bytes());
        self.write(&[super::name::META], async |transaction| {
            if meta::get::<Ledger>(transaction, meta::LEDGER).await?.is_none() {
                meta::put(transaction, meta::LEDGER, &Ledger::new(fresh))?;
            }
            Ok(())
        })
        .await
    }
}

async fn open(name: &str) -> Result<Database, StoreError> {
    let blocked = Rc::new(RefCell::new(false));
    let noted = blocked.clone();
    let request = Database::open(name)
        .with_version(VERSION)
        .with_on_blocked(move |_| {
            noted.replace(true);
            Ok(())
        })
        .with_on_upgrade_needed(|event: VersionChangeEvent, database: Database| upgrade(event.old_version(), &database));
    let patience = async {
        loop {
            TimeoutFuture::new(BLOCKED_WAIT_MS).await;
            if *blocked.borrow() {
                return Err(StoreError::Other(BLOCKED.into()));
            }
        }
    };
    first(async { request.into_future().await.map_err(from_open) }, patience).await
}

/// Additive steps, oldest first; a store of any released version passes through all that it lacks.
fn upgrade(from: f64, database: &Database) -> indexed_db_futures::Result<()> {
    if from < 1.0 {
        upgrade_1::run(database)?;
    }
    Ok(())
}

/// Another tab with a newer build wants to upgrade: this one closes at once, and its next step opens again.
fn let_go_for_others(database: Database, slot: Rc<RefCell<Option<Database>>>) {
    let Ok(mut changes) = database.version_changes() else { return };
    spawn_local(async move {
        // An event is the wish of another tab; its end is the browser closing the connection by force (F20).
        let _ = changes.recv().await;
        drop(changes);
        slot.borrow_mut().take();
        database.close();
    });
}

/// The result of whichever is done first.
async fn first<T>(one: impl Future<Output = T>, other: impl Future<Output = T>) -> T {
    let (mut one, mut other) = (std::pin::pin!(one), std::pin::pin!(other));
    std::future::poll_fn(move |context| match one.as_mut().poll(context) {
        std::task::Poll::Pending => other.as_mut().poll(context),
        ready => ready,
    })
    .await
}

fn from_open(error: OpenDbError) -> StoreError {
    match error {
        OpenDbError::Base(error) => from_idb(error),
        other => StoreError::Other(other.to_string()),
    }
}
