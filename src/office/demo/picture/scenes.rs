//! What there is to see: the colour at a point, both from 0 to 1, from the left and from the top.

use super::Light;
use super::paint::{CLAY, Colour, FOREST, INK, LEAF, PAPER, RATTAN, RIVER, SKY, SOIL, STRAW, band, edge, floor, mix, noise, rough, wave};

/// Half the width of an outline in the distance.
const EDGE: f32 = 0.004;

/// Sky with clouds, and three ridges of forest behind each other in the haze.
fn above(x: f32, y: f32, light: Light) -> Colour {
    let of = light.of;
    let glow = edge(0.0, light.horizon, y);
    let warm = mix(PAPER, STRAW, light.evening);
    let mut colour = mix(SKY, warm, glow * 0.85);
    if y < light.horizon - 0.05 {
        let cloud = edge(0.52, 0.8, rough(x * 3.2 + light.middle, y * 8.0, of)) * (1.0 - glow * 0.6);
        colour = mix(colour, PAPER, cloud * 0.8);
    }
    for (at, height, size) in [(0u32, 0.15, 2.2), (1, 0.09, 4.0), (2, 0.035, 9.0)] {
        let highest = light.horizon - height * 1.35 - EDGE;
        if y < highest {
            continue;
        }
        let ridge = light.horizon - height * (0.35 + rough(x * size + at as f32 * 7.7, 0.3, of + 20 + at));
        if y < ridge - EDGE {
            continue;
        }
        let leaves = rough(x * 60.0, y * 70.0, of + 30 + at) * 0.5;
        let hazy = mix(mix(FOREST, LEAF, leaves * 0.5), mix(SKY, warm, 0.3), 0.62 - 0.26 * at as f32);
        colour = mix(colour, hazy, edge(ridge - EDGE, ridge + EDGE, y));
    }
    colour
}

/// How far away what lies that far below the horizon is.
fn away(y: f32, light: Light) -> f32 {
    (1.0 - light.horizon) / (y - light.horizon + 0.035)
}

/// Water under that sky: what stands above it once more, darker, broken by ripples.
fn water(x: f32, y: f32, light: Light, own: Colour) -> Colour {
    let far = away(y, light);
    let ripple = rough(x * 9.0 * far.min(6.0), far * 26.0, light.of + 50) - 0.5;
    let seen = above(x + ripple * 0.03, light.horizon - (y - light.horizon) * 0.75 - ripple.abs() * 0.04, light);
    let glint = edge(0.28, 0.42, ripple) * 0.35;
    mix(mix(seen, own, 0.35 + 0.4 * (y - light.horizon)), PAPER, glint)
}

/// Rows of a field that run together at the horizon, and a hut at its edge.
pub fn field(x: f32, y: f32, light: Light) -> Colour {
    let base = light.horizon + 0.045;
    let across = x - light.middle;
    let mut colour = above(x, y, light);
    if y > light.horizon {
        let far = away(y, light);
        let (row, along) = (across * far * light.repeats, far * 5.0);
        let height = wave(row) * 0.5 + 0.5;
        let tuft = rough(row * 5.0, along * 9.0, light.of + 60);
        let stalks = noise(x * 240.0, y * 90.0, light.of + 64) * 0.35;
        let green = mix(mix(FOREST, LEAF, 0.25 + tuft * 0.8), STRAW, light.evening * 0.7 + stalks * 0.4);
        let soil = mix(SOIL, INK, 0.25 + 0.3 * tuft);
        colour = mix(soil, green, edge(0.22, 0.5, height + (tuft - 0.5) * 0.5));
        colour = mix(colour, mix(FOREST, SKY, 0.35), (1.0 - edge(0.0, 0.12, y - light.horizon)) * 0.6);
    }
    let hut = (x - light.aside) / 0.1;
    let post = ((hut + 0.62).abs() < 0.05 || (hut - 0.62).abs() < 0.05) && (base - 0.1..base + 0.06).contains(&y);
    let wall = hut.abs() < 0.72 && (base - 0.085..base - 0.005).contains(&y);
    let roof = y < base - 0.075 && y > base - 0.18 + hut.abs() * 0.1;
    match (roof, wall, post) {
        (true, _, _) => mix(RATTAN, INK, 0.25 + 0.3 * noise(x * 150.0, y * 30.0, light.of + 70)),
        (_, true, _) => mix(STRAW, RATTAN, 0.45 + 0.25 * wave(x * 95.0)),
        (_, _, true) => mix(INK, SOIL, 0.4),
        _ => colour,
    }
}

