//! Parts shared by field and desk. Looks stand in `style/kit.css`, whose head lists the class names.

mod icon;
mod message;
mod status;

pub use icon::{Glyph, Icon, IconSize};
pub use message::{FieldMessage, Notice, Tone, message_look};
pub use status::{StatusChip, review_look, sending_look};
