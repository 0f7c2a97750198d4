//! Reference lists: their versions, and a new one on its way into force.

use crate::domain::reports::desk::Refused;
use crate::domain::reports::lists::{Ended, ListsPage};
use leptos::server;
use leptos::server_fn::codec::GetUrl;

/// Versions, what waits for its day, and the uploaded draft of that token.
#[server(prefix = "/api/calls", endpoint = "lists", input = GetUrl)]
pub async fn lists(#[server(default)] draft: String) -> Result<ListsPage, Refused> {
    use crate::domain::access::Action;
    use crate::office::desk::{Door, lists};
    let door = Door::open()?;
    let asked = async { lists::page(&door.clone().enter(Action::KeepLists).await?, &draft).await };
    door.answer(asked.await)
}

/// Puts an uploaded draft into force, today or on a later day.
#[server(prefix = "/api/calls", endpoint = "apply_lists")]
pub async fn apply_lists(#[server(default)] draft: String, #[server(default)] day: String) -> Result<Ended, Refused> {
    use crate::domain::access::Action;
    use crate::office::desk::{Door, lists};
    let door = Door::open()?;
    let asked = async {
        let here = door.clone().enter(Action::KeepLists).await?;
        let ended = lists::apply(&here, &draft, &day).await?;
        lists::show(&door, ended, &draft);
        Ok(ended)
    };
    door.answer(asked.await)
}

/// Takes a version that waits for its day back.
#[server(prefix = "/api/calls", endpoint = "withdraw_lists")]
pub async fn withdraw_lists() -> Result<Ended, Refused> {
    use crate::domain::access::Action;
    use crate::office::desk::{Door, lists};
    let door = Door::open()?;
    let asked = async {
        let here = door.clone().enter(Action::KeepLists).await?;
        let ended = lists::withdraw(&here.office, Some(here.session.person)).await?;
        lists::show(&door, ended, "");
        Ok(ended)
    };
    door.answer(asked.await)
}
