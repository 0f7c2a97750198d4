//! What is wrong with an answer, as data. The sentences stand in `words/`.

use serde::{Deserialize, Serialize};

/// One finding about one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The answer key it stands at (for a line: `line.<id>.<key>`).
    pub at: String,
    /// What is wrong.
    pub trouble: Trouble,
}

/// How a finding is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The form cannot be finished.
    Block,
    /// The person must choose one of two readings or answer a yes/no; then it is gone.
    Ask,
    /// Shown; the form goes on.
    Warn,
}

/// What is wrong, with the numbers a sentence needs. Comments give the rule of RULES.md ("Forms").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "code")]
#[allow(missing_docs, reason = "each variant's comment names its numbers")]
pub enum Trouble {
    /// A required answer is empty.
    Missing,
    /// 1: NIK is not 16 digits.
    NikLength { found: usize },
    /// 2: a character that is no digit, at a position from 1; `like` is the digit it resembles (O -> 0).
    NikDigits { position: usize, found: char, like: Option<char> },
    /// 3: all zeros, one digit repeated, serial 0000.
    NikImplausible,
    /// 4: the day or month in the NIK cannot be; both 0 where only the warning is known, not the NIK. Warns.
    NikDate { day: u8, month: u8 },
    /// 5: the date in the NIK differs from the typed date. Warns.
    NikBirthDiffers,
    /// 5b: the sex in the NIK differs from the chosen one. Warns.
    NikSexDiffers,
    /// 6: the region in the NIK is not the village's; old prefix 64 of a Kaltara regency counts as the same. Warns.
    NikRegion,
    /// No NIK, with a reason: the registration counts as unverified. Warns.
    NoNik,
    /// 7: a person on this phone has the same last digits, birth year, sex and village. Warns.
    NikKnownHere,
    /// P4: a harvest of that livelihood in that month is on this phone. Warns.
    HarvestThatMonth,
    /// P4 the other way: that month was reported as one without yield. Warns.
    NilThatMonth,
    /// 9: a number in scientific notation.
    NikFormat,
    /// 10: a phone number of impossible length.
    PhoneLength { found: usize },
    /// 11: more than one number.
    PhoneMany,
    /// 10: characters that stand in no phone number, or a foreign prefix.
    PhoneChars,
    /// 12: longer than `max` characters.
    TooLong { max: usize, found: usize },
    /// 13: empty after trimming.
    NameEmpty,
    /// 13: characters that change the direction of writing or are no text.
    NameChars,
    /// 18: not a calendar day.
    DateInvalid,
    /// 18: after today.
    DateFuture,
    /// 18: too long ago; for a birth date before `first_year`.
    DateRange { first_year: i32 },
    /// 19: after today by the server's clock. Flag at the desk, never a hold.
    ClockDoubt,
    /// Older than 90 days: a reason is asked for.
    DateOldReason { days: i64 },
    /// 20: outside what can be (inclusive bounds, as text in the unit).
    Range { min: String, max: String },
    /// Not a number.
    NumberInvalid,
    /// More decimals than are kept.
    NumberDecimals { max: usize },
    /// A field whose value has the wrong type: only a broken or foreign program writes that.
    WrongShape,
    /// 20: zero: "Gagal panen?".
    ZeroAsk,
    /// 21: `1.500` can be 1500 or 1.5. Both readings as plain text.
    NumberAmbiguous { thousands: String, decimal: String },
    /// Over the commodity's limit for the area; a reason is asked for. In base units, as text.
    OverLimitReason { limit: String, unit: String },
    /// Over the limit with a reason given, or seen by the office whose limits may be newer than the phone's. Warns.
    OverLimit { limit: String, unit: String },
    /// 22: far from the producer's own history (bounds as text, kg). Warns.
    Unusual { low: String, high: String },
    /// 23: point 0,0.
    GpsNull,
    /// 24: latitude and longitude swapped.
    GpsSwapped,
    /// 25: outside Indonesia; the point is not kept.
    GpsOutside,
    /// 25: `km` from the village's middle. Warns.
    GpsFar { km: u32 },
    /// 26: accuracy too weak. Warns.
    GpsWeak { accuracy_m: u32 },
    /// 28: sides of a boundary cross. Warns: the corners stay until they are mended, as with the next two.
    PolyCross,
    /// 28: fewer corners than an area has. Warns.
    PolyPoints { min: usize },
    /// 28: no area, or more than 900 ha. Warns.
    PolyArea,
    /// 28: more corners than a phone takes.
    PolyMany { max: usize },
    /// A code that the reference data does not know.
    UnknownCode,
    /// A village outside the person's territory.
    VillageOutside,
    /// The village was split after the list that it was written under: which part is meant, a person must say. Warns.
    VillageSplit,
    /// End of a trip before its start.
    EndBeforeStart,
    /// Crew of 0.
    CrewZero,
    /// Crew over 100. Warns.
    CrewMany,
    /// Consent to be registered was not given.
    ConsentMissing,
    /// Under 18 without a guardian's consent (UU 27/2022 art. 25).
    GuardianMissing,
    /// A unit without a fixed weight: the kg stay open until weighings exist. Warns.
    Unmeasured,
    /// A commodity or unit not in the list, kept as typed. Warns.
    AsTyped,
    /// More photos than a record has.
    PhotosMany { max: usize },
    /// Raw forest product leaving the province without a document. Warns, never blocks.
    NoDocument,
}

