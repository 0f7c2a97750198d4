//! The words of every choice. A code means the same in all forms but for "none" and "other", which depend on the
//! question.

use crate::domain::form::Ask;
use crate::words::Lang;

/// The words of a code at a question; an unknown code (from a newer version) shows itself.
pub fn choice(lang: Lang, ask: Ask, code: &str) -> String {
    words(ask, code).map_or_else(|| code.to_owned(), |[indonesian, english]| lang.pick(indonesian, english).to_owned())
}

/// Indonesian and English, or `None` for a code of a newer version.
fn words(ask: Ask, code: &str) -> Option<[&'static str; 2]> {
    let by_question = match (ask, code) {
        (Ask::Buyer, "none") => ["Belum dijual", "Not sold yet"],
        (Ask::Scheme, "none") => ["Tidak ada", "None"],
        (Ask::Document, "none") => ["Tidak ada", "None"],
        (Ask::Scheme, "ha") => ["Hutan adat (HA)", "Customary forest (HA)"],
        (Ask::Tenure, "own") => ["Milik sendiri", "Own"],
        (Ask::Use, "own") => ["Dimakan atau dipakai sendiri", "Own use"],
        _ => return of_person(code).or_else(|| of_holding(code)).or_else(|| of_harvest(code)),
    };
    Some(by_question)
}

fn of_person(code: &str) -> Option<[&'static str; 2]> {
    Some(match code {
        "yes" => ["Ya", "Yes"],
        "no" => ["Tidak", "No"],
        "other" => ["Lainnya", "Other"],
        "no_card" => ["Belum punya KTP", "Has no KTP yet"],
        "forgotten" => ["Lupa atau KTP tidak dibawa", "Forgotten or not at hand"],
        "refused" => ["Tidak bersedia", "Declined"],
        "male" => ["Laki-laki", "Male"],
        "female" => ["Perempuan", "Female"],
        "farm" => ["Bertani atau berkebun", "Farming"],
        "catch" => ["Menangkap ikan", "Fishing"],
        "aquaculture" => ["Budi daya ikan atau rumput laut", "Fish or seaweed farming"],
        "forest" => ["Memungut hasil hutan", "Forest gathering"],
        "registry" => ["Setuju didaftar sebagai pelaku usaha", "Agrees to be registered"],
        "statistics" => ["Setuju hasilnya masuk angka panen (tanpa nama)", "Agrees that harvests count in figures (without the name)"],
        "tap" => ["Ketuk sendiri di layar", "Tapped the screen"],
        "signature" => ["Tanda tangan di kertas", "Signature on paper"],
        "thumb" => ["Cap jempol di kertas", "Thumbprint on paper"],
        "audio" => ["Lisan, direkam", "Spoken, recorded"],
        _ => return None,
    })
}

fn of_holding(code: &str) -> Option<[&'static str; 2]> {
    Some(match code {
        "plot" => ["Lahan", "Plot"],
        "vessel" => ["Perahu", "Boat"],
        "pond" => ["Tambak atau kolam", "Pond"],
        "cage" => ["Keramba", "Cage"],
        "line" => ["Tali rumput laut", "Seaweed line"],
        "area" => ["Wilayah pungut", "Gathering area"],
        "m2" => ["m² (meter persegi)", "m² (square metres)"],
        "ha" => ["ha (hektare)", "ha (hectares)"],
        "rent" => ["Sewa", "Rented"],
        "share" => ["Bagi hasil", "Share-cropped"],
        "customary" => ["Tanah adat", "Customary land"],
        "hd" => ["Hutan desa (HD)", "Village forest (HD)"],
        "hkm" => ["Hutan kemasyarakatan (HKm)", "Community forest (HKm)"],
        "htr" => ["Hutan tanaman rakyat (HTR)", "Community plantation (HTR)"],
        "partnership" => ["Kemitraan kehutanan", "Forestry partnership"],
        _ => return None,
    })
}

