//! The boundary of a plot or pond: its corners as walked or tapped (RULES.md, forms 28). What is wrong with it is told and
//! flagged, and never keeps a record from being saved: the corners stay until somebody mends them.

use super::json::json_struct;
use super::point::{DEGREE, Point};
use super::problem::Trouble;
use std::fmt::Write as _;

/// Fewest corners of an area.
pub const CORNERS_MIN: usize = 3;

/// Most corners that a phone takes: a hectare walked round at five metres has eighty.
pub const CORNERS_MAX: usize = 500;

/// Largest area, square metres: 900 ha (28).
const AREA_MAX_M2: f64 = 9_000_000.0;

/// Smallest, square metres: less is a step to the side.
const AREA_MIN_M2: f64 = 1.0;

/// A fix that is weaker makes no corner of a walk, metres.
const WALK_ACCURACY_M: u32 = 20;

/// A walk takes a corner after this way, metres.
const WALK_STEP_M: f64 = 5.0;

/// Metres in one unit of 1e-7 degree of latitude.
const UNIT_M: f64 = 0.011_131_9;

/// Corners in the order in which they were taken; the last joins the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Boundary {
    /// Latitude and longitude, 1e-7 degrees.
    pub corners: Vec<(i32, i32)>,
    /// The weakest accuracy among them, metres.
    pub accuracy_m: u32,
}

json_struct!(Boundary { corners, accuracy_m });

impl Boundary {
    /// Reads an answer: the accuracy, then each corner after a semicolon. What cannot be read is left out.
    pub fn read(text: &str) -> Self {
        let mut parts = text.split(';');
        let accuracy_m = parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
        let corner = |part: &str| part.split_once(',').and_then(|(lat, lng)| Some((lat.parse().ok()?, lng.parse().ok()?)));
        Self { corners: parts.filter_map(corner).collect(), accuracy_m }
    }

    /// The answer that reads so; empty without a corner.
    pub fn answer(&self) -> String {
        let mut text = String::new();
        if !self.corners.is_empty() {
            let _ = write!(text, "{}", self.accuracy_m);
        }
        self.corners.iter().for_each(|(lat, lng)| _ = write!(text, ";{lat},{lng}"));
        text
    }

    /// Adds the corner where one stands; `false` when there are too many, or it is the last one again.
    pub fn add(&mut self, point: Point) -> bool {
        let corner = (point.lat, point.lng);
        let fits = self.corners.len() < CORNERS_MAX && self.corners.last() != Some(&corner);
        if fits {
            self.accuracy_m = self.accuracy_m.max(point.accuracy_m);
            self.corners.push(corner);
        }
        fits
    }

    /// Adds a corner of a walk: only from a sharp fix, and only some way from the last.
    pub fn step(&mut self, point: Point) -> bool {
        let far = self.corners.last().is_none_or(|last| {
            let (east, north) = metres(*last, (point.lat, point.lng));
            east * east + north * north >= WALK_STEP_M * WALK_STEP_M
        });
        far && point.accuracy_m <= WALK_ACCURACY_M && self.add(point)
    }

    /// Takes the last corner away.
    pub fn undo(&mut self) {
        self.corners.pop();
    }

    /// The area, square metres; of a boundary that crosses itself it means nothing.
    pub fn area_m2(&self) -> f64 {
        let Some(first) = self.corners.first() else { return 0.0 };
        let mut twice = 0.0;
        for (from, to) in self.sides() {
            let ((x, y), (next_x, next_y)) = (metres(*first, from), metres(*first, to));
            twice += x * next_y - next_x * y;
        }
        (twice / 2.0).abs()
    }

    /// The first thing wrong with it.
    pub fn check(&self) -> Option<Trouble> {
        let count = self.corners.len();
        if count > CORNERS_MAX {
            return Some(Trouble::PolyMany { max: CORNERS_MAX });
        }
        if count < CORNERS_MIN {
            return Some(Trouble::PolyPoints { min: CORNERS_MIN });
        }
        if self.crosses() {
            return Some(Trouble::PolyCross);
        }
        (!(AREA_MIN_M2..=AREA_MAX_M2).contains(&self.area_m2())).then_some(Trouble::PolyArea)
    }

