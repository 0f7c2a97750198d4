//! The overview of harvests: sums by commodity, area and month (L1).
//!
//! ```text
//! facts   sums as SQL over the table `figure`, each asked for by its months
//! scope   which areas the figures are of: the one asked for, or that one joined with its neighbours
//! join    figures of fewer than five producers joined with their neighbours; pure
//! ```
//!
//! Verified and provisional stand beside each other and are never added; neither are two states of the goods, nor units.

mod facts;
mod join;
mod scope;

pub use facts::{NO_CONDITION, head};

use crate::domain::access::{Action, Relation, Role, allows, may};
use crate::domain::area::contains;
use crate::domain::civil::Day;
use crate::domain::pack::Pack;
use crate::domain::refs::OTHER;
use crate::domain::reports::desk::{Refused, Who};
use crate::domain::reports::overview::{Coverage, Headline, OverviewFilter, OverviewPage, Row, Unmeasured};
use crate::domain::reports::period::Period;
use crate::domain::reports::queue::Choice;
use crate::office::Office;
use crate::office::desk::{Here, failed, names};
use crate::words::Lang;
use facts::{Ask, Cells, Key, Kind};
use join::{Near, Part, join};
use std::sync::Arc;

/// Length of an area code by how many dots are in it.
const CODE_LEN: [usize; 4] = [2, 5, 8, 13];
/// Dots in a district's and in a village's code.
const DISTRICT: usize = 2;
const VILLAGE: usize = 3;

/// For whom figures are made.
#[derive(Clone)]
pub struct Viewer {
    /// The office.
    pub office: Office,
    /// Areas that nothing outside of is read.
    pub territory: Vec<String>,
    /// Whether figures of fewer than five producers are joined: for everybody who may not open the records.
    pub joins: bool,
    /// As the head of a page shows him.
    pub who: Who,
    /// Language of names.
    pub lang: Lang,
    /// The reference data that names come from.
    pub pack: Arc<Pack>,
}

impl Viewer {
    /// The person at the desk. An admin has no territory of his own: he sees the province.
    pub fn at_desk(here: &Here) -> Self {
        let everywhere = allows(here.session.role, Action::ReadFigures, Relation::Outside);
        let territory = if everywhere { vec![here.office.province().to_owned()] } else { here.session.territory.clone() };
        let joins = !may(here.session.role, Action::ReadRecords);
        Self { office: here.office.clone(), territory, joins, who: here.who(), lang: here.lang, pack: here.office.pack() }
    }

    /// Whoever runs a command at the office's machine: the province, joined, for the file goes on to others.
    pub fn at_machine(office: &Office, language: &str) -> Self {
        let lang = Lang::of(language);
        let joins = !may(Role::Planner, Action::ReadRecords);
        Self {
            office: office.clone(),
            territory: vec![office.province().to_owned()],
            joins,
            who: Who::default(),
            lang,
            pack: office.pack(),
        }
    }
}

/// The overview.
pub async fn page(viewer: &Viewer, filter: &OverviewFilter) -> Result<OverviewPage, Refused> {
    let areas = match filter.area.as_deref() {
        None => viewer.territory.clone(),
        Some(area) if viewer.territory.iter().any(|own| contains(own, area)) && viewer.pack.area(area).is_some() => {
            vec![area.to_owned()]
        }
        // Wider than the territory: all of it that is his.
        Some(area) if viewer.territory.iter().any(|own| contains(area, own)) => viewer.territory.clone(),
        Some(_) => return Err(Refused::NotFound),
    };
    read(viewer, filter, &areas).await.map_err(failed)
}

