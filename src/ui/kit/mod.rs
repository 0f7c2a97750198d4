//! Parts shared by field and desk: how icons, tones and statuses look, and as components for the desk. Looks stand in
//! `style/kit/`, one file per part, each headed by its class names.

#[cfg(any(feature = "ssr", feature = "desk"))]
mod chart;
mod icon;
mod message;
mod status;
#[cfg(any(feature = "ssr", feature = "desk"))]
mod views;

#[cfg(any(feature = "ssr", feature = "desk"))]
pub use chart::{BarChart, Bars, Column, ColumnChart, Legend};
pub use icon::{Glyph, IconSize};
pub use message::{Tone, message_look};
pub use status::{review_look, sending_look};
#[cfg(any(feature = "ssr", feature = "desk"))]
pub use views::{FieldMessage, Icon, Notice, StatusChip};
