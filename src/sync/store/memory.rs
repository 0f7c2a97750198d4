//! The phone's store in memory: the model that the contract suite holds IndexedDB against, and the simulator's phone.

use super::{Apply, Counts, Ledger, OutboxItem, PhoneStore, Photo, PhotoState, Save, StoreError, Stored, kept, saved};
use crate::domain::form::Draft;
use crate::domain::ids::{BlobId, DraftId, Kind, PersonId, RecordId, RevisionId, StoreId};
use crate::domain::status::{Entry, Review, Sending};
use crate::domain::{order, photo};
use crate::sync::apply::{about, sort, view};
use crate::sync::feed::Cursor;
use crate::sync::revision::Revision;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A store whose transactions are single borrows.
#[derive(Debug)]
pub struct MemoryStore {
    me: PersonId,
    state: RefCell<State>,
}

#[derive(Debug, Clone)]
struct State {
    ledger: Ledger,
    cursors: BTreeMap<String, Cursor>,
    revisions: BTreeMap<RevisionId, (RecordId, Stored)>,
    outbox: BTreeMap<u64, RevisionId>,
    drafts: BTreeMap<DraftId, Draft>,
    photos: BTreeMap<BlobId, Photo>,
    photo_bytes: BTreeMap<BlobId, Vec<u8>>,
}

impl MemoryStore {
    /// An empty store of that person.
    pub fn new(store: StoreId, me: PersonId) -> Self {
        let state = State {
            ledger: Ledger::new(store),
            cursors: BTreeMap::new(),
            revisions: BTreeMap::new(),
            outbox: BTreeMap::new(),
            drafts: BTreeMap::new(),
            photos: BTreeMap::new(),
            photo_bytes: BTreeMap::new(),
        };
        Self { me, state: RefCell::new(state) }
    }
}

impl State {
    fn about(&self, record: RecordId) -> Vec<Stored> {
        let mut list: Vec<Stored> = self.revisions.values().filter(|(of, _)| *of == record).map(|(_, stored)| stored.clone()).collect();
        sort(&mut list);
        list
    }

    fn put(&mut self, stored: Stored) {
        let Ok(revision) = Revision::decode(stored.body.as_bytes()) else { return };
        self.revisions.entry(stored.id).and_modify(|(_, known)| known.learn(&stored)).or_insert((about(&revision), stored));
    }

    /// Deletes the photos of drafts that no draft names any more.
    fn sweep(&mut self) {
        let drafts: Vec<Draft> = self.drafts.values().cloned().collect();
        self.photos.retain(|id, photo| photo.state != PhotoState::Draft || is_named(&drafts, *id));
        self.photo_bytes.retain(|id, _| self.photos.contains_key(id));
    }

    fn entries(&self, me: PersonId) -> Vec<Entry> {
        let mut records: Vec<RecordId> = self.revisions.values().map(|(record, _)| *record).collect();
        records.sort();
        records.dedup();
        records.into_iter().filter_map(|record| view(record, me, &self.about(record))).collect()
    }
}

/// Whether a draft names a photo.
pub fn is_named(drafts: &[Draft], id: BlobId) -> bool {
    let id = id.to_string();
    drafts.iter().any(|draft| draft.answers.get(photo::FIELD).is_some_and(|names| names.contains(&id)))
}

/// The photos of a pulled revision of this person, made in another store: whether the office has them must be asked.
pub fn own_photos(row: &Stored, me: PersonId) -> Vec<BlobId> {
    let revision = Revision::decode(row.body.as_bytes()).ok().filter(|revision| revision.author == me);
    revision.map(|revision| revision.photos).unwrap_or_default()
}

impl Stored {
    /// Takes over what a later telling of the same revision adds; nothing known is forgotten.
    pub fn learn(&mut self, other: &Stored) {
        self.seq = self.seq.or(other.seq);
        self.receipt = self.receipt.take().or_else(|| other.receipt.clone());
        self.n = self.n.or(other.n);
        self.status = other.status.or(self.status);
    }
}

