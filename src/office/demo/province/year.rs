//! The province day by day: officers write down, phones find a network and send, supervisors judge, officers correct.
//! Everything here follows from the plan; no database is asked and no clock is read.

use super::batch::Batch;
use super::moment_ms;
use super::officers::{OFFICERS, SUPERVISORS};
use super::pending::{Judging, Pending, What, of_month};
use super::save::{Made, Save, Workshop, on_all_cores};
use crate::domain::civil::Day;
use crate::domain::ids::{PersonId, StoreId};
use crate::domain::moment::Month;
use crate::office::demo::DemoError;
use crate::office::demo::filling::Place;
use crate::sync::wire::BATCH_REVISIONS_MAX;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Every officer has a phone, and an old one in a drawer.
const PHONES: usize = OFFICERS.len() * 2;

/// Supervisors read in the morning, phones find a network in the evening: so times never run back.
const JUDGING_MINUTE: i64 = 9 * 60;
const SENDING_MINUTE: i64 = 18 * 60;
/// Minutes between two of them.
const APART_MINUTES: i64 = 8;

/// Lines that are made and handed over together: a day of a large province does not fit in memory.
const PIECE: usize = 4000;

/// Some of a day's batches.
#[derive(Debug)]
pub struct Piece {
    /// The day.
    pub day: Day,
    /// What is judged or sent.
    pub batches: Vec<Batch>,
}

/// The year as it goes by.
pub struct Year {
    pub(super) workshop: Workshop,
    pub(super) today: i64,
    /// Where the next month to be planned begins.
    month: Month,
    pub(super) saves: BTreeMap<i64, Vec<Pending>>,
    pub(super) verdicts: BTreeMap<i64, Vec<Judging>>,
    outboxes: Vec<Vec<Pending>>,
    /// Highest number of each phone's store, and of the office's behind them.
    n: Vec<u64>,
}

impl Year {
    /// The year before its first day.
    pub fn new(workshop: Workshop) -> Self {
        let today = workshop.plan.opening();
        Self {
            month: Month::of(Day::from_number(today)),
            workshop,
            today,
            saves: BTreeMap::new(),
            verdicts: BTreeMap::new(),
            outboxes: vec![Vec::new(); PHONES],
            n: vec![0; PHONES + 1],
        }
    }

    /// Every store says that it is there: the first words of a new phone, and the last ones of the year.
    pub fn roll_call(&self, at_ms: i64) -> Vec<Batch> {
        (0..=PHONES).map(|store| self.batch(store, at_ms, Vec::new())).collect()
    }

    /// The next day: what is judged and sent on it is handed over piece by piece. False when the year is over, or when
    /// nobody takes it any more.
    pub fn next_day(&mut self, hand_over: &mut impl FnMut(Piece) -> bool) -> Result<bool, DemoError> {
        let day = Day::from_number(self.today);
        if self.today >= self.workshop.plan.end() {
            return Ok(false);
        }
        if self.month.first() <= day {
            self.plan_month();
        }
        let mut is_taken = self.judge(&mut |batches| hand_over(Piece { day, batches }));
        let mut due = self.saves.remove(&self.today).unwrap_or_default();
        due.sort_by_cached_key(|pending| (pending.at_ms, pending.record(&self.workshop.plan)));
        for pending in due {
            self.outboxes[usize::from(pending.phone)].push(pending);
        }
        is_taken = is_taken && self.send(&mut |batches| hand_over(Piece { day, batches }))?;
        self.today += 1;
        Ok(is_taken)
    }

    /// Registrations and reports of a month, of everybody.
    fn plan_month(&mut self) {
        let (plan, month) = (self.workshop.plan.clone(), self.month);
        let everybody: Vec<u32> = (0..plan.options.producers as u32).collect();
        for some in everybody.chunks(PIECE) {
            let planned = on_all_cores(some, |producer| {
                let pending = |save: Save| Pending { at_ms: save.at_ms, phone: save.phone as u8, what: What::Drawn(save.origin) };
                of_month(&plan, *producer, month).into_iter().map(pending).collect::<Vec<_>>()
            });
            for pending in planned.into_iter().flatten() {
                self.put(Day::at_ms(pending.at_ms).number(), pending);
            }
        }
        self.month = Month::of(Day::from_number(month.first().number() + 31));
    }

    /// It will be saved on that day. What lies behind the end never is.
    pub(super) fn put(&mut self, day: i64, pending: Pending) {
        if day < self.workshop.plan.end() {
            self.saves.entry(day).or_default().push(pending);
        }
    }

