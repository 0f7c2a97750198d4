//! What a desk call takes and returns: plain data, names already looked up, no sealed value in clear.

pub mod desk;
pub mod export;
pub mod lists;
pub mod names;
pub mod overview;
pub mod period;
pub mod profile;
pub mod query;
pub mod queue;
pub mod record;
