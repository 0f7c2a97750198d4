//! One report: a farm harvest, a catch with its lines, an aquaculture harvest, a gathering, or none in a month.

use super::Fields;
use super::amount::{Amount, Price};
use super::civil::Day;
use super::codes::{AreaKind, Buyer, Destination, Document, Grade, Livelihood, NilReason, Part, Report, Use};
use super::form::Ask;
use super::ids::{BlobId, RecordId};
use super::json::{Json as _, json_struct, to_value};
use super::moment::{Moment, Month};
use super::point::PointField;
use super::problem::{Problem, Trouble};
use super::record::record;
use super::refs::{CommodityRef, GearRef, VillageRef};

/// What the name of a line's field starts with; its id follows.
pub const LINE: &str = "line:";

/// Hex digits of a line id.
const LINE_ID_LEN: usize = 8;

record! {
    /// A report.
    Harvest {
        /// Whose.
        producer: RecordId = "producer" at Producer,
        /// Which report it is.
        report: Report = "form" at Producer,
        /// Where.
        village: VillageRef = "village" at Village,
        /// From which plot, boat, pond or area.
        holding: RecordId = "holding" at Holding,
        /// Day of harvest; for a catch the day of landing.
        date: Day = "date" at Date,
        /// What.
        commodity: CommodityRef = "commodity" at Commodity,
        /// How much.
        amount: Amount = "amount" at Amount,
        /// The harvest failed: an amount of 0 is meant.
        failed: bool = "failed" at Failed,
        /// Lost or damaged.
        loss: Amount = "loss" at Loss,
        /// Price.
        price: Price = "price" at Price,
        /// Grade.
        grade: Grade = "grade" at Grade,
        /// Buyer.
        buyer: Buyer = "buyer" at Buyer,
        /// Use.
        use_: Use = "use" at Use,
        /// Why it is reported so late.
        late_reason: String = "late_reason" at LateReason,
        /// Why it is above the plausible limit.
        limit_reason: String = "limit_reason" at LimitReason,
        /// Note.
        note: String = "note" at Note,
        /// Partial or full harvest.
        part: Part = "part" at Part,
        /// Pieces per kilogram.
        count_per_kg: i64 = "count_per_kg" at CountPerKg,
        /// Start and end of a fishing trip.
        trip: Trip = "trip" at TripEnd,
        /// People aboard.
        crew: i64 = "crew" at Crew,
        /// Gear.
        gear: GearRef = "gear" at Gear,
        /// Fishing ground.
        ground: String = "ground" at Ground,
        /// Landing site.
        landing: String = "landing" at Landing,
        /// Kind of forest area.
        area_kind: AreaKind = "area_kind" at AreaKind,
        /// Permit or KUPS number.
        permit: String = "permit" at Permit,
        /// Inside or outside the province.
        destination: Destination = "destination" at Destination,
        /// Transport document.
        document: Document = "document" at Document,
        /// The livelihood that had no yield.
        livelihood: Livelihood = "livelihood" at Livelihood,
        /// The month without yield.
        month: Month = "month" at Month,
        /// Why.
        nil_reason: NilReason = "nil_reason" at NilReason,
        /// Where it was caught or gathered, sealed.
        point: PointField = "point" at Point,
        /// Photos.
        photos: Vec<BlobId> = "photos" at Photos,
    }
    also {
        /// Lines of a catch with their ids, in the order of these; none is "Pulang kosong".
        lines: Vec<(String, Line)>,
    }
}

/// A fishing trip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trip {
    /// Out.
    pub start: Moment,
    /// Back.
    pub end: Moment,
}

json_struct!(Trip { start, end });

/// One species of a catch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub species: CommodityRef,
    /// How much.
    pub amount: Amount,
    /// Price.
    pub price: Option<Price>,
}

json_struct!(Line { species, amount, price: optional });

/// Whether a text can name a line: 8 lower-case hex digits.
pub fn is_line_id(id: &str) -> bool {
    id.len() == LINE_ID_LEN && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The answer key of a question in a line.
pub fn line_key(id: &str, ask: Ask) -> String {
    format!("line.{id}.{}", ask.key())
}

impl Harvest {
    /// Reads a record; each field of a wrong type is reported and left out.
    pub fn from_fields(fields: &Fields) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut harvest = Self::read_fields(fields, &mut problems);
        for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
            let Some(id) = name.strip_prefix(LINE) else { continue };
            match Line::read(value.clone()) {
                Ok(line) if is_line_id(id) => harvest.lines.push((id.to_owned(), line)),
                _ => problems.push(Problem::new(line_key(id, Ask::Commodity), Trouble::WrongShape)),
            }
        }
        (harvest, problems)
    }

    /// The record's fields.
    pub fn to_fields(&self) -> Fields {
        let mut fields = self.write_fields();
        for (id, line) in &self.lines {
            fields.insert(format!("{LINE}{id}"), to_value(line));
        }
        fields
    }
}