/// A boat with a roof and two baskets on a river between forest banks.
pub fn boat(x: f32, y: f32, light: Light) -> Colour {
    let deck = light.horizon + 0.3;
    let across = (x - light.middle) / 0.27;
    let bow = across * across;
    let side = band(deck - 0.05 * bow, deck + 0.075 - bow * 0.07, 0.004, y) * (1.0 - edge(0.97, 1.0, across.abs()));
    let roof = band(deck - 0.2 + 0.02 * bow, deck - 0.165, 0.004, y) * band(-0.5, 0.42, 0.01, across);
    let posts = [-0.45f32, -0.05, 0.37].iter().any(|at| (across - at).abs() < 0.018) && (deck - 0.17..deck).contains(&y);
    let baskets = [(-0.28f32, 0.09f32), (0.18, 0.075)].iter().any(|(at, height)| {
        let wide = 0.085 + 0.3 * (deck - y);
        (across - at).abs() < wide && y < deck + 0.01 && y > deck - height
    });
    let mut colour = if y > light.horizon { water(x, y, light, RIVER) } else { above(x, y, light) };
    // What the boat takes from the light of the water.
    let shade = band(deck + 0.06, deck + 0.2, 0.03, y) * (1.0 - edge(0.5, 1.05, across.abs()));
    colour = mix(colour, INK, shade * (0.35 + 0.2 * noise(x * 20.0, y * 90.0, light.of + 80)));
    if posts {
        colour = mix(INK, RATTAN, 0.3);
    }
    if baskets {
        let woven = wave(x * 90.0) * wave(y * 110.0) * 0.5 + 0.5;
        colour = mix(mix(STRAW, RATTAN, 0.35), mix(RATTAN, INK, 0.4), woven);
    }
    colour = mix(colour, mix(STRAW, RATTAN, 0.25 + 0.35 * noise(x * 120.0, y * 20.0, light.of + 81)), roof);
    let plank = if y > deck + 0.035 { mix(CLAY, INK, 0.25) } else { mix(RATTAN, STRAW, 0.25) };
    mix(colour, mix(plank, INK, 0.25 * noise(x * 60.0, y * 240.0, light.of + 82)), side)
}

/// Rattan strips, two over and two under, with dyed ones that make a row of diamonds.
pub fn weave(x: f32, y: f32, light: Light) -> Colour {
    let wide = light.repeats * 4.0;
    let (u, v) = (x * wide * 4.0 / 3.0, y * wide);
    let over = (floor(u) + floor(v)).rem_euclid(4.0) < 2.0;
    let (along, across) = if over { (u, v) } else { (v, u) };
    let part = across - floor(across);
    let round = 4.0 * part * (1.0 - part);
    // Where a strip goes under the next one it lies in the shade.
    let bend = ((floor(u) + floor(v)).rem_euclid(2.0) + along - floor(along)) / 2.0;
    let lift = 0.55 + 0.45 * edge(0.0, 0.3, bend) * (1.0 - edge(0.7, 1.0, bend));
    let fibre = noise(along * 2.5, across * 17.0, light.of + 90) * 0.25;
    let period = 16.0;
    let fold = |at: f32| (at.rem_euclid(period) - period / 2.0).abs();
    let diamond = fold(floor(u)) + fold(floor(v));
    let dyed = (6.0..8.5).contains(&diamond) || diamond < 2.5;
    let strip = if dyed {
        mix(INK, CLAY, 0.3)
    } else if over {
        STRAW
    } else {
        mix(STRAW, RATTAN, 0.3)
    };
    let lit = mix(mix(RATTAN, INK, 0.75), mix(strip, RATTAN, fibre), edge(0.0, 0.55, round) * lift);
    let corner = (x - light.middle) * (x - light.middle) + (y - 0.5) * (y - 0.5);
    mix(lit, INK, corner * 0.9)
}

