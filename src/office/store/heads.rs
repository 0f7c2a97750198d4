//! The heads of the order and of every feed as of the last commit, for readers: most pulls bring nothing new, and this
//! tells so without asking the database once per village.

use super::writing::FeedHead;
use crate::sync::wire::Witness;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

/// What was last committed.
#[derive(Debug)]
pub struct Heads(RwLock<State>);

/// Order and feeds at one commit.
#[derive(Clone, Debug)]
pub struct State {
    /// The order's head.
    pub order: Witness,
    /// Every feed's newest row.
    pub feeds: HashMap<String, FeedHead>,
}

impl Heads {
    /// Heads as loaded at start.
    pub fn new(order: Witness, feeds: HashMap<String, FeedHead>) -> Self {
        Self(RwLock::new(State { order, feeds }))
    }

    /// Reads; never held over an await.
    pub fn read(&self) -> RwLockReadGuard<'_, State> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a commit visible.
    pub(super) fn publish(&self, order: Witness, grown: impl Iterator<Item = (String, FeedHead)>) {
        let mut state = self.0.write().unwrap_or_else(PoisonError::into_inner);
        state.order = order;
        state.feeds.extend(grown);
    }
}
