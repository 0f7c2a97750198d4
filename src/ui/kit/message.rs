//! What is wrong and what to know: messages at a field and notices on a page.

use super::icon::Glyph;
use crate::domain::problem::Severity;

/// The colour a thing is spoken in; always with words and an icon, never alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    Plain,
    /// Done, safe, approved.
    Good,
    /// On the way, to know.
    Info,
    /// Look here.
    Warn,
    /// Wrong, returned, refused.
    Bad,
}

impl Tone {
    /// Its class in `style/kit/status.css`.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Plain => "tone-plain",
            Tone::Good => "tone-good",
            Tone::Info => "tone-info",
            Tone::Warn => "tone-warn",
            Tone::Bad => "tone-bad",
        }
    }

    /// How a notice in it looks: class, icon, and the role that says whether it is read out at once.
    pub fn notice(self) -> (&'static str, Glyph, &'static str) {
        match self {
            Tone::Plain => ("notice", Glyph::Info, "status"),
            Tone::Good => ("notice notice-good", Glyph::Check, "status"),
            Tone::Info => ("notice notice-info", Glyph::Info, "status"),
            Tone::Warn => ("notice notice-warn", Glyph::Warning, "status"),
            Tone::Bad => ("notice notice-bad", Glyph::Warning, "alert"),
        }
    }
}

/// How a finding looks: class, icon, and the role that says whether it is read out at once.
pub fn message_look(severity: Severity) -> (&'static str, Glyph, &'static str) {
    match severity {
        Severity::Block => ("field-message", Glyph::Warning, "alert"),
        Severity::Ask => ("field-message is-ask", Glyph::Question, "alert"),
        Severity::Warn => ("field-message is-warn", Glyph::Info, "status"),
    }
}
