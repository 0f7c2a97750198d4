//! "Approve all that fit" (S3): exactly what the page showed, nothing newer, and a list of what was left out and why.

use super::filter::{FROM, Sql, UNDECIDED, conditions, in_order};
use super::pending::{Pending, label};
use super::verdict::{trouble, with_query};
use super::{Door, Here, failed, record, store, typed};
use crate::domain::ids::{RecordId, RevisionId};
use crate::domain::map::Map;
use crate::domain::reports::desk::{APPROVE_MANY_MAX, ApprovedMany, JudgeTrouble, Refused, Skipped};
use crate::domain::reports::queue::QueueFilter;
use crate::domain::verdict::{Outcome, Verdict};
use std::collections::BTreeMap;

/// One that fits the filter now.
struct Fit {
    id: RecordId,
    head: RevisionId,
    first_seq: i64,
    last_seq: i64,
    grams: i64,
}

/// Approves what fits the filter and stood on the page: records that came later are not part of it, records that
/// changed later are left out by name.
pub async fn approve(here: &Here, filter: &QueueFilter, high_seq: i64, number: i64) -> Result<ApprovedMany, Refused> {
    let fits = fits(here, filter).await.map_err(failed)?;
    if fits.len() as i64 > APPROVE_MANY_MAX || number > APPROVE_MANY_MAX {
        return Ok(ApprovedMany { over_cap: true, ..ApprovedMany::default() });
    }
    let made_ms = here.office.now_ms();
    let mut done = ApprovedMany::default();
    let mut rows = Vec::new();
    let mut grams: BTreeMap<RecordId, i64> = BTreeMap::new();
    for fit in fits.into_iter().filter(|fit| fit.first_seq <= high_seq) {
        let Some(head) = record::head(here, fit.id).await.map_err(failed)? else { continue };
        let changed = (fit.last_seq > high_seq).then_some(JudgeTrouble::ChangedSince);
        match trouble(here, &head, fit.head).or(changed) {
            Some(why) => skip(here, &mut done, fit.id, why).await?,
            None => {
                let verdict = Verdict {
                    target: fit.id,
                    judged: fit.head,
                    outcome: Outcome::Approve,
                    reason: String::new(),
                    marked: Map::new(),
                    due: None,
                };
                grams.insert(fit.id, fit.grams);
                rows.push(Pending { person: here.session.person, verdict, made_ms });
            }
        }
    }
    let stored = store::pend(&here.office, rows).await?;
    done.undo = stored.taken.first().map(|(id, _)| *id);
    done.approved = stored.taken.len() as i64;
    done.grams = stored.taken.iter().filter_map(|(_, target)| grams.get(target)).sum();
    for target in stored.pending_already {
        skip(here, &mut done, target, JudgeTrouble::AlreadyPending).await?;
    }
    let own = done.skipped.iter().filter(|skipped| skipped.why == JudgeTrouble::FourEyes).count();
    done.gone = (number - done.approved - (done.skipped.len() - own) as i64).max(0);
    Ok(done)
}

async fn skip(here: &Here, done: &mut ApprovedMany, id: RecordId, why: JudgeTrouble) -> Result<(), Refused> {
    let label = label(here, id).await.map_err(failed)?;
    done.skipped.push(Skipped { id, label, why });
    Ok(())
}

type Raw = (Vec<u8>, Vec<u8>, i64, i64, Option<i64>);

/// At most one more than the cap: enough to tell that it is over.
async fn fits(here: &Here, filter: &QueueFilter) -> Result<Vec<Fit>, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT record.id, (SELECT revision.id FROM revision WHERE revision.seq = record.last_seq), record.first_seq, record.last_seq, harvest.grams",
    );
    sql.push(FROM).push(UNDECIDED).push(" AND record.review IN ('waiting', 'changed')");
    conditions(&mut sql, &here.session.territory, &here.office.pack(), filter);
    in_order(&mut sql);
    sql.push(" LIMIT ").push_bind(APPROVE_MANY_MAX + 1);
    let raw: Vec<Raw> = sql.build_query_as().fetch_all(here.office.reads()).await?;
    let fit = |(id, head, first_seq, last_seq, grams): Raw| {
        let (id, head) = (RecordId::from_slice(&id)?, RevisionId::from_slice(&head)?);
        Some(Fit { id, head, first_seq, last_seq, grams: grams.unwrap_or(0) })
    };
    Ok(raw.into_iter().filter_map(fit).collect())
}

/// Sends the browser on to the list, which shows the result.
pub fn show(door: &Door, here: &Here, filter: &QueueFilter, done: &ApprovedMany) {
    let token = typed::keep_many(&here.office, here.session.person, done.clone());
    let query = filter.to_query();
    let hasil = format!("hasil={token}");
    let query = if query.is_empty() { hasil } else { format!("{query}&{hasil}") };
    door.go(&with_query("/meja", &query));
}