/// Seaweed lines with their floats, and a guard's hut on stilts.
pub fn lines(x: f32, y: f32, light: Light) -> Colour {
    let across = x - light.middle;
    let mut colour = above(x, y, light);
    if y > light.horizon {
        let far = away(y, light);
        colour = water(x, y, light, mix(RIVER, LEAF, 0.2));
        let row = across * far * light.repeats * 0.55;
        let near = (row - floor(row + 0.5)).abs();
        let fade = 1.0 - edge(5.0, 14.0, far);
        let weed = edge(0.4, 0.75, rough(row * 2.0, far * 60.0, light.of + 100)) * (1.0 - edge(0.05, 0.17, near));
        colour = mix(colour, mix(CLAY, FOREST, 0.45), weed * fade * 0.8);
        colour = mix(colour, PAPER, (1.0 - edge(0.008, 0.02, near)) * fade * 0.5);
        let along = far * 2.6;
        let (float_x, float_y) = (near / 0.075, (along - floor(along + 0.5)) / 0.16);
        let round = float_x * float_x + float_y * float_y;
        let bottle = mix(PAPER, SKY, edge(0.1, 1.0, round) * 0.7);
        colour = mix(colour, bottle, (1.0 - edge(0.7, 1.0, round)) * fade);
    }
    let base = light.horizon + 0.05;
    let hut = (x - light.aside) / 0.07;
    let stilt = [-0.6f32, 0.0, 0.6].iter().any(|at| (hut - at).abs() < 0.06) && (base - 0.06..base + 0.035).contains(&y);
    let wall = hut.abs() < 0.75 && (base - 0.12..base - 0.05).contains(&y);
    let roof = y < base - 0.11 && y > base - 0.19 + hut.abs() * 0.08;
    match (roof, wall, stilt) {
        (true, _, _) => mix(CLAY, INK, 0.3),
        (_, true, _) => mix(RATTAN, STRAW, 0.3 + 0.2 * wave(x * 140.0)),
        (_, _, true) => INK,
        _ => colour,
    }
}

/// A pond between dikes with a sluice, mangroves behind it.
pub fn pond(x: f32, y: f32, light: Light) -> Colour {
    if y <= light.horizon {
        return above(x, y, light);
    }
    let far = away(y, light);
    let across = (x - light.middle) * far;
    let rim = rough(across * 2.0, far * 3.0, light.of + 110) * 0.18;
    let side = edge(1.02 + rim, 1.12 + rim, across.abs());
    let down = (y - light.horizon) / (1.0 - light.horizon);
    let cross = band(0.33 + rim * 0.08, 0.4 + rim * 0.1, 0.006, down);
    let grass = rough(x * 40.0 * far.min(4.0), y * 90.0, light.of + 111);
    let dike = mix(mix(SOIL, STRAW, 0.25 + 0.2 * grass), mix(FOREST, LEAF, grass), edge(0.35, 0.6, grass));
    let pool = mix(water(x, y, light, mix(RIVER, STRAW, 0.25)), mix(RIVER, FOREST, 0.5), 0.15);
    let mut colour = mix(pool, dike, side.max(cross));
    let gate = (x - light.middle) / 0.05;
    let (top, foot) = (light.horizon + 0.27 * (1.0 - light.horizon), light.horizon + 0.44 * (1.0 - light.horizon));
    if gate.abs() < 1.0 && (top..foot).contains(&y) {
        let frame = gate.abs() > 0.72 || y < top + 0.022;
        let board = wave((y - top) * 45.0) * 0.25 + 0.3;
        colour = if frame { mix(RATTAN, INK, 0.35) } else { mix(RATTAN, STRAW, board) };
    }
    mix(colour, mix(SKY, FOREST, 0.3), (1.0 - edge(0.0, 0.05, down)) * 0.5)
}
