//! Local names and what they stand for.

use crate::domain::reports::desk::Refused;
use crate::domain::reports::names::{Named, NamesPage};
use leptos::server;
use leptos::server_fn::codec::GetUrl;

/// Names that no list has, and what was decided about them.
#[server(prefix = "/api/calls", endpoint = "names", input = GetUrl)]
pub async fn names() -> Result<NamesPage, Refused> {
    use crate::domain::access::Action;
    use crate::office::desk::{Door, mapping};
    let door = Door::open()?;
    let asked = async { mapping::page(&door.clone().enter(Action::MapNames).await?).await };
    door.answer(asked.await)
}

/// Decides what a name stands for, for all of that name; with `keep` it stays as it is.
#[server(prefix = "/api/calls", endpoint = "map_name")]
pub async fn map_name(
    #[server(default)] of: String,
    #[server(default)] name: String,
    #[server(default)] to: String,
    #[server(default)] keep: String,
) -> Result<Named, Refused> {
    use crate::domain::access::Action;
    use crate::office::desk::{Door, mapping};
    let door = Door::open()?;
    let asked = async {
        let here = door.clone().enter(Action::MapNames).await?;
        let asked = mapping::Asked::read(&of, &name, &to, &keep)?;
        let named = mapping::decide(&here, &asked).await?;
        mapping::show(&door, &asked, &named);
        Ok(named)
    };
    door.answer(asked.await)
}
