//! The two status lines, always icon and words.

use super::icon::{Glyph, Icon, IconSize};
use super::message::Tone;
use crate::domain::status::{Review, Sending};
use leptos::prelude::*;

/// How the first status line looks.
pub fn sending_look(sending: Sending) -> (Tone, Glyph) {
    match sending {
        Sending::OnPhone => (Tone::Plain, Glyph::Phone),
        Sending::OnTheWay => (Tone::Info, Glyph::Send),
        Sending::Safe => (Tone::Good, Glyph::Cloud),
        Sending::Held(_) => (Tone::Warn, Glyph::Pause),
    }
}

/// How the second status line looks.
pub fn review_look(review: Review) -> (Tone, Glyph) {
    match review {
        Review::Waiting => (Tone::Plain, Glyph::Clock),
        Review::Approved => (Tone::Good, Glyph::CheckDouble),
        Review::Returned => (Tone::Bad, Glyph::Return),
        Review::Rejected => (Tone::Bad, Glyph::Cross),
        Review::Changed => (Tone::Info, Glyph::Changed),
    }
}

/// One status: icon and words.
#[component]
pub fn StatusChip(
    /// Tone and icon, from [`sending_look`] or [`review_look`].
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