/// One read of everything: the parts that do not need each other at the same time.
async fn read(viewer: &Viewer, filter: &OverviewFilter, areas: &[String]) -> Result<OverviewPage, sqlx::Error> {
    let reads = viewer.office.reads();
    let today = Day::at_ms(viewer.office.now_ms());
    let period = Period::read(filter.year.as_deref(), filter.from.as_deref(), filter.to.as_deref(), today.year());
    let ask = Ask {
        months: period.months(),
        territory: viewer.territory.clone(),
        form: filter.form.clone(),
        commodity: filter.commodity.clone(),
        joins: viewer.joins,
    };
    let seq = facts::head(reads).await?;
    let scopes = scope::scopes(reads, &ask, areas).await?;
    let mut headlines: Vec<Headline> = scopes.iter().map(|(condition, scope)| headline(condition, scope)).collect();
    headlines.sort_by_key(|headline| (std::cmp::Reverse(headline.row.sum.larger()), headline.condition.clone()));
    let heaviest = headlines.first().map_or(NO_CONDITION, |headline| headline.condition.as_str());
    let condition = filter.condition.clone().unwrap_or_else(|| heaviest.to_owned());
    let of_areas = scopes.get(&condition).map_or_else(|| areas.to_vec(), |scope| scope.areas.clone());

    let depth = depth(areas);
    let below = (depth < VILLAGE).then(|| Key::Area(CODE_LEN[(depth + usize::from(areas.len() == 1)).min(VILLAGE)]));
    let cells = async |key: Key| facts::cells(reads, &ask, &of_areas, key, Some(&condition)).await;
    let by_area = async { if let Some(key) = below { cells(key).await } else { Ok(Cells::new()) } };
    let (by_commodity, by_area, by_month, counts, coverage, commodities, years) = tokio::try_join!(
        cells(Key::Commodity),
        by_area,
        cells(Key::Month),
        facts::reports(reads, &ask, areas),
        coverage(viewer, &ask, areas, depth),
        facts::commodities(reads, &ask, areas),
        facts::years(reads),
    )?;

    let names = Names { viewer };
    let (as_typed, listed): (Vec<Row>, Vec<Row>) = names
        .rows(measured(&by_commodity, &condition), Key::Commodity)
        .into_iter()
        .partition(|row| row.of.iter().all(|commodity| commodity.code.starts_with(OTHER)));
    let (first_year, last_year) = years.unwrap_or((today.year(), today.year()));
    Ok(OverviewPage {
        who: viewer.who.clone(),
        filter: filter.clone(),
        period,
        path: names.path(areas),
        joins: viewer.joins,
        opens_records: !viewer.joins,
        of_areas: of_areas.iter().map(|code| names.area(code)).collect(),
        headlines,
        by_commodity: listed,
        as_typed,
        by_area: names.rows(measured(&by_area, &condition), below.unwrap_or(Key::All)),
        by_month: names.rows(measured(&by_month, &condition), Key::Month),
        unmeasured: names.unmeasured(&by_commodity),
        condition,
        reports: counts.0,
        nil: counts.1,
        coverage,
        years: (first_year.min(today.year())..=last_year.max(today.year())).rev().collect(),
        areas: names.areas(),
        commodities: names.commodities(commodities),
        seq,
    })
}

fn headline(condition: &str, scope: &scope::Scope) -> Headline {
    let row = Row { of: Vec::new(), sum: scope.total.sum, withheld: scope.total.withheld };
    Headline { condition: condition.to_owned(), row }
}

/// The fewest dots in the codes.
fn depth(areas: &[String]) -> usize {
    areas.iter().map(|area| area.matches('.').count()).min().unwrap_or(0)
}

/// The cells of measured amounts.
fn measured(cells: &Cells, condition: &str) -> Vec<Part> {
    cells.get(&Kind { condition: condition.to_owned(), unit: None }).cloned().unwrap_or_default()
}

/// Who reported: districts of a province or regency, villages of a district.
async fn coverage(viewer: &Viewer, ask: &Ask, areas: &[String], depth: usize) -> Result<Coverage, sqlx::Error> {
    let counted = if depth < DISTRICT { DISTRICT } else { VILLAGE };
    let there = facts::reporting(viewer.office.reads(), ask, areas, CODE_LEN[counted]).await?;
    let mut coverage = Coverage { depth: counted, ..Coverage::default() };
    let names = Names { viewer };
    let inside = |code: &str| areas.iter().any(|area| contains(area, code));
    for area in viewer.pack.areas.iter().filter(|area| area.code.matches('.').count() == counted && inside(&area.code)) {
        coverage.all += 1;
        if there.contains(&area.code) {
            continue;
        }
        let around = area.code.rsplit_once('.').map_or(area.code.as_str(), |(around, _)| around);
        if coverage.silent.last().is_none_or(|(last, _)| last.code != around) {
            coverage.silent.push((names.area(around), Vec::new()));
        }
        if let Some((_, silent)) = coverage.silent.last_mut() {
            silent.push(Choice { code: area.code.clone(), name: area.name.clone() });
        }
    }
    Ok(coverage)
}

/// Names of what the figures are of.
struct Names<'a> {
    viewer: &'a Viewer,
}

