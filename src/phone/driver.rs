//! Does what the sync engine decides: it reads the store, sends, writes, shows, waits. It decides nothing itself.

use super::bell::{Bell, Woken, ring_with_the_page};
use super::events::{Event, Link};
use super::http::{self, Call};
use super::{Inner, canary, clock, session, storage};
use crate::domain::ids::BlobId;
use crate::sync::blob;
use crate::sync::engine::{self, Answer, Effect, Engine, Input, Snapshot, photos::Request};
use crate::sync::store::{Apply, PhoneStore as _, StoreError};
use crate::sync::wire::CONTENT_TYPE;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

const SYNC_PATH: &str = "/sync/v1";
/// Longest wait for an answer to a photo, ms: 300 KB at 20 kbit/s take two minutes.
const PHOTO_TIMEOUT_MS: u32 = 240_000;
/// How long a tab that does not lead waits for the leader to begin a round, ms.
const LEADER_GRACE_MS: i64 = 5_000;

/// Starts the driver of a phone; it runs until the phone is stopped.
pub fn start(phone: &Rc<Inner>, bell: Rc<Bell>) {
    ring_with_the_page(&bell);
    bell.ring();
    let phone = phone.clone();
    spawn_local(async move { run(&phone, &bell).await });
}

async fn run(phone: &Rc<Inner>, bell: &Bell) {
    let mut engine = Engine::new();
    let mut wait_ms = engine::POLL_MS;
    while !phone.bus.stopped() {
        let input = match bell.wait(wait_ms).await {
            Woken::Rung => Input::Wake,
            Woken::Time => Input::Timer,
        };
        if phone.bus.stopped() || somebody_else_does_it(phone, bell).await {
            wait_ms = engine::POLL_MS;
            continue;
        }
        phone.tabs.beat();
        let mut next = Some(input);
        while let Some(input) = next.take() {
            let mut effects = if bell.take() { engine.step(Input::Wake) } else { Vec::new() };
            effects.extend(engine.step(input));
            for effect in effects {
                match effect {
                    Effect::Wait(ms) => wait_ms = ms,
                    other => next = act(phone, other).await.or(next),
                }
            }
        }
    }
}

/// Lets the leading tab do the round. `false` when this tab leads, or when the leader does not stir: frozen for days,
/// it still holds its lock (F26).
async fn somebody_else_does_it(phone: &Inner, bell: &Bell) -> bool {
    let give_up_ms = clock::now_ms() + LEADER_GRACE_MS;
    while !phone.tabs.lead().await {
        let asked_ms = clock::now_ms();
        phone.tabs.wake_leader();
        // Rung meanwhile, as by a tap: what the leader began before it does not count. Nor does it put off the end of
        // the wait, or somebody who taps again and again would wait for ever.
        if bell.wait(u64::try_from(give_up_ms - asked_ms).unwrap_or(0)).await == Woken::Time {
            return phone.tabs.last_beat_ms() >= asked_ms;
        }
        if phone.bus.stopped() {
            return true;
        }
    }
    false
}

/// Does one thing, and says what the engine should hear of it.
async fn act(phone: &Rc<Inner>, effect: Effect) -> Option<Input> {
    match effect {
        Effect::Load { revisions_max, bytes_max } => Some(match load(phone, revisions_max, bytes_max).await {
            Ok(snapshot) => Input::Loaded(Box::new(snapshot)),
            Err(_) => Input::StoreFailed,
        }),
        Effect::Send(body) => Some(Input::Answered(send(phone, body).await)),
        Effect::Apply(apply) => Some(match put(phone, *apply).await {
            Ok(()) => Input::Applied,
            Err(_) => Input::StoreFailed,
        }),
        Effect::ReadPhotos => Some(phone.store.photos().await.map_or(Input::StoreFailed, Input::PhotosRead)),
        Effect::Photo(id, request) => Some(send_photo(phone, id, request).await),
        Effect::Note(id, state) => Some(match phone.store.note_photo(id, state).await {
            Ok(()) => {
                tell_records(phone);
                Input::Applied
            }
            Err(_) => Input::StoreFailed,
        }),
        Effect::Show(link, on_the_way) => {
            let link = shown(link);
            phone.tabs.tell_sending(link, &on_the_way);
            phone.bus.set_link(link);
            phone.bus.set_on_the_way(on_the_way);
            None
        }
        Effect::Wait(_) => None,
    }
}

async fn load(phone: &Inner, revisions_max: usize, bytes_max: usize) -> Result<Snapshot, StoreError> {
    let storage = storage::look().await;
    // Each is a transaction of its own, and somebody may save between them: the ledger comes last, so that it counts
    // whatever was read before it.
    Ok(Snapshot {
        cursors: phone.store.cursors().await?,
        items: phone.store.outbox(revisions_max, bytes_max).await?,
        pending: phone.store.outbox_len().await?,
        ledger: phone.store.ledger().await?,
        app: session::build_id(),
        persisted: storage.persisted.unwrap_or(false),
        free_bytes: storage.free_bytes,
        wall_ms: clock::now_ms(),
    })
}

async fn send(phone: &Inner, body: Vec<u8>) -> Answer {
    let call = Call { method: "POST", path: SYNC_PATH, content_type: Some(CONTENT_TYPE), body: Some(body), gzip: true, ..Call::default() };
    ask(phone, call).await
}

/// The bytes are read when they go, so that one photo at a time is in memory.
async fn send_photo(phone: &Inner, id: BlobId, request: Request) -> Input {
    let (chunk, body) = match request {
        Request::Ask => (None, Vec::new()),
        Request::Whole => match phone.store.photo_bytes(id).await {
            Ok(Some(bytes)) => (Some(0), bytes),
            Ok(None) => return Input::PhotoNotHere,
            Err(_) => return Input::StoreFailed,
        },
    };
    let (path, content_type) = (blob::path(id, chunk), Some(blob::PHOTO_TYPE));
    let call = Call { method: "PUT", path: &path, content_type, body: Some(body), timeout_ms: PHOTO_TIMEOUT_MS, ..Call::default() };
    Input::Answered(ask(phone, call).await)
}

async fn ask(phone: &Inner, call: Call<'_>) -> Answer {
    match http::call(call).await {
        None => Answer::Nothing,
        Some(answer) => {
            session::note_pack(phone, answer.pack.as_deref());
            Answer::Http {
                status: answer.status,
                ours: answer.content_type == CONTENT_TYPE,
                retry_after_ms: answer.retry_after_ms,
                body: answer.body,
                wall_ms: clock::now_ms(),
            }
        }
    }
}

/// Applies a reply, then tells the screens and the other tabs.
async fn put(phone: &Rc<Inner>, apply: Apply) -> Result<(), StoreError> {
    let changes = !(apply.acks.is_empty() && apply.rows.is_empty() && apply.placed.is_empty());
    phone.store.apply(apply).await?;
    canary::note(phone.person(), &phone.store.ledger().await?);
    if changes {
        tell_records(phone);
    }
    session::refresh(phone);
    Ok(())
}

fn tell_records(phone: &Inner) {
    phone.tabs.tell_records();
    phone.bus.tell(Event::Records);
}

fn shown(link: engine::Link) -> Link {
    match link {
        engine::Link::Idle => Link::Idle,
        engine::Link::Sending { done, total } => Link::Sending { done, total },
        engine::Link::Photos(left) => Link::Photos(left),
        engine::Link::Offline => Link::Offline,
        engine::Link::SignInNeeded => Link::SignInNeeded,
        engine::Link::UpdateNeeded => Link::UpdateNeeded,
    }
}
