//! One record.

use crate::domain::reports::desk::Refused;
use crate::domain::reports::record::RecordDetail;
use leptos::server;
use leptos::server_fn::codec::GetUrl;

/// A record with its history; `again` names a verdict that was typed and not taken.
#[server(prefix = "/api/calls", endpoint = "record", input = GetUrl)]
pub async fn record(#[server(default)] id: String, #[server(default)] again: String) -> Result<RecordDetail, Refused> {
    use crate::domain::access::Action;
    use crate::office::desk::{Door, record};
    let door = Door::open()?;
    let asked = async {
        let here = door.clone().enter(Action::ReadRecords).await?;
        // What is no id names no record: told like one that is not there.
        let id = id.parse().map_err(|_| Refused::NotFound)?;
        record::detail(&here, id, Some(again.as_str()).filter(|again| !again.is_empty())).await
    };
    door.answer(asked.await)
}