    /// The corners on a drawing `size` wide and high, north up: `x,y x,y`.
    pub fn drawing(&self, size: f64) -> String {
        let Some(first) = self.corners.first() else { return String::new() };
        let mut spots: Vec<(f64, f64)> = Vec::new();
        let (mut low, mut high) = ((0.0, 0.0), (0.0, 0.0));
        for corner in &self.corners {
            let (east, north) = metres(*first, *corner);
            let spot: (f64, f64) = (east, -north);
            low = (spot.0.min(low.0), spot.1.min(low.1));
            high = (spot.0.max(high.0), spot.1.max(high.1));
            spots.push(spot);
        }
        let scale = size / (high.0 - low.0).max(high.1 - low.1).max(1.0);
        let mut text = String::new();
        // Whole units of the drawing are finer than a line is wide.
        spots.iter().for_each(|(x, y)| _ = write!(text, "{},{} ", ((x - low.0) * scale) as i32, ((y - low.1) * scale) as i32));
        text
    }

    fn sides(&self) -> impl Iterator<Item = ((i32, i32), (i32, i32))> {
        let next = self.corners.iter().skip(1).chain(self.corners.first());
        self.corners.iter().copied().zip(next.copied())
    }

    /// Whether two sides that do not follow each other meet.
    fn crosses(&self) -> bool {
        let sides: Vec<_> = self.sides().collect();
        sides.iter().enumerate().any(|(at, one)| {
            sides.iter().enumerate().skip(at + 2).any(|(other_at, other)| (at > 0 || other_at + 1 < sides.len()) && meet(*one, *other))
        })
    }
}

/// Metres east and north of a place, near enough for a village: a degree of longitude shrinks with the cosine of the
/// latitude, here its first two terms (better than 0.01 % up to 12 degrees).
fn metres(from: (i32, i32), to: (i32, i32)) -> (f64, f64) {
    let (north, east) = (f64::from(to.0) - f64::from(from.0), f64::from(to.1) - f64::from(from.1));
    let latitude = f64::from(from.0) / f64::from(DEGREE) * (std::f64::consts::PI / 180.0);
    let shrunk = 1.0 - latitude * latitude / 2.0 + latitude * latitude * latitude * latitude / 24.0;
    (east * UNIT_M * shrunk, north * UNIT_M)
}

type Side = ((i32, i32), (i32, i32));

