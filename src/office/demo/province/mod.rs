//! A generated province: the same from the same seed and day, of any size.
//!
//! ```text
//! dice      chance by name: what is drawn depends on no order and no clock
//! places    districts: what people live from and who they are;   names, officers
//! goods     farm, pond and forest goods with their seasons;      waters: fishing
//! plan      the life of one producer;   person: who he is;       month: what he reports
//! year      the province day by day: saves, sendings, verdicts;  after, judging: what follows from what
//!   pending what is still to come, as little of it as the seed does not give again
//!   photo   which reports have one, and which have not arrived
//!   save    a form and the line it becomes;                      batch: what one push carries
//! decided   written as pushes are: prepared, decided, placed
//! bulk      written without the decision, for millions;          sample: held against a rebuild
//! ```
//!
//! Names, amounts, prices and shares are made up by hand from general knowledge of the region. Nothing in it is a
//! statistic, and nobody in it exists.

mod after;
mod batch;
mod bulk;
mod decided;
pub(super) mod dice;
mod goods;
mod judging;
mod month;
mod names;
mod officers;
mod pending;
mod person;
mod photo;
mod places;
mod plan;
mod sample;
mod save;
mod trips;
mod waters;
mod year;

use super::chance::Chance;
use super::filling::Place;
use super::people::{self, ACCOUNTS, DemoAccount};
use super::{DemoError, add, by_hand, is_empty};
use crate::domain::access::Role;
use crate::domain::civil::{Day, WITA_OFFSET_H};
use crate::domain::verdict::Verdict;
use crate::office::keys::Keys;
use crate::office::{Office, blobs};
use batch::Batch;
use officers::{OFFICERS, SUPERVISORS};
use plan::Plan;
use save::Workshop;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::mpsc;
use year::{Piece, Year};

pub use sample::{Sampled, check};

/// More reports than this, producers times years, are written in bulk.
pub const DECIDED_MAX: u64 = 5000;

/// Pieces that may be made while others are written.
const PIECES_AHEAD: usize = 2;

/// Records whose rows are held against a rebuild after bulk writing.
const SAMPLE: u64 = 300;

/// What province to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The same seed and day give the same province.
    pub seed: u64,
    /// How many producers.
    pub producers: u64,
    /// How many years of reports.
    pub years: u32,
    /// The day on which it ends.
    pub until: Day,
}

/// The seed when none is chosen: the province's code.
pub const SEED: u64 = 65;

impl Default for Options {
    fn default() -> Self {
        // For tests; the command ends today.
        Self { seed: SEED, producers: 1200, years: 1, until: Day::new(2026, 6, 1).unwrap_or(Day::FIRST) }
    }
}

/// A case that a person must look at, staged with a producer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Registered a second time: held for the NIK.
    Twin,
    /// A correction of a correction that never arrived.
    LostParent,
    /// Two phones change the same head.
    TwoPhones,
    /// Corrected by an officer of another district.
    Foreign,
    /// Corrected with an app that is newer than the office.
    NewerApp,
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As pushes are, with every decision.
    Decided,
    /// Placed directly, and a sample held against a rebuild.
    Bulk,
}

