//! The form of a plot, vessel, pond, cage, line or gathering area.

use super::reader::Reader;
use super::{Answers, Ask, Context, FARMING, FISHERIES, Input, Question, ask, needed, place};
use crate::domain::Fields;
use crate::domain::codes::{AreaUnit, Code, HoldingKind, Scheme, Tenure};
use crate::domain::holding::{Holding, Vessel};
use crate::domain::number;
use crate::domain::problem::Trouble;
use crate::domain::record::write;
use crate::domain::rules::area_bounds;

/// Square metres in a thousandth of a hectare.
const M2_PER_MILLI_HA: i64 = 10;

pub(super) fn questions(answers: &Answers, context: &Context) -> Vec<Question> {
    let mut peek = Reader::peek(answers, context);
    let mut list = vec![
        needed(Ask::Producer, Input::Producer),
        needed(Ask::HoldingKind, Input::One(HoldingKind::CODES)),
        ask(Ask::HoldingName, Input::Text),
        needed(Ask::Village, Input::Village),
    ];
    let area = |required| {
        let unit = Question { ask: Ask::AreaUnit, input: Input::One(AreaUnit::CODES), required };
        [ask(Ask::Area, Input::Number { unit: None }), unit]
    };
    let sized = !peek.raw(Ask::Area).is_empty();
    let tenure = ask(Ask::Tenure, Input::One(Tenure::CODES));
    let length = ask(Ask::Length, Input::Number { unit: Some("m") });
    let (point, boundary) = (ask(Ask::Point, Input::Point), ask(Ask::Boundary, Input::Boundary));
    let raised = [ask(Ask::Crop, Input::Commodity(FISHERIES)), ask(Ask::Stocked, Input::Day)];
    match peek.one::<HoldingKind>(Ask::HoldingKind) {
        Some(HoldingKind::Plot) => {
            list.extend([point, boundary]);
            list.extend(area(sized));
            list.extend([tenure, ask(Ask::Crop, Input::Commodity(FARMING))]);
        }
        Some(HoldingKind::Vessel) => list.extend([
            ask(Ask::Gt, Input::Number { unit: None }),
            ask(Ask::EngineHp, Input::Number { unit: Some("hp") }),
            length,
            ask(Ask::Permit, Input::Text),
        ]),
        Some(kind @ (HoldingKind::Pond | HoldingKind::Cage)) => {
            list.push(point);
            list.extend(Some(boundary).filter(|_| kind == HoldingKind::Pond));
            list.extend(area(sized));
            list.push(tenure);
            list.extend(raised);
        }
        Some(HoldingKind::Line) => {
            list.push(point);
            list.push(length);
            list.extend(raised);
        }
        Some(HoldingKind::Area) => {
            list.push(point);
            list.extend(area(sized));
            list.extend([ask(Ask::Scheme, Input::One(Scheme::CODES)), ask(Ask::Permit, Input::Text)]);
        }
        None => {}
    }
    list.push(ask(Ask::Photos, Input::Photos));
    list
}

/// Puts together what takes several answers: an area with its unit, the measures of a boat.
pub(super) fn read(reader: &mut Reader, fields: &mut Fields) {
    let kind = reader.one(Ask::HoldingKind);
    // Thousandths of a metre, to the nearest centimetre.
    let length_cm = reader.number(Ask::Length).map(|milli| milli.saturating_add(5).div_euclid(10));
    write(fields, "area_m2", &area_m2(reader, kind));
    if kind == Some(HoldingKind::Vessel) {
        let vessel = Vessel { gt_milli: reader.number(Ask::Gt), engine_hp: reader.whole(Ask::EngineHp), length_cm };
        write(fields, "vessel", &Some(vessel).filter(|vessel| *vessel != Vessel::default()));
    } else {
        write(fields, "length_cm", &length_cm);
    }
}

/// The answers that make what takes several.
pub(super) fn answers_of(holding: &Holding, answers: &mut Answers) {
    place::answers_of(holding.point.as_ref(), holding.boundary.as_ref(), answers);
    let mut say = |ask: Ask, value: Option<String>| value.into_iter().for_each(|value| drop(answers.insert(ask.key().to_owned(), value)));
    let vessel = holding.vessel.unwrap_or_default();
    say(Ask::AreaUnit, holding.area_m2.map(|_| AreaUnit::SquareMetre.code().to_owned()));
    say(Ask::Gt, vessel.gt_milli.map(number::write));
    say(Ask::EngineHp, vessel.engine_hp.map(|hp| hp.to_string()));
    say(Ask::Length, holding.length_cm.or(vessel.length_cm).map(|cm| number::write(cm.saturating_mul(10))));
}

/// The area in square metres. Out of bounds is told in the unit it was typed in.
fn area_m2(reader: &mut Reader, kind: Option<HoldingKind>) -> Option<i64> {
    let milli = reader.number(Ask::Area)?;
    let unit = reader.one::<AreaUnit>(Ask::AreaUnit)?;
    let (min, max) = area_bounds(kind);
    let (area_m2, bounds) = match unit {
        AreaUnit::Hectare => (milli.saturating_mul(M2_PER_MILLI_HA), (1, max / M2_PER_MILLI_HA)),
        AreaUnit::SquareMetre => (milli.saturating_add(500).div_euclid(1000), (min * 1000, max.saturating_mul(1000))),
    };
    if (min..=max).contains(&area_m2) {
        return Some(area_m2);
    }
    reader.say(Ask::Area, Trouble::Range { min: number::write(bounds.0), max: number::write(bounds.1) });
    None
}
