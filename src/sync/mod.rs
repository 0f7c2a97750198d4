//! How records travel, as decisions only: no clock, no randomness, no socket, no browser.
//!
//! ```text
//!   phone                                                office
//!   save -> outbox --step()--> Effect::Send ==bytes==> decide(push, view) -> Decision per line
//!                    ^                                     |
//!                    +--- Effect::Apply <== Reply ==bytes==+
//! ```
//!
//! [`engine::step`] is the phone's end, [`decide::decide`] the office's. Both are pure: what they need comes
//! in as a value, what should happen goes out as a value, and `phone/` and `office/` do it.
//!
//! # Rule book
//! Numbers are those of the project's rules; tests cite them.
//!
//! - **I1 No lost write.** A saved revision is in the outbox until an acknowledgement names it.
//! - **I2 No double effect.** An applied revision has exactly one `seq`, a held one none, however often it is sent.
//! - **I3 No missed row.** After a clean pull the phone holds the server's set for its feeds; [`feed::SetCheck`] proves it.
//! - **I4 Convergence.** The merged view depends on the set of (revision, seq), not on arrival order.
//! - **I5 Ack implies durable.** No result before the flushed commit; none applied before a strict one.
//! - **I6 Outbox removal.** Only [`wire::Status`] `stored`, `duplicate` or `held`, naming store, digest and n, removes.
//! - **I7 Cursor atomic.** A page's rows and its cursor are one transaction.
//! - **I8 Dense order.** `seq` has no holes; [`order::link`] chains it from genesis.
//! - **I10 Isolation.** One bad line is held alone; the others are decided as if it were not there.
//! - **I13 Scope.** No page holds a revision outside the feeds the session may read.
//! - **I16 Two tabs.** A number n is given once: the save's transaction checks that the counter is n-1.
//! - **I19 Review binding.** A verdict names exact revisions; a later one is not covered.
//! - **I21 Monotone ledger.** `saved_high >= acked_high >= contiguous_to` on the phone.
//! - **I17 Blob.** A photo is complete only when the office names it as re-hashed and flushed; then only the tick is whole.
//! - **I22 No secret at rest.** Sealed fields are envelopes from the first revision on.

// A decision that panics takes the phone's page or the writer task with it.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod apply;
pub mod blob;
pub mod decide;
pub mod engine;

pub mod feed;
pub mod mapping;
pub mod order;
pub mod revision;
pub mod seal;
pub mod store;
pub mod strict_json;
pub mod wire;
