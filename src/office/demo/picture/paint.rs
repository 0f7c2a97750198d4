//! Colours, light and grain. Made of sums, products, quotients and floors alone: the system's sine may differ in the last
//! bit from one machine to the next, and with it every photo's hash.

/// Red, green, blue, each from 0 to 255.
pub type Colour = [f32; 3];

pub const PAPER: Colour = [251.0, 247.0, 239.0];
pub const INK: Colour = [35.0, 31.0, 26.0];
pub const RATTAN: Colour = [138.0, 90.0, 31.0];
pub const STRAW: Colour = [224.0, 176.0, 112.0];
pub const FOREST: Colour = [29.0, 90.0, 60.0];
pub const LEAF: Colour = [127.0, 190.0, 110.0];
pub const RIVER: Colour = [20.0, 96.0, 124.0];
pub const SKY: Colour = [127.0, 190.0, 222.0];
pub const CLAY: Colour = [156.0, 51.0, 34.0];
pub const SOIL: Colour = [96.0, 68.0, 44.0];

/// From one colour to another; the part is held between 0 and 1.
pub fn mix(one: Colour, other: Colour, of_other: f32) -> Colour {
    let part = of_other.clamp(0.0, 1.0);
    [0, 1, 2].map(|at| one[at] + (other[at] - one[at]) * part)
}

/// 0 below `low`, 1 above `high`, and smoothly in between: an edge that is not cut with scissors.
pub fn edge(low: f32, high: f32, value: f32) -> f32 {
    let part = ((value - low) / (high - low)).clamp(0.0, 1.0);
    part * part * (3.0 - 2.0 * part)
}

/// 1 between two bounds, with soft edges of that width.
pub fn band(low: f32, high: f32, soft: f32, value: f32) -> f32 {
    edge(low - soft, low + soft, value) * (1.0 - edge(high - soft, high + soft, value))
}

/// The whole number below. The library's own is a call for each of a million points.
pub fn floor(value: f32) -> f32 {
    let cut = value as i32 as f32;
    if cut > value { cut - 1.0 } else { cut }
}

/// A wave of period 1 between -1 and 1: a sine to the eye (after Bhaskara).
pub fn wave(turns: f32) -> f32 {
    let half = floor(turns * 2.0);
    let part = turns * 2.0 - half;
    let arc = part * (1.0 - part);
    let height = 16.0 * arc / (5.0 - 4.0 * arc);
    if half as i32 % 2 == 0 { height } else { -height }
}

fn scattered(x: i32, y: i32, of: u32) -> f32 {
    let mut value =
        x.cast_unsigned().wrapping_mul(0x9E37_79B1) ^ y.cast_unsigned().wrapping_mul(0x85EB_CA77) ^ of.wrapping_mul(0xC2B2_AE3D);
    value = (value ^ (value >> 15)).wrapping_mul(0x2C1B_3C6D);
    value = (value ^ (value >> 12)).wrapping_mul(0x297A_2D39);
    ((value ^ (value >> 15)) >> 8) as f32 / 16_777_216.0
}

/// Smooth chance over a plane, from 0 to 1.
pub fn noise(x: f32, y: f32, of: u32) -> f32 {
    let (left, top) = (floor(x), floor(y));
    let (across, down) = (edge(0.0, 1.0, x - left), edge(0.0, 1.0, y - top));
    let (column, row) = (left as i32, top as i32);
    let at = |right: i32, below: i32| scattered(column.wrapping_add(right), row.wrapping_add(below), of);
    let above = at(0, 0) + (at(1, 0) - at(0, 0)) * across;
    let below = at(0, 1) + (at(1, 1) - at(0, 1)) * across;
    above + (below - above) * down
}

/// The same in three sizes laid over each other: clouds, leaves, soil.
pub fn rough(x: f32, y: f32, of: u32) -> f32 {
    noise(x, y, of) * 0.55 + noise(x * 2.1, y * 2.1, of + 1) * 0.3 + noise(x * 4.3, y * 4.3, of + 2) * 0.15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_is_the_library_s() {
        for value in [-2.5f32, -2.0, -0.1, 0.0, 0.1, 1.0, 7.99, -1_000.5] {
            assert_eq!(floor(value), value.floor(), "{value}");
        }
    }

    #[test]
    fn waves_and_noise_stay_in_their_bounds_and_reach_them() {
        let waves: Vec<f32> = (-400..400).map(|at| wave(at as f32 / 100.0)).collect();
        assert!(waves.iter().all(|height| (-1.0..=1.0).contains(height)));
        assert!(waves.contains(&1.0) && waves.contains(&-1.0) && wave(0.0) == 0.0 && wave(0.25) == 1.0);
        let noises: Vec<f32> = (0..4000).map(|at| noise(at as f32 * 0.37, at as f32 * 0.11, 7)).collect();
        let (low, high) = noises.iter().fold((1.0f32, 0.0f32), |(low, high), at| (low.min(*at), high.max(*at)));
        assert!((0.0..0.1).contains(&low) && (0.9..1.0).contains(&high), "{low} {high}");
    }
}
