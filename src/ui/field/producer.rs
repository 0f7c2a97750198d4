//! One producer: who it is, what he holds, what he brought home, and the way to log more.

use super::app::{App, app};
use super::harvests::harvest_row;
use super::home::{forms_of, kind_tiles, livelihoods_of};
use super::live::{View, el, nothing, views};
use super::load::loaded;
use super::parts::{both_lines, button, glyph, link, p, page_head, small, span, strong};
use super::record::{correct, facts, not_here, said};
use super::route::Route;
use super::show;
use crate::domain::form::Form;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::status::Entry;
use crate::ui::kit::Glyph;

/// The page.
pub fn producer_page(id: RecordId) -> View {
    let app = app();
    loaded(|phone| async move { phone.entries(None).await }).draw(move |entries| page(app, id, entries))
}

fn page(app: App, id: RecordId, entries: &[Entry]) -> View {
    let records = &app.words().records;
    let Some(entry) = entries.iter().find(|entry| entry.id == id && entry.kind == Kind::Producer) else {
        return not_here(app, app.words().common.my_data);
    };
    let name = show::text_of(&entry.fields, "name").to_owned();
    let card = show::text_of(&entry.fields, "card").to_owned();
    let (holdings, harvests) = his(entries, id);
    views![
        page_head(app, name, nothing()),
        el("main")
            .class("page")
            .add(
                el("div")
                    .class("row row-apart")
                    .add(both_lines(app, entry))
                    .add((!card.is_empty()).then(|| span("mono quiet", format!("{} {card}", records.card)))),
            )
            .add(said(app, entry))
            .add(el("section").add(el("h2").class("home-heading").add(records.log_for_him)).add(kind_tiles(
                app,
                forms_of(&livelihoods_of(entry)),
                &id.to_string(),
            )))
            .add(holdings_of(app, id, &holdings))
            .add(harvested(app, &harvests))
            .add(el("section").class("card").add(facts(app, entry, entries)).add(correct(app, entry)))
    ]
}

fn his(entries: &[Entry], id: RecordId) -> (Vec<&Entry>, Vec<&Entry>) {
    let of = |kind: Kind| entries.iter().filter(move |entry| entry.kind == kind && show::is_of(entry, id)).collect::<Vec<_>>();
    let mut harvests = of(Kind::Harvest);
    crate::domain::order::sort_by_key(&mut harvests, |entry| std::cmp::Reverse(show::day(&entry.fields)));
    (of(Kind::Holding), harvests)
}

fn holdings_of(app: App, producer: RecordId, holdings: &[&Entry]) -> View {
    let records = &app.words().records;
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang: app.lang(), pack: &pack, today, entries: &[] };
    let rows: Vec<View> = holdings
        .iter()
        .map(|entry| {
            let (title, place, look, route) =
                (teller.title(entry), teller.place(&entry.fields), glyph_of_holding(entry), Route::Record(entry.id));
            el("li")
                .add(
                    link(route, "list-item")
                        .add(glyph(look))
                        .add(el("span").class("list-main").add(strong(&title)).add(span("quiet small", &place)))
                        .add(small(Glyph::Next)),
                )
                .into()
        })
        .collect();
    let list = (!rows.is_empty()).then(|| el("ul").class("list").add(rows));
    let add = move || app.open_form(Form::Holding, producer.to_string());
    el("section")
        .class("stack stack-s")
        .add(el("h2").class("home-heading").add(records.holdings))
        .add(list)
        .add(button("btn", add).add(glyph(Glyph::Plus)).add(app.words().fill.add_holding))
        .into()
}

fn glyph_of_holding(entry: &Entry) -> Glyph {
    match show::text_of(&entry.fields, "kind") {
        "vessel" => Glyph::Boat,
        "pond" | "cage" | "line" => Glyph::Pond,
        "area" => Glyph::Tree,
        _ => Glyph::Leaf,
    }
}

fn harvested(app: App, harvests: &[&Entry]) -> View {
    let records = &app.words().records;
    let rows: Vec<View> = harvests.iter().map(|entry| el("li").add(harvest_row(app, entry, None)).into()).collect();
    let list = match rows.is_empty() {
        true => p("quiet", records.no_harvests),
        false => el("ul").class("list").add(rows).into(),
    };
    el("section").class("stack stack-s").add(el("h2").class("home-heading").add(records.harvests)).add(list).into()
}
