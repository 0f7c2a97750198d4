//! The overview of harvests.

use crate::domain::reports::desk::Refused;
use crate::domain::reports::overview::{OverviewFilter, OverviewPage};
use leptos::server;
use leptos::server_fn::codec::GetUrl;

/// Figures by commodity, area and month, in the person's territory.
#[server(prefix = "/api/calls", endpoint = "overview", input = GetUrl)]
pub async fn overview(#[server(default)] filter: OverviewFilter) -> Result<OverviewPage, Refused> {
    use crate::domain::access::Action;
    use crate::office::desk::Door;
    use crate::office::overview::{Viewer, page};
    let door = Door::open()?;
    let asked = async { page(&Viewer::at_desk(&door.clone().enter(Action::ReadFigures).await?), &filter).await };
    door.answer(asked.await)
}
