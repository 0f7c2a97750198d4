//! Opening, upgrading, closing for others, opening again.

use super::request::{either, trouble};
use super::{IdbStore, meta, upgrade_1, upgrade_2};
use crate::domain::ids::{PersonId, StoreId};
use crate::phone::random;
use crate::sync::store::{Ledger, StoreError};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbVersionChangeEvent};

/// One step: it makes what its version has more.
type Upgrade = fn(&IdbDatabase) -> Result<(), JsValue>;
/// Additive steps, oldest first; a store of any released version passes through all that it lacks.
const STEPS: [Upgrade; 2] = [upgrade_1::run, upgrade_2::run];
/// The version that this build writes.
const VERSION: u32 = STEPS.len() as u32;
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
    pub(super) async fn connection(&self) -> Result<IdbDatabase, StoreError> {
        if let Some(open) = self.connection.borrow().clone() {
            return Ok(open);
        }
        let opened = open(&self.database, VERSION).await?;
        // Two callers may have opened at once; the later one stays, and both work until a version change.
        *self.connection.borrow_mut() = Some(opened.clone());
        let_go_for_others(&opened, self.connection.clone());
        Ok(opened)
    }

    /// Forgets a connection that the browser closed.
    pub(super) fn forget_connection(&self) {
        self.connection.borrow_mut().take();
    }

    /// Gives a store just made its id and counters; two tabs that make it at once get the same.
    async fn mint(&self) -> Result<(), StoreError> {
        let fresh = StoreId::from_random(random::bytes());
        self.write(&[super::name::META], &|transaction| {
            Box::pin(async move {
                match meta::ledger(&transaction).await? {
                    Some(_) => Ok(()),
                    None => meta::put_ledger(&transaction, &Ledger::new(fresh)),
                }
            })
        })
        .await
    }
}

/// Opens a database at a version, with all that this build knows of it.
pub(super) async fn open(name: &str, version: u32) -> Result<IdbDatabase, StoreError> {
    let request = ask(name, version).map_err(trouble)?;
    let done = either(&mut |good, bad| {
        request.set_onsuccess(Some(&good));
        request.set_onerror(Some(&bad));
        request.set_onblocked(Some(&when_blocked(request.clone(), bad)));
    });
    match done.await {
        Ok(_) => request.result().map(JsCast::unchecked_into).map_err(trouble),
        // A request that another tab holds up is not done yet, so it has no error either.
        Err(_) => Err(request.error().ok().flatten().map_or_else(|| StoreError::Other(BLOCKED.into()), |error| trouble(error.into()))),
    }
}

fn ask(name: &str, version: u32) -> Result<IdbOpenDbRequest, JsValue> {
    let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(name, version)?;
    let upgrading = request.clone();
    request.set_onupgradeneeded(Some(&handler(move |event: IdbVersionChangeEvent| {
        let database: IdbDatabase = upgrading.result()?.unchecked_into();
        STEPS.iter().take(version as usize).skip(event.old_version() as usize).try_for_each(|step| step(&database))
    })));
    Ok(request)
}

/// Gives up after a while. Should the other tab let go later, the connection is closed at once: nobody would know of
/// it, and it would block others.
fn when_blocked(request: IdbOpenDbRequest, give_up: js_sys::Function) -> js_sys::Function {
    handler(move |_| {
        let (request, give_up) = (request.clone(), give_up.clone());
        Timeout::new(BLOCKED_WAIT_MS, move || {
            if request.ready_state() == web_sys::IdbRequestReadyState::Pending {
                let late = request.clone();
                request.set_onsuccess(Some(&handler(move |_| {
                    late.result()?.unchecked_into::<IdbDatabase>().close();
                    Ok(())
                })));
                let _ = give_up.call0(&JsValue::NULL);
            }
        })
        .forget();
        Ok(())
    })
}

/// A function that the browser calls with an event. An error is thrown: an upgrade that throws is undone.
fn handler(handle: impl FnMut(IdbVersionChangeEvent) -> Result<(), JsValue> + 'static) -> js_sys::Function {
    Closure::<dyn FnMut(IdbVersionChangeEvent) -> Result<(), JsValue>>::new(handle).into_js_value().unchecked_into()
}

/// Another tab with a newer build wants to upgrade: this one closes at once, and its next step opens again. The same
/// when the browser has closed the connection by force (F20).
fn let_go_for_others(database: &IdbDatabase, slot: Rc<RefCell<Option<IdbDatabase>>>) {
    let closing = database.clone();
    let let_go = handler(move |_| {
        slot.borrow_mut().take();
        closing.close();
        Ok(())
    });
    database.set_onversionchange(Some(&let_go));
    database.set_onclose(Some(&let_go));
}
