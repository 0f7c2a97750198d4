//! The parts as components, for pages rendered by the server. The field app draws the same looks with elements of its own
//! (`ui/field/parts.rs`).

use super::icon::{Glyph, IconSize};
use super::message::{Tone, message_look};
use crate::domain::problem::Severity;
use leptos::prelude::*;

/// One icon.
#[component]
pub fn Icon(
    /// Which picture.
    glyph: Glyph,
    /// How large.
    #[prop(optional)]
    size: IconSize,
) -> impl IntoView {
    view! {
        <svg class=size.class() viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            <path d=glyph.path()></path>
        </svg>
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

/// One status: icon and words.
#[component]
pub fn StatusChip(
    /// Tone and icon, from [`super::sending_look`] or [`super::review_look`].
    look: (Tone, Glyph),
    /// The words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let class = format!("status {}", look.0.class());
    view! {
        <span class=class>
            <Icon glyph=look.1 size=IconSize::Small />
            {text}
        </span>
    }
}