    /// The phones that find a network today send what they have.
    fn send(&mut self, hand_over: &mut impl FnMut(Vec<Batch>) -> bool) -> Result<bool, DemoError> {
        let today = self.today.unsigned_abs();
        let (mut sending, mut lines) = (Vec::new(), 0);
        for phone in 0..PHONES {
            let every = OFFICERS.get(phone).map_or(1, |officer| officer.signal_every_days);
            if self.workshop.plan.dice("signal", &[phone as u64, today]).below(every) != 0 {
                continue;
            }
            let mut outbox = std::mem::take(&mut self.outboxes[phone]).into_iter();
            while outbox.len() > 0 {
                let some: Vec<Pending> = outbox.by_ref().take(BATCH_REVISIONS_MAX).collect();
                lines += some.len();
                sending.push((phone, some));
                if lines >= PIECE && !hand_over(self.made(std::mem::take(&mut sending))?) {
                    return Ok(false);
                }
                lines = if sending.is_empty() { 0 } else { lines };
            }
        }
        Ok(sending.is_empty() || hand_over(self.made(sending)?))
    }

    /// Batches of phones, and what follows from them.
    fn made(&mut self, sending: Vec<(usize, Vec<Pending>)>) -> Result<Vec<Batch>, DemoError> {
        let received = Day::from_number(self.today);
        let mut numbered = Vec::new();
        let mut of_batch = Vec::new();
        for (phone, some) in sending {
            of_batch.push((phone, some.len()));
            for pending in some {
                self.n[phone] += 1;
                numbered.push((phone, self.n[phone], pending));
            }
        }
        let made = on_all_cores(&numbered, |(phone, n, pending)| {
            let save = self.workshop.due(pending)?;
            let (made, fields) = self.workshop.save(&save, self.person(*phone), self.store(*phone), *n, received)?;
            Ok::<_, DemoError>((save, made, Arc::new(fields)))
        });
        let mut made = made.into_iter();
        let mut batches = Vec::new();
        for (phone, count) in of_batch {
            let mut lines = Vec::with_capacity(count);
            for one in made.by_ref().take(count) {
                let (save, made, fields) = one?;
                self.follow(&save, &made, &fields);
                lines.push(made);
            }
            let at_ms = moment_ms(self.today, SENDING_MINUTE + phone as i64 * APART_MINUTES);
            batches.push(self.batch(phone, at_ms, lines));
        }
        Ok(batches)
    }

    /// Today's verdicts of every supervisor.
    fn judge(&mut self, hand_over: &mut impl FnMut(Vec<Batch>) -> bool) -> bool {
        let plan = self.workshop.plan.clone();
        let mut due = self.verdicts.remove(&self.today).unwrap_or_default();
        due.sort_by_cached_key(|judging| (judging.supervisor, judging.origin.record(&plan)));
        let mut batches = Vec::new();
        for judgings in due.chunk_by(|one, other| one.supervisor == other.supervisor) {
            let supervisor = judgings.first().map_or(0, |judging| usize::from(judging.supervisor));
            let at_ms = moment_ms(self.today, JUDGING_MINUTE + supervisor as i64 * APART_MINUTES);
            let (author, store) = (SUPERVISORS[supervisor].person(), self.store(PHONES));
            for judgings in judgings.chunks(BATCH_REVISIONS_MAX) {
                let numbered: Vec<(u64, &Judging)> = (self.n[PHONES] + 1..).zip(judgings).collect();
                let made = on_all_cores(&numbered, |(n, judging)| {
                    let producer = u64::from(judging.origin.producer);
                    let (verdict, owner) = (judging.verdict(&plan, *n, self.today), plan.record("producer", producer, 0));
                    let place = Place { author, store, n: *n, at_ms };
                    self.workshop.verdict(&verdict, &plan.life(producer).village, Some(owner), place)
                });
                self.n[PHONES] += judgings.len() as u64;
                batches.push(Batch { person: author, ..self.batch(PHONES, at_ms, made) });
                if batches.len() * BATCH_REVISIONS_MAX >= PIECE && !hand_over(std::mem::take(&mut batches)) {
                    return false;
                }
            }
        }
        batches.is_empty() || hand_over(batches)
    }

    fn batch(&self, store: usize, at_ms: i64, made: Vec<Made>) -> Batch {
        let saved_high = made.last().map_or(self.n[store], |made| made.applied.revision.n);
        Batch { person: self.person(store), store: self.store(store), is_office: store == PHONES, at_ms, saved_high, made }
    }

    fn person(&self, store: usize) -> PersonId {
        if store == PHONES { SUPERVISORS[0].person() } else { OFFICERS[store % OFFICERS.len()].account.person() }
    }

    /// The id of a phone's store, or of the office's behind them.
    fn store(&self, store: usize) -> StoreId {
        StoreId::from_random(self.workshop.plan.dice("store", &[store as u64]).bytes())
    }

    /// The office's own store.
    pub fn office_store(&self) -> StoreId {
        self.store(PHONES)
    }

    /// Highest number that the office's own store has given.
    pub fn office_n(&self) -> u64 {
        self.n[PHONES]
    }
}
