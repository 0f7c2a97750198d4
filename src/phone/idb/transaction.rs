//! One transaction at a time: begin, do, commit, and say in our words what went wrong.

use super::IdbStore;
use crate::domain::json::Json;
use crate::phone::rows;
use crate::sync::store::StoreError;
use indexed_db_futures::error::{DomException, Error};
use indexed_db_futures::internals::SystemRepr as _;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use wasm_bindgen::JsValue;

impl IdbStore {
    /// Runs `work` in a strict read-write transaction over these stores and waits until it is flushed. When `work`
    /// fails, nothing of it stays.
    pub(super) async fn write<T>(
        &self,
        stores: &[&str],
        work: impl AsyncFn(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.run(stores, TransactionMode::Readwrite, work).await
    }

    /// Runs `work` in a read-only transaction: one moment of the store.
    pub(super) async fn read<T>(
        &self,
        stores: &[&str],
        work: impl AsyncFn(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.run(stores, TransactionMode::Readonly, work).await
    }

    /// Tries once more on a fresh connection when the old one was closed under us: nothing was done then.
    async fn run<T>(
        &self,
        stores: &[&str],
        mode: TransactionMode,
        work: impl AsyncFn(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match self.once(stores, mode, &work).await {
            Err(StoreError::Closed) => {
                self.forget_connection();
                self.once(stores, mode, &work).await
            }
            done => done,
        }
    }

    async fn once<T>(
        &self,
        stores: &[&str],
        mode: TransactionMode,
        work: &impl AsyncFn(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let connection = self.connection().await?;
        let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
        let names: Vec<String> = stores.iter().map(|name| (*name).to_owned()).collect();
        let transaction = connection.transaction(names.as_slice()).with_mode(mode).with_options(options).build();
        let transaction = transaction.map_err(from_idb)?;
        match work(&transaction).await {
            Ok(value) if mode == TransactionMode::Readonly => Ok(value),
            Ok(value) => commit(transaction).await.map(|()| value),
            Err(error) => {
                // A failed request has aborted it already; then this one has nothing to do.
                let _ = transaction.abort().await;
                Err(error)
            }
        }
    }
}

/// Waits for `complete`: with strict durability the browser flushed before it says so (P1, F17).
async fn commit(transaction: Transaction<'_>) -> Result<(), StoreError> {
    let inner: web_sys::IdbTransaction = transaction.as_sys().clone().into();
    match transaction.commit().await {
        Ok(()) => Ok(()),
        // An abort says why only on the transaction itself: quota and I/O errors come late (F19).
        Err(error) => Err(inner.error().map_or_else(|| from_idb(error), |cause| from_idb(cause.into()))),
    }
}

/// A row by key.
pub(super) async fn get<T: Json>(store: &ObjectStore<'_>, key: &str) -> Result<Option<T>, StoreError> {
    let row: Option<JsValue> = store.get::<JsValue, _, _>(key).primitive().map_err(from_idb)?.await.map_err(from_idb)?;
    row.as_ref().map(rows::from_row).transpose()
}

/// Whether there is a row with that key.
pub(super) async fn has(store: &ObjectStore<'_>, key: &str) -> Result<bool, StoreError> {
    let key = store.get_key(key).with_key_type::<JsValue>().primitive().map_err(from_idb)?;
    Ok(key.await.map_err(from_idb)?.is_some())
}

/// Puts a row. The request is not waited for: if it fails, the transaction fails.
pub(super) fn put<T: Json>(store: &ObjectStore<'_>, key: &str, value: &T) -> Result<(), StoreError> {
    put_row(store, JsValue::from_str(key), rows::to_row(value)?)
}

/// Puts a row made before.
pub(super) fn put_row(store: &ObjectStore<'_>, key: JsValue, row: JsValue) -> Result<(), StoreError> {
    drop(store.put(row).with_key(key).primitive().map_err(from_idb)?);
    Ok(())
}

/// Deletes a row, if there is one.
pub(super) fn delete(store: &ObjectStore<'_>, key: JsValue) -> Result<(), StoreError> {
    drop(store.delete(key).primitive().map_err(from_idb)?);
    Ok(())
}

/// An object store of the transaction.
pub(super) fn open<'a>(transaction: &'a Transaction<'_>, name: &str) -> Result<ObjectStore<'a>, StoreError> {
    transaction.object_store(name).map_err(from_idb)
}

/// The browser's error in our words.
pub(super) fn from_idb(error: Error) -> StoreError {
    let Error::DomException(exception) = &error else { return StoreError::Other(error.to_string()) };
    let inner: &web_sys::DomException = exception.as_sys();
    match (exception, inner.name().as_str()) {
        (_, "QuotaExceededError") => StoreError::Quota,
        // "The database connection is closing", or the browser let go of it.
        (DomException::InvalidStateError(_) | DomException::AbortError(_), _) => StoreError::Closed,
        (_, name) => StoreError::Other(format!("{name}: {}", inner.message())),
    }
}
