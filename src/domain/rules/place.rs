//! Rules about villages and points.

use super::{Setting, Side, say, written};
use crate::domain::area;
use crate::domain::form::Ask;
use crate::domain::point::{PointField, WEAK_ACCURACY_M};
use crate::domain::problem::{Problem, Trouble};
use crate::domain::refs::VillageRef;
use crate::domain::text::NAME_MAX;

/// A point of a record at the office: in Indonesia, near its village, sharp. What is sealed is judged by its accuracy alone.
/// On the phone the form has judged the answer itself, before it was sealed.
pub fn point(field: &Option<PointField>, village: &Option<VillageRef>, setting: &Setting, found: &mut Vec<Problem>) {
    let Some(field) = field.as_ref().filter(|_| setting.side == Side::Office) else { return };
    let code = village.as_ref().map_or("", |village| village.code.as_str());
    let trouble = match field.point() {
        Some(point) => point.check(setting.pack.village(code)),
        None => (field.accuracy_m > WEAK_ACCURACY_M).then_some(Trouble::GpsWeak { accuracy_m: field.accuracy_m }),
    };
    say(found, Ask::Point.key(), trouble);
}

/// A village is in the list, and on a phone inside the person's territory. A code of another edition of the list is
/// believed: codes change every year, and a record keeps the one it was written with. One that was split since is flagged.
pub fn village(village: &Option<VillageRef>, setting: &Setting, found: &mut Vec<Problem>) {
    let Some(place) = village else { return };
    let at = Ask::Village.key();
    let this_edition = place.list == setting.pack.area_list;
    let unknown = this_edition && setting.pack.village(&place.code).is_none();
    let outside =
        setting.side == Side::Phone && !setting.territory.is_empty() && !setting.territory.iter().any(|of| area::contains(of, &place.code));
    let trouble = if unknown { Some(Trouble::UnknownCode) } else { outside.then_some(Trouble::VillageOutside) };
    say(found, at, trouble);
    say(found, at, setting.pack.split_since(&place.code, &place.list).then_some(Trouble::VillageSplit));
    say(found, at, written::line(Some(&place.name), NAME_MAX));
}
