//! Server functions of the desk: the only door from the rendered pages to the office. One file per area.
//!
//! Each body opens the office's door (`Door`), enters it for one action and asks; session, role
//! and territory are checked there, on the server, every time. An expected trouble is a value inside `Ok`; a
//! [`Refused`] is an error whose status the door sets, so that none is a 5xx by accident. A plain form post is answered
//! by a redirect to a page that shows the same thing.

#![allow(missing_docs, reason = "fields of the structs that `server` makes of a function's arguments")]

pub mod lists;
pub mod names;
pub mod overview;
pub mod queue;
pub mod record;
pub mod sign_in;
pub mod verdict;

use crate::domain::reports::desk::Refused;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};

impl FromServerFnError for Refused {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            // What was sent cannot be read as arguments.
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Refused::BadRequest,
            // The fetch itself failed: no signal.
            ServerFnErrorErr::Request(_) => Refused::Offline,
            // Something answered, but not the office: a proxy's page, a captive portal.
            _ => Refused::Later,
        }
    }
}