impl Counts {
    /// Counts a store's entries. `waiting` and `drafts` are counted where they lie.
    pub fn of(entries: &[Entry], waiting: usize, drafts: usize) -> Self {
        let own = || entries.iter().filter(|entry| entry.own);
        Self {
            drafts,
            waiting,
            held: own().filter(|entry| matches!(entry.sending, Sending::Held(_))).count(),
            returned: own().filter(|entry| entry.review == Review::Returned).count(),
            safe: own().filter(|entry| entry.sending == Sending::Safe).count(),
        }
    }
}

/// The order of drafts: newest change first.
pub fn sort_drafts(drafts: &mut [Draft]) {
    order::sort_by_key(drafts, |draft| std::cmp::Reverse(draft.changed_ms));
}

/// The order of lists: own first, newest first, then by id.
pub fn sort_entries(entries: &mut [Entry]) {
    order::sort_by_key(entries, |entry| (!entry.own, std::cmp::Reverse(entry.claimed_ms), entry.id));
}

impl Ledger {
    /// Takes over a reply's counters; none ever goes down (I21).
    pub fn advance(&mut self, apply: &Apply) {
        let acked = apply.acks.iter().map(|ack| ack.n).max().unwrap_or(0);
        self.acked_high = self.acked_high.max(acked);
        self.contiguous_to = self.contiguous_to.max(apply.contiguous_to.min(self.acked_high));
        self.witness = match (self.witness, apply.witness) {
            (Some(old), Some(new)) if new.seq < old.seq => Some(old),
            (old, new) => new.or(old),
        };
        self.last_server_ms = Some(apply.server_ms);
        self.last_contact_ms = Some(apply.wall_ms);
    }
}

impl PhoneStore for MemoryStore {
    async fn ledger(&self) -> Result<Ledger, StoreError> {
        Ok(self.state.borrow().ledger)
    }

    async fn cursors(&self) -> Result<Vec<Cursor>, StoreError> {
        Ok(self.state.borrow().cursors.values().cloned().collect())
    }

    async fn save(&self, save: Save) -> Result<(), StoreError> {
        let state = &mut *self.state.borrow_mut();
        if state.revisions.get(&save.id).is_some_and(|(_, known)| known.n == Some(save.n)) {
            return Ok(());
        }
        if state.ledger.saved_high + 1 != save.n {
            return Err(StoreError::CounterMoved { now: state.ledger.saved_high });
        }
        if let Some(draft) = save.draft {
            state.drafts.remove(&draft).ok_or(StoreError::DraftGone)?;
        }
        let photos = Revision::decode(save.body.as_bytes()).map(|revision| revision.photos).unwrap_or_default();
        state.put(Stored { id: save.id, body: save.body, seq: None, receipt: None, n: Some(save.n), status: None });
        state.outbox.insert(save.n, save.id);
        state.ledger.saved_high = save.n;
        for id in photos {
            let known = state.photos.get(&id).copied();
            state.photos.insert(id, saved(known, id));
        }
        state.sweep();
        Ok(())
    }

    async fn outbox(&self, revisions_max: usize, bytes_max: usize) -> Result<Vec<OutboxItem>, StoreError> {
        let state = self.state.borrow();
        let mut bytes = 0usize;
        let mut items = Vec::new();
        for (n, id) in state.outbox.iter().take(revisions_max) {
            let Some((_, stored)) = state.revisions.get(id) else { continue };
            bytes = bytes.saturating_add(stored.body.len());
            if bytes > bytes_max && !items.is_empty() {
                break;
            }
            items.push(OutboxItem { n: *n, id: *id, body: stored.body.clone() });
        }
        Ok(items)
    }

    async fn outbox_len(&self) -> Result<usize, StoreError> {
        Ok(self.state.borrow().outbox.len())
    }

