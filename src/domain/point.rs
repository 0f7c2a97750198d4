//! Points from a phone's satellite receiver (RULES.md, forms 23 to 26). Degrees as integers, 1e-7.

use super::json::json_struct;
use super::pack::Area;
use super::problem::Trouble;
use super::sealed::Envelope;

/// One degree in the unit kept.
pub const DEGREE: i32 = 10_000_000;

/// Weaker than this, a point is flagged.
pub const WEAK_ACCURACY_M: u32 = 100;

/// Further than this from the village's middle is said. The middle is that of its area, not of its houses: upland
/// villages are wide.
pub const FAR_KM: u32 = 40;

/// Indonesia with its waters: south-west and north-east corner (latitude, longitude).
const INDONESIA: ((i32, i32), (i32, i32)) = ((-115 * DEGREE / 10, 945 * (DEGREE / 10)), (65 * DEGREE / 10, 1415 * (DEGREE / 10)));

/// A point with its accuracy: one field, for it means nothing without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Latitude, 1e-7 degrees.
    pub lat: i32,
    /// Longitude, 1e-7 degrees.
    pub lng: i32,
    /// Radius of the receiver's doubt, metres.
    pub accuracy_m: u32,
}

/// A point in a record: open, or sealed with only its cell readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointField {
    /// Latitude, 1e-7 degrees; absent where it is sealed.
    pub lat: Option<i32>,
    /// Longitude, the same.
    pub lng: Option<i32>,
    /// Radius of the receiver's doubt, metres.
    pub accuracy_m: u32,
    /// The cell beside the envelope, see [`Point::cell`].
    pub cell: Option<(i32, i32)>,
    /// What only the office opens: the point as [`Point::answer`] writes it.
    pub sealed: Option<Envelope>,
}

json_struct!(PointField { lat: optional, lng: optional, accuracy_m, cell: optional, sealed: optional });

impl PointField {
    /// A point that everybody may read who reads the record.
    pub fn open(point: &Point) -> Self {
        Self { lat: Some(point.lat), lng: Some(point.lng), accuracy_m: point.accuracy_m, cell: None, sealed: None }
    }

    /// What stands readable beside an envelope that is still to be made.
    pub fn sealed(point: &Point) -> Self {
        Self { lat: None, lng: None, accuracy_m: point.accuracy_m, cell: Some(point.cell()), sealed: None }
    }

    /// The point, where it is not sealed.
    pub fn point(&self) -> Option<Point> {
        Some(Point { lat: self.lat?, lng: self.lng?, accuracy_m: self.accuracy_m })
    }
}

impl Point {
    /// Reads an answer or what an envelope opened to: `lat,lng,accuracy_m`.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(',');
        let point = Self { lat: parts.next()?.parse().ok()?, lng: parts.next()?.parse().ok()?, accuracy_m: parts.next()?.parse().ok()? };
        parts.next().is_none().then_some(point)
    }

    /// The answer that reads so.
    pub fn answer(&self) -> String {
        format!("{},{},{}", self.lat, self.lng, self.accuracy_m)
    }

    /// Findings on a point for a village whose middle is known. At most one.
    pub fn check(&self, village: Option<&Area>) -> Option<Trouble> {
        if self.lat == 0 && self.lng == 0 {
            return Some(Trouble::GpsNull);
        }
        if !in_indonesia(self.lat, self.lng) {
            return Some(if in_indonesia(self.lng, self.lat) { Trouble::GpsSwapped } else { Trouble::GpsOutside });
        }
        if self.accuracy_m > WEAK_ACCURACY_M {
            return Some(Trouble::GpsWeak { accuracy_m: self.accuracy_m });
        }
        let km = village.and_then(|village| village.point).map(|middle| distance_km((self.lat, self.lng), middle));
        km.filter(|km| *km >= FAR_KM).map(|km| Trouble::GpsFar { km })
    }

    /// The point with latitude and longitude the other way round, as rule 24 offers.
    pub fn swapped(self) -> Self {
        Self { lat: self.lng, lng: self.lat, ..self }
    }

    /// The readable cell beside the envelope: 0.1 degree, by its south-west corner in tenths.
    pub fn cell(&self) -> (i32, i32) {
        (self.lat.div_euclid(DEGREE / 10), self.lng.div_euclid(DEGREE / 10))
    }
}

fn in_indonesia(lat: i32, lng: i32) -> bool {
    let ((south, west), (north, east)) = INDONESIA;
    (south..=north).contains(&lat) && (west..=east).contains(&lng)
}

/// Distance near the equator, where a degree of longitude is as long as one of latitude: at most 1 % too long inside the
/// province (latitude 1 to 4.5). 1e-7 degree is 1.11 cm.
fn distance_km(a: (i32, i32), b: (i32, i32)) -> u32 {
    let (north, east) = (f64::from(a.0) - f64::from(b.0), f64::from(a.1) - f64::from(b.1));
    ((north * north + east * east).sqrt() * 111.0 / f64::from(DEGREE)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: i32, lng: i32, accuracy_m: u32) -> Point {
        Point { lat, lng, accuracy_m }
    }

    fn village() -> Area {
        Area { code: "65.02.13.2001".into(), name: "Setulang".into(), point: Some((34_000_000, 1_164_000_000)) }
    }

    #[test]
    fn rule_23_null_island() {
        assert_eq!(at(0, 0, 5).check(None), Some(Trouble::GpsNull));
    }

    #[test]
    fn rule_24_swapped_is_offered_back() {
        let point = at(1_164_000_000, 34_000_000, 5);
        assert_eq!(point.check(None), Some(Trouble::GpsSwapped));
        assert_eq!(point.swapped().check(Some(&village())), None);
    }

    #[test]
    fn rule_25_outside_and_far() {
        assert_eq!(at(520_000_000, 40_000_000, 5).check(None), Some(Trouble::GpsOutside));
        assert_eq!(at(34_000_000, 1_168_000_000, 5).check(Some(&village())), Some(Trouble::GpsFar { km: 44 }));
        assert_eq!(at(34_000_000, 1_164_500_000, 5).check(Some(&village())), None);
    }

    #[test]
    fn rule_26_weak() {
        assert_eq!(at(34_000_000, 1_164_000_000, 3000).check(Some(&village())), Some(Trouble::GpsWeak { accuracy_m: 3000 }));
    }

    #[test]
    fn the_cell_is_a_tenth_of_a_degree() {
        assert_eq!(at(34_199_999, 1_164_999_999, 5).cell(), (34, 1164));
        assert_eq!(at(-1, 1_164_000_000, 5).cell(), (-1, 1164));
    }
}
