//! One producer: who it is, what he holds, what he brought home, and the way to log more.

use super::app::{App, To, app};
use super::frame::PageHead;
use super::harvests::HarvestRow;
use super::home::{KindTiles, forms_of, livelihoods_of};
use super::load::{loaded, waiting};
use super::producers::BothLines;
use super::record::{Correct, Said, facts};
use super::route::Route;
use super::show;
use crate::domain::form::Form;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::status::Entry;
use crate::ui::kit::{Glyph, Icon, IconSize, Notice, Tone};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ProducerPage(id: RecordId) -> impl IntoView {
    let app = app();
    let entries = loaded(|phone| async move { phone.entries(None).await });
    move || {
        let waiting = entries.with(waiting);
        let page = entries.with(|entries| entries.as_ref().and_then(|read| read.as_ref().ok()).map(|entries| page(app, id, entries)));
        view! { {waiting} {page} }
    }
}

fn page(app: App, id: RecordId, entries: &[Entry]) -> AnyView {
    let records = &app.words().records;
    let Some(entry) = entries.iter().find(|entry| entry.id == id && entry.kind == Kind::Producer) else {
        return view! {
            <PageHead title=app.words().common.my_data />
            <main class="page"><Notice tone=Tone::Info><p>{records.not_here}</p></Notice></main>
        }
        .into_any();
    };
    let name = show::text_of(&entry.fields, "name").to_owned();
    let card = show::text_of(&entry.fields, "card").to_owned();
    let (holdings, harvests) = his(entries, id);
    view! {
        <PageHead title=name />
        <main class="page">
            <div class="row row-apart">
                <BothLines entry=entry.clone() />
                {(!card.is_empty()).then(|| view! { <span class="mono quiet">{format!("{} {card}", records.card)}</span> })}
            </div>
            <Said entry=entry.clone() />
            <section>
                <h2 class="home-heading">{records.log_for_him}</h2>
                <KindTiles forms=forms_of(&livelihoods_of(entry)) producer=id.to_string() />
            </section>
            <Holdings producer=entry.clone() holdings />
            <Harvested harvests />
            <section class="card">
                {facts(app, entry, entries)}
                <Correct entry=entry.clone() />
            </section>
        </main>
    }
    .into_any()
}

fn his(entries: &[Entry], id: RecordId) -> (Vec<Entry>, Vec<Entry>) {
    let of = |kind: Kind| entries.iter().filter(move |entry| entry.kind == kind && show::is_of(entry, id)).cloned().collect::<Vec<_>>();
    let mut harvests = of(Kind::Harvest);
    harvests.sort_by_key(|entry| std::cmp::Reverse(show::day(&entry.fields)));
    (of(Kind::Holding), harvests)
}

#[component]
fn Holdings(producer: Entry, holdings: Vec<Entry>) -> impl IntoView {
    let app = app();
    let records = &app.words().records;
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang: app.lang.get_untracked(), pack: &pack, today, entries: &[] };
    let rows: Vec<AnyView> = holdings
        .iter()
        .map(|entry| {
            let (title, place, look, route) = (teller.title(entry), teller.place(&entry.fields), glyph(entry), Route::Record(entry.id));
            view! {
                <li>
                    <To route class="list-item">
                        <Icon glyph=look />
                        <span class="list-main"><strong>{title}</strong><span class="quiet small">{place}</span></span>
                        <Icon glyph=Glyph::Next size=IconSize::Small />
                    </To>
                </li>
            }
            .into_any()
        })
        .collect();
    let list = (!holdings.is_empty()).then(|| view! { <ul class="list">{rows}</ul> });
    let add = move |_| app.open_form(Form::Holding, producer.id.to_string());
    view! {
        <section class="stack stack-s">
            <h2 class="home-heading">{records.holdings}</h2>
            {list}
            <button class="btn" type="button" on:click=add><Icon glyph=Glyph::Plus />{app.words().fill.add_holding}</button>
        </section>
    }
}

fn glyph(entry: &Entry) -> Glyph {
    match show::text_of(&entry.fields, "kind") {
        "vessel" => Glyph::Boat,
        "pond" | "cage" | "line" => Glyph::Pond,
        "area" => Glyph::Tree,
        _ => Glyph::Leaf,
    }
}

#[component]
fn Harvested(harvests: Vec<Entry>) -> impl IntoView {
    let records = &app().words().records;
    let empty = harvests.is_empty().then(|| view! { <p class="quiet">{records.no_harvests}</p> });
    let rows = harvests.into_iter().map(|entry| view! { <li><HarvestRow entry who=None /></li> }).collect::<Vec<_>>();
    view! {
        <section class="stack stack-s">
            <h2 class="home-heading">{records.harvests}</h2>
            {empty}
            {(!rows.is_empty()).then(|| view! { <ul class="list">{rows.collect_view()}</ul> })}
        </section>
    }
}
