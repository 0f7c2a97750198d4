//! One producer: who it is, what he holds, what he brought home, and the way to log more.

use super::app::{App, app, link_to};
use super::frame::PageHead;
use super::harvests::harvest_row;
use super::home::{forms_of, kind_tiles, livelihoods_of};
use super::live::tap;
use super::load::loaded;
use super::producers::both_lines;
use super::record::{correct, facts, not_here, said};
use super::route::Route;
use super::show;
use crate::domain::form::Form;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::status::Entry;
use crate::ui::kit::{Glyph, Icon, IconSize};
use leptos::prelude::*;

/// The page.
pub fn producer_page(id: RecordId) -> AnyView {
    let app = app();
    loaded(|phone| async move { phone.entries(None).await }).draw(move |entries| page(app, id, entries))
}

fn page(app: App, id: RecordId, entries: &[Entry]) -> AnyView {
    let records = &app.words().records;
    let Some(entry) = entries.iter().find(|entry| entry.id == id && entry.kind == Kind::Producer) else {
        return not_here(app, app.words().common.my_data);
    };
    let name = show::text_of(&entry.fields, "name").to_owned();
    let card = show::text_of(&entry.fields, "card").to_owned();
    let (holdings, harvests) = his(entries, id);
    view! {
        <PageHead title=name />
        <main class="page">
            <div class="row row-apart">
                {both_lines(app, entry)}
                {(!card.is_empty()).then(|| view! { <span class="mono quiet">{format!("{} {card}", records.card)}</span> }.into_any())}
            </div>
            {said(app, entry)}
            <section>
                <h2 class="home-heading">{records.log_for_him}</h2>
                {kind_tiles(app, forms_of(&livelihoods_of(entry)), &id.to_string())}
            </section>
            {holdings_of(app, id, &holdings)}
            {harvested(app, &harvests)}
            <section class="card">
                {facts(app, entry, entries)}
                {correct(app, entry)}
            </section>
        </main>
    }
    .into_any()
}

fn his(entries: &[Entry], id: RecordId) -> (Vec<&Entry>, Vec<&Entry>) {
    let of = |kind: Kind| entries.iter().filter(move |entry| entry.kind == kind && show::is_of(entry, id)).collect::<Vec<_>>();
    let mut harvests = of(Kind::Harvest);
    crate::domain::order::sort_by_key(&mut harvests, |entry| std::cmp::Reverse(show::day(&entry.fields)));
    (of(Kind::Holding), harvests)
}

fn holdings_of(app: App, producer: RecordId, holdings: &[&Entry]) -> AnyView {
    let records = &app.words().records;
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang: app.lang.get_untracked(), pack: &pack, today, entries: &[] };
    let rows: Vec<AnyView> = holdings
        .iter()
        .map(|entry| {
            let (title, place, look, route) = (teller.title(entry), teller.place(&entry.fields), glyph(entry), Route::Record(entry.id));
            view! {
                <li>
                    {link_to(route, "list-item", view! {
                        <Icon glyph=look />
                        <span class="list-main"><strong>{title}</strong><span class="quiet small">{place}</span></span>
                        <Icon glyph=Glyph::Next size=IconSize::Small />
                    }.into_any())}
                </li>
            }
            .into_any()
        })
        .collect();
    let list = (!rows.is_empty()).then(|| view! { <ul class="list">{rows}</ul> }.into_any());
    let add = tap(move || app.open_form(Form::Holding, producer.to_string()));
    view! {
        <section class="stack stack-s">
            <h2 class="home-heading">{records.holdings}</h2>
            {list}
            <button class="btn" type="button" on:click=add><Icon glyph=Glyph::Plus />{app.words().fill.add_holding}</button>
        </section>
    }
    .into_any()
}

fn glyph(entry: &Entry) -> Glyph {
    match show::text_of(&entry.fields, "kind") {
        "vessel" => Glyph::Boat,
        "pond" | "cage" | "line" => Glyph::Pond,
        "area" => Glyph::Tree,
        _ => Glyph::Leaf,
    }
}

fn harvested(app: App, harvests: &[&Entry]) -> AnyView {
    let records = &app.words().records;
    let rows: Vec<AnyView> = harvests.iter().map(|entry| view! { <li>{harvest_row(app, entry, None)}</li> }.into_any()).collect();
    let list = match rows.is_empty() {
        true => view! { <p class="quiet">{records.no_harvests}</p> }.into_any(),
        false => view! { <ul class="list">{rows}</ul> }.into_any(),
    };
    view! {
        <section class="stack stack-s">
            <h2 class="home-heading">{records.harvests}</h2>
            {list}
        </section>
    }
    .into_any()
}
