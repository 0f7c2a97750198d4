//! The two status lines, always icon and words.

use super::icon::Glyph;
use super::message::Tone;
use crate::domain::status::{Review, Sending};

/// How the first status line looks.
pub fn sending_look(sending: Sending) -> (Tone, Glyph) {
    match sending {
        Sending::OnPhone => (Tone::Plain, Glyph::Phone),
        Sending::OnTheWay => (Tone::Info, Glyph::Send),
        Sending::Safe => (Tone::Good, Glyph::Cloud),
        Sending::PhotosLeft { .. } => (Tone::Info, Glyph::Camera),
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
