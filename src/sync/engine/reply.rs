//! What an answer means: which of it is for us, and what the store must change.

use super::{Answer, Batch, Effect, Engine, Link, Next, State};
use crate::domain::json::from_slice;
use crate::sync::feed::{Cursor, SetCheck};
use crate::sync::revision::id_of;
use crate::sync::store::{Ack, Apply, Stored};
use crate::sync::wire::{LineResult, MAGIC, Page, Reply, Row};

impl Engine {
    pub(super) fn answered(&mut self, answer: Answer, batch: Batch) -> Vec<Effect> {
        let Answer::Http { status, ours, retry_after_ms, body, wall_ms } = answer else {
            return self.fail(None, Link::Offline);
        };
        match status {
            200 if ours => match read(&body, &batch) {
                Some(reply) => self.good(reply, batch, wall_ms),
                None => self.fail(None, Link::Offline),
            },
            401 => self.fail(retry_after_ms, Link::SignInNeeded),
            // A proxy that finds the batch too large: halve it, down to one, and try again soon.
            413 => {
                self.halvings += 1;
                self.fail(Some(1_000), Link::Idle)
            }
            429 | 503 => self.fail(retry_after_ms, Link::Idle),
            // Not a word of ours: captive portal, proxy error page, redirect (F8, F9, F10).
            _ => self.fail(None, Link::Offline),
        }
    }

    fn good(&mut self, reply: Reply, batch: Batch, wall_ms: i64) -> Vec<Effect> {
        let acks: Vec<Ack> = reply.results.iter().zip(&batch.lines).filter_map(ack).collect();
        let (rows, placed, cursors, whole) = read_pages(&reply.pages, &batch.cursors, &acks);
        let refused = reply.pull_refused.as_ref();
        let dropped = match refused {
            Some(_) => vec![],
            None => batch.cursors.iter().filter(|cursor| !reply.feeds.contains(&cursor.feed)).map(|cursor| cursor.feed.clone()).collect(),
        };
        self.done += acks.len();
        let moved = !acks.is_empty() || (whole && !cursors.is_empty());
        let left = batch.pending.saturating_sub(acks.len());
        let apply = Apply {
            acks,
            rows,
            placed,
            cursors,
            dropped,
            contiguous_to: reply.contiguous_to,
            witness: Some(reply.witness),
            server_ms: reply.server_ms,
            wall_ms,
        };
        let then = match refused.map(|code| code.number.as_str()) {
            Some(number) if number.starts_with("426") => Link::UpdateNeeded,
            Some(number) if number.starts_with("401") => Link::SignInNeeded,
            _ => Link::Idle,
        };
        let next = match reply.retry_after_ms {
            Some(wait_ms) => Next::Stuck(Some(wait_ms)),
            None if moved && (left > 0 || reply.more) => Next::GoOn,
            None if left > 0 => Next::Stuck(None),
            None => Next::Rest,
        };
        self.state = State::Applying { next, then };
        vec![Effect::Apply(Box::new(apply))]
    }
}

/// Reads a reply and checks that it answers exactly this batch: magic, store, digest, one result per line with its n.
/// Anything else, a truncated or a late one included, is no reply.
fn read(body: &[u8], batch: &Batch) -> Option<Reply> {
    let reply: Reply = from_slice(body).ok()?;
    let echoes = reply.magic == MAGIC && reply.store == batch.store && reply.digest == batch.digest;
    let per_line =
        reply.results.len() == batch.lines.len() && reply.results.iter().zip(&batch.lines).all(|(result, (n, _))| result.n == *n);
    (echoes && per_line).then_some(reply)
}

fn ack((result, (n, id)): (&LineResult, &(u64, crate::domain::ids::RevisionId))) -> Option<Ack> {
    let ack = Ack { n: *n, id: *id, status: result.status, seq: result.seq, receipt: result.receipt.clone() };
    result.status.acknowledges().then_some(ack)
}

type Pages = (Vec<Stored>, Vec<(crate::domain::ids::RevisionId, u64, String)>, Vec<Cursor>, bool);

/// Joins the pages that prove whole. A row without an id is the revision that an ack places there. A page whose checksum does not come out sets its feed back to the beginning
/// instead (I3); an older page than what is stored changes nothing. The last part tells whether all were whole.
fn read_pages(pages: &[Page], cursors: &[Cursor], acks: &[Ack]) -> Pages {
    let (mut rows, mut placed, mut set, mut whole) = (vec![], vec![], vec![], true);
    for page in pages {
        let before = cursors.iter().find(|cursor| cursor.feed == page.cursor.feed);
        let (seq, check) = before.map_or((0, SetCheck::default()), |cursor| (cursor.seq, cursor.check));
        if page.cursor.seq < seq {
            continue;
        }
        let fresh = || page.rows.iter().filter(|row| row.seq > seq);
        let bodies_fit = fresh().all(|row| row.body.as_ref().is_none_or(|body| Some(id_of(body.as_bytes())) == row.id));
        let acked = |row: &Row| acks.iter().find(|ack| ack.seq == Some(row.seq)).map(|ack| ack.id);
        let sum = fresh().try_fold(check, |check, row| Some(check.with(row.id.or_else(|| acked(row))?)));
        if !bodies_fit || sum != Some(page.cursor.check) {
            whole = false;
            set.push(Cursor { feed: page.cursor.feed.clone(), seq: 0, check: SetCheck::default() });
            continue;
        }
        for row in fresh() {
            // What an ack places needs nothing more.
            let Some(id) = row.id else { continue };
            match &row.body {
                Some(body) => {
                    rows.push(Stored { id, body: body.clone(), seq: Some(row.seq), receipt: row.receipt.clone(), n: None, status: None })
                }
                None => placed.extend(row.receipt.clone().map(|receipt| (id, row.seq, receipt))),
            }
        }
        set.push(page.cursor.clone());
    }
    (rows, placed, set, whole)
}
