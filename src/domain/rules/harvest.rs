//! Rules about reports.

use super::quantity::{self, is_measured, over_limit};
use super::{Setting, Side, place, say, when, written};
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

/// Adds the findings on a report.
pub fn harvest(harvest: &Harvest, setting: &Setting, found: &mut Vec<Problem>) {
    place::village(&harvest.village, setting, found);
    goods(harvest, setting, found);
    for (id, line) in &harvest.lines {
        line_found(id, line, harvest, setting, found);
    }
    trip(harvest, setting, found);
    place::point(&harvest.point, &harvest.village, setting, found);
    texts(harvest, found);
    say(found, Ask::Gear.key(), written::listed(harvest.gear.as_ref(), setting.pack));
    if harvest.report != Some(Report::Catch) {
        say(found, Ask::Date.key(), harvest.date.and_then(|day| when::past_day(day, setting)));
    }
    say(found, Ask::Month.key(), harvest.month.and_then(|month| when::past_day(month.first(), setting)));
    say(found, Ask::CountPerKg.key(), harvest.count_per_kg.and_then(|count| whole(count, 1, COUNT_PER_KG_MAX)));
    let lines = harvest.lines.len();
    say(found, Ask::Lines.key(), (lines > LINES_MAX).then_some(Trouble::TooLong { max: LINES_MAX, found: lines }));
    let bare = harvest.destination == Some(Destination::Outside) && harvest.document == Some(Document::None);
    say(found, Ask::Document.key(), bare.then_some(Trouble::NoDocument));
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
fn goods(harvest: &Harvest, setting: &Setting, found: &mut Vec<Problem>) {
    let commodity = harvest.commodity.as_ref();
    of_sector(commodity, sector(harvest.report), Ask::Commodity.key(), setting, found);
    if let Some(amount) = &harvest.amount {
        let failed = harvest.failed == Some(true);
        let possible = quantity::possible(amount.milli, failed, &amount.unit, commodity, setting.pack);
        say(found, Ask::Amount.key(), possible);
        measure(amount, commodity, Ask::Unit.key(), setting, found);
        limit(amount, harvest, commodity, Ask::Amount.key(), setting, found);
    }
    if let Some(loss) = harvest.loss.as_ref().filter(|loss| loss.milli != 0) {
        say(found, Ask::Loss.key(), quantity::within(loss.milli, &loss.unit, commodity, setting.pack));
    }
    price(harvest.price.as_ref(), Ask::Price.key(), setting, found);
}

/// One line of a catch; what was not caught has no line, so zero is out of range.
fn line_found(id: &str, line: &Line, harvest: &Harvest, setting: &Setting, found: &mut Vec<Problem>) {
    let (species, amount_at) = (Some(&line.species), line_key(id, Ask::Amount));
    of_sector(species, Some(Sector::Fisheries), &line_key(id, Ask::Commodity), setting, found);
    say(found, &amount_at, quantity::within(line.amount.milli, &line.amount.unit, species, setting.pack));
    measure(&line.amount, species, &line_key(id, Ask::Unit), setting, found);
    limit(&line.amount, harvest, species, &amount_at, setting, found);
    price(line.price.as_ref(), &line_key(id, Ask::Price), setting, found);
}

/// In the list and of the sector that the form is about, or as people call it.
fn of_sector(commodity: Option<&CommodityRef>, sector: Option<Sector>, at: &str, setting: &Setting, found: &mut Vec<Problem>) {
    let listed = commodity.and_then(|commodity| commodity.of(setting.pack));
    let foreign = listed.is_some_and(|commodity| sector.is_some_and(|sector| sector != commodity.sector));
    say(found, at, if foreign { Some(Trouble::UnknownCode) } else { written::listed(commodity, setting.pack) });
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
fn measure(amount: &Amount, commodity: Option<&CommodityRef>, at: &str, setting: &Setting, found: &mut Vec<Problem>) {
    let unit = written::listed(Some(&amount.unit), setting.pack);
    let listed = commodity.and_then(|commodity| commodity.of(setting.pack));
    let open = !is_measured(&amount.unit, listed, setting.pack) && matches!(unit, None | Some(Trouble::AsTyped));
    say(found, at, unit);
    say(found, at, open.then_some(Trouble::Unmeasured));
}

/// Over the plausible limit: on the phone the form asks why; once a reason stands there, and at the office, it is a flag.
fn limit(amount: &Amount, harvest: &Harvest, commodity: Option<&CommodityRef>, at: &str, setting: &Setting, found: &mut Vec<Problem>) {
    let over = commodity.and_then(|commodity| over_limit(amount, commodity, setting.pack));
    let Some((limit, unit)) = over else { return };
    if setting.side == Side::Phone && harvest.limit_reason.is_none() {
        say(found, Ask::LimitReason.key(), Some(Trouble::OverLimitReason { limit, unit }));
    } else {
        say(found, at, Some(Trouble::OverLimit { limit, unit }));
    }
}

fn price(price: Option<&Price>, at: &str, setting: &Setting, found: &mut Vec<Problem>) {
    let Some(price) = price else { return };
    say(found, at, whole(price.idr, 0, quantity::PRICE_MAX_IDR));
    say(found, at, written::listed(Some(&price.per), setting.pack).filter(|trouble| *trouble != Trouble::AsTyped));
}

/// A trip ends after it starts, not after today, and landed on the day that the report says.
fn trip(harvest: &Harvest, setting: &Setting, found: &mut Vec<Problem>) {
    if let Some(trip) = harvest.trip {
        let end = Ask::TripEnd.key();
        say(found, Ask::TripStart.key(), when::past_day(trip.start.day(), setting));
        say(found, end, when::past_day(trip.end.day(), setting));
        say(found, end, (trip.end < trip.start).then_some(Trouble::EndBeforeStart));
        say(found, end, harvest.date.filter(|date| *date != trip.end.day()).map(|_| Trouble::WrongShape));
    }
    let crew = harvest.crew.and_then(|crew| match crew {
        0 => Some(Trouble::CrewZero),
        crew if crew > CREW_MANY && crew <= CREW_MAX => Some(Trouble::CrewMany),
        crew => whole(crew, 1, CREW_MAX),
    });
    say(found, Ask::Crew.key(), crew);
}

fn texts(harvest: &Harvest, found: &mut Vec<Problem>) {
    for (value, ask) in [(&harvest.ground, Ask::Ground), (&harvest.landing, Ask::Landing), (&harvest.permit, Ask::Permit)] {
        say(found, ask.key(), written::line(value.as_deref(), NAME_MAX));
    }
    let notes = [(&harvest.late_reason, Ask::LateReason), (&harvest.limit_reason, Ask::LimitReason), (&harvest.note, Ask::Note)];
    for (value, ask) in notes {
        say(found, ask.key(), written::note(value.as_deref()));
    }
    say(found, Ask::Photos.key(), written::photos(&harvest.photos));
}

fn whole(value: i64, min: i64, max: i64) -> Option<Trouble> {
    (!(min..=max).contains(&value)).then(|| Trouble::Range { min: min.to_string(), max: max.to_string() })
}
