//! Photos of reports: some have one, and of these some have not arrived.

use super::pending::Thing;
use super::plan::Plan;
use super::save::Save;
use crate::domain::form::Form;
use crate::domain::ids::BlobId;
use crate::office::demo::picture::{self, Scene};
use crate::sync::revision::id_of;

/// Photos of a whole province, about: each is drawn and weighs some ten kilobytes, and millions of reports do not need more.
const PHOTOS_ABOUT: u64 = 240;

/// Never more than one report in so many.
const REPORTS_A_PHOTO_MIN: u64 = 40;

/// Reports of a producer in a year, about.
const REPORTS_A_YEAR: u64 = 12;

/// A drawn photo.
#[derive(Clone, Debug)]
pub struct Photo {
    /// Its hash.
    pub id: BlobId,
    /// A JPEG.
    pub bytes: Vec<u8>,
    /// Whether the phone has sent it by now.
    pub arrives: bool,
}

impl Photo {
    /// The photo of a report, if somebody took one.
    pub fn of(plan: &Plan, save: &Save) -> Option<Self> {
        let Thing::Report(month, at) = save.origin.thing else { return None };
        let scene = match save.form {
            Form::Farm => Scene::Field,
            Form::Catch => Scene::Boat,
            Form::Forest => Scene::Weave,
            Form::Aquaculture if save.label.starts_with("rumput-laut") => Scene::Lines,
            Form::Aquaculture => Scene::Pond,
            _ => return None,
        };
        let reports = plan.options.producers.saturating_mul(u64::from(plan.options.years) * REPORTS_A_YEAR);
        let mut dice = plan.dice("photo", &[u64::from(save.origin.producer), u64::from(month.unsigned_abs()), u64::from(at)]);
        if dice.below((reports / PHOTOS_ABOUT).max(REPORTS_A_PHOTO_MIN)) > 0 {
            return None;
        }
        let arrives = dice.permille(800);
        let bytes = picture::jpeg(scene, &mut dice);
        Some(Self { id: id_of(&bytes), bytes, arrives })
    }
}