/// Whether two sides have a place in common. Exact for places within nine degrees of each other.
fn meet(one: Side, other: Side) -> bool {
    let turn = |(from, to): Side, at: (i32, i32)| {
        let part = |a: i32, b: i32| f64::from(a) - f64::from(b);
        part(to.1, from.1) * part(at.0, from.0) - part(to.0, from.0) * part(at.1, from.1)
    };
    let within = |(from, to): Side, at: (i32, i32)| {
        let between = |a: i32, b: i32, c: i32| a.min(b) <= c && c <= a.max(b);
        between(from.0, to.0, at.0) && between(from.1, to.1, at.1)
    };
    let (a, b) = (turn(one, other.0), turn(one, other.1));
    let (c, d) = (turn(other, one.0), turn(other, one.1));
    if a * b < 0.0 && c * d < 0.0 {
        return true;
    }
    (a == 0.0 && within(one, other.0))
        || (b == 0.0 && within(one, other.1))
        || (c == 0.0 && within(other, one.0))
        || (d == 0.0 && within(other, one.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Corners in metres east and north of a place in Setulang.
    fn around(spots: &[(i32, i32)]) -> Boundary {
        let unit = |metres: i32| (f64::from(metres) / UNIT_M) as i32;
        let corners = spots.iter().map(|(east, north)| (34_000_000 + unit(*north), 1_164_000_000 + unit(*east))).collect();
        Boundary { corners, accuracy_m: 5 }
    }

    fn at(lat: i32, lng: i32, accuracy_m: u32) -> Point {
        Point { lat, lng, accuracy_m }
    }

    #[test]
    fn a_hectare_is_a_hectare() {
        let square = around(&[(0, 0), (100, 0), (100, 100), (0, 100)]);
        assert_eq!(square.check(), None);
        // East to west is shorter by the cosine of 3.4 degrees.
        assert!((square.area_m2() - 10_000.0 * 0.998_24).abs() < 5.0, "{}", square.area_m2());
        let mut turned = square.clone();
        turned.corners.reverse();
        assert!((turned.area_m2() - square.area_m2()).abs() < 0.01, "whichever way round it was walked");
    }

    #[test]
    fn rule_28_what_is_no_boundary() {
        assert_eq!(around(&[(0, 0), (50, 0)]).check(), Some(Trouble::PolyPoints { min: 3 }));
        assert_eq!(around(&[(0, 0), (100, 100), (100, 0), (0, 100)]).check(), Some(Trouble::PolyCross), "a bow tie");
        assert_eq!(around(&[(0, 0), (100, 0), (50, 0), (50, 80)]).check(), Some(Trouble::PolyCross), "back along a side");
        assert_eq!(around(&[(0, 0), (100, 0), (100, 50), (50, 0), (0, 50)]).check(), Some(Trouble::PolyCross), "a corner on a side");
        assert_eq!(around(&[(0, 0), (3_100, 0), (3_100, 3_100), (0, 3_100)]).check(), Some(Trouble::PolyArea), "961 ha");
        assert_eq!(around(&[(0, 0), (2_900, 0), (2_900, 2_900), (0, 2_900)]).check(), None, "841 ha");
        let many = Boundary { corners: (0..100_000).map(|at| (at, at * 7 % 1000)).collect(), accuracy_m: 5 };
        assert_eq!(many.check(), Some(Trouble::PolyMany { max: CORNERS_MAX }));
        let anywhere = Boundary { corners: vec![(i32::MIN, i32::MAX), (i32::MAX, i32::MIN), (0, 0), (i32::MAX, i32::MAX)], accuracy_m: 0 };
        assert!(anywhere.check().is_some());
    }

    #[test]
    fn a_walk_takes_sharp_fixes_some_way_apart() {
        let mut walk = Boundary::default();
        assert!(walk.step(at(34_000_000, 1_164_000_000, 8)));
        assert!(!walk.step(at(34_000_200, 1_164_000_000, 8)), "two metres on");
        assert!(!walk.step(at(34_001_000, 1_164_000_000, 60)), "eleven metres on, sixty in doubt");
        assert!(walk.step(at(34_001_000, 1_164_000_000, 12)));
        assert_eq!((walk.corners.len(), walk.accuracy_m), (2, 12));
        assert!(!walk.add(at(34_001_000, 1_164_000_000, 12)), "the same place twice is once");
        walk.undo();
        assert_eq!(walk.corners.len(), 1);
    }

    #[test]
    fn the_drawing_fits_and_north_is_up() {
        let triangle = around(&[(0, 0), (100, 0), (0, 100)]);
        assert_eq!(triangle.drawing(200.0), "0,200 199,200 0,0 ");
        assert_eq!(around(&[(0, 0)]).drawing(200.0), "0,0 ");
        assert_eq!(Boundary::default().drawing(200.0), "");
    }

    proptest! {
        #[test]
        fn answers_read_back(corners in proptest::collection::vec((any::<i32>(), any::<i32>()), 0..20), accuracy_m in 0u32..5000) {
            let accuracy_m = if corners.is_empty() { 0 } else { accuracy_m };
            let boundary = Boundary { corners, accuracy_m };
            prop_assert_eq!(Boundary::read(&boundary.answer()), boundary.clone());
            let _ = (boundary.check(), boundary.drawing(300.0));
        }

        #[test]
        fn any_text_is_read(text in ".{0,80}") {
            let _ = Boundary::read(&text).check();
        }
    }
}
