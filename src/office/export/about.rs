//! The sheet about the data (Satu Data): producer, definition, units, period, filter, who and when, codes, version.

use super::Ask;
use super::lists::clock;
use crate::domain::reports::export::List;
use crate::domain::reports::overview::OverviewPage;
use crate::domain::reports::period::Period;
use crate::domain::reports::query;
use crate::office::desk::names;
use crate::words::desk::export as words;
use crate::words::desk::{self, overview};

/// Its rows: name and value.
pub fn rows(ask: &Ask, page: Option<&OverviewPage>, seq: i64) -> Vec<(String, String)> {
    let (lang, said) = (ask.viewer.lang, words::about(ask.viewer.lang));
    let pack = &ask.viewer.pack;
    let area = |code: &String| format!("{} ({code})", names::area(pack, code).unwrap_or_default());
    let territory: Vec<String> = match page {
        Some(page) if page.of_areas.len() > 1 => page.of_areas.iter().map(|of| area(&of.code)).collect(),
        _ => query::values(&ask.query)("area").map_or_else(|| ask.viewer.territory.iter().map(area).collect(), |code| vec![area(&code)]),
    };
    let by = if ask.person.is_some() { ask.viewer.who.name.clone() } else { said.by_machine.to_owned() };
    let filter = if ask.query.is_empty() { said.no_filter.to_owned() } else { ask.query.clone() };
    let mut rows = vec![
        (words::list(lang, ask.list), String::new()),
        (said.producer, format!("{} {}", said.producer_is, names::area(pack, ask.viewer.office.province()).unwrap_or_default())),
        (said.definition, words::definition(lang, ask.list).to_owned()),
        (said.unit, said.unit_is.to_owned()),
        (said.period, period(ask, page)),
        (said.territory, territory.join(", ")),
        (said.filter, filter),
        (said.by, by),
        (said.at, clock(ask.viewer.office.now_ms())),
        (said.version, seq.to_string()),
        (said.area_codes, pack.area_list.clone()),
        (said.codes, pack.version.clone()),
        (said.left_out, said.left_out_is.to_owned()),
        ("CSV", said.neutral.to_owned()),
    ];
    if let Some(page) = page {
        let over = overview(lang);
        let covered = (over.covered)(page.coverage.reporting(), page.coverage.all, page.coverage.depth > 2);
        rows.push((over.coverage, covered));
        if page.joins {
            rows.push((over.title, over.joined_note.to_owned()));
        }
    }
    rows.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn period(ask: &Ask, page: Option<&OverviewPage>) -> String {
    let lang = ask.viewer.lang;
    let get = query::reading(query::values(&ask.query));
    let asked = || Period::read(get("year").as_deref(), get("from").as_deref(), get("to").as_deref(), 0);
    let filtered = ask.list != List::Overview && get("year").is_some();
    match page.map(|page| page.period).or_else(|| filtered.then(asked)) {
        None => words::about(lang).any_time.to_owned(),
        Some(period) => format!("{}–{} {}", desk::month(lang, period.from), desk::month(lang, period.to), period.year),
    }
}