impl Options {
    /// The way for its size.
    pub fn way(&self) -> Way {
        if self.producers.saturating_mul(u64::from(self.years)) > DECIDED_MAX { Way::Bulk } else { Way::Decided }
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// The day of the demonstration.
    pub day: Day,
    /// Revisions written so far.
    pub revisions: u64,
}

/// The accounts of the generated province.
pub fn accounts() -> impl Iterator<Item = DemoAccount> {
    OFFICERS.into_iter().map(|officer| officer.account).chain(SUPERVISORS)
}

/// A minute of a day in the province, epoch ms.
fn moment_ms(day: i64, minute: i64) -> i64 {
    (day * 1440 + minute - WITA_OFFSET_H * 60) * 60_000
}

/// Makes the keys of a data folder from the seed, when there are none. They protect nothing: see [`Chance::Seed`].
pub fn make_keys(data: &Path, seed: u64) -> std::io::Result<()> {
    Keys::open_with(data, |label| Chance::Seed(seed).bytes(label)).map(|_| ())
}

/// Fills an empty office whose keys are [`make_keys`]'. Returns what a sample showed, where it was written in bulk.
pub async fn fill(office: &Office, options: Options, way: Way, mut tell: impl FnMut(Progress)) -> Result<Option<Sampled>, DemoError> {
    if !is_empty(office).await? {
        return Err(DemoError::NotEmpty);
    }
    let chance = Chance::Seed(options.seed);
    let plan = Arc::new(Plan::new(options, office.pack().clone()));
    let workshop = Workshop { plan: plan.clone(), keys: office.keys().clone() };
    let mut year = Year::new(workshop.clone());
    let store = year.office_store();
    let (opening_ms, end_ms) = (moment_ms(plan.opening(), 0), moment_ms(plan.end(), 0));
    let facts = [("demonstration", options.seed.to_string()), ("office_store", store.to_string())];
    office.writer().run(move |writing| Box::pin(decided::note(writing, facts))).await?;
    let by_role = ACCOUNTS.into_iter().filter(|account| account.role != Role::Producer);
    for account in by_role.chain(accounts()) {
        add(office, &account, None, chance, opening_ms).await?;
    }
    decided::write(office, year.roll_call(opening_ms)).await?;
    let (hand_over, mut pieces) = mpsc::channel(PIECES_AHEAD);
    let making = tokio::task::spawn_blocking(move || {
        while year.next_day(&mut |piece| hand_over.blocking_send(piece).is_ok())? {}
        Ok::<Year, DemoError>(year)
    });
    let mut writing = Written { office, way, waiting: Vec::new(), lines: 0, revisions: 0 };
    while let Some(Piece { day, batches }) = pieces.recv().await {
        writing.take(batches).await?;
        tell(Progress { day, revisions: writing.revisions });
    }
    writing.flush().await?;
    let year = making.await.map_err(|error| DemoError::Stopped(error.to_string()))??;
    decided::write(office, year.roll_call(end_ms)).await?;
    let judge = async |verdicts: Vec<Verdict>| {
        let author = people::of(Role::Supervisor).person();
        let number = |at: usize| year.office_n() + 1 + at as u64;
        let place = |at: usize| Place { author, store, n: number(at), at_ms: end_ms };
        let made = verdicts.iter().enumerate().map(|(at, verdict)| workshop.verdict(verdict, "", None, place(at))).collect();
        let saved_high = year.office_n() + verdicts.len() as u64;
        decided::write(office, vec![Batch { person: author, store, is_office: true, at_ms: end_ms, saved_high, made }]).await
    };
    by_hand(office, chance, end_ms, judge).await?;
    match way {
        Way::Decided => Ok(None),
        Way::Bulk => check(office, options.seed, SAMPLE).await.map(Some),
    }
}

/// Days that wait for a transaction of a good size.
struct Written<'a> {
    office: &'a Office,
    way: Way,
    waiting: Vec<Batch>,
    lines: usize,
    revisions: u64,
}

impl Written<'_> {
    async fn take(&mut self, batches: Vec<Batch>) -> Result<(), DemoError> {
        self.lines += batches.iter().map(|batch| batch.made.len()).sum::<usize>();
        self.waiting.extend(batches);
        let enough = match self.way {
            Way::Decided => decided::LINES,
            Way::Bulk => bulk::LINES,
        };
        if self.lines >= enough { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<(), DemoError> {
        let mut batches = std::mem::take(&mut self.waiting);
        self.revisions += std::mem::take(&mut self.lines) as u64;
        let mut photos = Vec::new();
        for batch in &mut batches {
            photos.extend(batch.made.iter_mut().filter_map(|made| made.photo.take()).map(|photo| (photo, batch.person, batch.at_ms)));
        }
        match self.way {
            Way::Decided => decided::write(self.office, batches).await?,
            Way::Bulk => bulk::write(self.office, batches).await?,
        }
        // Photos come after the texts that name them.
        for (photo, person, at_ms) in photos {
            blobs::put(self.office, person, photo.id, photo.bytes, at_ms).await?;
        }
        Ok(())
    }
}
