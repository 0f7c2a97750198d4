//! One transaction at a time: begin, do, commit, and say in our words what went wrong.
//!
//! Nothing here knows what a row means: with one copy for every type of row, this file was a twentieth of what a
//! phone downloads.

use super::IdbStore;
use super::request::{answer, either, trouble};
use crate::sync::store::StoreError;
use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use std::pin::Pin;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode as Mode};

/// What is done in a transaction. It may be done twice: see [`IdbStore::write`].
pub(super) type Work<'a> = &'a dyn Fn(Transaction) -> Step<'a>;
/// One run of it.
pub(super) type Step<'a> = Pin<Box<dyn Future<Output = Result<(), StoreError>> + 'a>>;
/// One request to an object store.
pub(super) type Question<'a> = &'a dyn Fn(&IdbObjectStore) -> Result<IdbRequest, JsValue>;

/// A transaction under way. Its requests are answered in the order in which they are made.
#[derive(Clone)]
pub(super) struct Transaction(IdbTransaction);

impl IdbStore {
    /// Runs `work` in a strict read-write transaction over these stores and waits until it is flushed. When `work`
    /// fails, nothing of it stays.
    pub(super) async fn write(&self, stores: &[&str], work: Work<'_>) -> Result<(), StoreError> {
        self.run(stores, Mode::Readwrite, work).await
    }

    /// Runs `work` in a read-only transaction: one moment of the store.
    pub(super) async fn read(&self, stores: &[&str], work: Work<'_>) -> Result<(), StoreError> {
        self.run(stores, Mode::Readonly, work).await
    }

    /// The answer to one question, asked in a read-only transaction of its own.
    pub(super) async fn ask(&self, store: &str, question: Question<'_>) -> Result<JsValue, StoreError> {
        let answered = RefCell::new(JsValue::UNDEFINED);
        let slot = &answered;
        self.read(&[store], &|transaction| {
            Box::pin(async move {
                slot.replace(transaction.ask(store, question).await?);
                Ok(())
            })
        })
        .await?;
        Ok(answered.into_inner())
    }

    /// Tries once more on a fresh connection when the old one was closed under us: nothing was done then.
    async fn run(&self, stores: &[&str], mode: Mode, work: Work<'_>) -> Result<(), StoreError> {
        let mut again = true;
        loop {
            match self.once(stores, mode, work).await {
                Err(StoreError::Closed) if again => self.forget_connection(),
                done => return done,
            }
            again = false;
        }
    }

    async fn once(&self, stores: &[&str], mode: Mode, work: Work<'_>) -> Result<(), StoreError> {
        let open = Open::begin(&self.connection().await?, stores, mode).map_err(trouble)?;
        work(open.transaction.clone()).await?;
        if mode == Mode::Readwrite { open.commit().await } else { Ok(()) }
    }
}

/// Aborts its transaction when dropped: what was not committed must not commit itself, neither when the work failed
/// nor when nobody waits for it any more.
struct Open {
    transaction: Transaction,
    ended: JsFuture,
}

impl Open {
    fn begin(database: &IdbDatabase, stores: &[&str], mode: Mode) -> Result<Self, JsValue> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        // The bindings know this method with three arguments only under a compiler flag.
        let begin: Function = Reflect::get(database, &"transaction".into())?.unchecked_into();
        let begun: IdbTransaction = begin.call3(database, &names, &mode.into(), &options)?.unchecked_into();
        let ended = either(&mut |good, bad| {
            begun.set_oncomplete(Some(&good));
            begun.set_onabort(Some(&bad));
        });
        Ok(Self { transaction: Transaction(begun), ended })
    }

    /// Waits for `complete`: with strict durability the browser flushed before it says so (P1, F17).
    async fn commit(mut self) -> Result<(), StoreError> {
        let inner = &self.transaction.0;
        // Saves the turn after which it commits by itself, as old browsers do only. Refused where a request has failed:
        // then the other event comes.
        if let Ok(commit) = Reflect::get(inner, &"commit".into()).and_then(JsCast::dyn_into::<Function>) {
            let _ = commit.call0(inner);
        }
        match (&mut self.ended).await {
            Ok(_) => Ok(()),
            // An abort says why only on the transaction itself: quota and I/O errors come late (F19).
            Err(_) => Err(inner.error().map_or_else(|| StoreError::Other("aborted".into()), |cause| trouble(cause.into()))),
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        // Refused when it has ended already.
        let _ = self.transaction.0.abort();
    }
}

impl Transaction {
    /// The answer to a question.
    pub async fn ask(&self, store: &str, question: Question<'_>) -> Result<JsValue, StoreError> {
        answer(self.store(store).and_then(|store| question(&store)).map_err(trouble)?).await
    }

    /// A row by key; `undefined` when there is none.
    pub async fn row(&self, store: &str, key: &str) -> Result<JsValue, StoreError> {
        self.ask(store, &|store| store.get(&JsValue::from_str(key))).await
    }

    /// Whether there is a row with that key.
    pub async fn has(&self, store: &str, key: &str) -> Result<bool, StoreError> {
        let found = self.ask(store, &|store| store.get_key(&JsValue::from_str(key))).await?;
        Ok(!found.is_undefined())
    }

    /// Puts a row. The request is not waited for: if it fails, the transaction fails.
    pub fn put(&self, store: &str, key: &JsValue, row: &JsValue) -> Result<(), StoreError> {
        self.store(store).and_then(|store| store.put_with_key(row, key)).map_err(trouble)?;
        Ok(())
    }

    /// Deletes a row, if there is one. It is not waited for either.
    pub fn delete(&self, store: &str, key: &JsValue) -> Result<(), StoreError> {
        self.store(store).and_then(|store| store.delete(key)).map_err(trouble)?;
        Ok(())
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, JsValue> {
        self.0.object_store(name)
    }
}
