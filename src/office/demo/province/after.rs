//! What follows once a revision has arrived: verdicts, corrections, and the cases staged for a person to look at.

use super::Stage;
use super::dice::Dice;
use super::judging::Fate;
use super::moment_ms;
use super::officers::{OFFICERS, supervisor_of};
use super::pending::{Correction, Judging, Pending, What};
use super::save::{Made, Save, Then, Wrong};
use super::year::Year;
use crate::domain::Fields;
use crate::domain::form::{Answers, answers_of};
use crate::domain::ids::{RecordId, RevisionId};
use crate::domain::number;
use crate::domain::verdict::Outcome;
use std::sync::Arc;

impl Year {
    /// What a revision that has arrived leads to.
    pub(super) fn follow(&mut self, save: &Save, made: &Made, fields: &Arc<Fields>) {
        let mut dice = Dice::new(self.workshop.plan.options.seed, "after", &[save.phone as u64, made.applied.revision.n]);
        match save.then {
            Then::Nothing => {}
            Then::Judged(fate) => self.fate(fate, save, made, &mut dice),
            Then::Registered(producer) => {
                let fate = if dice.permille(930) { Fate::Approved } else { Fate::Waits };
                self.fate(fate, save, made, &mut dice);
                if let Some(stage) = self.workshop.plan.stage(producer) {
                    self.stage(stage, save, (made.line.id, fields), &mut dice);
                }
            }
            Then::OldPhone => {
                let group = ("group", "Kelompok Baru Jaya".to_owned());
                let old = Save { phone: save.phone + OFFICERS.len(), wrong: Some(Wrong::SecondHead), then: Then::Nothing, ..save.clone() };
                let (day, at_ms) = self.later(dice.between(1, 5), &mut dice);
                self.put(day, Pending::staged(Save { at_ms, answers: with(&save.answers, [group]), ..old }));
            }
        }
    }

    fn fate(&mut self, fate: Fate, save: &Save, made: &Made, dice: &mut Dice) {
        let outcome = match fate {
            Fate::Waits => return,
            Fate::Approved | Fate::Changed => Outcome::Approve,
            Fate::Returned | Fate::Mended => Outcome::Return,
            Fate::Rejected => Outcome::Reject,
        };
        let after = dice.between(2, 12);
        let judging = Judging {
            origin: save.origin,
            form: save.form,
            judged: made.line.id,
            outcome,
            supervisor: supervisor_of(&made.applied.village) as u8,
        };
        self.verdicts.entry(self.today + after).or_default().push(judging);
        let then = match fate {
            Fate::Mended => Then::Judged(Fate::Approved),
            Fate::Changed => Then::Nothing,
            _ => return,
        };
        let correction = Correction { origin: save.origin, head: made.line.id, then };
        let (day, at_ms) = self.later(after + dice.between(2, 14), dice);
        self.put(day, Pending { at_ms, phone: save.phone as u8, what: What::Correction(Box::new(correction)) });
    }

    /// Sets the stage for the cases that a person must look at.
    fn stage(&mut self, stage: Stage, save: &Save, (head, fields): (RevisionId, &Arc<Fields>), dice: &mut Dice) {
        let opened = || answers_of(save.form, fields, &self.workshop.plan.pack);
        let edit = Save {
            label: "staged",
            answers: with(&opened(), [("group", "Kelompok Tunas Muda".to_owned())]),
            base: Some((head, fields.clone())),
            then: Then::Nothing,
            ..save.clone()
        };
        let save = match stage {
            Stage::Twin => {
                let name = save.answers.get("name").map(|name| format!("{}.", name.chars().take(6).collect::<String>().trim_end()));
                let answers = with(&save.answers, [("name", name.unwrap_or_default()), ("group", "Terdaftar lagi".to_owned())]);
                let record = RecordId::from_random(dice.bytes());
                Save { record, answers, base: None, wrong: Some(Wrong::SameNik), ..edit }
            }
            Stage::LostParent => Save { wrong: Some(Wrong::LostParent), ..edit },
            Stage::TwoPhones => Save { then: Then::OldPhone, ..edit },
            Stage::Foreign => Save { phone: (save.phone + 3) % OFFICERS.len(), wrong: Some(Wrong::Foreign), ..edit },
            Stage::NewerApp => Save { wrong: Some(Wrong::NewerApp), ..edit },
        };
        let (day, at_ms) = self.later(dice.between(5, 30), dice);
        self.put(day, Pending::staged(Save { at_ms, ..save }));
    }

    /// A moment some days from today, and its day.
    fn later(&self, days: i64, dice: &mut Dice) -> (i64, i64) {
        let day = self.today + days;
        (day, moment_ms(day, 7 * 60 + dice.between(0, 600)) + dice.between(0, 59_999))
    }
}

fn with<const N: usize>(answers: &Answers, changes: [(&str, String); N]) -> Answers {
    let mut answers = answers.clone();
    answers.extend(changes.map(|(key, value)| (key.to_owned(), value)));
    answers
}

/// The answers with what the officer corrects: a tenth less, or a word where nothing was counted.
pub fn corrected(mut answers: Answers, fields: &Fields) -> Answers {
    let milli = fields.get("amount").and_then(|amount| amount.get("milli")?.as_i64()).filter(|milli| *milli > 1000);
    if let Some(milli) = milli {
        answers.insert("amount".into(), number::write((milli * 9 / 10 / 1000 * 1000).max(1000)));
    }
    answers.insert("note".into(), "Sudah ditanyakan lagi kepada pemilik.".into());
    answers
}