impl Names<'_> {
    fn area(&self, code: &str) -> Choice {
        let name = names::area(&self.viewer.pack, code).unwrap_or_else(|| code.to_owned());
        Choice { code: code.to_owned(), name }
    }

    /// A commodity of the list by its name, any other as it was typed.
    fn commodity(&self, code: &str) -> Choice {
        let listed = names::commodity(&self.viewer.pack, self.viewer.lang, code);
        let name = listed.unwrap_or_else(|| code.strip_prefix(OTHER).unwrap_or(code).to_owned());
        Choice { code: code.to_owned(), name }
    }

    /// Joined where that is asked for, named and in order: months as they follow, everything else the heaviest first.
    fn rows(&self, parts: Vec<Part>, key: Key) -> Vec<Row> {
        let parts = match (self.viewer.joins, key) {
            (false, _) => parts,
            (true, Key::Month) => join(parts, &Near::Beside),
            (true, Key::Commodity) => join(parts, &Near::By(&|one, other| self.unlike(one, other))),
            (true, _) => join(parts, &Near::By(&|one, other| u8::from(around(one) != around(other)))),
        };
        let mut rows: Vec<Row> = parts.into_iter().map(|part| self.row(part, key)).collect();
        if key != Key::Month {
            rows.sort_by_key(|row| std::cmp::Reverse(row.sum.larger()));
        }
        rows
    }

    fn row(&self, part: Part, key: Key) -> Row {
        let name = |code: &String| match key {
            Key::Commodity => self.commodity(code),
            Key::Area(_) => self.area(code),
            Key::Month | Key::All => Choice { code: code.clone(), name: code.clone() },
        };
        Row { of: part.keys.iter().map(name).collect(), sum: part.sum, withheld: part.withheld }
    }

    /// How unlike two commodities are: of one group, of one sector, of two, and last one that is in no list.
    fn unlike(&self, one: &Part, other: &Part) -> u8 {
        let pack = &self.viewer.pack;
        let of = |part: &Part| part.keys.first().and_then(|id| pack.commodity(id));
        match (of(one), of(other)) {
            (Some(one), Some(other)) if (one.sector, &one.group) == (other.sector, &other.group) => 0,
            (Some(one), Some(other)) => 1 + u8::from(one.sector != other.sector),
            (None, None) => 0,
            _ => 3,
        }
    }

    /// Amounts in units that are no weight, each unit for itself.
    fn unmeasured(&self, cells: &Cells) -> Vec<Unmeasured> {
        let pack = &self.viewer.pack;
        let of_unit = |(kind, parts): (&Kind, &Vec<Part>)| {
            let code = kind.unit.clone()?;
            let name = match code.strip_prefix(OTHER) {
                Some(typed) => typed.to_owned(),
                None => names::unit(pack, self.viewer.lang, &code),
            };
            let unit = Choice { code, name };
            Some(self.rows(parts.clone(), Key::Commodity).into_iter().map(move |row| Unmeasured { row, unit: unit.clone() }))
        };
        cells.iter().filter_map(of_unit).flatten().collect()
    }

    /// From the widest area of the territory down to the one that is asked for.
    fn path(&self, areas: &[String]) -> Vec<Choice> {
        let [area] = areas else { return Vec::new() };
        let cuts = area.match_indices('.').filter_map(|(at, _)| area.get(..at)).chain([area.as_str()]);
        let mine = |code: &&str| self.viewer.territory.iter().any(|own| contains(own, code));
        cuts.filter(mine).map(|code| self.area(code)).collect()
    }

    /// Areas to choose from: down to districts, as in the queue; villages are reached by their links.
    fn areas(&self) -> Vec<Choice> {
        let mine = |code: &str| self.viewer.territory.iter().any(|own| contains(own, code));
        let all = self.viewer.pack.areas.iter().filter(|area| area.code.matches('.').count() < VILLAGE && mine(&area.code));
        all.map(|area| Choice { code: area.code.clone(), name: area.name.clone() }).collect()
    }

    fn commodities(&self, ids: Vec<String>) -> Vec<Choice> {
        let mut all: Vec<Choice> = ids.iter().map(|id| self.commodity(id)).collect();
        // What people typed may be anything, also a name: who may not open records does not read it in a list.
        all.retain(|commodity| !self.viewer.joins || !commodity.code.starts_with(OTHER));
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    }
}

/// The area around an area.
fn around(part: &Part) -> Option<&str> {
    part.keys.first().and_then(|code| code.rsplit_once('.')).map(|(around, _)| around)
}
