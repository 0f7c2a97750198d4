//! The consent text (UU PDP 27/2022 art. 21 and 22). What a person agreed to is part of his record: version, hash and
//! language stand in it, so a text is never edited; a new one gets a new version.

use super::codes::{Code, ConsentMethod, Purpose};
use super::producer::Consent;
use sha2::{Digest, Sha256};

/// Version of the texts below.
pub const VERSION: &str = "v1";

const INDONESIAN: &str = "Kami mencatat nama, NIK, jenis kelamin, tanggal lahir, nomor HP, desa dan mata pencaharian Anda \
supaya Anda terdaftar sebagai pelaku usaha di Kalimantan Utara. NIK, tanggal lahir dan nomor HP disegel: hanya petugas yang \
berhak dapat membukanya, dan setiap pembukaan dicatat. Hasil panen Anda dihitung dalam angka desa tanpa nama bila Anda \
menyetujuinya. Data disimpan selama Anda terdaftar. Anda boleh melihat, membetulkan, menarik persetujuan, atau meminta data \
dihapus kapan saja lewat petugas; permintaan dijawab dalam 3x24 jam. Setuju atau tidak, Anda tetap dilayani.";

const ENGLISH: &str = "We record your name, NIK, sex, birth date, phone number, village and livelihood so that you are \
registered as a producer in North Kalimantan. NIK, birth date and phone number are sealed: only officials with the right to do \
so can open them, and every opening is recorded. Your harvests are counted in village figures without your name if you agree. \
The data are kept while you are registered. You may see and correct them, withdraw your consent or ask for erasure at any time \
through the officer; requests are answered within 3x24 hours. Whether you agree or not, you will be served.";

/// The text in a language; Indonesian for any other tag than "en".
pub fn text(language: &str) -> &'static str {
    if language == "en" { ENGLISH } else { INDONESIAN }
}

/// The consent of a person to the text of today.
pub fn given(purposes: Vec<Purpose>, method: ConsentMethod, language: &str) -> Consent {
    let language = if language == "en" { "en" } else { "id" };
    let hash = Sha256::digest(text(language)).iter().map(|byte| format!("{byte:02x}")).collect();
    Consent { purposes, text: VERSION.to_owned(), hash, language: language.to_owned(), method }
}

impl Consent {
    /// Whether it covers a purpose.
    pub fn covers(&self, purpose: Purpose) -> bool {
        self.purposes.iter().any(|given| given.code() == purpose.code())
    }
}
