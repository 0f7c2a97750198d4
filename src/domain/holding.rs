//! A plot, vessel, pond, cage, line or gathering area of a producer.

use super::Fields;
use super::boundary::Boundary;
use super::civil::Day;
use super::codes::{HoldingKind, Scheme, Tenure};
use super::ids::{BlobId, RecordId};
use super::json::json_struct;
use super::point::PointField;
use super::problem::Problem;
use super::record::record;
use super::refs::{CommodityRef, VillageRef};

record! {
    /// A holding.
    Holding {
        /// Whose.
        producer: RecordId = "producer" at Producer,
        /// What it is.
        kind: HoldingKind = "kind" at HoldingKind,
        /// What people call it.
        name: String = "name" at HoldingName,
        /// Where.
        village: VillageRef = "village" at Village,
        /// Area in square metres.
        area_m2: i64 = "area_m2" at Area,
        /// By what right.
        tenure: Tenure = "tenure" at Tenure,
        /// Main crop or species.
        crop: CommodityRef = "crop" at Crop,
        /// Measures of a boat.
        vessel: Vessel = "vessel" at Gt,
        /// Permit number.
        permit: String = "permit" at Permit,
        /// Day of stocking.
        stocked: Day = "stocked" at Stocked,
        /// Social-forestry scheme.
        scheme: Scheme = "scheme" at Scheme,
        /// Length of a seaweed line, in centimetres.
        length_cm: i64 = "length_cm" at Length,
        /// Where it is: sealed for a gathering area.
        point: PointField = "point" at Point,
        /// Corners of a plot or pond.
        boundary: Boundary = "boundary" at Boundary,
        /// Photos.
        photos: Vec<BlobId> = "photos" at Photos,
    }
}

/// Measures of a boat, as far as they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vessel {
    /// Gross tonnage, thousandths.
    pub gt_milli: Option<i64>,
    /// Engine power, horse power.
    pub engine_hp: Option<i64>,
    /// Length, centimetres.
    pub length_cm: Option<i64>,
}

json_struct!(Vessel { gt_milli: optional, engine_hp: optional, length_cm: optional });

impl Holding {
    /// Reads a record; each field of a wrong type is reported and left out.
    pub fn from_fields(fields: &Fields) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let holding = Self::read_fields(fields, &mut problems);
        (holding, problems)
    }

    /// The record's fields.
    pub fn to_fields(&self) -> Fields {
        self.write_fields()
    }
}
