//! What follows once a revision has arrived: verdicts, corrections, and the cases staged for a person to look at.

use super::Stage;
use super::dice::Dice;
use super::judging::{Fate, Judging};
use super::moment_ms;
use super::officers::OFFICERS;
use super::save::{Made, Save, Then, Wrong};
use super::year::Year;
use crate::domain::form::{Answers, answers_of};
use crate::domain::ids::RecordId;
use crate::domain::number;
use crate::domain::verdict::Outcome;

impl Year {
    /// What a revision that has arrived leads to.
    pub(super) fn follow(&mut self, save: &Save, made: &Made) {
        let mut dice = Dice::new(self.workshop.plan.options.seed, "after", &[save.phone as u64, made.applied.revision.n]);
        match save.then {
            Then::Nothing => {}
            Then::Judged(fate) => self.fate(fate, save, made, &mut dice),
            Then::Registered(producer) => {
                let fate = if dice.permille(930) { Fate::Approved } else { Fate::Waits };
                self.fate(fate, save, made, &mut dice);
                if let Some(stage) = self.workshop.plan.stage(producer) {
                    self.stage(stage, save, made, &mut dice);
                }
            }
            Then::OldPhone => {
                let group = ("group", "Kelompok Baru Jaya".to_owned());
                let old = Save { phone: save.phone + OFFICERS.len(), wrong: Some(Wrong::SecondHead), then: Then::Nothing, ..save.clone() };
                self.later(Save { answers: with(&save.answers, [group]), ..old }, dice.between(1, 5), &mut dice);
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
            target: save.record,
            judged: made.line.id,
            outcome,
            form: save.form,
            village: made.applied.village.clone(),
            producer: made.applied.producer,
        };
        self.verdicts.entry(self.today + after).or_default().push(judging);
        let then = match fate {
            Fate::Mended => Then::Judged(Fate::Approved),
            Fate::Changed => Then::Nothing,
            _ => return,
        };
        let answers = corrected(answers_of(save.form, &made.fields, &self.workshop.plan.pack), made);
        let base = Some((made.line.id, made.fields.clone()));
        let correction = Save { label: "correction", answers, base, then, ..save.clone() };
        self.later(correction, after + dice.between(2, 14), dice);
    }

    /// Sets the stage for the cases that a person must look at.
    fn stage(&mut self, stage: Stage, save: &Save, made: &Made, dice: &mut Dice) {
        let opened = || answers_of(save.form, &made.fields, &self.workshop.plan.pack);
        let edit = Save {
            label: "staged",
            answers: with(&opened(), [("group", "Kelompok Tunas Muda".to_owned())]),
            base: Some((made.line.id, made.fields.clone())),
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
        self.later(save, dice.between(5, 30), dice);
    }

    /// Saves it some days from today.
    fn later(&mut self, save: Save, days: i64, dice: &mut Dice) {
        let day = self.today + days;
        let at_ms = moment_ms(day, 7 * 60 + dice.between(0, 600)) + dice.between(0, 59_999);
        self.saves.entry(day).or_default().push(Save { at_ms, ..save });
    }
}

fn with<const N: usize>(answers: &Answers, changes: [(&str, String); N]) -> Answers {
    let mut answers = answers.clone();
    answers.extend(changes.map(|(key, value)| (key.to_owned(), value)));
    answers
}

/// The answers with what the officer corrects: a tenth less, or a word where nothing was counted.
fn corrected(mut answers: Answers, made: &Made) -> Answers {
    let milli = made.fields.get("amount").and_then(|amount| amount.get("milli")?.as_i64()).filter(|milli| *milli > 1000);
    if let Some(milli) = milli {
        answers.insert("amount".into(), number::write((milli * 9 / 10 / 1000 * 1000).max(1000)));
    }
    answers.insert("note".into(), "Sudah ditanyakan lagi kepada pemilik.".into());
    answers
}
