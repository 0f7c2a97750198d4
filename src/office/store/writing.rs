//! What the writer knows between two commits: the order's head, every feed's head, and the rows of the push under way.

use super::project::{self, Placed, RecordRow};
use super::rows::{self, FeedRow, RevisionRow};
use super::typed::Typed;
use super::{load, names};
use crate::domain::ids::{Kind, PersonId, RecordId, RevisionId};
use crate::domain::mapping::Mapping;
use crate::domain::pack::Pack;
use crate::domain::verdict::Verdict;
use crate::office::keys::Keys;
use crate::office::pack::names::Names;
use crate::sync::feed::{SetCheck, person_feed, village_feed};
use crate::sync::order;
use crate::sync::wire::Witness;
use sqlx::sqlite::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The newest row of a feed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeedHead {
    /// The feed's number in the database; 0 for one that nothing has entered yet.
    pub number: i64,
    /// Its position.
    pub seq: i64,
    /// The check over all rows.
    pub check: SetCheck,
}

/// What the rows so far did to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Touched {
    /// Its fields: the typed tables follow.
    Content,
    /// Only the review of it.
    Review,
    /// What a name in it stands for: the typed tables follow, and nothing was corrected.
    Name,
}

/// Records whose rows are made anew at a time, when a name is mapped.
const RECORDS_AT_ONCE: usize = 256;

/// The write connection with its caches. Only the writer task has one.
pub struct Writing {
    /// The one connection that writes.
    pub conn: SqliteConnection,
    /// Secrets.
    pub keys: Arc<Keys>,
    /// Reference data in force, with the local names that the desk has mapped.
    pub pack: Arc<Pack>,
    /// The same without them.
    lists: Arc<Pack>,
    /// Number of its version.
    pub version: i64,
    /// What local names stand for.
    names: Names,
    /// The office's province.
    pub province: String,
    /// The order's head.
    pub head: Witness,
    /// Heads of all feeds.
    pub feeds: HashMap<String, FeedHead>,
    /// Accounts of producers, by their record.
    pub links: HashMap<RecordId, Vec<PersonId>>,
    /// Feeds that grew since the last commit.
    pub grown: BTreeSet<String>,
    records: HashMap<RecordId, RecordRow>,
    touched: BTreeMap<RecordId, Touched>,
    revisions: Vec<RevisionRow>,
    rows: Vec<FeedRow>,
    /// Feeds that got their number since the last flush.
    named: Vec<(i64, String)>,
    marks: HashMap<RecordId, [u8; 32]>,
}

impl Writing {
    /// A writer before its caches are loaded.
    pub fn new(conn: SqliteConnection, keys: Arc<Keys>, province: String) -> Self {
        Self {
            conn,
            keys,
            pack: Arc::default(),
            lists: Arc::default(),
            version: 0,
            names: Names::default(),
            head: Witness { seq: 0, chain: order::genesis(&province) },
            province,
            feeds: HashMap::new(),
            links: HashMap::new(),
            grown: BTreeSet::new(),
            records: HashMap::new(),
            touched: BTreeMap::new(),
            revisions: Vec::new(),
            rows: Vec::new(),
            named: Vec::new(),
            marks: HashMap::new(),
        }
    }

    /// From here on revisions are judged by this version. One that just comes into force does so by
    /// [`Self::enter_version`].
    pub fn take_lists(&mut self, version: i64, lists: Arc<Pack>) {
        (self.version, self.lists) = (version, lists);
        self.pack = Arc::new(self.names.over(&self.lists));
    }

    /// A version comes into force: what is kept so far was judged by the one before, and figures follow their places.
    pub async fn enter_version(&mut self, version: i64, lists: Arc<Pack>) -> sqlx::Result<()> {
        self.flush().await?;
        self.take_lists(version, lists);
        rows::move_figures(&mut self.conn, &self.pack).await
    }

    /// From here on local names stand for this.
    pub fn take_names(&mut self, names: Names) {
        self.names = names;
        self.pack = Arc::new(self.names.over(&self.lists));
    }

    /// Forgets the rows of a push that is written or rolled back.
    pub fn clear(&mut self) {
        self.records.clear();
        self.touched.clear();
        self.revisions.clear();
        self.rows.clear();
        self.named.clear();
        self.marks.clear();
    }