fn of_harvest(code: &str) -> Option<[&'static str; 2]> {
    Some(match code {
        "wet" => ["Basah", "Wet"],
        "dry" => ["Kering", "Dry"],
        "washed" => ["WS (dicuci belerang)", "Washed and sulphured"],
        "peeled" => ["Kulit", "Peeled"],
        "core" => ["Fitrit (hati rotan)", "Core"],
        "split" => ["Belah", "Split"],
        "a" => ["Mutu A", "Grade A"],
        "b" => ["Mutu B", "Grade B"],
        "c" => ["Mutu C", "Grade C"],
        "mixed" => ["Campur", "Mixed"],
        "consumer" => ["Pembeli langsung", "Consumer"],
        "trader" => ["Pengepul atau pedagang", "Trader"],
        "cooperative" => ["Koperasi", "Cooperative"],
        "bumdes" => ["BUMDes", "Village enterprise"],
        "industry" => ["Industri atau pabrik", "Industry"],
        "raw" => ["Dijual mentah", "Sold raw"],
        "process" => ["Diolah sendiri", "Processed by oneself"],
        "partial" => ["Sebagian", "Partial"],
        "full" => ["Semua", "Full"],
        "village_forest" => ["Hutan desa", "Village forest"],
        "community_forest" => ["Hutan kemasyarakatan", "Community forest"],
        "customary_forest" => ["Hutan adat", "Customary forest"],
        "production_forest" => ["Hutan produksi", "Production forest"],
        "own_land" => ["Lahan sendiri", "Own land"],
        "inside" => ["Tetap di Kalimantan Utara", "Stays in North Kalimantan"],
        "outside" => ["Keluar Kalimantan Utara", "Leaves North Kalimantan"],
        "unknown" => ["Belum tahu", "Not known yet"],
        "fa_hhbk" => ["FA-HHBK", "FA-HHBK"],
        "nota" => ["Nota angkutan", "Transport note"],
        "season" => ["Bukan musim", "Out of season"],
        "weather" => ["Cuaca", "Weather"],
        "sick" => ["Sakit", "Illness"],
        "pest" => ["Hama", "Pests"],
        "flood" => ["Banjir", "Flood"],
        "broken" => ["Alat rusak", "Broken gear"],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes;

    #[test]
    fn every_code_of_every_list_has_words() {
        let lists: [(Ask, &[&str]); 22] = [
            (Ask::Sex, codes::Sex::CODES),
            (Ask::NikNone, codes::NikNone::CODES),
            (Ask::Livelihoods, codes::Livelihood::CODES),
            (Ask::Livelihood, codes::Livelihood::CODES),
            (Ask::Consent, codes::Purpose::CODES),
            (Ask::ConsentMethod, codes::ConsentMethod::CODES),
            (Ask::HoldingKind, codes::HoldingKind::CODES),
            (Ask::Tenure, codes::Tenure::CODES),
            (Ask::AreaUnit, codes::AreaUnit::CODES),
            (Ask::Scheme, codes::Scheme::CODES),
            (Ask::Condition, codes::Condition::CODES),
            (Ask::Grade, codes::Grade::CODES),
            (Ask::Buyer, codes::Buyer::CODES),
            (Ask::Use, codes::Use::CODES),
            (Ask::Part, codes::Part::CODES),
            (Ask::AreaKind, codes::AreaKind::CODES),
            (Ask::Destination, codes::Destination::CODES),
            (Ask::Document, codes::Document::CODES),
            (Ask::NilReason, codes::NilReason::CODES),
            (Ask::Failed, &["yes", "no"]),
            (Ask::Scheme, &["ha"]),
            (Ask::AreaUnit, &["ha"]),
        ];
        for (ask, code) in lists.into_iter().flat_map(|(ask, list)| list.iter().map(move |code| (ask, *code))) {
            assert!(words(ask, code).is_some(), "{ask:?} {code}");
        }
        assert_ne!(choice(Lang::Id, Ask::Scheme, "ha"), choice(Lang::Id, Ask::AreaUnit, "ha"));
    }
}
