//! The contract suite over IndexedDB, in a real browser, and what only a browser can do to a store.

use super::IdbStore;
use crate::domain::Fields;
use crate::domain::form::{Answers, Draft, Form};
use crate::domain::ids::{DraftId, Kind, RecordId};
use crate::phone::random;
use crate::sync::revision::{Claimed, Revision, SCHEMA, id_of};
use crate::sync::store::{Ledger, PhoneStore as _, Save, StoreError, contract};
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn new_name() -> String {
    format!("test-{:032x}", u128::from_be_bytes(random::bytes()))
}

/// An empty store under a name that no other test has.
async fn empty() -> IdbStore {
    tab(&new_name()).await
}

/// One more tab on a store.
async fn tab(name: &str) -> IdbStore {
    IdbStore::open_named(name.into(), contract::me()).await.unwrap()
}

crate::stamp_contract!(wasm_bindgen_test, empty());

fn draft() -> Draft {
    let (id, record) = (DraftId::from_random(random::bytes()), RecordId::from_random(random::bytes()));
    Draft { id, form: Form::Producer, answers: Answers::new(), record, base: None, opened_ms: 1, changed_ms: 1 }
}

async fn build(store: &IdbStore, draft: Option<&Draft>) -> Save {
    let ledger = store.ledger().await.unwrap();
    let n = ledger.saved_high + 1;
    let revision = Revision {
        v: SCHEMA,
        nonce: format!("{:x?}", random::bytes::<12>()),
        record: draft.map_or_else(|| RecordId::from_random(random::bytes()), |draft| draft.record),
        kind: Kind::Producer.as_str().into(),
        parents: vec![],
        changes: Fields::from([("name".to_owned(), "Lawai".into())]),
        author: contract::me(),
        store: ledger.store,
        n,
        claimed: Claimed::default(),
        photos: vec![],
    };
    let bytes = revision.encode();
    Save { n, id: id_of(&bytes), body: String::from_utf8(bytes).unwrap(), draft: draft.map(|draft| draft.id) }
}

/// I16: two tabs save at once, each building again when the other was first; no number twice, none left out.
#[wasm_bindgen_test]
async fn i16_two_tabs_share_one_counter() {
    const EACH: u64 = 15;
    let name = new_name();
    let (one, other) = (tab(&name).await, tab(&name).await);
    assert_eq!(one.ledger().await.unwrap().store, other.ledger().await.unwrap().store);
    let (done, mut waiting) = counts();
    for store in [one, other] {
        let done = done.clone();
        spawn_local(async move {
            let mut moved = 0;
            for _ in 0..EACH {
                while let Err(error) = store.save(build(&store, None).await).await {
                    assert!(matches!(error, StoreError::CounterMoved { .. }), "{error}");
                    moved += 1;
                }
            }
            done(moved);
        });
    }
    let moved = waiting().await + waiting().await;
    assert!(moved > 0, "the tabs never met: this test tests nothing");
    let items = tab(&name).await.outbox(100, 1 << 20).await.unwrap();
    assert_eq!(items.iter().map(|item| item.n).collect::<Vec<_>>(), (1..=2 * EACH).collect::<Vec<_>>());
}

/// Rule 31: a draft that became a record in one tab cannot come back through another, and makes no second record.
#[wasm_bindgen_test]
async fn rule_31_a_saved_draft_does_not_come_back() {
    let name = new_name();
    let (one, other) = (tab(&name).await, tab(&name).await);
    let draft = draft();
    one.put_draft(&draft).await.unwrap();
    one.save(build(&one, Some(&draft)).await).await.unwrap();
    assert_eq!(other.put_draft(&draft).await, Err(StoreError::DraftGone));
    assert_eq!(other.save(build(&other, Some(&draft)).await).await, Err(StoreError::DraftGone));
    assert_eq!((other.outbox_len().await.unwrap(), other.drafts().await.unwrap()), (1, vec![]));
}

/// F20: the browser, or an upgrade in another tab, closes the connection; the next step opens it again.
#[wasm_bindgen_test]
async fn f20_a_closed_connection_is_opened_again() {
    let store = empty().await;
    store.save(build(&store, None).await).await.unwrap();
    store.connection().await.unwrap().close();
    assert_eq!(store.outbox_len().await.unwrap(), 1);
    store.connection().await.unwrap().close();
    store.save(build(&store, None).await).await.unwrap();
    assert_eq!(store.ledger().await.unwrap().saved_high, 2);
}

/// F29: a tab with an older build lets go at once when a newer one wants to upgrade.
#[wasm_bindgen_test]
async fn f29_an_open_store_does_not_block_an_upgrade() {
    let name = new_name();
    let store = tab(&name).await;
    super::open::open(&name, 99).await.unwrap().close();
    assert!(matches!(store.ledger().await, Err(StoreError::Other(_))), "an older build must not open a newer store");
}