    /// Loads records that the next revisions name; those already here stay as they are.
    pub async fn load_records(&mut self, ids: impl IntoIterator<Item = RecordId>) -> sqlx::Result<()> {
        let missing: BTreeSet<RecordId> = ids.into_iter().filter(|id| !self.records.contains_key(id)).collect();
        let missing: Vec<RecordId> = missing.into_iter().collect();
        for row in load::records(&mut self.conn, &missing).await? {
            self.records.insert(row.id, row);
        }
        Ok(())
    }

    /// A loaded record as it stands after the rows so far.
    pub fn record(&self, id: &RecordId) -> Option<&RecordRow> {
        self.records.get(id)
    }

    /// All loaded records.
    pub fn records(&self) -> impl Iterator<Item = &RecordRow> {
        self.records.values()
    }

    /// Remembers what was found in a NIK envelope, so that it is not opened twice.
    pub fn remember_nik(&mut self, record: RecordId, mark: [u8; 32]) {
        self.marks.insert(record, mark);
    }

    /// The next place in the order, given to a revision.
    pub fn next_place(&mut self, id: RevisionId) -> Witness {
        let seq = self.head.seq + 1;
        self.head = Witness { seq, chain: order::link(self.head.chain, seq, id) };
        self.head
    }

    /// Keeps a revision's own row for the next flush.
    pub fn keep(&mut self, row: RevisionRow) {
        self.revisions.push(row);
    }

    /// Lays a placed revision over its record and adds it to its feeds. Its record, and for a verdict the target,
    /// must be loaded.
    pub async fn place(&mut self, placed: &Placed) -> sqlx::Result<()> {
        let before = self.records.remove(&placed.revision.record);
        if placed.kind == Kind::Mapping {
            return self.place_mapping(before, placed).await;
        }
        let mut feeds = BTreeSet::from([village_feed(&placed.village), person_feed(placed.revision.author)]);
        self.producer_feeds(placed.producer, &mut feeds);
        if let Some(before) = &before {
            let mut former = BTreeSet::from([village_feed(&before.village)]);
            self.producer_feeds(before.producer, &mut former);
            let entered: Vec<String> = feeds.iter().filter(|feed| !former.contains(*feed)).cloned().collect();
            // The person's own feed only ever holds what he wrote himself.
            let own = person_feed(placed.revision.author);
            for feed in entered.iter().filter(|feed| **feed != own) {
                self.enter(feed, &[before.id], placed.seq, placed.seq).await?;
            }
            feeds.extend(former);
        }
        let after = RecordRow::after(before, placed, &self.pack);
        self.touched.insert(after.id, Touched::Content);
        self.records.insert(after.id, after);
        if placed.kind == Kind::Verdict
            && let Some(verdict) = Verdict::from_fields(&placed.revision.changes)
        {
            let authors = self.authors(verdict.target, placed.seq).await?;
            feeds.extend(authors.into_iter().map(person_feed));
            if let Some(target) = self.records.get_mut(&verdict.target) {
                self.touched.entry(target.id).or_insert(Touched::Review);
                target.judged(verdict);
            }
        }
        for feed in feeds {
            self.append(feed, placed.seq, placed.seq, placed.id);
        }
        Ok(())
    }

    /// A mapping travels with the reference data, not in a feed. Everything that has the name follows at once.
    async fn place_mapping(&mut self, before: Option<RecordRow>, placed: &Placed) -> sqlx::Result<()> {
        let after = RecordRow::after(before, placed, &self.pack);
        let mapping = Mapping::from_fields(&after.fields);
        self.touched.insert(after.id, Touched::Content);
        self.records.insert(after.id, after);
        let Some(mapping) = mapping else { return Ok(()) };
        self.flush().await?;
        let named = names::records_with(&mut self.conn, mapping.of, &mapping.name).await?;
        self.names.set(mapping);
        self.pack = Arc::new(self.names.over(&self.lists));
        for some in named.chunks(RECORDS_AT_ONCE) {
            self.load_records(some.iter().copied()).await?;
            self.touched.extend(some.iter().map(|id| (*id, Touched::Name)));
            self.flush().await?;
        }
        Ok(())
    }

    fn producer_feeds(&self, producer: Option<RecordId>, feeds: &mut BTreeSet<String>) {
        let persons = producer.and_then(|producer| self.links.get(&producer));
        feeds.extend(persons.into_iter().flatten().map(|person| person_feed(*person)));
    }

