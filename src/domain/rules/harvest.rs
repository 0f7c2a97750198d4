//! Rules about reports.

use super::quantity::{self, is_measured, over_limit};
use super::{Setting, Side, place, when, written};
use crate::domain::amount::{Amount, Price};
use crate::domain::codes::{Destination, Document, Report};
use crate::domain::form::Ask;
use crate::domain::harvest::{Harvest, Line, line_key};
use crate::domain::pack::{Pack, Sector};
use crate::domain::problem::{Problem, Trouble};
use crate::domain::refs::CommodityRef;
use crate::domain::text::NAME_MAX;

/// More people aboard than this is remarked (Peskas, rule 9).
const CREW_MANY: i64 = 100;

/// More than this cannot be.
const CREW_MAX: i64 = 1_000;

/// Most lines of one catch: a revision must stay far below the largest one that is sent.
const LINES_MAX: usize = 100;

/// Most pieces per kilogram: small prawns.
const COUNT_PER_KG_MAX: i64 = 10_000;

/// Groups whose goods left the raw state before they were reported.
const PROCESSED_GROUPS: [&str; 1] = ["olahan"];

/// Groups whose wet and dry weights differ so much that an amount without its condition says nothing.
const CONDITION_GROUPS: [&str; 2] = ["rotan", "rumput laut"];

/// Findings on a report.
pub fn harvest(harvest: &Harvest, setting: &Setting) -> Vec<Problem> {
    let mut found = place::village(&harvest.village, setting);
    found.extend(goods(harvest, setting));
    found.extend(harvest.lines.iter().flat_map(|(id, line)| line_found(id, line, harvest, setting)));
    found.extend(trip(harvest, setting));
    found.extend(texts(harvest));
    found.extend(written::listed(&harvest.gear, setting.pack, Ask::Gear.key()));
    let mut say = |ask: Ask, trouble: Option<Trouble>| found.extend(trouble.map(|trouble| Problem::new(ask.key(), trouble)));
    if harvest.report != Some(Report::Catch) {
        say(Ask::Date, harvest.date.and_then(|day| when::past_day(day, setting)));
    }
    say(Ask::Month, harvest.month.and_then(|month| when::past_day(month.first(), setting)));
    say(Ask::CountPerKg, harvest.count_per_kg.and_then(|count| whole(count, 1, COUNT_PER_KG_MAX)));
    let lines = harvest.lines.len();
    say(Ask::Lines, (lines > LINES_MAX).then_some(Trouble::TooLong { max: LINES_MAX, found: lines }));
    let bare = harvest.destination == Some(Destination::Outside) && harvest.document == Some(Document::None);
    say(Ask::Document, bare.then_some(Trouble::NoDocument));
    found
}

/// Whether goods of the forest are raw: what is not in the list is taken as raw, for the question is only asked then.
pub fn is_raw(commodity: Option<&CommodityRef>, pack: &Pack) -> bool {
    let listed = commodity.and_then(|commodity| commodity.of(pack));
    listed.is_none_or(|commodity| !PROCESSED_GROUPS.contains(&commodity.group.as_str()))
}

/// Whether an amount of it means nothing without wet or dry.
pub fn needs_condition(commodity: Option<&CommodityRef>, pack: &Pack) -> bool {
    let listed = commodity.and_then(|commodity| commodity.of(pack));
    listed.is_some_and(|commodity| CONDITION_GROUPS.contains(&commodity.group.as_str()))
}

/// Commodity, amount, loss and price of a report without lines.
fn goods(harvest: &Harvest, setting: &Setting) -> Vec<Problem> {
    let mut found = commodity(&harvest.commodity, sector(harvest.report), Ask::Commodity.key(), setting);
    let commodity = harvest.commodity.as_ref();
    if let Some(amount) = &harvest.amount {
        let failed = harvest.failed == Some(true);
        let possible = quantity::possible(amount.milli, failed, &amount.unit, commodity, setting.pack);
        found.extend(possible.map(|trouble| Problem::new(Ask::Amount.key(), trouble)));
        found.extend(measure(amount, commodity, Ask::Unit.key(), setting));
        found.extend(limit(amount, harvest, commodity, Ask::Amount.key(), setting));
    }
    if let Some(loss) = &harvest.loss {
        let none = loss.milli == 0;
        let within = if none { None } else { quantity::within(loss.milli, &loss.unit, commodity, setting.pack) };
        found.extend(within.map(|trouble| Problem::new(Ask::Loss.key(), trouble)));
    }
    found.extend(price(&harvest.price, Ask::Price.key(), setting));
    found
}

