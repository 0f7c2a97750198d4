//! The phone's end of sync as a machine: inputs in, effects out. It never does anything itself, so that a
//! simulator can drive it through every fault.
//!
//! ```text
//! Resting --Wake/Timer--> Loading --Loaded--> Sending --Answer--> Applying --Applied--> Resting (or Loading again)
//!                                                |                    |
//!                                                +--- no good reply --+--> Resting, longer wait
//! ```
//! Before it rests, it sends photos whose text has arrived: [`photos`].

pub mod photos;
mod reply;

use super::feed::Cursor;
use super::store::{Apply, Ledger, OutboxItem, Photo, PhotoState};
use super::wire::{BATCH_BYTES_MAX, BATCH_REVISIONS_MAX, Header, PROTO, Push, digest};
use crate::domain::ids::{BlobId, RevisionId, StoreId};
use photos::{Photos, Request, UnderWay};

/// Waits after failures in a row, ms. Each is long enough for a phone to move, none so long that a day passes.
pub const BACKOFF_MS: [u64; 6] = [2_000, 5_000, 15_000, 60_000, 180_000, 300_000];
/// Wait between pulls when nothing is to be sent, ms: verdicts should reach an open app the same hour.
pub const POLL_MS: u64 = 180_000;
/// Bytes of pages asked for per reply: a minute at 2G speed.
pub const BYTE_BUDGET: u64 = 128 * 1024;

/// What the phone's screen says about sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Nothing to send, or waiting for the next try.
    Idle,
    /// A batch is under way.
    Sending {
        /// Acknowledged since sending began.
        done: usize,
        /// Waiting when it began.
        total: usize,
    },
    /// All texts have arrived; so many photos are still to go.
    Photos(usize),
    /// No good reply: no signal, a captive portal, a broken proxy.
    Offline,
    /// The office answered that the session is over. Nothing is lost; sign in to send.
    SignInNeeded,
    /// The office pulls no more for this version. Pushes still work.
    UpdateNeeded,
}

/// What the driver read from the store for one round.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Counters.
    pub ledger: Ledger,
    /// Feeds read so far.
    pub cursors: Vec<Cursor>,
    /// The oldest unacknowledged revisions, as many as [`Effect::Load`] asked for.
    pub items: Vec<OutboxItem>,
    /// All that wait.
    pub pending: usize,
    /// Build id of the app.
    pub app: String,
    /// Whether the browser promised to keep the store.
    pub persisted: bool,
    /// Free space, if known.
    pub free_bytes: Option<u64>,
    /// The phone's clock.
    pub wall_ms: i64,
}

/// What came back for a request.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Nothing: no signal, time-out, TLS trouble, a redirect.
    Nothing,
    /// An HTTP answer.
    Http {
        /// Status.
        status: u16,
        /// Whether the content type is the protocol's.
        ours: bool,
        /// `Retry-After` in ms, if given.
        retry_after_ms: Option<u64>,
        /// The body, decompressed.
        body: Vec<u8>,
        /// The phone's clock on arrival.
        wall_ms: i64,
    },
}

/// What happens to the machine.
#[derive(Debug)]
pub enum Input {
    /// Something may be to do: opened, saved, online, visible, tapped "Kirim".
    Wake,
    /// The wait of [`Effect::Wait`] is over.
    Timer,
    /// The store was read.
    Loaded(Box<Snapshot>),
    /// The request ended.
    Answered(Answer),
    /// The strict transaction of [`Effect::Apply`] or [`Effect::Note`] completed.
    Applied,
    /// The photos that the store knows, by id.
    PhotosRead(Vec<Photo>),
    /// The store does not have the bytes of the photo that should go.
    PhotoNotHere,
    /// The store could not be read or written.
    StoreFailed,
}

/// What the driver should do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the store and answer with [`Input::Loaded`].
    Load {
        /// At most that many revisions.
        revisions_max: usize,
        /// At most that many bytes.
        bytes_max: usize,
    },
    /// POST these bytes to the sync route and answer with [`Input::Answered`].
    Send(Vec<u8>),
    /// Put this in one strict transaction and answer with [`Input::Applied`].
    Apply(Box<Apply>),
    /// Read the store's photos and answer with [`Input::PhotosRead`].
    ReadPhotos,
    /// PUT this of a photo and answer with [`Input::Answered`] or [`Input::PhotoNotHere`].
    Photo(BlobId, Request),
    /// Note in one strict transaction how far a photo has come, and answer with [`Input::Applied`].
    Note(BlobId, PhotoState),
    /// Answer with [`Input::Timer`] after that many ms, unless another wait replaces it.
    Wait(u64),
    /// Show this, and the revisions that are on the way until the next is shown.
    Show(Link, Vec<RevisionId>),
}

/// The machine.
#[derive(Debug, Default)]
pub struct Engine {
    state: State,
    /// Failures in a row.
    failures: usize,
    /// Halvings of the batch after a refusal for size.
    halvings: u32,
    /// Something woke it while it was busy.
    again: bool,
    /// Acknowledged since the outbox was last empty.
    done: usize,
    photos: Photos,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Resting,
    Loading,
    Sending(Batch),
    Applying {
        /// What follows.
        next: Next,
        /// Shown when at rest again.
        then: Link,
    },
    ReadingPhotos {
        /// Shown when at rest again.
        then: Link,
    },
    Photo(UnderWay),
    /// What became of a photo is written.
    Noting {
        /// Shown when at rest again.
        then: Link,
    },
}

