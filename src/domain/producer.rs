//! A person who farms, fishes, raises or gathers: one id, whatever he lives from.

use super::Fields;
use super::codes::{ConsentMethod, Livelihood, NikNone, Purpose, Sex};
use super::json::json_struct;
use super::problem::Problem;
use super::record::record;
use super::refs::VillageRef;
use super::sealed::Envelope;

record! {
    /// A registration.
    Producer {
        /// Full name.
        name: String = "name" at Name,
        /// NIK, sealed, or why there is none.
        nik: NikField = "nik" at Nik,
        /// Sex.
        sex: Sex = "sex" at Sex,
        /// Birth: the year readable, the date sealed where it is known.
        birth: BirthField = "birth" at Birth,
        /// Phone number, sealed.
        phone: PhoneField = "phone" at Phone,
        /// Village of residence.
        village: VillageRef = "village" at Village,
        /// What he lives from.
        livelihoods: Vec<Livelihood> = "livelihoods" at Livelihoods,
        /// Farmers' group, cooperative, KUPS.
        group: String = "group" at Group,
        /// Consent, with its proof.
        consent: Consent = "consent" at Consent,
        /// Who consents for someone under 18.
        guardian: String = "guardian" at Guardian,
        /// Local number on the card (O3), given by the phone at the save.
        card: String = "card" at Name,
    }
}

/// What is readable of a NIK.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NikField {
    /// The envelope.
    pub sealed: Option<Envelope>,
    /// Last two digits: "NIK tersegel ••01".
    pub last2: Option<String>,
    /// Codes of the warnings shown when it was typed.
    pub warned: Vec<String>,
    /// Why there is none.
    pub none: Option<NikNone>,
}

json_struct!(NikField { sealed: optional, last2: optional, warned: optional, none: optional });

/// What is readable of a birth date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BirthField {
    /// The envelope, when the full date is known.
    pub sealed: Option<Envelope>,
    /// Year.
    pub year: i32,
}

json_struct!(BirthField { sealed: optional, year });

/// What is readable of a phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneField {
    /// The envelope.
    pub sealed: Option<Envelope>,
    /// Last two digits.
    pub last2: String,
}

json_struct!(PhoneField { sealed: optional, last2 });

/// Consent with its proof (UU 27/2022 art. 22, 24).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// What for.
    pub purposes: Vec<Purpose>,
    /// Version of the text that was shown or read out.
    pub text: String,
    /// SHA-256 of that text, 64 hex digits.
    pub hash: String,
    /// Its language.
    pub language: String,
    /// How it was given.
    pub method: ConsentMethod,
}

json_struct!(Consent { purposes, text, hash, language, method });

impl Producer {
    /// Reads a record; each field of a wrong type is reported and left out.
    pub fn from_fields(fields: &Fields) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let producer = Self::read_fields(fields, &mut problems);
        (producer, problems)
    }

    /// The record's fields.
    pub fn to_fields(&self) -> Fields {
        self.write_fields()
    }
}
