//! What is wrong and what to know: messages at a field and notices on a page.

use super::icon::{Glyph, Icon, IconSize};
use crate::domain::problem::Severity;
use leptos::prelude::*;

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
    /// Its class in `kit.css`.
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

/// A finding below its field. Give the field `aria-describedby` with this id. Blocks are announced at once.
#[component]
pub fn FieldMessage(
    /// Id that the field names in `aria-describedby`.
    id: String,
    /// How grave.
    severity: Severity,
    /// The sentence: what is wrong and what to do.
    text: String,
    /// For an Ask: the buttons that answer it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, glyph, role) = message_look(severity);
    view! {
        <div class=class id=id role=role>
            <Icon glyph size=IconSize::Small />
            <div class="stack stack-s">
                <span>{text}</span>
                {children.map(|children| view! { <div class="row">{children()}</div> })}
            </div>
        </div>
    }
}

/// A notice on a page.
#[component]
pub fn Notice(
    /// Its tone.
    tone: Tone,
    /// What it says; buttons may follow.
    children: Children,
) -> impl IntoView {
    let (class, glyph, role) = tone.notice();
    view! {
        <div class=class role=role>
            <Icon glyph />
            <div>{children()}</div>
        </div>
    }
}