/// What follows a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// More waits here or there, and this round moved something: at once.
    GoOn,
    /// Nothing more to do.
    Rest,
    /// The office took nothing of what waits: later, each time longer; or after what it asked for, in ms.
    Stuck(Option<u64>),
}

/// What is under way: only a reply that names all of it is for us.
#[derive(Debug)]
struct Batch {
    store: StoreId,
    digest: RevisionId,
    lines: Vec<(u64, RevisionId)>,
    cursors: Vec<Cursor>,
    pending: usize,
}

impl Engine {
    /// A machine at rest.
    pub fn new() -> Self {
        Self::default()
    }

    /// One step.
    pub fn step(&mut self, input: Input) -> Vec<Effect> {
        match (input, std::mem::take(&mut self.state)) {
            (Input::Wake | Input::Timer, State::Resting) => self.load(),
            (Input::Wake, busy) => {
                self.again = true;
                self.state = busy;
                vec![]
            }
            (Input::Loaded(snapshot), State::Loading) => self.send(*snapshot),
            (Input::Answered(answer), State::Sending(batch)) => self.answered(answer, batch),
            (Input::Applied, State::Applying { next, then }) => self.applied(next, then),
            (Input::PhotosRead(photos), State::ReadingPhotos { then }) => self.photos_read(&photos, then),
            (Input::Answered(answer), State::Photo(photo)) => self.photo_answered(answer, photo),
            (Input::PhotoNotHere, State::Photo(photo)) => self.photo_not_here(photo),
            // What was saved meanwhile goes before the next photo.
            (Input::Applied, State::Noting { .. }) if self.again => self.load(),
            (Input::Applied, State::Noting { then }) => self.read_photos(then),
            (
                Input::StoreFailed,
                State::Loading | State::Applying { .. } | State::ReadingPhotos { .. } | State::Photo(_) | State::Noting { .. },
            ) => self.fail(None, Link::Idle),
            (_, state) => {
                self.state = state;
                vec![]
            }
        }
    }

    fn load(&mut self) -> Vec<Effect> {
        self.state = State::Loading;
        self.again = false;
        let shrink = |most: usize| (most >> self.halvings.min(20)).max(1);
        vec![Effect::Load { revisions_max: shrink(BATCH_REVISIONS_MAX), bytes_max: shrink(BATCH_BYTES_MAX) }]
    }

    fn send(&mut self, snapshot: Snapshot) -> Vec<Effect> {
        let Snapshot { ledger, cursors, items, pending, app, persisted, free_bytes, wall_ms } = snapshot;
        let digest = digest(items.iter().map(|item| item.id));
        // A record saved between the reading of the ledger and of the outbox is in the one and not in the other. Its number
        // was given out all the same; a header that denies it has the office hold the record as bad_counter.
        let saved_high = items.iter().map(|item| item.n).fold(ledger.saved_high, u64::max);
        let header = Header {
            proto: PROTO,
            app,
            store: ledger.store,
            saved_high,
            acked_high: ledger.acked_high,
            pending: pending as u64,
            persisted,
            free_bytes,
            wall_ms,
            last_server_ms: ledger.last_server_ms,
            cursors: cursors.clone(),
            witness: ledger.witness,
            byte_budget: BYTE_BUDGET,
            digest,
        };
        let lines: Vec<(u64, &[u8])> = items.iter().map(|item| (item.n, item.body.as_bytes())).collect();
        let body = Push::encode(&header, &lines);
        let lines = items.iter().map(|item| (item.n, item.id)).collect();
        let on_the_way = items.iter().map(|item| item.id).collect();
        self.state = State::Sending(Batch { store: ledger.store, digest, lines, cursors, pending });
        let mut effects = vec![Effect::Send(body)];
        if pending > 0 {
            effects.insert(0, Effect::Show(Link::Sending { done: self.done, total: self.done + pending }, on_the_way));
        }
        effects
    }

    fn applied(&mut self, next: Next, then: Link) -> Vec<Effect> {
        self.halvings = self.halvings.saturating_sub(1);
        if let Next::Stuck(wait_ms) = next {
            return self.fail(wait_ms, then);
        }
        self.failures = 0;
        if next == Next::GoOn || self.again {
            return self.load();
        }
        self.done = 0;
        self.read_photos(then)
    }

    fn read_photos(&mut self, then: Link) -> Vec<Effect> {
        self.state = State::ReadingPhotos { then };
        vec![Effect::ReadPhotos]
    }

    /// Nothing is left to do, unless something came up meanwhile.
    fn rest(&mut self, then: Link) -> Vec<Effect> {
        if self.again {
            return self.load();
        }
        vec![Effect::Show(then, Vec::new()), Effect::Wait(POLL_MS)]
    }

    /// Back to rest after a round that brought nothing, with a longer wait each time. A person's tap or a save wakes
    /// it at once; what woke it meanwhile is served by the wait, or a dead line would be tried without end.
    fn fail(&mut self, wait_ms: Option<u64>, show: Link) -> Vec<Effect> {
        let table = BACKOFF_MS.get(self.failures).or(BACKOFF_MS.last()).copied().unwrap_or(POLL_MS);
        self.failures += 1;
        self.done = 0;
        self.state = State::Resting;
        vec![Effect::Show(show, Vec::new()), Effect::Wait(wait_ms.map_or(table, |wait| wait.clamp(1_000, POLL_MS * 20)))]
    }
}

#[cfg(test)]
mod tests;
