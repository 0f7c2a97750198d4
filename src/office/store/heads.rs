//! The heads of the order and of every feed, and the reference data in force, as of the last commit, for readers: most
//! pulls bring nothing new, and this tells so without asking the database once per village.

use super::writing::FeedHead;
use crate::domain::pack::Pack;
use crate::office::pack::InForce;
use crate::sync::wire::Witness;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

/// What was last committed.
#[derive(Debug)]
pub struct Heads {
    heads: RwLock<State>,
    lists: RwLock<InForce>,
}

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
    pub fn new(order: Witness, feeds: HashMap<String, FeedHead>, pack: Arc<Pack>) -> Self {
        Self { heads: RwLock::new(State { order, feeds }), lists: RwLock::new(InForce::new(pack)) }
    }

    /// Reference data in force.
    pub fn lists(&self) -> InForce {
        self.lists.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads; never held over an await.
    pub fn read(&self) -> RwLockReadGuard<'_, State> {
        self.heads.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a commit visible.
    pub(super) fn publish(&self, order: Witness, grown: impl Iterator<Item = (String, FeedHead)>, pack: &Arc<Pack>) {
        if !Arc::ptr_eq(&self.lists().pack, pack) {
            *self.lists.write().unwrap_or_else(PoisonError::into_inner) = InForce::new(pack.clone());
        }
        let mut state = self.heads.write().unwrap_or_else(PoisonError::into_inner);
        state.order = order;
        state.feeds.extend(grown);
    }
}