/// F28: a store of the first version, with a saved record and a draft in it, takes photos after the upgrade.
#[wasm_bindgen_test]
async fn f28_a_store_of_version_1_keeps_everything_and_takes_photos() {
    let name = new_name();
    let first = super::open::open(&name, 1).await.unwrap();
    let transaction = first.transaction_with_str_and_mode("drafts", web_sys::IdbTransactionMode::Readwrite).unwrap();
    let old = draft();
    let row = crate::phone::rows::to_row(&old).unwrap();
    transaction.object_store("drafts").unwrap().put_with_key(&row, &old.id.to_string().into()).unwrap();
    first.close();
    let store = tab(&name).await;
    assert_eq!(store.draft(old.id).await.unwrap(), Some(old.clone()));
    let photo = crate::domain::ids::RevisionId([1; 32]);
    store.keep_photo(&old, photo, b"pixels").await.unwrap();
    assert_eq!(store.photo_bytes(photo).await.unwrap().as_deref(), Some(b"pixels".as_slice()));
}

/// I10, F33: a row that does not decode hides itself and nothing else; its bytes stay.
#[wasm_bindgen_test]
async fn i10_a_broken_row_blocks_no_other() {
    let store = empty().await;
    let first = build(&store, None).await;
    store.save(first.clone()).await.unwrap();
    store.save(build(&store, None).await).await.unwrap();
    let (id, broken) = (&first.id.to_string(), &wasm_bindgen::JsValue::from_str("not bytes"));
    store.write(&["revisions"], &|transaction| Box::pin(async move { transaction.put("revisions", &id.into(), broken) })).await.unwrap();
    let items = store.outbox(10, 1 << 20).await.unwrap();
    assert_eq!(items.iter().map(|item| item.n).collect::<Vec<_>>(), [2]);
    assert_eq!(store.outbox_len().await.unwrap(), 2);
}

/// F24, I16: a number that a store gave before it went back in time is not given again.
#[wasm_bindgen_test]
async fn f24_the_counter_only_rises() {
    let store = empty().await;
    store.raise_counter(5).await.unwrap();
    store.raise_counter(3).await.unwrap();
    store.save(build(&store, None).await).await.unwrap();
    assert_eq!(store.outbox(1, 1).await.unwrap()[0].n, 6);
}

/// Nothing put in a transaction that fails stays.
#[wasm_bindgen_test]
async fn a_failed_transaction_leaves_nothing() {
    let store = empty().await;
    let before = store.ledger().await.unwrap();
    let failed: Result<(), StoreError> = store
        .write(&["meta"], &|transaction| {
            Box::pin(async move {
                super::meta::put_ledger(&transaction, &Ledger { saved_high: 9, ..before })?;
                Err(StoreError::Quota)
            })
        })
        .await;
    assert_eq!(failed, Err(StoreError::Quota));
    assert_eq!(store.ledger().await.unwrap(), before);
}

/// A transaction that nobody waits for any more is undone, not committed by half.
#[wasm_bindgen_test]
async fn an_abandoned_transaction_leaves_nothing() {
    let store = empty().await;
    let before = store.ledger().await.unwrap();
    let (reached, slot) = (std::cell::Cell::new(false), &std::cell::Cell::new(None));
    let seen = &reached;
    let work = |transaction: super::transaction::Transaction| -> super::transaction::Step<'_> {
        Box::pin(async move {
            super::meta::put_ledger(&transaction, &Ledger { saved_high: 9, ..before })?;
            slot.set(super::meta::ledger(&transaction).await?);
            seen.set(true);
            std::future::pending().await
        })
    };
    let mut writing = Box::pin(store.write(&["meta"], &work));
    std::future::poll_fn(|context| {
        assert!(writing.as_mut().poll(context).is_pending());
        if reached.get() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    drop(writing);
    assert_eq!(slot.get().map(|ledger| ledger.saved_high), Some(9), "it was put");
    assert_eq!(store.ledger().await.unwrap(), before);
}

/// An older build in another tab that does not let go: the person is told, and what opens too late is closed again.
#[wasm_bindgen_test]
async fn a_store_held_elsewhere_is_given_up_and_not_held_later() {
    let name = new_name();
    let older = super::open::open(&name, 1).await.unwrap();
    assert!(matches!(super::open::open(&name, 2).await, Err(StoreError::Other(_))));
    older.close();
    super::open::open(&name, 3).await.unwrap().close();
}

/// What lies on phones beside the types of `sync`. A change here orphans rows: say why in the commit.
#[wasm_bindgen_test]
fn formats_of_rows_v1() {
    let waiting = super::save::Waiting { n: 3, id: crate::domain::ids::RevisionId([7; 32]), bytes: 512 };
    let id = "07".repeat(32);
    assert_eq!(crate::domain::json::to_text(&waiting), format!(r#"{{"n":3,"id":"{id}","bytes":512}}"#));
}

/// A sender and a receiver of counts, for tasks of one page.
fn counts() -> (impl Fn(u32) + Clone, impl AsyncFnMut() -> u32) {
    let queue = std::rc::Rc::new(std::cell::RefCell::new(std::collections::VecDeque::new()));
    let sender = queue.clone();
    let send = move |count| sender.borrow_mut().push_back(count);
    let receive = async move || {
        loop {
            if let Some(count) = queue.borrow_mut().pop_front() {
                return count;
            }
            gloo_timers::future::TimeoutFuture::new(5).await;
        }
    };
    (send, receive)
}
