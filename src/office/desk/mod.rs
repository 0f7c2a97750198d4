//! What the desk asks the office: the review queue, one record with its history, verdicts in their ten seconds, local
//! names and what they stand for.
//!
//! Every function takes a [`Here`]: the office, who asks, and in which language. [`Here::enter`] is the only way to
//! one, and it checks session and role; what a person may see or judge is then cut to his territory in SQL.

pub mod here;
pub mod lists;
pub mod many;
pub mod mapping;
pub mod names;
pub mod queue;
pub mod record;
pub mod sign_in;
pub mod typed;
pub mod verdict;

pub(in crate::office) mod filter;
mod history;
mod pending;
mod rows;
mod store;

pub use here::{Door, Here};

use crate::domain::reports::desk::Refused;
use crate::office::problem::{Code, Refusal};

/// A refusal of the office as the desk tells it.
pub(crate) fn refused(refusal: Refusal) -> Refused {
    match refusal.code {
        Code::SessionNeeded | Code::DeviceRevoked | Code::LoginFailed => Refused::SignedOut,
        Code::RoleForbidden => Refused::NotAllowed,
        Code::BadOrigin => Refused::BadOrigin,
        Code::NotFound | Code::OutOfTerritory => Refused::NotFound,
        Code::Fault | Code::Busy | Code::TooMany => Refused::Later,
        _ => Refused::BadRequest,
    }
}

/// A failure of the database as the desk tells it; logged where it is turned into a [`Refusal`].
pub(crate) fn failed(error: sqlx::Error) -> Refused {
    refused(error.into())
}

/// A change that was not written; the writer logged it.
pub(crate) fn failed_write(_: crate::office::store::writer::WriteError) -> Refused {
    Refused::Later
}