    async fn apply(&self, apply: Apply) -> Result<(), StoreError> {
        let state = &mut *self.state.borrow_mut();
        for ack in &apply.acks {
            if state.outbox.get(&ack.n) != Some(&ack.id) {
                continue;
            }
            state.outbox.remove(&ack.n);
            if let Some((_, stored)) = state.revisions.get_mut(&ack.id) {
                stored.status = Some(ack.status);
                stored.seq = stored.seq.or(ack.seq);
                stored.receipt = stored.receipt.take().or_else(|| ack.receipt.clone());
                let photos = Revision::decode(stored.body.as_bytes()).map(|revision| revision.photos).unwrap_or_default();
                photos.iter().for_each(|id| _ = state.photos.get_mut(id).map(Photo::acknowledged));
            }
        }
        for (id, seq, receipt) in &apply.placed {
            if let Some((_, stored)) = state.revisions.get_mut(id) {
                stored.seq = Some(*seq);
                stored.receipt = Some(receipt.clone());
            }
        }
        for row in &apply.rows {
            let known = state.revisions.contains_key(&row.id);
            state.put(row.clone());
            let photos = own_photos(row, self.me).into_iter().filter(|_| !known);
            photos.for_each(|id| _ = state.photos.entry(id).or_insert(Photo { id, bytes: 0, state: PhotoState::Ready }));
        }
        for cursor in &apply.cursors {
            state.cursors.insert(cursor.feed.clone(), cursor.clone());
        }
        for feed in &apply.dropped {
            state.cursors.remove(feed);
        }
        state.ledger.advance(&apply);
        Ok(())
    }

    async fn entry(&self, record: RecordId) -> Result<Option<Entry>, StoreError> {
        Ok(view(record, self.me, &self.state.borrow().about(record)))
    }

    async fn entries(&self, kind: Option<Kind>) -> Result<Vec<Entry>, StoreError> {
        let mut entries = self.state.borrow().entries(self.me);
        entries.retain(|entry| kind.is_none_or(|kind| entry.kind == kind));
        sort_entries(&mut entries);
        Ok(entries)
    }

    async fn revisions(&self, record: RecordId) -> Result<Vec<Stored>, StoreError> {
        Ok(self.state.borrow().about(record))
    }

    async fn counts(&self) -> Result<Counts, StoreError> {
        let state = self.state.borrow();
        Ok(Counts::of(&state.entries(self.me), state.outbox.len(), state.drafts.len()))
    }

    async fn put_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        self.state.borrow_mut().drafts.insert(draft.id, draft.clone());
        Ok(())
    }

    async fn draft(&self, id: DraftId) -> Result<Option<Draft>, StoreError> {
        Ok(self.state.borrow().drafts.get(&id).cloned())
    }

    async fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut drafts: Vec<Draft> = self.state.borrow().drafts.values().cloned().collect();
        sort_drafts(&mut drafts);
        Ok(drafts)
    }

    async fn drop_draft(&self, id: DraftId) -> Result<(), StoreError> {
        let state = &mut *self.state.borrow_mut();
        state.drafts.remove(&id);
        state.sweep();
        Ok(())
    }

    async fn keep_photo(&self, draft: &Draft, id: BlobId, bytes: &[u8]) -> Result<(), StoreError> {
        let state = &mut *self.state.borrow_mut();
        state.drafts.insert(draft.id, draft.clone());
        let known = state.photos.get(&id).copied();
        state.photos.insert(id, kept(known, id, bytes.len() as u64));
        state.photo_bytes.insert(id, bytes.to_vec());
        Ok(())
    }

    async fn photos(&self) -> Result<Vec<Photo>, StoreError> {
        Ok(self.state.borrow().photos.values().copied().collect())
    }

    async fn photo_bytes(&self, id: BlobId) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.state.borrow().photo_bytes.get(&id).cloned())
    }

    async fn note_photo(&self, id: BlobId, state: PhotoState) -> Result<(), StoreError> {
        self.state.borrow_mut().photos.entry(id).and_modify(|photo| photo.state = state);
        Ok(())
    }
}
