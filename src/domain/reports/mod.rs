//! What a desk call takes and returns: plain data, names already looked up, no sealed value in clear.

pub mod desk;
pub mod names;
pub mod profile;
pub mod queue;
pub mod record;
