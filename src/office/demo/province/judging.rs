//! What supervisors make of what has arrived.

use super::dice::Dice;
use super::pending::Judging;
use super::plan::Plan;
use crate::domain::civil::Day;
use crate::domain::form::Form;
use crate::domain::verdict::{Outcome, Verdict};

/// What becomes of a report or registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nobody comes to look at it.
    Waits,
    /// Approved after some days.
    Approved,
    /// Returned, and the officer has not come to correct it.
    Returned,
    /// Returned, corrected and approved.
    Mended,
    /// Rejected.
    Rejected,
    /// Approved, and changed by the officer afterwards.
    Changed,
}

impl Fate {
    /// One of them, as often as it happens.
    pub fn drawn(dice: &mut Dice) -> Self {
        let fates =
            [(Fate::Approved, 840), (Fate::Waits, 45), (Fate::Returned, 20), (Fate::Mended, 45), (Fate::Rejected, 25), (Fate::Changed, 25)];
        dice.weighted(&fates, |fate| fate.1).0
    }
}

impl Judging {
    /// The verdict, with words drawn by its number.
    pub fn verdict(&self, plan: &Plan, n: u64, today: i64) -> Verdict {
        let mut dice = plan.dice("words", &[n]);
        let returned = self.outcome == Outcome::Return;
        let field = match self.form {
            Form::Producer => "group",
            Form::Holding => "area",
            Form::Catch => "crew",
            Form::Nil => "month",
            _ => "amount",
        };
        let reason = match self.outcome {
            Outcome::Approve => "",
            Outcome::Return => dice.pick(&[
                "Mohon periksa lagi dengan catatan timbangan.",
                "Lain dari laporan bulan lalu, mohon dicek.",
                "Tolong tanyakan sekali lagi.",
            ]),
            Outcome::Reject => dice.pick(&["Tercatat dua kali.", "Bukan hasil dari desa ini.", "Sudah masuk laporan kelompok."]),
        };
        let marked = returned.then(|| (field.to_owned(), dice.pick(&["", "Angkanya benar?", "Basah atau kering?"]).to_owned()));
        Verdict {
            target: self.origin.record(plan),
            judged: self.judged,
            outcome: self.outcome,
            reason: reason.to_owned(),
            marked: marked.into_iter().collect(),
            due: (returned && dice.permille(500)).then(|| Day::from_number(today + 14)),
        }
    }
}
