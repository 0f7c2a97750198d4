//! The province day by day: officers write down, phones find a network and send, supervisors judge, officers correct.
//! Everything here follows from the plan; no database is asked and no clock is read.

use super::batch::Batch;
use super::judging::{Fate, Judging};
use super::moment_ms;
use super::month::reports;
use super::officers::{OFFICERS, SUPERVISORS, officer_of, supervisor_of};
use super::person;
use super::save::{Made, Save, Then, Workshop, on_all_cores};
use crate::domain::civil::Day;
use crate::domain::form::{Answers, Form};
use crate::domain::ids::{PersonId, RecordId, StoreId};
use crate::domain::moment::Month;
use crate::office::demo::DemoError;
use crate::office::demo::filling::Place;
use crate::sync::wire::BATCH_REVISIONS_MAX;
use std::collections::BTreeMap;

/// Every officer has a phone, and an old one in a drawer.
const PHONES: usize = OFFICERS.len() * 2;

/// Supervisors read in the morning, phones find a network in the evening: so times never run back.
const JUDGING_MINUTE: i64 = 9 * 60;
const SENDING_MINUTE: i64 = 18 * 60;
/// Minutes between two of them.
const APART_MINUTES: i64 = 8;

/// The year as it goes by.
pub struct Year {
    pub(super) workshop: Workshop,
    pub(super) today: i64,
    /// Where the next month to be planned begins.
    month: Month,
    pub(super) saves: BTreeMap<i64, Vec<Save>>,
    pub(super) verdicts: BTreeMap<i64, Vec<Judging>>,
    outboxes: Vec<Vec<Save>>,
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

    /// What is sent and judged on the next day; `None` when the year is over.
    pub fn next_day(&mut self) -> Result<Option<(Day, Vec<Batch>)>, DemoError> {
        let day = Day::from_number(self.today);
        if self.today >= self.workshop.plan.end() {
            return Ok(None);
        }
        if self.month.first() <= day {
            self.plan_month();
        }
        let mut batches = self.judge();
        let mut saves = self.saves.remove(&self.today).unwrap_or_default();
        saves.sort_by_key(|save| (save.at_ms, save.record));
        for save in saves {
            self.outboxes[save.phone].push(save);
        }
        batches.extend(self.send()?);
        self.today += 1;
        Ok(Some((day, batches)))
    }

    /// Registrations and reports of a month, of everybody.
    fn plan_month(&mut self) {
        let (plan, month) = (&self.workshop.plan, self.month);
        let next = Month::of(Day::from_number(month.first().number() + 31));
        let producers: Vec<u64> = (0..plan.options.producers).collect();
        let of_all = on_all_cores(&producers, |producer| {
            let life = plan.life(*producer);
            let phone = officer_of(life.district.code);
            let save = |day: i64, minute: i64, label: &'static str, record: RecordId, form: Form, answers: Answers, then: Then| Save {
                // Milliseconds by the person, so that few are saved in the same one.
                at_ms: moment_ms(day, minute) + (producer % 60_000).cast_signed(),
                phone,
                label,
                record,
                form,
                answers,
                base: None,
                wrong: None,
                then,
            };
            let mut saves = Vec::new();
            if (month.first().number()..next.first().number()).contains(&life.registered) {
                let (record, minute) = (plan.record("producer", *producer, 0), 8 * 60 + plan.dice("hour", &[*producer]).between(0, 500));
                let said = person::registration(plan, *producer, &life);
                saves.push(save(life.registered, minute, "registration", record, Form::Producer, said, Then::Registered(*producer)));
                if life.has_holding {
                    let (record, said) = (plan.record("holding", *producer, 0), person::holding(plan, *producer, &life));
                    let fate = Then::Judged(Fate::Approved);
                    saves.push(save(life.registered, minute + 4, "holding", record, Form::Holding, said, fate));
                }
            }
            let number = month.first().number().unsigned_abs();
            for (at, report) in reports(plan, *producer, &life, month).into_iter().enumerate() {
                let record = plan.record("report", *producer, number * 64 + at as u64);
                let then = Then::Judged(report.fate);
                saves.push(save(report.day, report.minute, report.label, record, report.form, report.answers, then));
            }
            saves
        });
        for save in of_all.into_iter().flatten() {
            self.saves.entry(Day::at_ms(save.at_ms).number()).or_default().push(save);
        }
        self.month = next;
    }

    /// The phones that find a network today send what they have.
    fn send(&mut self) -> Result<Vec<Batch>, DemoError> {
        let plan = self.workshop.plan.clone();
        let today = self.today.unsigned_abs();
        let mut sending: Vec<(Save, usize, u64)> = Vec::new();
        for phone in 0..PHONES {
            let every = OFFICERS.get(phone).map_or(1, |officer| officer.signal_every_days);
            if plan.dice("signal", &[phone as u64, today]).below(every) == 0 {
                for save in std::mem::take(&mut self.outboxes[phone]) {
                    self.n[phone] += 1;
                    sending.push((save, phone, self.n[phone]));
                }
            }
        }
        let received = Day::from_number(self.today);
        let made =
            on_all_cores(&sending, |(save, phone, n)| self.workshop.save(save, self.person(*phone), self.store(*phone), *n, received));
        let made: Vec<Made> = made.into_iter().collect::<Result<_, _>>()?;
        let mut batches = Vec::new();
        let mut of_phone: Vec<Vec<Made>> = vec![Vec::new(); PHONES];
        for ((save, phone, _), made) in sending.iter().zip(made) {
            self.follow(save, &made);
            of_phone[*phone].push(made);
        }
        for (phone, mut lines) in of_phone.into_iter().enumerate() {
            let at_ms = moment_ms(self.today, SENDING_MINUTE + phone as i64 * APART_MINUTES);
            while !lines.is_empty() {
                let later = lines.split_off(lines.len().min(BATCH_REVISIONS_MAX));
                batches.push(self.batch(phone, at_ms, std::mem::replace(&mut lines, later)));
            }
        }
        Ok(batches)
    }

    /// Today's verdicts of every supervisor.
    fn judge(&mut self) -> Vec<Batch> {
        let mut due = self.verdicts.remove(&self.today).unwrap_or_default();
        due.sort_by_key(|judging| (supervisor_of(&judging.village), judging.target));
        let mut batches = Vec::new();
        for judgings in due.chunk_by(|one, other| supervisor_of(&one.village) == supervisor_of(&other.village)) {
            let supervisor = judgings.first().map_or(0, |judging| supervisor_of(&judging.village));
            let at_ms = moment_ms(self.today, JUDGING_MINUTE + supervisor as i64 * APART_MINUTES);
            let author = SUPERVISORS[supervisor].person();
            for judgings in judgings.chunks(BATCH_REVISIONS_MAX) {
                let mut made = Vec::new();
                for judging in judgings {
                    self.n[PHONES] += 1;
                    let place = Place { author, store: self.store(PHONES), n: self.n[PHONES], at_ms };
                    let verdict = judging.verdict(self.workshop.plan.options.seed, place.n, self.today);
                    made.push(self.workshop.verdict(&verdict, &judging.village, judging.producer, place));
                }
                batches.push(Batch { person: author, ..self.batch(PHONES, at_ms, made) });
            }
        }
        batches
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
