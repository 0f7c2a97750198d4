//! The review queue and approving all of a filter.

use crate::domain::reports::desk::{ApprovedMany, Refused};
use crate::domain::reports::queue::{QueueFilter, QueuePage};
use leptos::server;
use leptos::server_fn::codec::GetUrl;

/// One page of the queue with its totals.
#[server(prefix = "/api/calls", endpoint = "queue", input = GetUrl)]
pub async fn queue(#[server(default)] filter: QueueFilter) -> Result<QueuePage, Refused> {
    use crate::domain::access::Action;
    use crate::office::desk::{Door, queue};
    let door = Door::open()?;
    let asked = async { queue::page(&door.clone().enter(Action::ReadRecords).await?, &filter).await };
    door.answer(asked.await)
}

/// Approves everything that fits a filter, as it stood when the page with `high_seq` was made (S3).
#[server(prefix = "/api/calls", endpoint = "approve_many")]
pub async fn approve_many(
    #[server(default)] list: String,
    #[server(default)] high_seq: i64,
    #[server(default)] number: i64,
) -> Result<ApprovedMany, Refused> {
    use crate::domain::access::Action;
    use crate::office::desk::{Door, many};
    let door = Door::open()?;
    let filter = QueueFilter::of_query(&list).from_start();
    let asked = async {
        let here = door.clone().enter(Action::Judge).await?;
        let done = many::approve(&here, &filter, high_seq, number).await?;
        many::show(&door, &here, &filter, &done);
        Ok(done)
    };
    door.answer(asked.await)
}

/// What the last "approve all" did, by the name that its page carries.
#[server(prefix = "/api/calls", endpoint = "many_result", input = GetUrl)]
pub async fn many_result(#[server(default)] token: String) -> Result<Option<ApprovedMany>, Refused> {
    use crate::domain::access::Action;
    use crate::office::desk::{Door, typed};
    let door = Door::open()?;
    let asked = async {
        let here = door.clone().enter(Action::ReadRecords).await?;
        Ok(typed::take_many(&here.office, here.session.person, &token))
    };
    door.answer(asked.await)
}
