//! Good lines as revisions of the importing account: the same lines, the same decision and the same rows as a push from
//! a phone. Several pushes of the wire's size share a transaction, all or none, so that the numbers of the import's store
//! never have a gap: what is killed in the middle leaves whole batches behind.

use super::judge::Ready;
use crate::domain::civil::Day;
use crate::domain::ids::{PersonId, StoreId};
use crate::office::store::prepare::prepare;
use crate::office::store::push::{self, PushJob};
use crate::office::store::writer::WriteError;
use crate::office::{Office, random};
use crate::sync::revision::{Claimed, Revision, SCHEMA, id_of};
use crate::sync::wire::{BATCH_BYTES_MAX, BATCH_REVISIONS_MAX, Header, Line, LineResult, PROTO, Push, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// What numbers and names the revisions of an import.
#[derive(Clone, Debug)]
pub struct Author {
    /// The importing account.
    pub person: PersonId,
    /// Its import store.
    pub store: StoreId,
    /// The number of the last revision.
    pub n: u64,
}

/// Makes revisions of good lines, in order, as pushes.
pub fn pushes(office: &Office, author: &mut Author, ready: &[Ready]) -> Vec<PushJob> {
    let now_ms = office.now_ms();
    let before = author.n;
    let mut lines = Vec::with_capacity(ready.len());
    for ready in ready {
        author.n += 1;
        let revision = Revision {
            v: SCHEMA,
            nonce: URL_SAFE_NO_PAD.encode(random::bytes::<12>()),
            record: ready.record,
            kind: ready.form.kind().as_str().into(),
            parents: ready.parent.into_iter().collect(),
            changes: ready.changes.clone(),
            author: author.person,
            store: author.store,
            n: author.n,
            claimed: Claimed { wall_ms: now_ms, server_ms: Some(now_ms) },
            photos: Vec::new(),
        };
        let bytes = revision.encode();
        lines.push(Line { n: Some(author.n), id: id_of(&bytes), bytes });
    }
    let mut acked = before;
    let mut jobs = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((batch, after)) = rest.split_at_checked(batch_of(rest)).filter(|(batch, _)| !batch.is_empty()) {
        jobs.push(job(office, author, acked, batch, now_ms));
        acked += batch.len() as u64;
        rest = after;
    }
    jobs
}

/// How many of the lines fit into one push.
fn batch_of(lines: &[Line]) -> usize {
    let mut bytes = 0;
    let fits = lines.iter().take(BATCH_REVISIONS_MAX).take_while(|line| {
        bytes += line.bytes.len();
        bytes <= BATCH_BYTES_MAX
    });
    fits.count().max(1).min(lines.len())
}

fn job(office: &Office, author: &Author, acked_high: u64, lines: &[Line], now_ms: i64) -> PushJob {
    let header = Header {
        proto: PROTO,
        app: "import".into(),
        store: author.store,
        saved_high: lines.last().and_then(|line| line.n).unwrap_or(acked_high),
        acked_high,
        pending: 0,
        persisted: true,
        free_bytes: None,
        wall_ms: now_ms,
        last_server_ms: Some(now_ms),
        cursors: Vec::new(),
        witness: None,
        byte_budget: 0,
        digest: digest(lines.iter().map(|line| line.id)),
    };
    let prepared = prepare(lines, office.keys(), &office.pack(), Day::at_ms(now_ms));
    // No session: the store is the account's own all the same.
    let token = Some([0; 32]);
    PushJob { push: Push { header, lines: lines.to_vec() }, prepared, person: author.person, token, now_ms }
}

/// Decides and writes pushes in one transaction. Returns the result of every line, in order.
pub async fn write(office: &Office, jobs: Vec<PushJob>) -> Result<Vec<LineResult>, WriteError> {
    let work = office.writer().run(move |writing| {
        Box::pin(async move {
            let mut results = Vec::new();
            for job in &jobs {
                writing.clear();
                results.extend(push::run(writing, job).await?.results);
            }
            Ok(results)
        })
    });
    work.await
}
