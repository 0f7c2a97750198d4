//! Approve, return, reject; and taking it back within ten seconds.

#![allow(clippy::too_many_arguments, reason = "the arguments of a server function are the fields of its form")]

use crate::domain::reports::desk::{Judged, Refused, Undone};
use leptos::server;
use std::collections::BTreeMap;

/// Judges a record at exactly the revision that the page showed.
#[server(prefix = "/api/calls", endpoint = "judge")]
pub async fn judge(
    #[server(default)] record: String,
    #[server(default)] head: String,
    #[server(default)] outcome: String,
    #[server(default)] reason: String,
    #[server(default)] ticked: BTreeMap<String, String>,
    #[server(default)] words: BTreeMap<String, String>,
    #[server(default)] due: String,
    #[server(default)] list: String,
) -> Result<Judged, Refused> {
    use crate::domain::access::Action;
    use crate::domain::reports::queue::QueueFilter;
    use crate::office::desk::Door;
    use crate::office::desk::verdict::{self, Asked, Typed};
    let door = Door::open()?;
    let filter = QueueFilter::of_query(&list);
    let asked = async {
        let here = door.clone().enter(Action::Judge).await?;
        let asked = Asked::read(&record, &head, &outcome, Typed { reason, ticked, words, due })?;
        let judged = verdict::judge(&here, &asked, &filter).await?;
        verdict::show(&door, &here, asked.record, &filter, &judged);
        Ok(judged)
    };
    door.answer(asked.await)
}

/// Takes back a verdict, or everything that was approved together with it.
#[server(prefix = "/api/calls", endpoint = "undo")]
pub async fn undo(#[server(default)] id: i64, #[server(default)] list: String) -> Result<Undone, Refused> {
    use crate::domain::access::Action;
    use crate::domain::reports::queue::QueueFilter;
    use crate::office::desk::Door;
    use crate::office::desk::verdict;
    let door = Door::open()?;
    let filter = QueueFilter::of_query(&list);
    let asked = async {
        let here = door.clone().enter(Action::Judge).await?;
        let (undone, record) = verdict::undo(&here, id).await?;
        door.go(&verdict::page_after_undo(record, &filter, undone));
        Ok(undone)
    };
    door.answer(asked.await)
}
