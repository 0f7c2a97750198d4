//! A batch of lines on its way from a phone, or of verdicts from the office's own store.

use super::save::Made;
use crate::domain::civil::Day;
use crate::domain::ids::{PersonId, StoreId};
use crate::domain::pack::Pack;
use crate::office::keys::Keys;
use crate::office::store::prepare::{Prepared, prepare};
use crate::office::store::push::PushJob;
use crate::sync::wire::{Header, Line, PROTO, Push, digest};

/// What one push carries.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Who sends.
    pub person: PersonId,
    /// From which store.
    pub store: StoreId,
    /// Whether that is the office's own.
    pub is_office: bool,
    /// When the office receives it, epoch ms.
    pub at_ms: i64,
    /// Highest number of the store.
    pub saved_high: u64,
    /// The lines.
    pub made: Vec<Made>,
}

impl Batch {
    /// The push as the writer takes it. A phone's lines are read and their envelopes opened as those of a request are.
    pub fn job(&self, made: &[Made], keys: &Keys, pack: &Pack) -> PushJob {
        let lines: Vec<Line> = made.iter().map(|made| made.line.clone()).collect();
        let prepared = if self.is_office {
            let look = |made: &Made| Prepared { revision: Some(made.applied.revision.clone()), ..Prepared::default() };
            made.iter().map(look).collect()
        } else {
            prepare(&lines, keys, pack, Day::at_ms(self.at_ms))
        };
        let header = Header {
            proto: PROTO,
            app: if self.is_office { "office" } else { "demo" }.into(),
            store: self.store,
            saved_high: self.saved_high,
            acked_high: lines.first().and_then(|line| line.n).map_or(self.saved_high, |n| n - 1),
            pending: if self.is_office { 0 } else { lines.len() as u64 },
            persisted: true,
            free_bytes: None,
            wall_ms: self.at_ms,
            last_server_ms: None,
            cursors: Vec::new(),
            witness: None,
            byte_budget: 0,
            digest: digest(lines.iter().map(|line| line.id)),
        };
        let token = (!self.is_office).then_some([0; 32]);
        PushJob { push: Push { header, lines }, prepared, person: self.person, token, now_ms: self.at_ms }
    }
}
