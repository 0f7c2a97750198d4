//! Photos that no camera took: scenes in the colours of the program, for reports of the demonstration. Horizon, light, place
//! and grain are drawn by chance, so no two files are equal, and everybody sees that they are drawn.

mod paint;
mod scenes;

use super::province::dice::Dice;
use jpeg_encoder::{ColorType, Encoder};
use paint::Colour;

/// Pixels of each: as large as the desk shows them, and small enough for hundreds of them.
const WIDTH: u16 = 360;
const HEIGHT: u16 = 270;

/// Of 100; a phone's own photos have 80.
const QUALITY: u8 = 78;

/// What there is to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// A field with its hut.
    Field,
    /// A boat on the river.
    Boat,
    /// Woven rattan.
    Weave,
    /// Seaweed lines.
    Lines,
    /// A pond with its sluice.
    Pond,
}

/// What the light and the place are like in one picture. Lengths are parts of the picture.
#[derive(Clone, Copy)]
struct Light {
    /// Height of the horizon, from the top.
    horizon: f32,
    /// Where the eye stands, from the left.
    middle: f32,
    /// Where something stands at the edge, from the left.
    aside: f32,
    /// How often a pattern repeats.
    repeats: f32,
    /// 0 at noon, 1 in the evening.
    evening: f32,
    /// Brightness.
    bright: f32,
    /// Which noise.
    of: u32,
}

/// Draws a photo and encodes it as JPEG, of some ten kilobytes.
pub fn jpeg(scene: Scene, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing into memory does not fail, and the size is fixed.
    _ = Encoder::new(&mut bytes, QUALITY).encode(&pixels(scene, dice), WIDTH, HEIGHT, ColorType::Rgb);
    bytes
}

/// Red, green and blue of each pixel, row by row from the top.
fn pixels(scene: Scene, dice: &mut Dice) -> Vec<u8> {
    let mut part = |low: i64, high: i64| dice.between(low, high) as f32 / 100.0;
    let light = Light {
        horizon: part(30, 44),
        middle: part(38, 62),
        aside: if part(0, 99) < 0.5 { part(12, 28) } else { part(72, 88) },
        repeats: part(240, 420),
        evening: part(0, 80),
        bright: part(88, 106),
        of: dice.below(1 << 20) as u32,
    };
    let colour_at: fn(f32, f32, Light) -> Colour = match scene {
        Scene::Field => scenes::field,
        Scene::Boat => scenes::boat,
        Scene::Weave => scenes::weave,
        Scene::Lines => scenes::lines,
        Scene::Pond => scenes::pond,
    };
    let mut rgb = Vec::with_capacity(usize::from(WIDTH) * usize::from(HEIGHT) * 3);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let colour = colour_at((f32::from(x) + 0.5) / f32::from(WIDTH), (f32::from(y) + 0.5) / f32::from(HEIGHT), light);
            let grain = dice.between(-3, 3) as f32;
            rgb.extend(colour.map(|part| (part * light.bright + grain).clamp(0.0, 255.0) as u8));
        }
    }
    rgb
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const ALL: [Scene; 5] = [Scene::Field, Scene::Boat, Scene::Weave, Scene::Lines, Scene::Pond];

    #[test]
    fn every_photo_is_one_of_its_own_small_and_the_same_again() {
        let mut seen = BTreeSet::new();
        for scene in ALL {
            for number in 0..2 {
                let drawn = || jpeg(scene, &mut Dice::new(65, "picture", &[number]));
                let bytes = drawn();
                assert_eq!(bytes, drawn(), "{scene:?} {number}");
                assert!((8_000..80_000).contains(&bytes.len()), "{scene:?}: {} bytes", bytes.len());
                assert!(bytes.starts_with(&[0xff, 0xd8, 0xff]) && bytes.ends_with(&[0xff, 0xd9]));
                assert!(seen.insert(bytes), "{scene:?} {number} is like another");
            }
        }
    }

    #[test]
    fn every_scene_shows_something() {
        for scene in ALL {
            let rgb = pixels(scene, &mut Dice::new(65, "picture", &[3]));
            let bright: Vec<u32> = rgb.chunks(3).map(|pixel| pixel.iter().map(|part| u32::from(*part)).sum()).collect();
            let (dark, light) = (bright.iter().filter(|sum| **sum < 240).count(), bright.iter().filter(|sum| **sum > 450).count());
            assert!(dark > bright.len() / 500 && light > bright.len() / 50, "{scene:?}: {dark} dark, {light} light of {}", bright.len());
        }
    }
}
