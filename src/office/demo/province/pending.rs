//! What will be saved and judged, kept as little as possible: what the seed gives again is drawn anew when its day comes.
//! So a province of a million producers needs some hundred bytes for each, not what all of them will have typed.

use super::judging::Fate;
use super::moment_ms;
use super::month::reports;
use super::officers::officer_of;
use super::person;
use super::plan::{Life, Plan};
use super::save::{Save, Then};
use crate::domain::civil::Day;
use crate::domain::form::{Answers, Form};
use crate::domain::ids::{RecordId, RevisionId};
use crate::domain::moment::Month;
use crate::domain::verdict::Outcome;

/// Reports of one month and producer have numbers of their own below this.
const REPORTS_MAX: u64 = 64;

/// What of a producer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// His registration.
    Registration,
    /// His holding.
    Holding,
    /// A report: first day of the month, as its number, and which of its reports.
    Report(i32, u16),
}

/// What the seed gives whenever it is asked: a form filled in for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Producer.
    pub producer: u32,
    /// What of his.
    pub thing: Thing,
}

impl Origin {
    /// The record that it makes.
    pub fn record(self, plan: &Plan) -> RecordId {
        let producer = u64::from(self.producer);
        match self.thing {
            Thing::Registration => plan.record("producer", producer, 0),
            Thing::Holding => plan.record("holding", producer, 0),
            Thing::Report(month, at) => plan.record("report", producer, u64::from(month.unsigned_abs()) * REPORTS_MAX + u64::from(at)),
        }
    }
}

/// A form that will be saved on a phone.
#[derive(Clone, Debug)]
pub struct Pending {
    /// The phone's clock, epoch ms.
    pub at_ms: i64,
    /// Which phone.
    pub phone: u8,
    /// What is typed.
    pub what: What,
}

/// What is typed, or how it is found out.
#[derive(Clone, Debug)]
pub enum What {
    /// What the seed gives.
    Drawn(Origin),
    /// The correction of that.
    Correction(Box<Correction>),
    /// A staged case: there are few.
    Staged(Box<Save>),
}

/// A correction to come.
#[derive(Clone, Debug)]
pub struct Correction {
    /// What is corrected.
    pub origin: Origin,
    /// Its revision.
    pub head: RevisionId,
    /// What happens once it has arrived.
    pub then: Then,
}

impl Pending {
    /// A staged case.
    pub fn staged(save: Save) -> Self {
        Self { at_ms: save.at_ms, phone: save.phone as u8, what: What::Staged(Box::new(save)) }
    }

    /// The record, for an order that does not depend on who was drawn first.
    pub fn record(&self, plan: &Plan) -> RecordId {
        match &self.what {
            What::Drawn(origin) => origin.record(plan),
            What::Correction(correction) => correction.origin.record(plan),
            What::Staged(save) => save.record,
        }
    }
}

/// A verdict to come.
#[derive(Clone, Copy, Debug)]
pub struct Judging {
    /// On what.
    pub origin: Origin,
    /// Which form made it.
    pub form: Form,
    /// The revision that was looked at.
    pub judged: RevisionId,
    /// What it will be.
    pub outcome: Outcome,
    /// By whom, by his place in the list.
    pub supervisor: u8,
}

/// What a producer's month brings, as the seed gives it.
pub fn of_month(plan: &Plan, producer: u32, month: Month) -> Vec<Save> {
    let life = plan.life(u64::from(producer));
    let first = month.first().number();
    let mut saves = Vec::new();
    if (first..first + length(month)).contains(&life.registered) {
        saves.push(registration(plan, producer, &life));
        if life.has_holding {
            saves.push(holding(plan, producer, &life));
        }
    }
    saves.extend(of_reports(plan, producer, &life, month));
    saves
}

/// One of them again.
pub fn again(plan: &Plan, origin: Origin) -> Option<Save> {
    let life = plan.life(u64::from(origin.producer));
    match origin.thing {
        Thing::Registration => Some(registration(plan, origin.producer, &life)),
        Thing::Holding => Some(holding(plan, origin.producer, &life)),
        Thing::Report(month, at) => {
            let month = Month::of(Day::from_number(i64::from(month)));
            of_reports(plan, origin.producer, &life, month).nth(usize::from(at))
        }
    }
}

fn length(month: Month) -> i64 {
    let first = month.first().number();
    Month::of(Day::from_number(first + 31)).first().number() - first
}

fn registration(plan: &Plan, producer: u32, life: &Life) -> Save {
    let said = person::registration(plan, u64::from(producer), life);
    let (minute, then) = (registered_at(plan, producer), Then::Registered(u64::from(producer)));
    save(
        plan,
        life,
        Origin { producer, thing: Thing::Registration },
        "registration",
        (life.registered, minute),
        (Form::Producer, said),
        then,
    )
}

fn holding(plan: &Plan, producer: u32, life: &Life) -> Save {
    let said = person::holding(plan, u64::from(producer), life);
    let (minute, then) = (registered_at(plan, producer) + 4, Then::Judged(Fate::Approved));
    save(plan, life, Origin { producer, thing: Thing::Holding }, "holding", (life.registered, minute), (Form::Holding, said), then)
}

/// Minute of the day of his registration.
fn registered_at(plan: &Plan, producer: u32) -> i64 {
    8 * 60 + plan.dice("hour", &[u64::from(producer)]).between(0, 500)
}

fn of_reports<'a>(plan: &'a Plan, producer: u32, life: &'a Life, month: Month) -> impl Iterator<Item = Save> + 'a {
    let first = month.first().number() as i32;
    reports(plan, u64::from(producer), life, month).into_iter().zip(0..).map(move |(report, at)| {
        let origin = Origin { producer, thing: Thing::Report(first, at) };
        save(plan, life, origin, report.label, (report.day, report.minute), (report.form, report.answers), Then::Judged(report.fate))
    })
}

fn save(
    plan: &Plan,
    life: &Life,
    origin: Origin,
    label: &'static str,
    (day, minute): (i64, i64),
    (form, answers): (Form, Answers),
    then: Then,
) -> Save {
    Save {
        origin,
        // Milliseconds by the person, so that few are saved in the same one.
        at_ms: moment_ms(day, minute) + i64::from(origin.producer % 60_000),
        phone: officer_of(life.district.code),
        label,
        record: origin.record(plan),
        form,
        answers,
        base: None,
        wrong: None,
        then,
        photo: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::demo::province::Options;
    use std::sync::Arc;

    #[test]
    fn what_is_drawn_again_is_what_was_planned() {
        let plan = Plan::new(Options::default(), Arc::new(crate::office::pack::build()));
        let mut things = [0; 3];
        for producer in 0..60 {
            for first in ["2025-05-01", "2025-08-01", "2026-01-01"] {
                for planned in of_month(&plan, producer, Month::of(first.parse().unwrap())) {
                    let again = again(&plan, planned.origin).unwrap();
                    assert_eq!(format!("{again:?}"), format!("{planned:?}"));
                    things[match planned.origin.thing {
                        Thing::Registration => 0,
                        Thing::Holding => 1,
                        Thing::Report(..) => 2,
                    }] += 1;
                }
            }
        }
        assert!(things.iter().all(|count| *count > 10), "{things:?}");
        // What is kept for each of a million must stay small.
        assert!(size_of::<Pending>() <= 40 && size_of::<Judging>() <= 56, "{} {}", size_of::<Pending>(), size_of::<Judging>());
    }
}