    fn append(&mut self, feed: String, seq: i64, place: i64, id: RevisionId) {
        // Names are never taken away, so the next number is one more than there are.
        let next = self.feeds.len() as i64 + 1;
        let head = self.feeds.entry(feed.clone()).or_default();
        if head.number == 0 {
            head.number = next;
            self.named.push((next, feed.clone()));
        }
        *head = FeedHead { number: head.number, seq, check: head.check.with(id) };
        self.rows.push(FeedRow { feed: head.number, seq, place, check: head.check });
        self.grown.insert(feed);
    }

    /// Brings the whole revision set of records, as it was before a place, into a feed at one position, but for what
    /// the feed already holds.
    pub async fn enter(&mut self, feed: &str, records: &[RecordId], position: i64, before: i64) -> sqlx::Result<()> {
        self.flush().await?;
        let number = self.feeds.get(feed).map_or(0, |head| head.number);
        let mut history: Vec<(i64, Vec<u8>)> = Vec::new();
        for record in records {
            let rows: Vec<(i64, Vec<u8>)> = sqlx::query_as(
                "SELECT seq, id FROM revision WHERE about = $1 AND seq < $2 \
                 AND NOT EXISTS (SELECT 1 FROM feed WHERE feed = $3 AND place = revision.seq)",
            )
            .bind(record.as_bytes().to_vec())
            .bind(before)
            .bind(number)
            .fetch_all(&mut self.conn)
            .await?;
            history.extend(rows);
        }
        history.sort();
        for (place, id) in history {
            if let Some(id) = RevisionId::from_slice(&id) {
                self.append(feed.to_owned(), position, place, id);
            }
        }
        Ok(())
    }

    /// Who wrote revisions of a record before a place.
    async fn authors(&mut self, record: RecordId, before: i64) -> sqlx::Result<Vec<PersonId>> {
        // Most records have one revision: the row itself says whose it is.
        if let Some(row) = self.records.get(&record).filter(|row| row.first_seq == row.last_seq) {
            return Ok(vec![row.author]);
        }
        let rows: Vec<(Vec<u8>,)> = sqlx::query_as("SELECT DISTINCT author FROM revision WHERE about = $1 AND record = $1 AND seq < $2")
            .bind(record.as_bytes().to_vec())
            .bind(before)
            .fetch_all(&mut self.conn)
            .await?;
        // And of those that are not written yet: a flush for each verdict would cost more than all its rows.
        let waiting = self.revisions.iter().filter(|row| row.record == Some(record) && row.placed.is_some_and(|(seq, _)| seq < before));
        Ok(rows.iter().filter_map(|(bytes,)| PersonId::from_slice(bytes)).chain(waiting.filter_map(|row| row.author)).collect())
    }

    /// Writes every row kept so far. Loaded records stay loaded.
    pub async fn flush(&mut self) -> sqlx::Result<()> {
        rows::revisions(&mut self.conn, &self.revisions).await?;
        self.revisions.clear();
        rows::feed_names(&mut self.conn, &self.named).await?;
        self.named.clear();
        rows::feeds(&mut self.conn, &self.rows).await?;
        self.rows.clear();
        let touched = std::mem::take(&mut self.touched);
        let records: Vec<&RecordRow> = touched.keys().filter_map(|id| self.records.get(id)).collect();
        let reports = records.iter().filter(|row| row.kind == Kind::Harvest);
        let before = |row: &&&RecordRow| row.first_seq != row.last_seq || touched.get(&row.id) != Some(&Touched::Content);
        let counted: Vec<RecordId> = reports.clone().filter(before).map(|report| report.id).collect();
        rows::drop_figures(&mut self.conn, &counted, &self.pack).await?;
        rows::records(&mut self.conn, &records).await?;
        let figures: Vec<_> = reports.flat_map(|row| project::figures(row, &self.pack, &self.names)).collect();
        rows::figures(&mut self.conn, &figures).await?;
        let changed: Vec<&RecordRow> = records.into_iter().filter(|row| touched.get(&row.id) != Some(&Touched::Review)).collect();
        let mut typed = Typed::of(&changed, &self.pack, &self.names, |record| self.mark_of(record));
        typed.corrected.extend(touched.iter().filter(|(_, what)| **what == Touched::Name).map(|(id, _)| *id));
        typed.write(&mut self.conn).await
    }

    fn mark_of(&self, record: &RecordRow) -> Option<[u8; 32]> {
        if let Some(mark) = self.marks.get(&record.id) {
            return Some(*mark);
        }
        let nik = self.keys.open_field(record.id, &record.fields, "nik")?.ok()?;
        Some(self.keys.nik_mark(&nik))
    }
}