impl Trouble {
    /// The code, as it stands in JSON and in the `warned` list of a NIK.
    pub fn code(&self) -> &'static str {
        use Trouble::*;
        match self {
            Missing => "missing",
            NikLength { .. } => "nik_length",
            NikDigits { .. } => "nik_digits",
            NikImplausible => "nik_implausible",
            NikDate { .. } => "nik_date",
            NikBirthDiffers => "nik_birth_differs",
            NikSexDiffers => "nik_sex_differs",
            NikRegion => "nik_region",
            NoNik => "no_nik",
            NikKnownHere => "nik_known_here",
            HarvestThatMonth => "harvest_that_month",
            NilThatMonth => "nil_that_month",
            NikFormat => "nik_format",
            PhoneLength { .. } => "phone_length",
            PhoneMany => "phone_many",
            PhoneChars => "phone_chars",
            TooLong { .. } => "too_long",
            NameEmpty => "name_empty",
            NameChars => "name_chars",
            DateInvalid => "date_invalid",
            DateFuture => "date_future",
            DateRange { .. } => "date_range",
            ClockDoubt => "clock_doubt",
            DateOldReason { .. } => "date_old_reason",
            Range { .. } => "range",
            NumberInvalid => "number_invalid",
            NumberDecimals { .. } => "number_decimals",
            WrongShape => "wrong_shape",
            ZeroAsk => "zero_ask",
            NumberAmbiguous { .. } => "number_ambiguous",
            OverLimitReason { .. } => "over_limit_reason",
            OverLimit { .. } => "over_limit",
            Unusual { .. } => "unusual",
            GpsNull => "gps_null",
            GpsSwapped => "gps_swapped",
            GpsOutside => "gps_outside",
            GpsFar { .. } => "gps_far",
            GpsWeak { .. } => "gps_weak",
            PolyCross => "poly_cross",
            PolyPoints { .. } => "poly_points",
            PolyArea => "poly_area",
            PolyMany { .. } => "poly_many",
            UnknownCode => "unknown_code",
            VillageOutside => "village_outside",
            VillageSplit => "village_split",
            EndBeforeStart => "end_before_start",
            CrewZero => "crew_zero",
            CrewMany => "crew_many",
            ConsentMissing => "consent_missing",
            GuardianMissing => "guardian_missing",
            Unmeasured => "unmeasured",
            AsTyped => "as_typed",
            PhotosMany { .. } => "photos_many",
            NoDocument => "no_document",
        }
    }

    /// How it is treated.
    pub fn severity(&self) -> Severity {
        use Trouble::*;
        match self {
            NumberAmbiguous { .. } | ZeroAsk => Severity::Ask,
            NikDate { .. }
            | NikBirthDiffers
            | NikSexDiffers
            | NikRegion
            | NikKnownHere
            | HarvestThatMonth
            | NilThatMonth
            | NoNik
            | ClockDoubt
            | OverLimit { .. }
            | Unusual { .. }
            | GpsFar { .. }
            | GpsWeak { .. }
            | GpsSwapped
            | GpsOutside
            | PolyCross
            | PolyPoints { .. }
            | PolyArea
            | CrewMany
            | VillageSplit
            | Unmeasured
            | AsTyped
            | NoDocument => Severity::Warn,
            _ => Severity::Block,
        }
    }
}

impl Problem {
    /// A finding at an answer key.
    pub fn new(at: impl Into<String>, trouble: Trouble) -> Self {
        Self { at: at.into(), trouble }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The desk gets a finding by serde, a NIK keeps its code: both must say the same.
    #[test]
    fn the_code_is_the_tag_of_the_json() {
        let text = || "1".to_owned();
        use Trouble::*;
        let all = [
            Missing,
            NikLength { found: 1 },
            NikDigits { position: 1, found: 'O', like: None },
            NikImplausible,
            NikDate { day: 1, month: 1 },
            NikBirthDiffers,
            NikSexDiffers,
            NikRegion,
            NoNik,
            NikKnownHere,
            HarvestThatMonth,
            NilThatMonth,
            NikFormat,
            PhoneLength { found: 1 },
            PhoneMany,
            PhoneChars,
            TooLong { max: 1, found: 1 },
            NameEmpty,
            NameChars,
            DateInvalid,
            DateFuture,
            DateRange { first_year: 1 },
            ClockDoubt,
            DateOldReason { days: 1 },
            Range { min: text(), max: text() },
            NumberInvalid,
            NumberDecimals { max: 1 },
            WrongShape,
            ZeroAsk,
            NumberAmbiguous { thousands: text(), decimal: text() },
            OverLimitReason { limit: text(), unit: text() },
            OverLimit { limit: text(), unit: text() },
            Unusual { low: text(), high: text() },
            GpsNull,
            GpsSwapped,
            GpsOutside,
            GpsFar { km: 1 },
            GpsWeak { accuracy_m: 1 },
            PolyCross,
            PolyPoints { min: 1 },
            PolyArea,
            PolyMany { max: 1 },
            UnknownCode,
            VillageOutside,
            VillageSplit,
            EndBeforeStart,
            CrewZero,
            CrewMany,
            ConsentMissing,
            GuardianMissing,
            Unmeasured,
            AsTyped,
            PhotosMany { max: 1 },
            NoDocument,
        ];
        for trouble in all {
            assert_eq!(serde_json::to_value(&trouble).unwrap()["code"], trouble.code());
        }
    }
}