/// One line of a catch; what was not caught has no line, so zero is out of range.
fn line_found(id: &str, line: &Line, harvest: &Harvest, setting: &Setting) -> Vec<Problem> {
    let species = Some(line.species.clone());
    let mut found = commodity(&species, Some(Sector::Fisheries), &line_key(id, Ask::Commodity), setting);
    let within = quantity::within(line.amount.milli, &line.amount.unit, species.as_ref(), setting.pack);
    found.extend(within.map(|trouble| Problem::new(line_key(id, Ask::Amount), trouble)));
    found.extend(measure(&line.amount, species.as_ref(), &line_key(id, Ask::Unit), setting));
    found.extend(limit(&line.amount, harvest, species.as_ref(), &line_key(id, Ask::Amount), setting));
    found.extend(price(&line.price, &line_key(id, Ask::Price), setting));
    found
}

/// In the list and of the sector that the form is about, or as people call it.
fn commodity(commodity: &Option<CommodityRef>, sector: Option<Sector>, at: &str, setting: &Setting) -> Vec<Problem> {
    let listed = commodity.as_ref().and_then(|commodity| commodity.of(setting.pack));
    let foreign = listed.is_some_and(|commodity| sector.is_some_and(|sector| sector != commodity.sector));
    let found = if foreign { Some(Problem::new(at, Trouble::UnknownCode)) } else { written::listed(commodity, setting.pack, at) };
    found.into_iter().collect()
}

fn sector(report: Option<Report>) -> Option<Sector> {
    match report? {
        Report::Farm => Some(Sector::Farming),
        Report::Catch | Report::Aquaculture => Some(Sector::Fisheries),
        Report::Forest => Some(Sector::Forestry),
        Report::Nil => None,
    }
}

/// A unit that has no fixed weight leaves the kilograms open; they are never guessed.
fn measure(amount: &Amount, commodity: Option<&CommodityRef>, at: &str, setting: &Setting) -> Vec<Problem> {
    let unit = written::listed(&Some(amount.unit.clone()), setting.pack, at);
    let listed = commodity.and_then(|commodity| commodity.of(setting.pack));
    let open = !is_measured(&amount.unit, listed, setting.pack) && unit.as_ref().is_none_or(|problem| problem.trouble == Trouble::AsTyped);
    unit.into_iter().chain(open.then(|| Problem::new(at, Trouble::Unmeasured))).collect()
}

/// Over the plausible limit: on the phone the form asks why; once a reason stands there, and at the office, it is a flag.
fn limit(amount: &Amount, harvest: &Harvest, commodity: Option<&CommodityRef>, at: &str, setting: &Setting) -> Option<Problem> {
    let (limit, unit) = over_limit(amount, commodity?, setting.pack)?;
    let asked = setting.side == Side::Phone && harvest.limit_reason.is_none();
    Some(if asked {
        Problem::new(Ask::LimitReason.key(), Trouble::OverLimitReason { limit, unit })
    } else {
        Problem::new(at, Trouble::OverLimit { limit, unit })
    })
}

fn price(price: &Option<Price>, at: &str, setting: &Setting) -> Vec<Problem> {
    let Some(price) = price else { return Vec::new() };
    let range = whole(price.idr, 0, quantity::PRICE_MAX_IDR);
    let unit = written::listed(&Some(price.per.clone()), setting.pack, at).filter(|problem| problem.trouble != Trouble::AsTyped);
    range.map(|trouble| Problem::new(at, trouble)).into_iter().chain(unit).collect()
}

/// A trip ends after it starts, not after today, and landed on the day that the report says.
fn trip(harvest: &Harvest, setting: &Setting) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut say = |ask: Ask, trouble: Option<Trouble>| found.extend(trouble.map(|trouble| Problem::new(ask.key(), trouble)));
    if let Some(trip) = harvest.trip {
        say(Ask::TripStart, when::past_day(trip.start.day(), setting));
        say(Ask::TripEnd, when::past_day(trip.end.day(), setting));
        say(Ask::TripEnd, (trip.end < trip.start).then_some(Trouble::EndBeforeStart));
        say(Ask::TripEnd, harvest.date.filter(|date| *date != trip.end.day()).map(|_| Trouble::WrongShape));
    }
    say(
        Ask::Crew,
        harvest.crew.and_then(|crew| match crew {
            0 => Some(Trouble::CrewZero),
            crew if crew > CREW_MANY && crew <= CREW_MAX => Some(Trouble::CrewMany),
            crew => whole(crew, 1, CREW_MAX),
        }),
    );
    found
}

fn texts(harvest: &Harvest) -> Vec<Problem> {
    let lines = [(&harvest.ground, Ask::Ground), (&harvest.landing, Ask::Landing), (&harvest.permit, Ask::Permit)];
    let notes = [(&harvest.late_reason, Ask::LateReason), (&harvest.limit_reason, Ask::LimitReason), (&harvest.note, Ask::Note)];
    let lines = lines.into_iter().filter_map(|(value, ask)| written::line(value, NAME_MAX, ask.key()));
    lines.chain(notes.into_iter().filter_map(|(value, ask)| written::note(value, ask.key()))).collect()
}

fn whole(value: i64, min: i64, max: i64) -> Option<Trouble> {
    (!(min..=max).contains(&value)).then(|| Trouble::Range { min: min.to_string(), max: max.to_string() })
}
