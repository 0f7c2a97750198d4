//! What the rules find in the answers of a form.

use super::ground::Ground;
use crate::domain::form::{self, Answers, Form};
use crate::domain::problem::{Problem, Severity, Trouble};

/// Live findings; once a save was tried, also what is missing.
pub fn findings(form: Form, answers: &Answers, ground: &Ground, all: bool) -> Vec<Problem> {
    let others = ground.entries.iter().map(|entry| &entry.fields).filter(|fields| ground.base.as_ref() != Some(*fields));
    let mut found = form::check_beside(form, answers, &ground.context(), others);
    if all && let Err(problems) = form::finish(form, answers, ground.base.as_ref(), &ground.context()) {
        found.extend(problems);
    }
    let mut once: Vec<Problem> = Vec::with_capacity(found.len());
    for problem in found {
        if !once.contains(&problem) {
            once.push(problem);
        }
    }
    once
}

/// How many answers stand in the way of a save.
pub fn blocking(problems: &[Problem]) -> usize {
    let mut keys: Vec<&str> = Vec::new();
    for problem in problems.iter().filter(|problem| problem.trouble.severity() != Severity::Warn) {
        if !keys.contains(&problem.at.as_str()) {
            keys.push(&problem.at);
        }
    }
    keys.len()
}

/// Whether a finding is answered with buttons.
pub fn asks(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::NumberAmbiguous { .. } | Trouble::ZeroAsk)
}
