//! The rules about content. One function per rule; the phone's form and the office call the same ones.
//!
//! The two sides differ in what they know. The phone sees sealed values while they are typed and asks for reasons; the
//! office sees envelopes (and opens them separately: [`sealed`]), and its clock, its limits and its code lists may be newer
//! than the phone's were. What was right on the phone is therefore never held for being seen later: at the office a
//! future date is doubted, a missing reason for lateness is not asked for, and a passed limit is a flag.

mod harvest;
mod holding;
mod place;
mod producer;
pub mod quantity;
pub mod sealed;
pub mod when;
mod written;

pub use harvest::{harvest, is_raw, needs_condition};
pub use holding::{area_bounds, holding};
pub use place::village;
pub use producer::producer;
pub use sealed::{check_birth, check_nik, check_phone, check_point};

use super::Fields;
use super::civil::Day;
use super::form;
use super::harvest::Harvest;
use super::holding::Holding;
use super::ids::Kind;
use super::pack::Pack;
use super::problem::{Problem, Severity, Trouble};
use super::producer::Producer;

/// Which end applies the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where a person can still change what he types.
    Phone,
    /// Where what was typed has arrived.
    Office,
}

/// What the rules stand on.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Reference data.
    pub pack: &'a Pack,
    /// Today, by this side's clock.
    pub today: Day,
    /// Villages the person may register and report in; empty is all.
    pub territory: &'a [String],
    /// Which side.
    pub side: Side,
}

/// Checks a whole record as it stands after a change, with what the office can read of it. A finding that blocks holds
/// the revision as `invalid_field`; the others are flags at the desk.
pub fn check_fields(kind: Kind, fields: &Fields, pack: &Pack, today: Day) -> Vec<Problem> {
    if kind == Kind::Verdict {
        return Vec::new();
    }
    let Some(form) = form::form_of(kind, fields) else {
        return vec![Problem::new("form", Trouble::UnknownCode)];
    };
    let setting = Setting { pack, today, territory: &[], side: Side::Office };
    let mut problems = Vec::new();
    record(kind, fields, &setting, &mut problems);
    problems.extend(form::missing_fields(form, fields, pack, today));
    settled(problems)
}

/// Checks what can be read of a record; a field of a wrong type is a finding.
pub(in crate::domain) fn record(kind: Kind, fields: &Fields, setting: &Setting, found: &mut Vec<Problem>) {
    match kind {
        Kind::Producer => {
            let (record, mut wrong) = Producer::from_fields(fields);
            found.append(&mut wrong);
            producer(&record, setting, found);
        }
        Kind::Holding => {
            let (record, mut wrong) = Holding::from_fields(fields);
            found.append(&mut wrong);
            holding(&record, setting, found);
        }
        _ => {
            let (record, mut wrong) = Harvest::from_fields(fields);
            found.append(&mut wrong);
            harvest(&record, setting, found);
        }
    }
}

/// Adds a finding, if there is one.
fn say(found: &mut Vec<Problem>, at: &str, trouble: Option<Trouble>) {
    if let Some(trouble) = trouble {
        found.push(Problem::new(at, trouble));
    }
}

/// One finding of each sort at a place, and nothing "missing" where something else is wrong.
pub(in crate::domain) fn settled(problems: Vec<Problem>) -> Vec<Problem> {
    let mut kept: Vec<Problem> = Vec::with_capacity(problems.len());
    for problem in problems {
        let wrong_there = kept.iter().any(|other| other.at == problem.at && other.trouble.severity() != Severity::Warn);
        if !(kept.contains(&problem) || (problem.trouble == Trouble::Missing && wrong_there)) {
            kept.push(problem);
        }
    }
    kept
}
