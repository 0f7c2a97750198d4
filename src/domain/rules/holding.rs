//! Rules about a holding.

use super::quantity::out_of;
use super::{Setting, place, say, when, written};
use crate::domain::boundary::Boundary;
use crate::domain::codes::HoldingKind;
use crate::domain::form::Ask;
use crate::domain::holding::Holding;
use crate::domain::problem::{Problem, Trouble};
use crate::domain::text::NAME_MAX;

/// Largest plot, pond or cage: 1,000 ha. A family here works a hundredth of that.
const PLOT_MAX_M2: i64 = 10_000_000;

/// Largest gathering area: 100,000 ha, a village forest of the upland.
const FOREST_MAX_M2: i64 = 1_000_000_000;

/// Gross tonnage of a boat, thousandths: a canoe of 0.1 to a ship of 500.
const GT_MILLI: (i64, i64) = (100, 500_000);

/// Engine power of a boat, horse power.
const ENGINE_HP: (i64, i64) = (1, 5_000);

/// Length of a boat, centimetres.
const VESSEL_CM: (i64, i64) = (100, 10_000);

/// Length of a seaweed line, centimetres: up to 100 km of rope in one place.
const LINE_CM: (i64, i64) = (100, 10_000_000);

/// Adds the findings on a holding.
pub fn holding(holding: &Holding, setting: &Setting, found: &mut Vec<Problem>) {
    place::village(&holding.village, setting, found);
    say(found, Ask::HoldingName.key(), written::line(holding.name.as_deref(), NAME_MAX));
    say(found, Ask::Permit.key(), written::line(holding.permit.as_deref(), NAME_MAX));
    say(found, Ask::Crop.key(), written::listed(holding.crop.as_ref(), setting.pack));
    let bounds = area_bounds(holding.kind);
    say(found, Ask::Area.key(), holding.area_m2.and_then(|area| whole(area, bounds)));
    say(found, Ask::Stocked.key(), holding.stocked.and_then(|day| when::past_day(day, setting)));
    say(found, Ask::Length.key(), holding.length_cm.and_then(|length| metres(length, LINE_CM)));
    place::point(&holding.point, &holding.village, setting, found);
    say(found, Ask::Boundary.key(), holding.boundary.as_ref().and_then(Boundary::check));
    say(found, Ask::Photos.key(), written::photos(&holding.photos));
    if let Some(vessel) = holding.vessel {
        say(found, Ask::Gt.key(), vessel.gt_milli.and_then(|gt| out_of(gt, GT_MILLI.0, GT_MILLI.1)));
        say(found, Ask::EngineHp.key(), vessel.engine_hp.and_then(|hp| whole(hp, ENGINE_HP)));
        say(found, Ask::Length.key(), vessel.length_cm.and_then(|length| metres(length, VESSEL_CM)));
    }
}

/// Smallest and largest area of a kind of holding, square metres.
pub fn area_bounds(kind: Option<HoldingKind>) -> (i64, i64) {
    (1, if kind == Some(HoldingKind::Area) { FOREST_MAX_M2 } else { PLOT_MAX_M2 })
}

/// Bounds told in whole units.
fn whole(value: i64, (min, max): (i64, i64)) -> Option<Trouble> {
    (!(min..=max).contains(&value)).then(|| Trouble::Range { min: min.to_string(), max: max.to_string() })
}

/// Bounds of centimetres told in metres, as they are typed.
fn metres(length_cm: i64, (min, max): (i64, i64)) -> Option<Trouble> {
    out_of(length_cm.saturating_mul(10), min * 10, max * 10)
}
